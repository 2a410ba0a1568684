/// A matrix of which only products are known: sparse, implicit, of low rank, streamed from a file, or dense.
///
/// Iterative methods ask for nothing else, so they accept every conforming type.
///
/// ```swift
/// struct FirstDifference: LinearOperator {
///   let (rows, columns) = (999, 1000)
///   func product(_ x: Matrix<Double>) -> Matrix<Double> { x[1..., ...] - x[0..<999, ...] }
///   func adjointProduct(_ y: Matrix<Double>) -> Matrix<Double> {
///     let edge = Matrix<Double>.zeros(1, y.columns)
///     return Matrix(vertically: edge, y) - Matrix(vertically: y, edge)
///   }
/// }
/// ```
///
/// Both products must belong to the same matrix: ⟨A x, y⟩ = ⟨x, Aᴴ y⟩.
public protocol LinearOperator<Element>: Sendable {
  /// The type of the elements.
  associatedtype Element: Scalar

  /// The number of rows m.
  var rows: Int { get }

  /// The number of columns n.
  var columns: Int { get }

  /// The product A X with a block X of n rows and any number of columns.
  func product(_ x: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element>

  /// The product Aᴴ Y with a block Y of m rows and any number of columns.
  func adjointProduct(_ y: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element>
}

extension Matrix: LinearOperator {
  /// The product A X. Takes 2 m n operations for each column. BLAS: `gemm`.
  public func product(_ x: Matrix) -> Matrix { thinProduct(.none, x) }

  /// The product Aᴴ Y. Takes 2 m n operations for each column. BLAS: `gemm`.
  public func adjointProduct(_ y: Matrix) -> Matrix { thinProduct(.adjoint, y) }
}

extension LowRank: LinearOperator {
  /// The product L (R X). Takes 2 k (m + n) operations for each column. BLAS: `gemm`.
  public func product(_ x: Matrix<Element>) -> Matrix<Element> { self * x }

  /// The product Rᴴ (Lᴴ Y). Takes 2 k (m + n) operations for each column. BLAS: `gemm`.
  public func adjointProduct(_ y: Matrix<Element>) -> Matrix<Element> {
    multiply(right, multiply(left, y, left: .adjoint), left: .adjoint)
  }
}

extension KroneckerProduct: LinearOperator {
  /// The product (A₁ ⊗ A₂ ⊗ …) X, one factor after the other. BLAS: `gemm`.
  public func product(_ x: Matrix<Element>) -> Matrix<Element> { self * x }

  /// The product (A₁ᴴ ⊗ A₂ᴴ ⊗ …) Y, one factor after the other. BLAS: `gemm`.
  public func adjointProduct(_ y: Matrix<Element>) -> Matrix<Element> { adjoint() * y }
}
