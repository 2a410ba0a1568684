import RealModule

/// The Marchenko-Pastur law: how the eigenvalues of WᴴW / N are distributed for an N×M matrix W, N ≥ M, of independent
/// entries with mean zero and variance s², in the limit of large N and M of fixed ratio.
///
/// With γ = M / N the density between λ± = s² (1 ± √γ)² is √((λ₊ - λ)(λ - λ₋)) / (2π s² γ λ), and zero elsewhere.
/// Source: V. A. Marchenko and L. A. Pastur, Math. USSR-Sbornik 1 (1967).
public struct MarchenkoPastur: Hashable, Sendable {
  /// γ = M / N, more than 0 and at most 1.
  public let ratio: Double
  /// The variance s² of the entries.
  public let variance: Double

  /// The law of this ratio and variance.
  public init(ratio: Double, variance: Double = 1) {
    precondition(ratio > 0 && ratio <= 1, "the ratio of sides \(ratio) is not in (0, 1]")
    precondition(variance >= 0, "the variance \(variance) is negative")
    (self.ratio, self.variance) = (ratio, variance)
  }

  /// The lower edge λ₋ = s² (1 - √γ)².
  public var lowerEdge: Double {
    let root = 1 - ratio.squareRoot()
    return variance * root * root
  }

  /// The upper edge λ₊ = s² (1 + √γ)².
  public var upperEdge: Double {
    let root = 1 + ratio.squareRoot()
    return variance * root * root
  }

  /// The density at λ; infinite at zero for γ = 1. For variance 0, where all is at zero, it is 0 elsewhere.
  public func density(at λ: Double) -> Double {
    guard λ >= lowerEdge, λ <= upperEdge else { return 0 }
    guard λ > 0, variance > 0 else { return .infinity }
    let (x, a, b) = unit(λ)
    return (Swift.max(0, b - x) * Swift.max(0, x - a)).squareRoot() / (2 * .pi * ratio * x) / variance
  }

  /// The share of eigenvalues up to λ, in closed form.
  public func distribution(at λ: Double) -> Double {
    guard variance > 0 else { return λ < 0 ? 0 : 1 }
    let (x, a, b) = unit(λ)
    guard x > a else { return 0 }
    guard x < b else { return 1 }
    let r = ((b - x) / (x - a)).squareRoot()
    var sum = Double.pi * ratio + ((b - x) * (x - a)).squareRoot()
    sum -= (1 + ratio) * .atan((r * r - 1) / (2 * r))
    if ratio < 1 {
      let gap = 1 - ratio
      sum += gap * .atan((a * r * r - b) / (2 * gap * r))
    }
    return Swift.min(1, Swift.max(0, sum / (2 * .pi * ratio)))
  }

  /// λ and both edges for variance 1, whose products stay in the range.
  private func unit(_ λ: Double) -> (λ: Double, lower: Double, upper: Double) {
    let law = MarchenkoPastur(ratio: ratio)
    return (λ / variance, law.lowerEdge, law.upperEdge)
  }

  /// The λ up to which this share of eigenvalues lies, by bisection.
  public func quantile(_ share: Double) -> Double {
    precondition(share >= 0 && share <= 1, "a share of \(share) is not in [0, 1]")
    var (low, high) = (lowerEdge, upperEdge)
    for _ in 0..<200 {
      let middle = low + (high - low) / 2
      guard middle > low, middle < high else { break }
      if distribution(at: middle) < share { low = middle } else { high = middle }
    }
    return high
  }

  /// Where the largest eigenvalue of an N×M matrix of independent normal entries stays below in 99 of 100 cases.
  ///
  /// The centre and scale of the law of Tracy and Widom for real (complex) entries, 2.0234 (0.4777) scales above. Source:
  /// I. M. Johnstone, Ann. Statist. 29 (2001).
  func largestOfNoise(longSide n: Int, shortSide m: Int, isComplex: Bool) -> Double {
    let (n, m) = (Double(isComplex ? n : Swift.max(1, n - 1)), Double(m))
    let sum = n.squareRoot() + m.squareRoot()
    let scale = sum * .root(1 / n.squareRoot() + 1 / m.squareRoot(), 3)
    return variance * (sum * sum + (isComplex ? 0.4777 : 2.0234) * scale) / (m / ratio)
  }
}
