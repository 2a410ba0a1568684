import RealModule

/// The points of a k-means problem, in columns; far from the origin less their mean, so that products tell near from far.
/// Where squares would leave the range all is multiplied by powers of two.
struct KMeansProblem<Real: RealScalar> {
  /// What a run ended with; centers are in columns, as the points are.
  struct Run {
    var centers: Matrix<Real>
    var labels: [Int]
    var inertia: Double
    var iterations: Int
    var isConverged: Bool
  }

  let points: Matrix<Real>
  /// Given centers, in columns as the points are.
  let centers: Matrix<Real>
  /// What is subtracted from points and centers.
  private let origin: Vector<Real>
  /// Powers of two: that of the origin, and that of what is left without it.
  private let exponents: (origin: Int, rest: Int)
  /// What the squared movement of the centers must be below.
  private let limit: Double

  private var count: Int { points.columns }
  private var length: Int { points.rows }
  /// How many points are multiplied with the centers at once.
  private static var block: Int { 1024 }

  /// - Throws: ``LinearAlgebraError/notFinite(at:)``.
  init(_ rows: Matrix<Real>, centers: Matrix<Real>, tolerance: Real) throws(LinearAlgebraError) {
    try Backend.checkOnce(Real.self)
    try rows.checkFinite()
    try centers.checkFinite()
    func exponent(_ a: Matrix<Real>, _ b: Matrix<Real>) -> Int {
      Matrix<Real>.squaringExponent(for: Swift.max(a.largestMagnitude().value, b.largestMagnitude().value))
    }
    let first = exponent(rows, centers)
    let (x, y) = (rows.scaled(byPowerOfTwo: first), centers.scaled(byPowerOfTwo: first))
    let mean = x.rows > 0 ? x.centroid() : .zeros(x.columns)
    let (norm, size) = (Double(x.frobeniusNorm()), Double(mean.euclideanNorm()) * Double(x.rows).squareRoot())
    // Without a mean that some outliers have made, points near the origin keep their digits.
    let isFar = size * size > 0.75 * norm * norm
    origin = isFar ? mean : .zeros(x.columns)
    let (deviations, starts) =
      isFar ? ((x - mean).transposed(), (y - mean).transposed()) : (x.transposed(), y.transposed())
    // Points may be much nearer to each other than to the origin.
    let second = exponent(deviations, starts)
    points = deviations.scaled(byPowerOfTwo: second).columnMajorCopy()
    self.centers = starts.scaled(byPowerOfTwo: second).columnMajorCopy()
    exponents = (first, second)
    let rest = Double(points.frobeniusNorm())
    limit = Double(tolerance) * (rest * rest - (isFar ? 0 : size * size)) / Double(Swift.max(1, rows.count))
  }

  /// The centers of a run in rows, where the points that were given are, and their inertia.
  ///
  /// - Throws: ``LinearAlgebraError/overflow(routine:)`` where the inertia is beyond the range.
  func result(_ run: Run) throws(LinearAlgebraError) -> (centers: Matrix<Real>, inertia: Double) {
    let rest = run.centers.transposed().scaled(byPowerOfTwo: -exponents.rest)
    let inertia = run.inertia.multiplied(byPowerOfTwo: -2 * (exponents.origin + exponents.rest))
    guard inertia.isFinite else { throw .overflow(routine: "KMeans") }
    return ((rest + origin).scaled(byPowerOfTwo: -exponents.origin), inertia)
  }

  /// Moves centers to the means of their points until nothing changes.
  func run(from start: Matrix<Real>, maxIterations: Int) -> Run {
    var (centers, labels) = (start, [Int]())
    var (iterations, isConverged) = (0, false)
    while iterations < maxIterations, !isConverged {
      iterations += 1
      let assigned = assigned(to: centers)
      isConverged = assigned.labels == labels
      labels = assigned.labels
      guard !isConverged else { break }
      let next = means(&labels, assigned.squares, centers.columns)
      let step = Double((next - centers).frobeniusNorm())
      centers = next
      isConverged = step * step <= limit
    }
    let last = assigned(to: centers)
    return Run(
      centers: centers, labels: last.labels, inertia: last.squares.reduce(0, +), iterations: iterations,
      isConverged: isConverged)
  }

  /// The nearest center of each point, and the square of its distance.
  func assigned(to centers: Matrix<Real>) -> (labels: [Int], squares: [Double]) {
    var (labels, squares) = (Array(repeating: 0, count: count), Array(repeating: 0.0, count: count))
    let (k, weights) = (centers.columns, centers.columnSquares())
    let largest = Double(weights.max() ?? 0)
    let centers = centers.owned()
    let operations = 2 * Double(count) * Double(k) * Double(length)
    labels.withUnsafeMutableBufferPointer { labels in
      squares.withUnsafeMutableBufferPointer { squares in
        nonisolated(unsafe) let (labels, squares) = (labels, squares)
        inParallel((count + Self.block - 1) / Self.block, grain: 1, bytes: Int(Swift.min(2.7 * operations, 1e15))) {
          for block in $0 {
            let part = block * Self.block..<Swift.min(count, (block + 1) * Self.block)
            let products = multiply(centers, points[..., part], left: .transposed)
            for i in part {
              (labels[i], squares[i]) = products.withPointer {
                nearest(centers, weights, largest, $0 + (i - part.lowerBound) * k, points.base + i * length)
              }
            }
          }
        }
      }
    }
    return (labels, squares)
  }

