import ComplexModule
import RealModule

/// A Krylov space that grows by blocks.
protocol BlockKrylovSpace<Element> {
  associatedtype Element: Scalar

  /// How many vectors it has.
  var size: Int { get }
  /// How many the next block has.
  var blockSize: Int { get }
  /// Its Ritz values.
  var ritzMatrix: RitzMatrix<Element> { get }
  /// Whether there is room for the vectors of a probe, ``RitzProgress/probeSize``.
  var canProbe: Bool { get }

  mutating func grow() throws(LinearAlgebraError)

  /// Sets the next block aside and takes these random vectors in its place.
  mutating func replaceNext(byRandom columns: Int) throws(LinearAlgebraError) -> Matrix<Element>

  /// Makes the blocks wider from now on: these vectors join the next one.
  mutating func widen(with columns: Matrix<Element>) throws(LinearAlgebraError)

  /// Makes the blocks wider from now on: random vectors join the next one.
  mutating func widen(byRandom columns: Int) throws(LinearAlgebraError)
}

/// How the sum of the leading squared Ritz values grows with the space, which tells how much is still missing.
///
/// A block of b vectors finds b copies of a repeated singular value at first, and further ones, or those near it, much
/// later: until then the sum seems to stand still. So what the growth claims twice in a row is believed only if a few steps
/// from random vectors find nothing beside the space; where they do, blocks become wider until none of the leading
/// singular values can hide. Source of the widening: Bai, Day and Ye, SIAM J. Matrix Anal. Appl. 20 (1999).
struct RitzProgress<Element: Scalar> {
  let rank: Int
  let accuracy: Double
  /// The sizes at which it was looked since the last restart or widening, and the sums there.
  private var looks: [(size: Int, sum: Double)] = []
  private var nextLook: Int
  /// How many of the last looks claimed that the sum suffices.
  private var claims = 0
  /// The squared error of the best approximation, as the last look told: an upper bound.
  private(set) var optimum = Double.infinity

  init(rank: Int, accuracy: Double) { (self.rank, self.accuracy, nextLook) = (rank, accuracy, rank) }

  /// How many vectors a probe adds to a space.
  static var probeSize: Int { fresh * steps }

  /// By how much probes can make blocks of this width wider, altogether.
  static func room(rank: Int, width: Int) -> Int { Swift.max(0, rank + 2 * fresh - width) }

  /// How many columns lie between two looks at least: a look at a large space costs more than they do.
  private static func gap(_ size: Int) -> Int { Swift.max(8, size / 16) }

  static var fresh: Int { 4 }
  private static var steps: Int { 3 }

  /// Forgets the sums, whose spaces are no longer there.
  mutating func restart(at size: Int) { (looks, nextLook, claims) = ([], size, 0) }

  /// Whether it is time to look, now that the space has this size.
  func isDue(at size: Int) -> Bool { size >= nextLook }

  /// Whether σ₁² + … + σₖ² of the space is so near to that of A that the error is within the accuracy of the optimum.
  ///
  /// What is missing is taken to shrink exponentially with the columns, as the last three sums tell. It is taken half as
  /// large again, since the rate falls, and three times as large for few values, whose growth is uneven. With the squared
  /// error E, (1 + accuracy)² allows 2 accuracy E.
  ///
  /// - Parameters:
  ///   - space: becomes wider where random vectors find more; otherwise its next block is lost at the end.
  ///   - remainder: ‖A‖_F² without the sum of all squared Ritz values.
  mutating func isConverged<Space: BlockKrylovSpace<Element>>(
    _ space: inout Space, remainder: Double
  ) throws(LinearAlgebraError) -> Bool {
    let matrix = space.ritzMatrix
    let covered = matrix.squareSum
    // Squares of rounding in A, and rounding of their sum.
    let noise = Swift.max(1e4 * Double(Element.ulpOfOne * Element.ulpOfOne), 1e-15) * covered
    // Looking costs more than some blocks: single precision does where differences that matter are far above its rounding.
    let isRough = accuracy * remainder > 1e4 * Double(Element.ulpOfOne) * covered
    let squares = try matrix.squares(isRough: isRough)
    let size = squares.count
    let (rest, now) = (squares[..<(size - rank)].sum(), squares[(size - rank)...].sum())
    optimum = remainder + rest
    // No more can be missing than all that remains.
    if remainder <= Swift.max(2 * accuracy * rest, noise) { return true }
    looks.append((size, now))
    nextLook = size + Self.gap(size)
    let allowed = Swift.max(2 * accuracy * optimum, noise)
    guard looks.count > 2, !isMissing(more: allowed) else { return false }
    claims += 1
    guard claims > 1 else { return false }
    let (claim, width) = (space, space.blockSize)
    // As many copies as matter are seen by blocks that are wider than the rank.
    guard width < rank + Self.fresh else { return true }
    guard space.canProbe else { return false }
    let waiting = try space.replaceNext(byRandom: Self.fresh)
    for _ in 0..<Self.steps { try space.grow() }
    let sum = try space.ritzMatrix.squares(isRough: isRough)[(space.size - rank)...].sum()
    guard sum - now > allowed / 4 else {
      space = claim
      return true
    }
    try space.widen(with: waiting)
    try space.widen(byRandom: Swift.min(width, Swift.max(0, rank - width)))
    (looks, nextLook, claims) = ([(space.size, sum)], space.size + Self.gap(space.size), 0)
    return false
  }

  /// Whether the last three looks tell that more than this is missing; then plans the next look.
  private mutating func isMissing(more allowed: Double) -> Bool {
    let (earlier, before, last) = (looks[looks.count - 3], looks[looks.count - 2], looks[looks.count - 1])
    let (step, previous) = (last.sum - before.sum, before.sum - earlier.sum)
    let (columns, gap) = (Double(last.size - before.size), Double(before.size - earlier.size))
    // The rates of growth are those in the middle of the two gaps.
    let slowing = previous > 0 ? Swift.max(0, step / columns / (previous / gap)) : 1
    let ratio = Swift.min(0.95, Swift.max(0.1, Double.pow(slowing, 2 * columns / (columns + gap))))
    let caution = rank < 16 ? 3 : 1.5
    let missing = caution * step * ratio / (1 - ratio)
    guard missing > allowed else { return false }
    // Growth that does not slow down says nothing of its end.
    let needed = ratio < 0.95 ? 0.8 * columns * Double.log(allowed / missing) / Double.log(ratio) : 0
    (nextLook, claims) = (last.size + Swift.max(Self.gap(last.size), Int(Swift.min(needed, Double(last.size) / 8))), 0)
    return true
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
