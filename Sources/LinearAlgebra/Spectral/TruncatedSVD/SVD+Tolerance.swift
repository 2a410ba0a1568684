extension SVD {
  /// The leading triplets of `a`, as many as ‖A - U Σ Vᴴ‖_F ≤ tolerance · ‖A‖_F needs.
  ///
  /// An orthonormal basis grows by random blocks, each sharpened by a power iteration, until what it leaves of A is small
  /// enough; what remains of the tolerance is spent on cutting off. The rank is near the least. By Pythagoras the error is
  /// known without another product, but for cancellation: tolerances below 20 √eps (3·10⁻⁷ for `Double`, 7·10⁻³ for
  /// `Float`) and ranks above a third of min(m, n) take the way of ``SVDMethod/full``.
  /// Takes 12 m n d operations for a basis of d columns.
  /// Source: Yu, Gu and Li, SIAM J. Matrix Anal. Appl. 39 (2018), algorithm randQB_EI.
  ///
  /// - Parameters:
  ///   - a: m×n.
  ///   - tolerance: relative to the Frobenius norm, not negative.
  ///   - seed: that of the random blocks.
  /// - Throws: as ``init(_:rank:method:accuracy:seed:)-(Matrix<Element>,_,_,_,_)``.
  public init(_ a: Matrix<Element>, tolerance: Element.Real, seed: UInt64 = 0) throws(LinearAlgebraError) {
    precondition(tolerance >= 0, "an error of \(tolerance) was asked for")
    try Backend.checkOnce(Element.self)
    try a.checkFinite()
    let (scaled, exponent) = a.broughtNearOne()
    let isWide = a.rows < a.columns
    let oriented = isWide ? scaled.adjoint() : scaled
    let norm = Double(scaled.frobeniusNorm())
    var basis = RandomBasis(oriented, tolerance: Double(tolerance), norm: norm, seed: seed)
    let isDirect = Double(tolerance) < RandomBasis<Matrix<Element>>.leastTolerance
    if !isDirect, try basis.grow(limit: oriented.columns / 3) {
      try self.init(try basis.parts(), isAdjoint: isWide, exponent: exponent, seed: seed)
      return
    }
    let svd = try SVD(oriented)
    let rank = Truncation.frobeniusError(tolerance).rank(of: svd.singularValues)
    let computation = TruncatedSVD(a: oriented, rank: rank, accuracy: nil, seed: seed, norm: norm)
    try self.init(try computation.cutOff(svd), isAdjoint: isWide, exponent: exponent, seed: seed)
  }

  /// The leading triplets of an operator, as many as ‖A - U Σ Vᴴ‖_F ≤ tolerance · ‖A‖_F needs.
  ///
  /// As for a matrix, but since the norm of A is not known, the error is estimated from products with ten random vectors,
  /// which are in no block, and taken twice as large: it is then kept in 99 of 100 cases even where a single singular
  /// value is left out, and more surely where many are.
  ///
  /// - Parameters:
  ///   - a: m×n.
  ///   - tolerance: relative to the Frobenius norm, positive.
  ///   - maximumRank: the largest basis; min(m, n) by default. Where it does not suffice, the report says that the
  ///     computation has not converged.
  ///   - seed: that of the random blocks.
  /// - Throws: what the products throw, and ``LinearAlgebraError/notFinite(at:)`` where one is NaN or infinite.
  public init(
    _ a: some LinearOperator<Element>, tolerance: Element.Real, maximumRank: Int? = nil, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    precondition(tolerance > 0, "an error of \(tolerance) was asked for")
    try Backend.checkOnce(Element.self)
    guard a.rows >= a.columns else {
      let adjoint = AdjointOperator(base: a)
      self.init(adjointOf: try SVD(adjoint, tolerance: tolerance, maximumRank: maximumRank, seed: seed))
      return
    }
    var basis = RandomBasis(a, tolerance: Double(tolerance), norm: nil, seed: seed)
    _ = try basis.grow(limit: Swift.min(maximumRank ?? a.columns, a.columns))
    try self.init(try basis.parts(), isAdjoint: false, exponent: 0, seed: seed)
  }
}