  /// The nearest of these centers, the first of equally near ones, and the square of the distance.
  ///
  /// ‖c‖² - 2⟨c, x⟩ tells which may be it: these numbers are off by at most (d + 16) eps (‖x‖² + ‖c‖²).
  @specialized(where Real == Float)
  @specialized(where Real == Double)
  private func nearest(
    _ centers: Matrix<Real>, _ weights: [Real], _ largest: Double, _ products: UnsafePointer<Real>,
    _ point: UnsafePointer<Real>
  ) -> (label: Int, square: Double) {
    var least = Real.infinity
    for j in weights.indices { least = Swift.min(least, weights[j] - 2 * products[j]) }
    let error = Double(length + 16) * Double(Real.ulpOfOne) * (Real.dot(point, point, length) + largest)
    let limit = least + Real(2 * error)
    var (label, best) = (0, Double.infinity)
    for j in weights.indices where weights[j] - 2 * products[j] <= limit {
      let square = Real.squaredDistance(point, centers.base + j * length, length)
      if square < best { (label, best) = (j, square) }
    }
    return (label, best)
  }

  /// The mean of the points of each cluster; one that has none takes the point farthest from its center.
  private func means(_ labels: inout [Int], _ squares: [Double], _ clusters: Int) -> Matrix<Real> {
    var sizes = Array(repeating: 0, count: clusters)
    for label in labels { sizes[label] += 1 }
    if sizes.contains(0) {
      var farthest = squares.indices.sorted { squares[$0] > squares[$1] || squares[$0] == squares[$1] && $0 < $1 }[...]
      for cluster in 0..<clusters where sizes[cluster] == 0 {
        guard let point = farthest.first(where: { sizes[labels[$0]] > 1 }) else { break }
        farthest = farthest.drop { $0 != point }.dropFirst()
        sizes[labels[point]] -= 1
        (labels[point], sizes[cluster]) = (cluster, 1)
      }
    }
    let sums = sums(labels, clusters)
    return Matrix(rows: length, columns: clusters) { Real(sums[$0, $1] / Double(Swift.max(1, sizes[$1]))) }
  }

  /// The sums of the points of each cluster, in columns; in single precision those of many points would lose digits.
  @specialized(where Real == Float)
  @specialized(where Real == Double)
  private func sums(_ labels: [Int], _ clusters: Int) -> Matrix<Double> {
    let sums = Matrix<Double>.zeros(length, clusters)
    for i in 0..<count {
      let (sum, point) = (sums.base + labels[i] * length, points.base + i * length)
      for j in 0..<length { sum[j] += Double(point[j]) }
    }
    return withExtendedLifetime(sums) { sums }
  }
}

extension Matrix {
  /// 2ᵉ times the matrix: itself for e = 0.
  fileprivate func scaled(byPowerOfTwo exponent: Int) -> Matrix {
    exponent == 0 ? self : columnMajorCopy().multiplied(byPowerOfTwo: exponent)
  }
}

extension KMeansProblem {
  /// Points that are far from each other, in columns: k-means++, each the best of 2 + log k candidates that are drawn with
  /// probabilities proportional to the squared distances to those chosen before.
  func distantPoints(_ k: Int, using generator: inout RandomGenerator) -> Matrix<Real> {
    let trials = 2 + Int(Double.log(Double(k)))
    var chosen = [Int.random(in: 0..<points.columns, using: &generator)]
    var squares = squaredDistances(to: chosen[0])
    while chosen.count < k {
      let total = squares.reduce(0, +)
      var best: (index: Int, total: Double, squares: [Double])?
      for _ in 0..<trials {
        let index = drawn(squares, total, using: &generator)
        let candidate = zip(squares, squaredDistances(to: index)).map { Swift.min($0, $1) }
        let sum = candidate.reduce(0, +)
        if best.map({ sum < $0.total }) ?? true { best = (index, sum, candidate) }
      }
      guard let best else { break }
      chosen.append(best.index)
      squares = best.squares
    }
    return points.selecting(columns: chosen).columnMajorCopy()
  }

  private func drawn(_ squares: [Double], _ total: Double, using generator: inout RandomGenerator) -> Int {
    guard total > 0 else { return Int.random(in: squares.indices, using: &generator) }
    var rest = Double.random(in: 0..<1, using: &generator) * total
    for (index, square) in squares.enumerated() {
      rest -= square
      if rest < 0 { return index }
    }
    return squares.lastIndex { $0 > 0 } ?? 0
  }

  private func squaredDistances(to index: Int) -> [Double] {
    let (n, base) = (points.rows, points.base)
    return [Double](unsafeUninitializedCapacity: points.columns) { buffer, count in
      nonisolated(unsafe) let buffer = buffer
      inParallel(points.columns, grain: Swift.max(1, kernelGrain / Swift.max(1, n))) { range in
        for i in range { buffer[i] = Real.squaredDistance(base + i * n, base + index * n, n) }
      }
      count = points.columns
    }
  }
}
