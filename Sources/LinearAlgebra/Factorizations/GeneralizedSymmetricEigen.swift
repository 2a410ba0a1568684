/// Which generalised eigenproblem two symmetric matrices stand for.
public enum GeneralizedProblem: Int32, Sendable, CaseIterable {
  /// A x = λ B x.
  case ratio = 1
  /// A B x = λ x.
  case product = 2
  /// B A x = λ x.
  case reversedProduct = 3
}

/// The generalised eigen-decomposition of a symmetric (Hermitian) A and a symmetric (Hermitian) positive definite B.
///
/// Eigenvalues are real and ascending. For A x = λ B x the eigenvectors satisfy A V = B V Λ and are orthonormal with
/// respect to B, Vᴴ B V = 1. In each the entry of largest modulus (the first such) is real and positive.
///
/// The errors grow with the condition number of B. Takes about 14 n³ operations. LAPACK: `sygvd`, `hegvd`; `sygv`,
/// `hegv` where these do not converge.
public struct GeneralizedSymmetricEigen<Element: Scalar>: Sendable {
  /// The eigenvalues, ascending.
  public let eigenvalues: Vector<Element.Real>
  /// The eigenvectors, in columns: Vᴴ B V = 1, or Vᴴ B⁻¹ V = 1 for B A x = λ x.
  public let eigenvectors: Matrix<Element>

  /// The decomposition of the pair `a`, `b`.
  ///
  /// - Parameters:
  ///   - a: a symmetric (Hermitian) matrix.
  ///   - b: a symmetric (Hermitian) positive definite matrix of the same shape.
  ///   - problem: what the pair stands for.
  ///   - triangle: the only triangle that is read of both. Without it both are, and must agree to n·eps·max |aᵢⱼ|.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` for `b`,
  ///   ``LinearAlgebraError/notSymmetric(row:column:)``, ``LinearAlgebraError/notFinite(at:)``,
  ///   ``LinearAlgebraError/notConverged(routine:info:)``, ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: Matrix<Element>, _ b: Matrix<Element>, _ problem: GeneralizedProblem = .ratio, triangle: Triangle? = nil
  ) throws(LinearAlgebraError) {
    precondition(a.shape == b.shape, "matrices of shapes \(a.shapeText) and \(b.shapeText) are no pair")
    precondition(a.isSquare, "matrices of shape \(a.shapeText) are not square, so they are not symmetric (Hermitian)")
    let n = a.rows
    let values = Vector<Element.Real>(uninitializedCount: n)
    guard n > 0 else {
      (eigenvalues, eigenvectors) = (values, a)
      return
    }
    let n32 = try lapackInteger(n, "sygvd")
    var left = try Matrix.hermitianWorkingCopy(of: a, triangle)
    var right = try Matrix.hermitianWorkingCopy(of: b, triangle, even: true)
    let lengths = WorkspaceSizes.syevd(n, hasVectors: true, isComplex: Element.isComplex)
    let operations = 14 * Double(n) * Double(n) * Double(n)
    let λ = values.storage.base(of: Element.Real.self)
    var info: Int32 = 1
    if lengths.fit {
      info = try withScratch(Element.Real.self, lengths.real) { rwork throws(LinearAlgebraError) in
        try withScratch(Int32.self, lengths.integers) { iwork throws(LinearAlgebraError) in
          try withWorkspace(Element.self, routine: "sygvd", needed: lengths.work) { scratch, length in
            withBackend(operations: operations, family: .symmetricEigen) {
              Element.sygvd(
                problem.rawValue, "V", "L", n32, left.matrix.base, right.matrix.base, λ, scratch, length, rwork,
                Int32(lengths.real), iwork, Int32(lengths.integers))
            }
          }
        }
      }
      guard info <= n32 else { throw .notPositiveDefinite(leadingMinor: Int(info) - n) }
    }
    if info != 0 {
      left = try Matrix.hermitianWorkingCopy(of: a, triangle)
      right = try Matrix.hermitianWorkingCopy(of: b, triangle, even: true)
      info = try withScratch(Element.Real.self, 3 * n) { rwork throws(LinearAlgebraError) in
        try withWorkspace(Element.self, routine: "sygv", needed: 3 * n) { scratch, length in
          withBackend(operations: operations, family: .symmetricEigen) {
            Element.sygv(
              problem.rawValue, "V", "L", n32, left.matrix.base, right.matrix.base, λ, scratch, length, rwork)
          }
        }
      }
      guard info <= n32 else { throw .notPositiveDefinite(leadingMinor: Int(info) - n) }
    }
    guard info == 0 else { throw .notConverged(routine: "sygv", info: Int(info)) }
    // With 2ᵉA and 2ᶠB: λ scales by 2ᵉ⁻ᶠ or 2ᵉ⁺ᶠ, vectors by the root of B's scale.
    let (e, f) = (left.exponent, right.exponent)
    let unscaled = values.asColumn.multiplied(byPowerOfTwo: problem == .ratio ? f - e : -e - f)
    let vectors = left.matrix
    vectors.applySignRuleToColumns()
    (eigenvalues, eigenvectors) = (
      Vector(unscaled), vectors.multiplied(byPowerOfTwo: problem == .reversedProduct ? -f / 2 : f / 2)
    )
    try unscaled.checkResult(of: "sygvd")
    try eigenvectors.checkResult(of: "sygvd")
  }
}
