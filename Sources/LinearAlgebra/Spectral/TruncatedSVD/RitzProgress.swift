import ComplexModule
import RealModule

/// How the sum of the leading squared Ritz values grows with the space, which tells how much is still missing.
///
/// A block of b vectors finds b copies of a repeated singular value at first, and further ones, or those near it, much
/// later: until then the sum seems to stand still. So what the growth claims is believed only if it stays true after random
/// vectors have joined the block; where it does not, blocks become wider until none of the leading singular values can hide.
/// Source of the widening: Bai, Day and Ye, SIAM J. Matrix Anal. Appl. 20 (1999).
struct RitzProgress<Element: Scalar> {
  /// What to do next.
  enum Verdict {
    case grow
    case widen(by: Int)
    case converged
  }

  let rank: Int
  let accuracy: Double
  /// The sizes of the space since its last restart.
  private var sizes: [Int] = []
  private var sums: [Int: Double] = [:]
  private var nextCheck = 0
  /// The sum that seemed to suffice, and the size at which the blocks became wider.
  private var claim: (sum: Double, size: Int)?

  init(rank: Int, accuracy: Double) { (self.rank, self.accuracy) = (rank, accuracy) }

  /// By how much ``Verdict/widen(by:)`` can make blocks of this width wider, altogether.
  static func room(rank: Int, width: Int) -> Int { Swift.max(fresh, rank - width) }

  private static var fresh: Int { 4 }

  /// Forgets the sums, whose spaces are no longer there.
  mutating func restart(at size: Int) {
    (sizes, sums, nextCheck) = ([], [:], size)
    claim?.size = 0
  }

  /// Whether it is time to look, now that the space has this size.
  mutating func isDue(at size: Int) -> Bool {
    sizes.append(size)
    return size >= nextCheck && window != nil
  }

  /// The last size and two smaller ones, in steps of 8 columns at least: single narrow blocks differ too much.
  private var window: (now: Int, before: Int, earlier: Int)? {
    guard let now = sizes.last, let before = sizes.last(where: { $0 <= now - 8 }),
      let earlier = sizes.last(where: { $0 <= before - 8 }), earlier >= Swift.max(rank, claim?.size ?? 0)
    else { return nil }
    return (now, before, earlier)
  }

  /// Whether σ₁² + … + σₖ² of the space is so near to that of A that the error is within the accuracy of the optimum.
  ///
  /// What is missing is taken to shrink by the same factor with each step, from the last two. It is taken half as large
  /// again, since that factor grows with the space, and three times as large for few values, whose growth is uneven. With
  /// the squared error E, (1 + accuracy)² allows 2 accuracy E.
  ///
  /// - Parameters:
  ///   - covered: the sum of all squared Ritz values.
  ///   - remainder: how much more ‖A‖_F² is.
  ///   - width: the columns of the next block.
  ///   - square: the matrix whose eigenvalues are the squared Ritz values of a space of this size.
  mutating func verdict(
    covered: Double, remainder: Double, width: Int, of square: (Int) throws(LinearAlgebraError) -> Matrix<Element>
  ) throws(LinearAlgebraError) -> Verdict {
    guard let window else { return .grow }
    let now = try sum(window.now, square)
    let (before, earlier) = (try sum(window.before, square), try sum(window.earlier, square))
    let (step, previous) = (now - before, before - earlier)
    let optimum = remainder + Swift.max(0, covered - now)
    let noise = 4 * Double(Element.ulpOfOne) * covered
    if optimum <= noise { return .converged }
    let ratio = previous > 0 ? Swift.min(0.95, Swift.max(0.1, step / previous)) : 0.95
    let caution = rank < 16 ? 3 : 1.5
    let (missing, allowed) = (caution * step * ratio / (1 - ratio), Swift.max(2 * accuracy * optimum, noise))
    if missing <= allowed {
      if let claim, now - claim.sum <= allowed { return .converged }
      let more = claim == nil ? Self.fresh : Swift.min(width, Swift.max(0, rank - width))
      claim = (now, window.now)
      return .widen(by: more)
    }
    // The next look is where so little should be missing, since looking costs more than a block.
    let columns = Double(window.now - window.before) * Double.log(allowed / missing) / Double.log(ratio)
    nextCheck = window.now + Int(Swift.min(columns, Double(window.now) / 10))
    return .grow
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
