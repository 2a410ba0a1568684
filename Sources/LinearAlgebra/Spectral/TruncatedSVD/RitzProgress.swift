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
  /// The sizes at which it was looked since the last restart or widening, and the sums there.
  private var looks: [(size: Int, sum: Double)] = []
  private var nextLook: Int
  /// The last sum that seemed to suffice.
  private var claim: Double?

  init(rank: Int, accuracy: Double) { (self.rank, self.accuracy, nextLook) = (rank, accuracy, rank) }

  /// By how much ``Verdict/widen(by:)`` can make blocks of this width wider, altogether.
  static func room(rank: Int, width: Int) -> Int { Swift.max(fresh, rank - width) }

  private static var fresh: Int { 4 }

  /// Forgets the sums, whose spaces are no longer there.
  mutating func restart(at size: Int) { (looks, nextLook) = ([], size) }

  /// Whether it is time to look, now that the space has this size.
  func isDue(at size: Int) -> Bool { size >= nextLook }

  /// Whether σ₁² + … + σₖ² of the space is so near to that of A that the error is within the accuracy of the optimum.
  ///
  /// What is missing is taken to shrink exponentially with the columns, as the last three sums tell. It is taken half as
  /// large again, since the rate falls, and three times as large for few values, whose growth is uneven. With the squared
  /// error E, (1 + accuracy)² allows 2 accuracy E.
  ///
  /// - Parameters:
  ///   - remainder: ‖A‖_F² without the sum of all squared Ritz values.
  ///   - matrix: its eigenvalues are the squared Ritz values, or its singular values the Ritz values.
  ///   - width: the columns of the next block.
  mutating func verdict(
    remainder: Double, of matrix: RitzMatrix<Element>, width: Int
  ) throws(LinearAlgebraError) -> Verdict {
    let covered = matrix.squareSum
    // Squares of rounding in A, and rounding of their sum.
    let noise = Swift.max(1e4 * Double(Element.ulpOfOne * Element.ulpOfOne), 1e-15) * covered
    // Looking costs more than some blocks: single precision does where differences that matter are far above its rounding.
    let isRough = accuracy * remainder > 1e5 * Double(Element.ulpOfOne) * covered
    let squares = try matrix.squares(isRough: isRough)
    let size = squares.count
    let (rest, now) = (squares[..<(size - rank)].sum(), squares[(size - rank)...].sum())
    let optimum = remainder + rest
    // No more can be missing than all that remains.
    if remainder <= Swift.max(2 * accuracy * rest, noise) { return .converged }
    looks.append((size, now))
    guard looks.count > 2 else {
      nextLook = size + 8
      return .grow
    }
    let (earlier, before) = (looks[looks.count - 3], looks[looks.count - 2])
    let (step, previous) = (now - before.sum, before.sum - earlier.sum)
    let (columns, gap) = (Double(size - before.size), Double(before.size - earlier.size))
    // The rates of growth are those in the middle of the two gaps.
    let slowing = previous > 0 ? Swift.max(0, step / columns / (previous / gap)) : 1
    let ratio = Swift.min(0.95, Swift.max(0.1, Double.pow(slowing, 2 * columns / (columns + gap))))
    let caution = rank < 16 ? 3 : 1.5
    let (missing, allowed) = (caution * step * ratio / (1 - ratio), Swift.max(2 * accuracy * optimum, noise))
    guard missing <= allowed else {
      // Growth that does not slow down says nothing of its end.
      let needed = ratio < 0.95 ? 0.8 * columns * Double.log(allowed / missing) / Double.log(ratio) : 0
      nextLook = size + Int(Swift.max(8, Swift.min(needed, Double(size) / 8)))
      return .grow
    }
    if let claim, now - claim <= allowed { return .converged }
    let more = claim == nil ? Self.fresh : Swift.min(width, Swift.max(0, rank - width))
    (claim, looks, nextLook) = (now, [(size, now)], size + 8)
    return .widen(by: more)
  }
}

/// What tells the Ritz values of a Krylov space.
enum RitzMatrix<Element: Scalar> {
  /// Its eigenvalues are the squares.
  case gram(Matrix<Element>)
  /// Its singular values are the Ritz values.
  case factor(Matrix<Element>)

  /// The sum of all squared Ritz values.
  var squareSum: Double {
    switch self {
    case .gram(let matrix): matrix.diagonal.reduce(0) { $0 + Double($1.real) }
    case .factor(let matrix): Double(matrix.frobeniusNorm()) * Double(matrix.frobeniusNorm())
    }
  }

  /// The ascending squared Ritz values: in double precision, because differences of their sums are far smaller than the
  /// largest, unless rough ones suffice.
  func squares(isRough: Bool) throws(LinearAlgebraError) -> Vector<Double> {
    if isRough {
      let square =
        switch self {
        case .gram(let matrix): matrix
        case .factor(let matrix): matrix.gram()
        }
      return try square.symmetricEigenvalues(triangle: .lower).map { Double($0) }
    }
    return Element.isComplex
      ? try square(Matrix<Complex<Double>>.init(converting:)).symmetricEigenvalues(triangle: .lower)
      : try square { Matrix<Double>(Tensor<Double>(converting: Tensor($0))) }.symmetricEigenvalues(triangle: .lower)
  }

  private func square<Wide: Scalar>(_ widened: (Matrix<Element>) -> Matrix<Wide>) -> Matrix<Wide> {
    switch self {
    case .gram(let matrix): widened(matrix)
    case .factor(let matrix): widened(matrix).gram()
    }
  }
}
