/// The operator (A - σ B)⁻¹ of a square matrix, or of a pair of them, by an LU factorization.
///
/// Eigenvalues of A near σ are those of largest modulus of this operator: θ = 1/(λ - σ), with the same vectors. It is what
/// ``EigenTarget/nearest(_:)`` uses, and can be given to ``PartialEigen/init(inverse:of:shift:count:options:)`` for an A
/// that is not a matrix itself but near to one, or used for several iterations.
///
/// ```swift
/// let inverse = try ShiftInverse(a, shift: 2.5)
/// let power = try PowerIteration(inverse)
/// let nearest = 2.5 + 1 / power.eigenvalue
/// ```
///
/// Takes 2 n³/3 operations once and 2 n² for each column of a product. LAPACK: `getrf`, `getrs`.
/// Source: Ericsson and Ruhe, "The spectral transformation Lanczos method", Math. Comp. 35 (1980).
public struct ShiftInverse<Element: Scalar>: LinearOperator {
  /// The shift σ that was asked for.
  public let shift: Element
  let lu: LU<Element>

  /// The number of rows.
  public var rows: Int { lu.rows }

  /// The number of columns.
  public var columns: Int { lu.columns }

  /// The inverse of A - σ B.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - metric: B, the identity without it.
  ///   - shift: σ; where A - σ B is exactly singular, another one a rounding error beside it is taken.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a matrix,
  ///   ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: Matrix<Element>, metric: Matrix<Element>? = nil, shift: Element
  ) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a matrix of shape \(a.shapeText) has no inverse")
    precondition(
      metric.map { $0.shape == a.shape } ?? true,
      "matrices of shapes \(a.shapeText) and \(metric?.shapeText ?? "") are no pair")
    self.shift = shift
    // B may be singular, so that only A - σ B itself can be moved aside.
    let (matrix, rest) = metric.map { (a - $0 * shift, Element.zero) } ?? (a, shift)
    lu = try matrix.factorizingShifted(rest) { (matrix) throws(LinearAlgebraError) in
      let lu = try LU(matrix)
      return (lu, lu.singularPivot != nil)
    }
  }

  /// The product (A - σ B)⁻¹ X.
  public func product(_ x: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> { try lu.solve(x) }

  /// The product (A - σ B)⁻ᴴ Y.
  public func adjointProduct(_ y: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    try lu.solve(y, .adjoint)
  }
}
