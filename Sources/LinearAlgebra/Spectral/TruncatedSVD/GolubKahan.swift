/// Block Golub-Kahan bidiagonalisation with full reorthogonalisation and thick restart: A V = U B with orthonormal U, V.
///
/// After each step Aᴴ U = V Bᴴ + V₊ R Eᴴ, where E picks the last block, so that a triplet (p, σ, q) of the small B gives
/// one of A whose residuals are ‖A v - σ u‖ = 0 and ‖Aᴴ u - σ v‖ = ‖R pₗₐₛₜ‖, without another product. B holds the
/// coefficients that the orthogonalisation found, all of them, so that rounding in U and V does not enter it.
struct GolubKahan<Operator: LinearOperator>: BlockKrylovSpace {
  typealias Element = Operator.Element

  let a: Operator
  private(set) var blockSize: Int
  /// U and V, of which the first `size` columns are used, and behind those of V the next block.
  private(set) var u: Matrix<Element>
  private(set) var v: Matrix<Element>
  private(set) var b: Matrix<Element>
  private(set) var size = 0
  private let limit: Int
  /// The columns of the next block, none where V spans the whole space.
  private(set) var next: Int
  /// R, and how many columns of U it belongs to.
  private var coupling = Matrix<Element>.zeros(0, 0)
  private(set) var products = 0
  private var isRestarted = false
  private var generator: RandomGenerator

  /// The start: a random block. There must not be fewer rows than columns.
  ///
  /// - Parameters:
  ///   - limit: how many columns U and V can have.
  ///   - probe: how many more a probe can take.
  ///   - room: how much wider than `blockSize` a block can become.
  init(
    _ a: Operator, blockSize: Int, limit: Int, probe: Int = 0, room: Int = 0, seed: UInt64
  ) throws(LinearAlgebraError) {
    self.a = a
    self.blockSize = blockSize
    generator = RandomGenerator(seed: seed)
    next = Swift.min(blockSize, a.columns)
    self.limit = Swift.min(limit, a.columns)
    let columns = Swift.min(limit + probe, a.columns)
    u = Matrix(uninitializedRows: a.rows, columns: columns)
    v = Matrix(uninitializedRows: a.columns, columns: columns + blockSize + room)
    b = .zeros(columns, columns)
    let start = Matrix<Element>.normal(a.columns, next, using: &generator)
    let (q, _, _) = try start.orthonormalized(against: v[..., 0..<0], using: &generator)
    v.setColumns(from: 0, to: q)
  }

  /// Whether there is a next block, and room for it.
  var canGrow: Bool { next > 0 && size + next <= limit }

  /// Whether behind a probe there is still room in the whole space for its next block and the one that waits.
  var canProbe: Bool {
    typealias Progress = RitzProgress<Element>
    return size <= limit && size + next + Progress.probeSize + Progress.fresh <= a.columns
  }

  /// Whether V spans the whole space, so that nothing is left out.
  var isComplete: Bool { next == 0 }

  /// ‖UᴴA - B Vᴴ‖_F².
  var outsideSquare: Double { isComplete ? 0 : Double(coupling.frobeniusNorm()) * Double(coupling.frobeniusNorm()) }

  var ritzMatrix: RitzMatrix<Element> { .factor(b[0..<size, 0..<size]) }

  mutating func replaceNext(byRandom columns: Int) throws(LinearAlgebraError) -> Matrix<Element> {
    let waiting = v[..., size..<size + next].columnMajorCopy()
    let fresh = try Matrix<Element>.normal(a.columns, columns, using: &generator)
      .orthonormalized(against: v[..., 0..<size], using: &generator)
    v.setColumns(from: size, to: fresh.q)
    (next, blockSize) = (columns, columns)
    return waiting
  }

  mutating func widen(with columns: Matrix<Element>) throws(LinearAlgebraError) {
    let fresh = try columns.orthonormalized(against: v[..., 0..<size + next], using: &generator)
    v.setColumns(from: size + next, to: fresh.q)
    next += columns.columns
    blockSize = Swift.max(blockSize, next)
  }

  /// As many as are missing to the whole space, if those are fewer.
  mutating func widen(byRandom columns: Int) throws(LinearAlgebraError) {
    let columns = Swift.min(columns, a.columns - size - next)
    guard next > 0, columns > 0 else { return }
    try widen(with: .normal(a.columns, columns, using: &generator))
  }

  /// Adds the next block: one product with A and one with Aᴴ.
  mutating func grow() throws(LinearAlgebraError) {
    let (old, width) = (size, next)
    size += width
    let image = try a.checkedProduct(v[..., old..<size])
    // A block has in common with the one before it, after a restart with all of them.
    let recent = isRestarted ? old : 2 * blockSize
    isRestarted = false
    let (left, coefficients, r) = try image.orthonormalized(
      against: u[..., 0..<old], recent: recent, using: &generator)
    u.setColumns(from: old, to: left)
    b[0..<old, old..<size] = coefficients
    b[old..<size, old..<size] = r
    let preimage = try a.checkedAdjointProduct(left)
    products += 2
    next = Swift.min(blockSize, a.columns - size)
    guard next > 0 else { return }
    let known = v[..., 0..<size]
    if next == width {
      let (right, _, r) = try preimage.orthonormalized(against: known, recent: 2 * blockSize, using: &generator)
      v.setColumns(from: size, to: right)
      coupling = r
    } else {
      // The rest of the space is narrower than the block.
      let rest = Matrix<Element>.normal(a.columns, next, using: &generator)
      let (right, _, _) = try rest.orthonormalized(against: known, using: &generator)
      v.setColumns(from: size, to: right)
      coupling = multiply(right, preimage, left: .adjoint)
    }
  }

  /// The leading triplets of B, and the residual of each of those of A.
  func triplets(_ count: Int) throws(LinearAlgebraError) -> (svd: SVD<Element>, residuals: Vector<Element.Real>) {
    let svd = try SVD(b[0..<size, 0..<size]).truncated(rank: count)
    let last = isComplete ? size..<size : (size - coupling.columns)..<size
    let rest = isComplete ? Matrix.zeros(0, count) : coupling * svd.u[last, ...]
    return (svd, Vector(count: Swift.min(count, size)) { rest[column: $0].euclideanNorm() })
  }

  /// The space of these triplets and the next block, with which the iteration goes on.
  mutating func restart(with svd: SVD<Element>) {
    let kept = svd.singularValues.count
    let (left, right) = (u[..., 0..<size] * svd.u, multiply(v[..., 0..<size], svd.vh, right: .adjoint))
    let following = v[..., size..<size + next].columnMajorCopy()
    u.setColumns(from: 0, to: left)
    v.setColumns(from: 0, to: right)
    v.setColumns(from: kept, to: following)
    b = .zeros(b.rows, b.columns)
    for i in 0..<kept { b[i, i] = Element(svd.singularValues[i]) }
    size = kept
    isRestarted = true
  }
}

extension Matrix {
  /// Writes these columns where they lie, although views of others may exist.
  ///
  /// Views share the storage, and a write by subscript would copy all of it; nobody reads what is written here before.
  func setColumns(from first: Int, to columns: Matrix) {
    let source = columns.owned()
    precondition(
      source.rows == rows && first + source.columns <= self.columns,
      "columns of shape \(source.shapeText) from \(first) on do not fit a matrix of shape \(shapeText)")
    guard !source.isEmpty else { return }
    withExtendedLifetime(source) { (base + first * rows).update(from: source.base, count: source.count) }
  }
}
