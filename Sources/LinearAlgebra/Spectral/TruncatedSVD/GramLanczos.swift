/// Block Lanczos iteration on AᴴA with full reorthogonalisation: AᴴA V = V H + V₊ R Eᴴ with an orthonormal V, and W = A V.
///
/// E picks the last block. Against ``GolubKahan`` A passes from memory once for each step and W is not made orthonormal
/// on the way; but directions whose singular values are below √eps σ₁ are lost in the squares. Real matrices only.
struct GramLanczos<Element: Scalar>: BlockKrylovSpace {
  let a: Matrix<Element>
  private(set) var blockSize: Int
  /// V and W, of which the first `size` columns are used, and behind those of V the next block.
  private(set) var v: Matrix<Element>
  private(set) var w: Matrix<Element>
  private var h: Matrix<Element>
  private(set) var size = 0
  private let limit: Int
  /// How it began.
  let method: SVDMethod
  private(set) var products = 0
  /// ‖W‖_F².
  private(set) var covered = 0.0
  private var coupling = Matrix<Element>.zeros(0, 0)
  private var generator: RandomGenerator

  /// The start: a random block.
  ///
  /// - Parameters:
  ///   - a: with contiguous rows.
  ///   - limit: how many columns V can have, and as many as a probe takes beyond them.
  ///   - room: how much wider than `blockSize` a block can become; all of them are at most the columns of A.
  init(_ a: Matrix<Element>, blockSize: Int, limit: Int, room: Int, seed: UInt64) throws(LinearAlgebraError) {
    self.a = a
    self.blockSize = blockSize
    method = .blockKrylov(blockSize: blockSize)
    generator = RandomGenerator(seed: seed)
    self.limit = limit
    let columns = limit + RitzProgress<Element>.probeSize
    v = Matrix(uninitializedRows: a.columns, columns: columns + blockSize + room)
    w = Matrix(uninitializedRows: a.rows, columns: columns)
    h = .zeros(columns, columns)
    let start = Matrix<Element>.normal(a.columns, blockSize, using: &generator)
    v.setColumns(from: 0, to: try start.orthonormalized(against: v[..., 0..<0], using: &generator).q)
  }

  var canGrow: Bool { size + blockSize <= limit }

  var canProbe: Bool { size <= limit }

  var ritzMatrix: RitzMatrix<Element> { .gram(h[0..<size, 0..<size]) }

  mutating func replaceNext(byRandom columns: Int) throws(LinearAlgebraError) -> Matrix<Element> {
    let waiting = v[..., size..<size + blockSize].columnMajorCopy()
    let fresh = try Matrix.normal(a.columns, columns, using: &generator)
      .orthonormalized(against: v[..., 0..<size], using: &generator)
    v.setColumns(from: size, to: fresh.q)
    blockSize = columns
    return waiting
  }

  mutating func widen(with columns: Matrix<Element>) throws(LinearAlgebraError) {
    let fresh = try columns.orthonormalized(against: v[..., 0..<size + blockSize], using: &generator)
    v.setColumns(from: size + blockSize, to: fresh.q)
    blockSize += columns.columns
  }

  mutating func widen(byRandom columns: Int) throws(LinearAlgebraError) {
    guard columns > 0 else { return }
    try widen(with: .normal(a.columns, columns, using: &generator))
  }

  /// Adds the next block: one product with A and one with Aᴴ.
  mutating func grow() throws(LinearAlgebraError) {
    let old = size
    size += blockSize
    let (image, preimage) = a.gramProduct(v[..., old..<size].columnMajorCopy())
    try preimage.checkFinite()
    products += 2
    let norm = Double(image.frobeniusNorm())
    covered += norm * norm
    w.setColumns(from: old, to: image)
    let (next, coefficients, r) = try preimage.orthonormalized(
      against: v[..., 0..<size], recent: 2 * blockSize, using: &generator)
    h[0..<size, old..<size] = coefficients
    h[old..<size, 0..<size] = coefficients.adjoint()
    v.setColumns(from: size, to: next)
    coupling = r
  }

  /// The best triplets that W = A V allows, more than `count` of them, and the residuals ‖Aᴴ u - σ v‖.
  func triplets(
    _ count: Int
  ) throws(LinearAlgebraError) -> (
    u: Matrix<Element>, svd: SVD<Element>, v: Matrix<Element>, left: Vector<Element.Real>
  ) {
    let kept = Swift.min(size, count + blockSize)
    let square = h[0..<size, 0..<size]
    let ritz = try SymmetricEigen(square, .indices(size - kept..<size), triangle: .lower).eigenvectors
    let image = w[..., 0..<size] * ritz
    var generator = self.generator
    let (q, _, r) = try image.orthonormalized(against: .zeros(a.rows, 0), using: &generator)
    // W E = Q R and R = P Σ Xᴴ, so that A (V E X) = (Q P) Σ.
    let svd = try SVD(r)
    let coordinates = multiply(ritz, svd.vh, right: .adjoint)
    let squares = svd.singularValues .* svd.singularValues
    let inside = square * coordinates - coordinates.scalingColumns(by: squares)
    let outside = coupling * coordinates[(size - coupling.columns)..., ...]
    let residuals = Vector<Element.Real>(count: kept) { i in
      let (x, y) = (inside[column: i].euclideanNorm(), outside[column: i].euclideanNorm())
      return svd.singularValues[i] > 0 ? (x * x + y * y).squareRoot() / svd.singularValues[i] : 0
    }
    return (q * svd.u, svd, v[..., 0..<size] * coordinates, residuals)
  }
}