/// A growing orthonormal basis Q with the products AᴴQ, so that A ≈ Q QᴴA.
private struct RandomBasis<Operator: LinearOperator> {
  typealias Element = Operator.Element

  let a: Operator
  let tolerance: Double
  private let isKnown: Bool
  private var q: Matrix<Element>
  private var adjointImage: Matrix<Element>
  private var error: FrobeniusError<Operator>
  private var generator: RandomGenerator
  private let seed: UInt64
  private var (covered, remainder, total, products) = (0.0, 0.0, 0.0, 0)
  private var isConverged = false

  static var blockSize: Int { 16 }
  static var leastTolerance: Double { 20 * Double(Element.ulpOfOne).squareRoot() }

  init(_ a: Operator, tolerance: Double, norm: Double?, seed: UInt64) {
    (self.a, self.tolerance, self.seed, isKnown) = (a, tolerance, seed, norm != nil)
    (q, adjointImage) = (.zeros(a.rows, 0), .zeros(a.columns, 0))
    error = FrobeniusError(a, norm: norm, seed: seed)
    generator = RandomGenerator(seed: seed)
  }

  /// The bound of the remainder: an estimate is believed to a factor of two only.
  private var bound: Double { tolerance * tolerance * total * (isKnown ? 1 : 0.25) }

  /// Adds blocks until the remainder is small enough; false where it is not with so many columns.
  mutating func grow(limit: Int) throws(LinearAlgebraError) -> Bool {
    total = try a.columns == 0 ? 0 : error.total()
    remainder = total
    while remainder > bound, q.columns < limit {
      let width = Swift.min(Self.blockSize, limit - q.columns)
      let start = try a.checkedProduct(.normal(a.columns, width, using: &generator))
      let rough = try start.orthonormalized(against: q, using: &generator).q
      let sharper = try a.checkedAdjointProduct(rough).orthonormalized().q
      let block = try a.checkedProduct(sharper).orthonormalized(against: q, using: &generator).q
      let image = try a.checkedAdjointProduct(block)
      products += 4
      q = Matrix(horizontally: q, block)
      adjointImage = Matrix(horizontally: adjointImage, image)
      covered += Double(image.frobeniusNorm()) * Double(image.frobeniusNorm())
      remainder = q.columns == a.columns ? 0 : try error.remainder(q, covered: covered)
    }
    isConverged = remainder <= bound
    return isConverged
  }

  /// From AᴴQ = Z R and R = P Σ Wᴴ the fewest triplets that the tolerance allows.
  mutating func parts() throws(LinearAlgebraError) -> TruncatedSVD<Operator>.Parts {
    let (z, _, r) = try adjointImage.orthonormalized(against: .zeros(a.columns, 0), using: &generator)
    let svd = try SVD(r)
    var (rank, lost) = (svd.singularValues.count, remainder)
    while rank > 0 {
      let more = lost + Double(svd.singularValues[rank - 1]) * Double(svd.singularValues[rank - 1])
      guard more <= bound else { break }
      (rank, lost) = (rank - 1, more)
    }
    let leading = svd.truncated(rank: rank)
    let (σ, w) = (leading.singularValues, leading.vh.adjoint())
    let (u, v) = (q * w, z * leading.u)
    let right = rank == 0 ? [] : (try a.checkedProduct(v) - u.scalingColumns(by: σ)).columnNorms()
    return TruncatedSVD<Operator>.Parts(
      u: u, σ: σ, vh: v.adjoint(), error: lost.squareRoot(),
      left: (adjointImage * w - v.scalingColumns(by: σ)).columnNorms(), right: right,
      products: products + error.products + (rank == 0 ? 0 : 1), isConverged: isConverged,
      method: .randomized(powerIterations: 1, oversampling: q.columns - rank))
  }
}
