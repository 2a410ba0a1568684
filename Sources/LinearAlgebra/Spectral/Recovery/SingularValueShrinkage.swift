import ComplexModule
import RealModule

/// A matrix whose singular values were made smaller: U diag(σ) Vᴴ with the σ that are left.
struct ShrunkMatrix<Element: Scalar> {
  let u: Matrix<Element>
  let σ: Vector<Element.Real>
  let vh: Matrix<Element>

  /// The matrix, formed.
  var matrix: Matrix<Element> { u.scalingColumns(by: σ) * vh }

  /// No singular values.
  init(zero rows: Int, _ columns: Int) { (u, σ, vh) = (.zeros(rows, 0), [], .zeros(0, columns)) }

  init(u: Matrix<Element>, σ: Vector<Element.Real>, vh: Matrix<Element>) { (self.u, self.σ, self.vh) = (u, σ, vh) }
}

extension Matrix {
  /// The minimiser D(A) = U max(0, Σ - τ) Vᴴ of ½‖Z - A‖_F² + τ‖Z‖_*.
  ///
  /// By the eigenvectors of the Gram matrix of the shorter side where τ is so far above √eps σ₁ that squaring loses nothing,
  /// by the singular value decomposition elsewhere. Takes m² n + 9 m³ operations for m ≤ n.
  /// Source: J.-F. Cai, E. J. Candès and Z. Shen, SIAM J. Optim. 20 (2010), theorem 2.1.
  func shrinkingSingularValues(by τ: Element.Real) throws(LinearAlgebraError) -> ShrunkMatrix<Element> {
    guard !isEmpty else { return ShrunkMatrix(zero: rows, columns) }
    guard rows <= columns else {
      let adjoint = try adjoint().shrinkingSingularValues(by: τ)
      return ShrunkMatrix(u: adjoint.vh.adjoint(), σ: adjoint.σ, vh: adjoint.u.adjoint())
    }
    if let shrunk = try shrinkingByGram(τ) { return shrunk }
    return try shrinkingBySVD(τ)
  }

  private func shrinkingBySVD(_ τ: Element.Real) throws(LinearAlgebraError) -> ShrunkMatrix<Element> {
    let svd = try SVD(self)
    let rank = svd.singularValues.firstIndex { $0 <= τ } ?? svd.singularValues.count
    return ShrunkMatrix(
      u: svd.u[..., 0..<rank], σ: svd.singularValues[0..<rank].map { $0 - τ }, vh: svd.vh[0..<rank, ...])
  }

  private func shrinkingByGram(_ τ: Element.Real) throws(LinearAlgebraError) -> ShrunkMatrix<Element>? {
    var gram = Matrix.zeros(rows, rows)
    hermitianRankUpdate(self, triangle: .lower, into: &gram)
    guard gram.diagonal.asColumn.largestMagnitude().isFinite else { return nil }
    let eigen = try SymmetricEigen(gram, triangle: .lower)
    let limit: Element.Real = Element.Real.kind == .float ? 0.03 : 1e-4
    let largest = Swift.max(0, eigen.eigenvalues[rows - 1]).squareRoot()
    guard τ >= limit * largest, largest > 0 else { return nil }
    let values = eigen.eigenvalues.reversed().map { Swift.max(0, $0).squareRoot() }
    let rank = values.firstIndex { $0 <= τ } ?? values.count
    let u = eigen.eigenvectors.reversedColumns()[..., 0..<rank].columnMajorCopy()
    let vh = multiply(u, self, left: .adjoint).dividingRows(by: values[0..<rank])
    return ShrunkMatrix(u: u, σ: values[0..<rank].map { $0 - τ }, vh: vh)
  }

  /// The spectral norm by the largest eigenvalue of the Gram matrix of the shorter side, to rounding as that is.
  func largestSingularValue() throws(LinearAlgebraError) -> Element.Real {
    guard !isEmpty else { return 0 }
    let side = Swift.min(rows, columns)
    let (scaled, exponent) = broughtNearOne()
    var gram = Matrix.zeros(side, side)
    hermitianRankUpdate(scaled, left: rows <= columns ? .none : .adjoint, triangle: .lower, into: &gram)
    let square = try gram.symmetricEigenvalues(triangle: .lower)[side - 1]
    return Swift.max(0, square).squareRoot().multiplied(byPowerOfTwo: -exponent)
  }

  /// The elements made smaller, aᵢⱼ max(0, 1 - τ / |aᵢⱼ|): the minimiser of ½‖S - A‖_F² + τ Σ|sᵢⱼ|.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  func shrinkingElements(by τ: Element.Real) -> Matrix {
    let result = columnMajorCopy()
    let p = result.base
    for i in 0..<result.count {
      let modulus = p[i].modulus
      p[i] = modulus > τ ? p[i] * Element(1 - τ / modulus) : 0
    }
    return withExtendedLifetime(result) { result }
  }

  /// Re ⟨A, B⟩ = Re Σ conj(aᵢⱼ) bᵢⱼ.
  func realInnerProduct(_ other: Matrix) -> Element.Real {
    let (a, b) = (isContiguousColumnMajor ? self : columnMajorCopy(), other.columnMajorCopy())
    return a.flattened().conjugatedDot(b.flattened()).real
  }
}
