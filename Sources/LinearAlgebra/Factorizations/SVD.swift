/// The singular value decomposition A = U Σ Vᴴ.
///
/// For A of shape m×n and k = min(m, n), the thin form (the default) keeps U as m×k and Vᴴ as k×n; the full form keeps
/// both square. Singular values are real, not negative and descending. Signs are fixed so that the same matrix gives
/// the same factors: in each row of Vᴴ the entry of largest modulus (the first such) is real and positive.
///
/// ```swift
/// let svd = try SVD(a)
/// svd.singularValues          // σ₁ ≥ σ₂ ≥ …
/// let again = Matrix(svd)     // U Σ Vᴴ
/// ```
///
/// Takes about 4 m n k + 22 k³ operations. LAPACK: `gesdd`, and `gesvd` where that does not converge.
/// Source: Golub and Van Loan, Matrix Computations, section 8.6.
public struct SVD<Element: Scalar>: Sendable {
  /// How many singular vectors are kept.
  public enum Vectors: Sendable {
    /// min(m, n) left and right vectors.
    case thin
    /// All m left and all n right vectors.
    case full
  }

  /// How the decomposition is computed.
  public enum Algorithm: Sendable {
    /// LAPACK `gesdd`: the fastest, singular values to σ₁ eps.
    case divideAndConquer
    /// LAPACK `gesvd`: seven to nine times slower on large matrices, less workspace.
    case qrIteration
    /// LAPACK `gejsv`, one-sided Jacobi: tiny singular values of graded matrices to high relative accuracy, but to
    /// σ₁ eps where the rank is deficient and vectors would not be orthogonal to rounding otherwise.
    case jacobi
  }

  /// The left singular vectors, in columns.
  public let u: Matrix<Element>
  /// The singular values, descending.
  public let singularValues: Vector<Element.Real>
  /// The right singular vectors' conjugates, in rows.
  public let vh: Matrix<Element>
  /// How leading triplets were computed and how good they are; nil where LAPACK computed the decomposition at once.
  public internal(set) var report: SVDReport<Element.Real>?

  /// The decomposition of `a`.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if all routines fail,
  ///   ``LinearAlgebraError/overflow(routine:)`` if a singular value is beyond the range of the element type,
  ///   ``LinearAlgebraError/tooLarge(routine:needed:)`` beyond LAPACK's 32-bit integers.
  public init(
    _ a: Matrix<Element>, vectors: Vectors = .thin, algorithm: Algorithm = .divideAndConquer
  ) throws(LinearAlgebraError) {
    let (m, n) = (a.rows, a.columns)
    guard !a.isEmpty else {
      self.init(
        u: .identity(m, vectors == .full ? m : 0), singularValues: [], vh: .identity(vectors == .full ? n : 0, n))
      return
    }
    let parts = try SVDComputation(of: a, keeping: vectors == .full ? .full : .thin, by: algorithm).run()
    parts.vh.applySignRule(with: parts.u)
    if vectors == .full { parts.u.applySignRuleToColumns(from: Swift.min(m, n)) }
    self.init(u: parts.u, singularValues: parts.σ, vh: parts.vh)
  }

  init(u: Matrix<Element>, singularValues: Vector<Element.Real>, vh: Matrix<Element>) {
    self.u = u
    self.singularValues = singularValues
    self.vh = vh
  }
}

extension SVD {
  /// The number of rows of the matrix that was decomposed.
  public var rows: Int { u.rows }

  /// The number of columns of the matrix that was decomposed.
  public var columns: Int { vh.columns }

  /// The right singular vectors V, in columns: the adjoint of ``vh``.
  public var v: Matrix<Element> { vh.adjoint() }
}

extension Matrix {
  /// The matrix U Σ Vᴴ of a decomposition.
  ///
  /// Takes 2 m n k operations. BLAS: `gemm`.
  public init(_ svd: SVD<Element>) {
    let k = svd.singularValues.count
    self = svd.u[..., 0..<k].scalingColumns(by: svd.singularValues) * svd.vh[0..<k, ...]
  }

  /// The singular values of this matrix, descending, without singular vectors.
  ///
  /// Takes about 8/3 k³ operations for a square matrix, a fifth of ``SVD/init(_:vectors:algorithm:)``. LAPACK: `gesdd`.
  ///
  /// - Throws: as ``SVD/init(_:vectors:algorithm:)``.
  public func singularValues(
    algorithm: SVD<Element>.Algorithm = .divideAndConquer
  ) throws(LinearAlgebraError) -> Vector<Element.Real> {
    guard !isEmpty else { return [] }
    return try SVDComputation(of: self, keeping: .none, by: algorithm).run().σ
  }
}
