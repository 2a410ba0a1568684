extension Matrix {
  /// The inverse A⁻¹, by the method that the structure of A calls for.
  ///
  /// Triangular matrices are inverted as such, Hermitian ones with a positive diagonal by Cholesky (and LU where that is
  /// not positive definite), others by LU. To solve a system, ``solve(_:)->Matrix<Element>`` is faster and more
  /// accurate. Takes 2n³ operations for a full matrix. LAPACK: `trtri`, `potri`, `getri`.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` only for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in A, ``LinearAlgebraError/overflow(routine:)`` where
  ///   the inverse lies beyond the range of the element type.
  public func inverse() throws(LinearAlgebraError) -> Matrix {
    precondition(isSquare, "a matrix of shape \(shapeText) is not square, so it has no inverse")
    _ = try lapackInteger(rows, "inverse")
    guard rows > 0 else { return self }
    let (work, largest, exponent) = try Matrix.scaledWorkingCopy(of: self, even: true)
    let (lower, upper) = work.bandwidths()
    if lower == 0 || upper == 0 { return try work.invertTriangular(lower == 0 ? .upper : .lower, exponent) }
    if work.structure() == .positiveDiagonal, let cholesky = work.choleskyOrRestored(exponent) {
      return try cholesky.inverse()
    }
    return try LU(scaled: work, largest: largest, exponent: exponent).inverse()
  }

  private func invertTriangular(_ triangle: Triangle, _ exponent: Int) throws(LinearAlgebraError) -> Matrix {
    let n = Int32(rows)
    let info = withBackend(operations: Double(n) * Double(n) * Double(n) / 3, family: .inverse) {
      Element.trtri(triangle.letter, "N", n, base, n)
    }
    guard info == 0 else { throw .singular(pivot: Int(info) - 1) }
    let result = multiplied(byPowerOfTwo: exponent)
    try result.checkResult(of: "trtri")
    return result
  }

  /// The determinant, by LU with partial pivoting, or the product of the diagonal of a triangular matrix.
  ///
  /// Infinite or zero where it lies beyond the range of the element type, as in NumPy, but not because a partial product
  /// does; ``logDeterminant()`` has no such limit. Zero only where a pivot is exactly zero, so it is no test for
  /// singularity. Takes 2n³/3 operations. LAPACK: `getrf`.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in A, ``LinearAlgebraError/overflow(routine:)``
  ///   where the factors lie beyond the range of the element type.
  public func determinant() throws(LinearAlgebraError) -> Element {
    let (product, extra) = try determinantProduct()
    return product.value(timesPowerOfTwo: extra)
  }

  /// The determinant as sign and logarithm, by LU with partial pivoting, or from the diagonal of a triangular matrix.
  ///
  /// Takes 2n³/3 operations. LAPACK: `getrf`.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in A, ``LinearAlgebraError/overflow(routine:)``
  ///   where the factors lie beyond the range of the element type.
  public func logDeterminant() throws(LinearAlgebraError) -> LogDeterminant<Element> {
    let (product, extra) = try determinantProduct()
    return product.logarithm(timesPowerOfTwo: extra)
  }

  private func determinantProduct() throws(LinearAlgebraError) -> (ScaledProduct<Element>, Int) {
    precondition(isSquare, "a matrix of shape \(shapeText) is not square, so it has no determinant")
    let (work, largest, exponent) = try Matrix.scaledWorkingCopy(of: self, even: true)
    let (lower, upper) = work.bandwidths()
    guard lower == 0 || upper == 0 else {
      let lu = try LU(scaled: work, largest: largest, exponent: exponent)
      return (lu.determinantProduct(), -exponent * rows)
    }
    var product = ScaledProduct<Element>()
    for i in 0..<rows { product.multiply(by: work.base[i * (rows + 1)]) }
    return (product, -exponent * rows)
  }
}
