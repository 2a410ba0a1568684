import RealModule

/// A power law fitted to the tail of positive numbers: p(x) = (α - 1)/xₘᵢₙ (x/xₘᵢₙ)^-α from xₘᵢₙ on.
///
/// For each candidate xₘᵢₙ among the numbers α is the maximum likelihood estimate 1 + n / Σ ln(xᵢ/xₘᵢₙ); the candidate with
/// the least Kolmogorov-Smirnov distance between the tail and the fit is taken. Every set of numbers has a best fit: whether
/// it is a good one tells ``pValue(resamples:seed:)``, and that does not prove a power law: compare others. Takes O(n²)
/// operations.
/// Source: A. Clauset, C. R. Shalizi and M. E. J. Newman, SIAM Review 51 (2009), continuous case.
public struct PowerLawFit: Hashable, Sendable {
  /// The exponent α.
  public let exponent: Double
  /// The standard error (α - 1)/√n of the exponent, without the uncertainty of xₘᵢₙ.
  public let standardError: Double
  /// The number xₘᵢₙ from which on the law is fitted.
  public let minimum: Double
  /// How many numbers are not below xₘᵢₙ.
  public let tailCount: Int
  /// The share of all numbers that are not below xₘᵢₙ.
  public let tailShare: Double
  /// The Kolmogorov-Smirnov distance of the tail from the law, the distribution of the tail taken as i/n at the i-th of its
  /// numbers, counted from 0, as the authors' program and the Python package powerlaw do.
  public let distance: Double
  /// The numbers below xₘᵢₙ, ascending.
  let body: [Double]

  /// The fit to these numbers, of which those that are not positive and finite are left out; nil where fewer than two different ones
  /// are left.
  public init?(_ numbers: some Sequence<Double>) {
    let x = numbers.filter { $0 > 0 && $0.isFinite }.sorted()
    guard let first = x.first, let last = x.last, first < last else { return nil }
    // Relative to the largest, so that those of numbers that are nearly equal keep their digits.
    let logarithms = x.map { number -> Double in
      if number > last / 2 { return .log(onePlus: (number - last) / last) }
      return number > last * .leastNormalMagnitude ? .log(number / last) : .log(number) - .log(last)
    }
    var best: (start: Int, exponent: Double, distance: Double)?
    // Σ ln xᵢ from each number on.
    var sums = [Double](repeating: 0, count: x.count + 1)
    for i in x.indices.reversed() { sums[i] = sums[i + 1] + logarithms[i] }
    for start in x.indices where x[start] < last && (start == 0 || x[start] > x[start - 1]) {
      let count = Double(x.count - start)
      let slope = count / (sums[start] - count * logarithms[start])
      let limit = best?.distance ?? .infinity
      var distance = 0.0
      for i in start..<x.count {
        let share = 1 - Double.exp(slope * (logarithms[start] - logarithms[i]))
        distance = Swift.max(distance, (share - Double(i - start) / count).magnitude)
        if distance >= limit { break }
      }
      if distance < limit { best = (start, 1 + slope, distance) }
    }
    guard let best else { return nil }
    tailCount = x.count - best.start
    (exponent, minimum, distance) = (best.exponent, x[best.start], best.distance)
    standardError = (exponent - 1) / Double(tailCount).squareRoot()
    tailShare = Double(tailCount) / Double(x.count)
    body = Array(x[..<best.start])
  }

  /// The density of the law at x, within the tail; 0 below xₘᵢₙ.
  public func density(at x: Double) -> Double {
    x < minimum ? 0 : (exponent - 1) / minimum * .pow(x / minimum, -exponent)
  }

  /// The share of the tail that is above x: (x/xₘᵢₙ)^(1-α), 1 below xₘᵢₙ.
  public func survival(at x: Double) -> Double {
    x < minimum ? 1 : .pow(x / minimum, 1 - exponent)
  }
}
