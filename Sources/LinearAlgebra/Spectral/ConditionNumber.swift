/// The norm in which a condition number is meant.
public enum ConditionNorm: Hashable, Sendable, CaseIterable {
  /// ‖A‖₁ ‖A⁻¹‖₁, for square matrices.
  case one
  /// σ₁/σₖ, for matrices of any shape.
  case two
  /// ‖A‖_∞ ‖A⁻¹‖_∞, for square matrices.
  case infinity
}

extension Matrix {
  /// The condition number ‖A‖ ‖A⁻¹‖, infinite for a singular matrix and 1 for an empty one.
  ///
  /// In the 2-norm σ₁/σₖ by the singular values; in the other two by the inverse, 2 n³ operations.
  /// `LU.reciprocalCondition()` estimates the 1-norm's in O(n²) after the factorization.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in the matrix,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if no SVD routine converges.
  public func conditionNumber(_ norm: ConditionNorm = .two) throws(LinearAlgebraError) -> Element.Real {
    guard !isEmpty else { return 1 }
    if norm == .two {
      let values = try singularValues()
      let (largest, smallest) = (values[0], values[values.count - 1])
      return smallest == 0 ? .infinity : largest / smallest
    }
    precondition(isSquare, "the condition number in this norm needs a square matrix, not \(shapeText)")
    let inverse: Matrix
    do {
      inverse = try LU(self).inverse()
    } catch {
      switch error {
      case .singular, .overflow: return .infinity
      default: throw error
      }
    }
    let kind: MatrixNorm = norm == .one ? .one : .infinity
    return try self.norm(kind) * inverse.norm(kind)
  }
}
