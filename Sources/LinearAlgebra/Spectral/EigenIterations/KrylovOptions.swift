/// How far a Krylov space grows and how long it is restarted.
public struct KrylovOptions<Real: RealScalar>: Hashable, Sendable {
  /// The bound of residuals relative to ‖A‖₂; with an inverted shift, relative to the modulus of each 1/(λ - σ).
  public var tolerance: Real
  /// How many columns the space has at most; by default max(2k + 10, k + 20) for k eigenvalues.
  public var dimension: Int?
  /// How many vectors are multiplied at once: more make better use of memory, fewer a better space.
  public var blockSize: Int
  /// How often the space may be cut down and grow again.
  public var maximumRestarts: Int
  /// The seed of the random start; the same seed gives the same bits.
  public var seed: UInt64

  /// The options, by default for residuals that are rounding alone.
  public init(
    tolerance: Real? = nil, dimension: Int? = nil, blockSize: Int = 1, maximumRestarts: Int = 300, seed: UInt64 = 0
  ) {
    precondition(blockSize > 0, "a block of \(blockSize) vectors was asked for")
    precondition(maximumRestarts >= 0, "\(maximumRestarts) restarts were asked for")
    (self.tolerance, self.dimension, self.blockSize) = (tolerance ?? 10 * .ulpOfOne, dimension, blockSize)
    (self.maximumRestarts, self.seed) = (maximumRestarts, seed)
  }

  /// The columns of a space for `count` eigenvalues, so many that a block has room beside them after every restart.
  func columns(for count: Int) -> Int {
    Swift.max(dimension ?? Swift.max(2 * count + 10, count + 20), count + 2 * blockSize + 2)
  }
}
