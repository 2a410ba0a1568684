import LinearAlgebra
import TestSupport

/// One factorization or problem, what of it is measured, and the limit of that in LAPACK's units.
struct AccuracyCheck<Element: Scalar> {
  /// What a matrix of a kind is made into before it is factorized.
  enum Input: CaseIterable {
    case itself, hermitian, definite, semidefinite

    func matrix(_ a: Matrix<Element>) -> Matrix<Element> {
      switch self {
      case .itself: a
      case .hermitian: AccuracyCheck.hermitianPart(a)
      case .definite: AccuracyCheck.dominantPart(a)
      case .semidefinite: AccuracyCheck.gramMatrix(a)
      }
    }
  }

  let name: String
  let limit: Double
  let input: Input
  /// The worst that is found for a matrix, given in some layout, and whether it was right to throw.
  let measure: (Matrix<Element>) throws -> Double
  let allows: (LinearAlgebraError, Matrix<Element>) throws -> Bool

  init(
    _ name: String, limit: Double, _ input: Input = .itself,
    allows: @escaping (LinearAlgebraError, Matrix<Element>) throws -> Bool = { _, _ in false },
    measure: @escaping (Matrix<Element>) throws -> Double
  ) {
    (self.name, self.limit, self.input) = (name, limit, input)
    (self.allows, self.measure) = (allows, measure)
  }

  /// What is measured for a matrix in units of the limit: above 1 the check has failed.
  func share(_ a: Matrix<Element>) throws -> Double {
    do {
      return Self.largest(try measure(a) / limit)
    } catch let error as LinearAlgebraError {
      return try allows(error, a) ? 0 : .infinity
    }
  }
}

extension AccuracyCheck {
  /// Whether a system has no solution that the element type can hold: a pivot is zero, or the condition number and size
  /// of A take the solution beyond the range.
  static func hasNoSolution(_ error: LinearAlgebraError, _ a: Matrix<Element>) throws -> Bool {
    switch error {
    case .singular: return try LU(a).reciprocalCondition() < 16 * Element.ulpOfOne
    case .overflow: return try LU(a).reciprocalCondition() < 1e-5
    default: return false
    }
  }

  /// Whether the inverse of a matrix is beyond the range of the element type, or there is none.
  static func hasNoInverse(_ error: LinearAlgebraError, _ a: Matrix<Element>) throws -> Bool {
    guard case .overflow = error, size(a) < 1e3 / Double(Element.Real.greatestFiniteMagnitude) else {
      return try hasNoSolution(error, a)
    }
    return true
  }

  /// Whether only a matrix without a positive element was refused.
  static func isZero(_ error: LinearAlgebraError, _ a: Matrix<Element>) -> Bool {
    error == .notPositiveDefinite(leadingMinor: 1) && size(a) == 0
  }
}
