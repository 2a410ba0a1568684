import RealModule

extension Matrix {
  /// How far the columns are from orthonormal: |QᴴQ - I| in the Frobenius norm; 2 m n² operations.
  public func departureFromOrthonormality() -> Element.Real {
    let gram = adjoint() * self
    for i in 0..<columns { gram.base[i * (columns + 1)] -= 1 }
    return gram.frobeniusNorm()
  }

  /// Whether the columns are orthonormal: |QᴴQ - I| in the Frobenius norm at most the tolerance.
  ///
  /// - Parameter tolerance: 10 max(m, n)·eps if nothing is said.
  public func hasOrthonormalColumns(tolerance: Element.Real? = nil) -> Bool {
    guard columns <= rows else { return false }
    return departureFromOrthonormality() <= tolerance ?? 10 * Element.Real(rows) * Element.ulpOfOne
  }

  /// Whether the matrix is square with orthonormal columns: orthogonal, or unitary if it is complex.
  ///
  /// - Parameter tolerance: for |QᴴQ - I| in the Frobenius norm; 10 n·eps if nothing is said.
  public func isOrthogonal(tolerance: Element.Real? = nil) -> Bool {
    isSquare && hasOrthonormalColumns(tolerance: tolerance)
  }

  /// Whether the matrix is square and equal to its adjoint up to a tolerance for each element.
  ///
  /// - Parameter tolerance: for real and imaginary parts, relative to the largest of them; 0, that is equality, if nothing is
  ///   said. NaN and infinity equal nothing.
  public func isHermitian(tolerance: Element.Real = 0) -> Bool {
    isSquare && equals(adjoint(), tolerance)
  }

  /// Whether the matrix is square and equal to its transpose up to a tolerance for each element.
  ///
  /// - Parameter tolerance: for real and imaginary parts, relative to the largest of them; 0, that is equality, if nothing is
  ///   said. NaN and infinity equal nothing.
  public func isSymmetric(tolerance: Element.Real = 0) -> Bool {
    isSquare && equals(transposed(), tolerance)
  }

  /// Whether the matrix is Hermitian up to n·eps and positive definite: whether it has a Cholesky factor.
  public func isPositiveDefinite() -> Bool {
    guard isSquare else { return false }
    return (try? Cholesky(self)) != nil
  }

  private func equals(_ mirrored: Matrix, _ tolerance: Element.Real) -> Bool {
    let difference = (self - mirrored).largestMagnitude()
    return difference.isFinite && difference.value <= Double(tolerance) * largestMagnitude().value
  }
}
