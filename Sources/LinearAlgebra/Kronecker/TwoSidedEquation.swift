/// The linear equation A X B = C in X, for square A and B.
///
/// ```swift
/// let x = try TwoSidedEquation(a, b).solve(c)
/// ```
///
/// By factorizations, X = A⁻¹ (C B⁻¹), it takes O(m³ + n³) operations for A of order m and B of order n; as the system
/// (Bᵀ ⊗ A) vec X = vec C, which is formed, O(m³ n³): for small sizes, and to check the other.
public struct TwoSidedEquation<Element: Scalar>: Sendable {
  /// How the equation is solved.
  public enum Method: Sendable, CaseIterable {
    /// LU factorizations of A and B.
    case factorizations
    /// LU factorization of Bᵀ ⊗ A, of order at most 4096.
    case kronecker
  }

  /// The matrix A on the left.
  public let left: Matrix<Element>
  /// The matrix B on the right.
  public let right: Matrix<Element>

  static var largestOrder: Int { 4096 }

  /// The equation with these matrices.
  public init(_ a: Matrix<Element>, _ b: Matrix<Element>) {
    precondition(a.isSquare && b.isSquare, "matrices of shapes \(a.shapeText) and \(b.shapeText) are not both square")
    (left, right) = (a, b)
  }

  /// The solution X of A X B = C.
  ///
  /// LAPACK: `getrf`, `getrs`.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` where A, B, or Bᵀ ⊗ A is singular,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in any of the matrices,
  ///   ``LinearAlgebraError/tooLarge(routine:needed:)`` where Bᵀ ⊗ A would be larger than 4096,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(
    _ c: Matrix<Element>, method: Method = .factorizations
  ) throws(LinearAlgebraError) -> Matrix<Element> {
    precondition(
      c.rows == left.rows && c.columns == right.rows,
      "A X B of shape \(left.rows)×\(right.rows) is not of shape \(c.shapeText)")
    switch method {
    case .factorizations:
      let y = try LU(right).solve(c.transposed(), .transposed).transposed()
      return try LU(left).solve(y)
    case .kronecker:
      let order = c.count
      guard order <= Self.largestOrder else {
        throw .tooLarge(routine: "A X B = C by Kronecker product", needed: order)
      }
      let x = try LU(kronecker(right.transposed(), left)).solve(c.vec())
      return Matrix(vec: x, rows: c.rows, columns: c.columns)
    }
  }
}
