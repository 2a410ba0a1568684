/// What depends on the data and went wrong: numbers that are not finite, singular, not positive definite, …
///
/// A shape that does not fit is a programmer's mistake and traps instead, printing both shapes.
public enum LinearAlgebraError: Error, Hashable, Sendable {
  /// The element at these indices of the input is NaN or infinite.
  case notFinite(at: [Int])
  /// The element at these indices has a value that the element type of the result does not have.
  case notRepresentable(at: [Int])
  /// The input was finite, the result is not: it lies beyond the range of the element type.
  case overflow(routine: String)
  /// A pivot is exactly zero: the matrix has no inverse. The pivot counts from 0.
  case singular(pivot: Int)
  /// The leading minor of this order (from 1) is not positive.
  case notPositiveDefinite(leadingMinor: Int)
  /// The element at (row, column) differs from its mirror image by more than rounding.
  case notSymmetric(row: Int, column: Int)
  /// The columns of the matrix are linearly dependent to working precision.
  case rankDeficient(rank: Int)
  /// The matrix has too few eigenvectors to be V Λ V⁻¹ to working precision.
  case defective(reciprocalCondition: Double)
  /// An iteration ended without convergence, in every routine that was tried.
  case notConverged(routine: String, info: Int)
  /// A size is beyond what the routine's 32-bit integers can say.
  case tooLarge(routine: String, needed: Int)
  /// The function is not defined for this matrix, as the text explains.
  case undefined(String)
  /// An index that comes as data lies outside an axis of so many elements.
  case indexOutOfRange(index: Int, axis: Int, count: Int)
  /// The text of an equation is wrong, or operands do not fit it.
  case invalidEquation(String, EquationFault)
  /// The backend computes wrong results, or is not what it should be.
  case backendUnhealthy(String)
}

extension LinearAlgebraError: CustomStringConvertible {
  /// One line that says what was wrong and where.
  public var description: String {
    switch self {
    case .notFinite(let indices):
      "the element at [\(indices.map(String.init).joined(separator: ", "))] is not finite"
    case .notRepresentable(let indices):
      "the element at [\(indices.map(String.init).joined(separator: ", "))] is not a value of the other element type"
    case .overflow(let routine):
      "the result of \(routine) is beyond the range of the element type"
    case .singular(let pivot):
      "the matrix is singular: pivot \(pivot) is zero"
    case .notPositiveDefinite(let order):
      "the matrix is not positive definite: its leading minor of order \(order) is not positive"
    case .notSymmetric(let row, let column) where row == column:
      "the matrix is not Hermitian: the diagonal element [\(row), \(column)] is not real"
    case .notSymmetric(let row, let column):
      "the matrix is not symmetric (Hermitian): element [\(row), \(column)] differs from [\(column), \(row)]"
    case .rankDeficient(let rank):
      "the matrix is rank deficient: its numerical rank is \(rank)"
    case .defective(let reciprocalCondition):
      "the matrix is defective: its eigenvectors have reciprocal condition number \(reciprocalCondition)"
    case .notConverged(let routine, let info):
      "\(routine) did not converge (info \(info))"
    case .tooLarge(let routine, let needed):
      "too large for \(routine): \(needed) is beyond its 32-bit integers"
    case .undefined(let reason): reason
    case .indexOutOfRange(let index, let axis, let count):
      "the index \(index) is outside axis \(axis), which has \(count) elements"
    case .invalidEquation(let text, let fault): "the equation \"\(text)\" is invalid: \(fault)"
    case .backendUnhealthy(let reason):
      "the linear-algebra backend is unhealthy: \(reason)"
    }
  }
}
