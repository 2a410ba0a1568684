/// A block Krylov space with full orthogonalisation and thick restart: A V = V H + V₊ C with orthonormal [V, V₊].
///
/// V₊ is the next block and C what couples it to V; an eigenpair (y, θ) of H gives the approximate pair (V y, θ) of A
/// with the residual ‖C y‖, without another product. H holds all coefficients that the orthogonalisation found.
///
/// Arnoldi and Lanczos are this same space; for a Hermitian A the matrix H is Hermitian to rounding, and the first
/// round of the orthogonalisation may leave out what rounding alone has in common.
/// Sources: Stewart, SIAM J. Matrix Anal. Appl. 23 (2001); Zhou and Saad, "Block Krylov-Schur method for large symmetric
/// eigenvalue problems", Numer. Algorithms 47 (2008).
struct KrylovSpace<Operator: LinearOperator> {
  typealias Element = Operator.Element

  let a: Operator
  let blockSize: Int
  let isHermitian: Bool
  /// V, of which the first `size` columns are used, and behind them V₊.
  private(set) var v: Matrix<Element>
  private(set) var h: Matrix<Element>
  private(set) var coupling: Matrix<Element>
  private(set) var size = 0
  /// The columns of the next block, none where V spans the whole space.
  private(set) var next: Int
  private(set) var products = 0
  private var isRestarted = false
  private var generator: RandomGenerator

  /// The start: a random block.
  ///
  /// - Parameter limit: how many columns V can have.
  init(
    _ a: Operator, blockSize: Int, limit: Int, isHermitian: Bool, seed: UInt64
  ) throws(LinearAlgebraError) {
    (self.a, self.isHermitian) = (a, isHermitian)
    let n = a.columns
    self.blockSize = Swift.min(blockSize, n)
    next = self.blockSize
    let limit = Swift.min(limit, n)
    generator = RandomGenerator(seed: seed)
    v = Matrix(uninitializedRows: n, columns: limit + self.blockSize)
    h = .zeros(limit, limit)
    coupling = .zeros(next, 0)
    try appendRandomBlock()
  }

  /// Whether there is a next block, and room for it.
  var canGrow: Bool { next > 0 && size + next <= h.columns }

  /// Whether V spans the whole space, so that the eigenvalues of H are those of A.
  var isComplete: Bool { next == 0 }

  /// H, as far as it is used.
  var projection: Matrix<Element> { h[0..<size, 0..<size] }

  /// Throws where H, before any restart, shows that A is not Hermitian.
  func checkHermitian() throws(LinearAlgebraError) { try projection.checkHermitian(beside: projection) }

  /// Adds the next block: one product with A.
  mutating func grow() throws(LinearAlgebraError) {
    let (old, width) = (size, next)
    size += width
    let image = try a.checkedProduct(v[..., old..<size])
    products += 1
    h[old..<size, 0..<old] = coupling
    let known = v[..., 0..<size]
    next = Swift.min(blockSize, a.columns - size)
    let r: Matrix<Element>
    if next == width {
      let recent = isHermitian && !isRestarted ? 2 * blockSize : .max
      let (q, coefficients, triangle) = try image.orthonormalized(against: known, recent: recent, using: &generator)
      h[0..<size, old..<size] = coefficients
      v.setColumns(from: size, to: q)
      r = triangle
    } else {
      // The rest of the space is narrower than the block.
      h[0..<size, old..<size] = multiply(known, image, left: .adjoint)
      try appendRandomBlock()
      r = multiply(v[..., size..<size + next], image, left: .adjoint)
    }
    isRestarted = false
    coupling = .zeros(next, size)
    coupling[..., old..<size] = r
  }

  /// The vectors V y.
  func vectors(_ y: Matrix<Element>) -> Matrix<Element> { v[..., 0..<size] * y }

  /// The space V Q, in which A is `projection`, and with which the iteration goes on.
  ///
  /// - Parameter isFresh: whether it goes on with a random block instead of V₊, of which the part outside of the new
  ///   space is dropped: the way to find eigenvectors of which the start had no part, once those of V Q are known.
  mutating func restart(
    with q: Matrix<Element>, projection: Matrix<Element>, isFresh: Bool
  ) throws(LinearAlgebraError) {
    let basis = v[..., 0..<size] * q
    let following = v[..., size..<size + next].columnMajorCopy()
    let kept = q.columns
    v.setColumns(from: 0, to: basis)
    h = .zeros(h.rows, h.columns)
    h[0..<kept, 0..<kept] = projection
    coupling = coupling * q
    size = kept
    isRestarted = true
    guard isFresh else { return v.setColumns(from: kept, to: following) }
    next = Swift.min(blockSize, a.columns - kept)
    try appendRandomBlock()
    coupling = multiply(v[..., kept..<kept + next], following, left: .adjoint) * coupling
  }

  private mutating func appendRandomBlock() throws(LinearAlgebraError) {
    let block = Matrix<Element>.normal(a.columns, next, using: &generator)
    let (q, _, _) = try block.orthonormalized(against: v[..., 0..<size], using: &generator)
    v.setColumns(from: size, to: q)
  }
}

extension Matrix {
  /// Throws where this projection VᴴAV differs from its adjoint by much more than rounding, beside A V.
  func checkHermitian(beside image: Matrix) throws(LinearAlgebraError) {
    guard (self - adjoint()).frobeniusNorm() <= Element.ulpOfOne.squareRoot() * image.frobeniusNorm() else {
      throw .undefined("the operator is not symmetric (Hermitian): ⟨A x, y⟩ and ⟨x, A y⟩ differ")
    }
  }
}
