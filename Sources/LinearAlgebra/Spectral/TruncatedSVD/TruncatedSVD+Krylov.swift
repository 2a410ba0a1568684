import ComplexModule
import RealModule

extension TruncatedSVD {
  /// The best approximation in a block Krylov space, which grows until its error is within the accuracy of the optimum,
  /// as the growth of the leading singular values predicts it.
  ///
  /// - Parameter restarts: how often the space may be cut down to the leading triplets and grow again.
  func blockKrylov(blockSize: Int?, restarts: Int) throws(LinearAlgebraError) -> Parts {
    let width = Swift.min(blockSize ?? Self.defaultBlockSize(rank), a.columns)
    var space = try GolubKahan(a, blockSize: width, limit: 6 * rank + 6 * width, seed: seed)
    var error = FrobeniusError(a, norm: norm, seed: seed)
    var progress = RitzProgress<Element>(rank: rank, accuracy: accuracy ?? 1e-3)
    var (left, isConverged) = (restarts, false)
    while !space.isComplete, !isConverged {
      if !space.canGrow {
        guard left > 0 else { break }
        left -= 1
        space.restart(with: try space.triplets(rank + (space.size - rank) / 3).svd)
        progress.restart(at: space.size + space.blockSize)
      }
      try space.grow()
      guard progress.isDue(at: space.size, width: space.blockSize) else { continue }
      let covered = Double(space.b[0..<space.size, 0..<space.size].frobeniusNorm())
      let remainder = try error.remainder(space.u[..., 0..<space.size], covered: covered * covered)
      isConverged = try progress.isConverged(covered: covered * covered, remainder: remainder) {
        (size) throws(LinearAlgebraError) in
        space.b[0..<size, 0..<size].gram()
      }
    }
    return try parts(of: space, &error, isConverged || space.isComplete, .blockKrylov(blockSize: width))
  }

  /// Single vectors, restarted until all residuals are small.
  func lanczos() throws(LinearAlgebraError) -> Parts {
    let limit = Swift.min(a.columns, Swift.max(2 * rank + 10, rank + 20))
    var space = try GolubKahan(a, blockSize: 1, limit: limit, seed: seed)
    var error = FrobeniusError(a, norm: norm, seed: seed)
    let tolerance = accuracy ?? Double(Element.ulpOfOne.squareRoot())
    var isConverged = false
    for _ in 0..<500 {
      while space.canGrow { try space.grow() }
      let (svd, residuals) = try space.triplets(space.size)
      let limit = Real(Swift.max(tolerance, 10 * Double(Element.ulpOfOne))) * svd.singularValues[0]
      isConverged = space.isComplete || residuals[0..<rank].allSatisfy { $0 <= limit }
      if isConverged { break }
      space.restart(with: svd.truncated(rank: Swift.min(rank + (space.size - rank) / 2, space.size - 1)))
    }
    return try parts(of: space, &error, isConverged, .lanczos)
  }

  /// How many vectors a block has: more of them make better use of the processor, fewer a better space.
  static func defaultBlockSize(_ rank: Int) -> Int {
    switch rank {
    case ..<8: 4
    case ..<32: 8
    case ..<256: 16
    default: 32
    }
  }

  private func parts(
    of space: GolubKahan<Operator>, _ error: inout FrobeniusError<Operator>, _ isConverged: Bool, _ method: SVDMethod
  ) throws(LinearAlgebraError) -> Parts {
    let (svd, residuals) = try space.triplets(space.size)
    let squares = svd.singularValues.map { Double($0) * Double($0) }
    let basis = space.u[..., 0..<space.size]
    let remainder = try space.isComplete ? 0 : error.remainder(basis, covered: squares.sum())
    let leading = svd.truncated(rank: rank)
    return Parts(
      u: basis * leading.u, σ: leading.singularValues,
      vh: multiply(leading.vh, space.v[..., 0..<space.size], right: .adjoint),
      error: (remainder + squares[rank...].sum()).squareRoot(), left: residuals[0..<rank],
      right: Vector(repeating: 0, count: rank), products: space.products + error.products, isConverged: isConverged,
      method: method)
  }
}

/// How the sum of the leading squared Ritz values grows with the space, which tells how much is still missing.
struct RitzProgress<Element: Scalar> {
  let rank: Int
  let accuracy: Double
  private var sums: [Int: Double] = [:]
  private var nextCheck = 0
  private var (size, width, span) = (0, 0, 0)

  init(rank: Int, accuracy: Double) { (self.rank, self.accuracy) = (rank, accuracy) }

  /// Forgets the sums, whose spaces are no longer there.
  mutating func restart(at size: Int) {
    sums = [:]
    nextCheck = size
  }

  /// Whether it is time to look, for a space of this size that grows by blocks of `width`.
  mutating func isDue(at size: Int, width: Int) -> Bool {
    // Single narrow blocks differ too much from each other.
    let span = width * Swift.max(1, (8 + width - 1) / width)
    guard size >= nextCheck, size - 2 * span >= rank else { return false }
    (self.size, self.width, self.span) = (size, width, span)
    return true
  }

  /// Whether σ₁² + … + σₖ² of the space is so near to that of A that the error is within the accuracy of the optimum.
  ///
  /// What is missing is taken to shrink by the same factor with each span of columns, from the last two differences. The
  /// errors are squared here, so that twice the accuracy could be allowed; but the factor grows with the space.
  ///
  /// - Parameters:
  ///   - covered: the sum of all squared Ritz values.
  ///   - remainder: how much more ‖A‖_F² is.
  ///   - square: the matrix whose eigenvalues are the squared Ritz values of a space of this size.
  mutating func isConverged(
    covered: Double, remainder: Double, of square: (Int) throws(LinearAlgebraError) -> Matrix<Element>
  ) throws(LinearAlgebraError) -> Bool {
    let now = try sum(size, square)
    let (before, earlier) = (try sum(size - span, square), try sum(size - 2 * span, square))
    let (step, previous) = (now - before, before - earlier)
    let optimum = remainder + Swift.max(0, covered - now)
    let noise = 4 * Double(Element.ulpOfOne) * covered
    let ratio = previous > 0 ? Swift.min(0.95, Swift.max(0.1, step / previous)) : 0.95
    let (missing, allowed) = (2 * step * ratio / (1 - ratio), Swift.max(accuracy * optimum, noise))
    // The next look is where so little should be missing, since looking costs more than a block.
    let spans = missing > allowed ? Double.log(allowed / missing) / Double.log(ratio) : 0
    let columns = Swift.min(Swift.max(1, spans * Double(span)), Double(size) / 10)
    nextCheck = size + width * Swift.max(1, Int((columns / Double(width)).rounded(.up)))
    return missing <= allowed
  }

  private mutating func sum(
    _ size: Int, _ square: (Int) throws(LinearAlgebraError) -> Matrix<Element>
  ) throws(LinearAlgebraError) -> Double {
    if let sum = sums[size] { return sum }
    let matrix = try square(size)
    // Differences of sums in double precision: they are far smaller than the largest eigenvalue.
    let squares =
      try Element.isComplex
      ? Matrix<Complex<Double>>(converting: matrix).symmetricEigenvalues(triangle: .lower)
      : Matrix<Double>(Tensor<Double>(converting: Tensor(matrix))).symmetricEigenvalues(triangle: .lower)
    let sum = squares[(size - rank)...].sum()
    sums[size] = sum
    return sum
  }
}
