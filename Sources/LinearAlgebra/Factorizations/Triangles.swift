// Triangles of contiguous column-major matrices, as LAPACK leaves them.

extension Matrix {
  /// The upper triangle or trapezoid, zeros below it; min(m, n)×n. LAPACK: `lacpy`.
  func upperTrapezoid() -> Matrix {
    let result = Matrix.zeros(Swift.min(rows, columns), columns)
    guard !result.isEmpty else { return result }
    let (m, n, lda) = (Int32(result.rows), Int32(columns), Int32(rows))
    withBackend(operations: 0) { Element.lacpy("U", m, n, base, lda, result.base, m) }
    return result
  }

  /// The lower trapezoid with ones on its diagonal; m×min(m, n). LAPACK: `lacpy`.
  func unitLowerTrapezoid() -> Matrix {
    let result = Matrix.identity(rows, Swift.min(rows, columns))
    guard rows > 1, !result.isEmpty else { return result }
    let (m, n) = (Int32(rows), Int32(Swift.min(rows - 1, columns)))
    withBackend(operations: 0) { Element.lacpy("L", m - 1, n, base + 1, m, result.base + 1, m) }
    return result
  }

  /// The first columns of the lower triangle, zeros above it. LAPACK: `lacpy`.
  func lowerTrapezoid(columns count: Int? = nil) -> Matrix {
    let result = Matrix.zeros(rows, count ?? columns)
    guard !result.isEmpty else { return result }
    let (m, n) = (Int32(rows), Int32(result.columns))
    withBackend(operations: 0) { Element.lacpy("L", m, n, base, m, result.base, m) }
    return result
  }

  /// The Hermitian matrix whose lower triangle this square matrix has. LAPACK: `lacpy`.
  func mirroringLowerTriangle() -> Matrix {
    let result = adjointCopy()
    guard rows > 0 else { return result }
    let n = Int32(rows)
    withBackend(operations: 0) { Element.lacpy("L", n, n, base, n, result.base, n) }
    return result
  }

  /// The adjoint in storage of its own.
  func adjointCopy() -> Matrix {
    let result = Matrix(uninitializedRows: columns, columns: rows)
    withPointer { source in
      _ = Element.copy(
        source, columnStride, rowStride, to: result.base, Swift.max(1, columns), columns, rows, conjugating: true)
    }
    return result
  }

  /// Throws where this contiguous square matrix differs from its adjoint by more than n·eps·`largest` in a part.
  func checkHermitian(largest: Double) throws(LinearAlgebraError) {
    let tolerance = Element.Real(Double(rows) * Double(Element.ulpOfOne) * largest)
    let position = Element.asymmetry(base, Swift.max(1, rows), rows, tolerance)
    guard position >= 0 else { return }
    throw .notSymmetric(row: position % rows, column: position / rows)
  }

  /// The working copy of a Hermitian matrix, its lower triangle filled from the triangle that is named; with none, the
  /// whole is checked.
  static func hermitianWorkingCopy(
    of a: consuming Matrix, _ triangle: Triangle?, even: Bool = false
  ) throws(LinearAlgebraError) -> (matrix: Matrix, largest: Double, exponent: Int) {
    precondition(a.isSquare, "a matrix of shape \(a.shapeText) is not square, so it is not symmetric (Hermitian)")
    _ = try lapackInteger(a.rows, "potrf")
    guard let triangle else {
      let work = try scaledWorkingCopy(of: consume a, even: even)
      try work.matrix.checkHermitian(largest: work.largest)
      return work
    }
    return try scaledWorkingCopy(of: triangle == .lower ? consume a : a.adjoint(), even: even)
  }
}
