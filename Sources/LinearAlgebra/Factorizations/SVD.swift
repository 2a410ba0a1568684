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
public struct SVD<Element: Scalar>: Sendable {
  /// How many singular vectors are kept.
  public enum Vectors: Sendable {
    /// min(m, n) left and right vectors.
    case thin
    /// All m left and all n right vectors.
    case full
  }

  /// The left singular vectors, in columns.
  public let u: Matrix<Element>
  /// The singular values, descending.
  public let singularValues: Vector<Element.Real>
  /// The right singular vectors' conjugates, in rows.
  public let vh: Matrix<Element>

  /// The decomposition of `a`.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if all routines fail.
  public init(_ a: Matrix<Element>, vectors: Vectors = .thin) throws(LinearAlgebraError) {
    let (m, n, k) = (a.rows, a.columns, Swift.min(a.rows, a.columns))
    guard k > 0 else {
      self.init(
        u: .identity(m, vectors == .full ? m : 0), singularValues: [], vh: .identity(vectors == .full ? n : 0, n))
      return
    }
    let (m32, n32) = (try lapackInteger(m, "SVD"), try lapackInteger(n, "SVD"))
    let saved = a
    let work = try Matrix.workingCopy(of: saved).matrix
    let u = Matrix<Element>(uninitializedRows: m, columns: vectors == .full ? m : k)
    let vh = Matrix<Element>(uninitializedRows: vectors == .full ? n : k, columns: n)
    let σ = Vector<Element.Real>(uninitializedCount: k)
    let long = Swift.max(m, n)
    let realLength = Element.isComplex ? Swift.max(5 * k * k + 7 * k, 2 * long * k + 2 * k * k + k) : 1
    let info = try withScratch(Element.Real.self, realLength) { rwork throws(LinearAlgebraError) in
      try withScratch(Int32.self, 8 * k) { iwork throws(LinearAlgebraError) in
        try withWorkspace(Element.self, routine: "gesdd", needed: 4 * k * k + 7 * k) { scratch, length in
          withBackend(operations: 4 * Double(m) * Double(n) * Double(k) + 22 * Double(k) * Double(k) * Double(k)) {
            Element.gesdd(
              vectors == .full ? "A" : "S", m32, n32, work.storage.base(of: Element.self), m32,
              σ.storage.base(of: Element.Real.self), u.storage.base(of: Element.self), m32,
              vh.storage.base(of: Element.self), Int32(vh.rows), scratch, length, rwork, iwork)
          }
        }
      }
    }
    guard info == 0 else { throw .notConverged(routine: "gesdd", info: Int(info)) }
    self.init(u: u, singularValues: σ, vh: vh)
  }

  init(u: Matrix<Element>, singularValues: Vector<Element.Real>, vh: Matrix<Element>) {
    self.u = u
    self.singularValues = singularValues
    self.vh = vh
  }
}
