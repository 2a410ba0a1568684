/// The operator (A - σ)⁻¹ of a symmetric (Hermitian) matrix, by the LDL factorization of A - σ: half the operations of LU.
struct ShiftedLDL<Element: Scalar>: LinearOperator {
  let ldl: LDL<Element>

  var rows: Int { ldl.order }
  var columns: Int { ldl.order }

  /// - Parameter shift: where A - σ is exactly singular, another one beside it is inverted.
  init(_ a: Matrix<Element>, shift: Element.Real) throws(LinearAlgebraError) {
    ldl = try a.factorizingShifted(Element(shift)) { (a) throws(LinearAlgebraError) in
      let ldl = try LDL(a)
      return (ldl, ldl.singularPivot != nil)
    }
  }

  func product(_ x: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> { try ldl.solve(x) }

  func adjointProduct(_ y: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> { try ldl.solve(y) }
}

extension Matrix {
  /// A - σ: a copy with another diagonal.
  func shifted(by shift: Element) -> Matrix {
    let result = columnMajorCopy()
    for i in 0..<Swift.min(rows, columns) { result.base[i * (rows + 1)] -= shift }
    return result
  }

  /// A factorization of A - σ, or, where that is exactly singular, of A - σ with σ a rounding error away.
  func factorizingShifted<Factorization>(
    _ shift: Element,
    _ factorize: (Matrix) throws(LinearAlgebraError) -> (Factorization, isSingular: Bool)
  ) throws(LinearAlgebraError) -> Factorization {
    var (result, isSingular) = try factorize(shifted(by: shift))
    let size = Swift.max(largestColumnNorm(), shift.modulus, .leastNormalMagnitude / Element.ulpOfOne)
    var factor: Element.Real = 4
    while isSingular, factor < 1e6 {
      (result, isSingular) = try factorize(shifted(by: shift + Element(factor * Element.ulpOfOne * size)))
      factor *= 16
    }
    return result
  }

  /// The Hermitian matrix that LAPACK sees in the lower triangle: it reads no imaginary part of the diagonal.
  func hermitianFromLowerTriangle() -> Matrix {
    let result = mirroringLowerTriangle()
    guard Element.isComplex else { return result }
    for i in 0..<rows { result.base[i * (rows + 1)] = Element(result.base[i * (rows + 1)].real) }
    return result
  }

  /// The largest norm of a column, a lower bound of ‖A‖₂ that is at most √n below it.
  func largestColumnNorm() -> Element.Real { columnNorms().reduce(0) { Swift.max($0, $1) } }
}
