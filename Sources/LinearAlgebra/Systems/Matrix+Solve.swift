extension Matrix {
  /// The solution X of A X = B, by the method that the shape and the zeros of A call for.
  ///
  /// | A | method | LAPACK |
  /// |---|---|---|
  /// | triangular | substitution | `trtrs` |
  /// | diagonal, tridiagonal | elimination in the three diagonals | `gtsv` |
  /// | banded, at most n/4 diagonals beside the main one | elimination in the band | `gbsv` |
  /// | Hermitian to the bit, positive diagonal | Cholesky, and LU where that is not positive definite | `potrf`, `getrf` |
  /// | other square ones | LU | `getrf` |
  /// | more rows than columns | least squares by QR, for full rank | `geqrt` |
  /// | more columns than rows | the smallest solution by QR of Aᴴ, for full rank | `geqrt` |
  ///
  /// Square matrices are refused only if a pivot is exactly zero. One that is singular to working precision has a
  /// solution too, perhaps without one correct digit: ``CertifiedSolution`` says how many are right. To solve with the
  /// same matrix again, keep its factorization. Takes 2n³/3 operations for a full matrix and 2n² for each column of B.
  /// - Parameter b: as many rows as A, any number of columns; its storage is reused if it was consumed.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)``, ``LinearAlgebraError/rankDeficient(rank:)`` for a rectangular
  ///   matrix, ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in A or B,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: consuming Matrix) throws(LinearAlgebraError) -> Matrix {
    precondition(
      b.rows == rows, "a matrix of shape \(shapeText) and right-hand sides of shape \(b.shapeText) do not match")
    if rows > columns { return try QR(self).solve(consume b) }
    if rows < columns {
      // Here, so that the error has the caller's indices and not the adjoint's.
      try checkFinite()
      return try QR(adjoint()).solveAdjoint(b)
    }
    _ = try lapackInteger(Swift.max(rows, b.columns), "solve")
    let (work, largest, exponent) = try Matrix.scaledWorkingCopy(of: self, even: true)
    switch work.structure() {
    case .upperTriangular: return try work.solveTriangular(.upper, consume b, exponent)
    case .lowerTriangular: return try work.solveTriangular(.lower, consume b, exponent)
    case .banded(let lower, let upper) where lower <= 1 && upper <= 1:
      return try work.solveTridiagonal(consume b, exponent)
    case .banded(let lower, let upper): return try work.solveBanded(lower, upper, consume b, exponent)
    case .positiveDiagonal:
      if let cholesky = work.choleskyOrRestored(exponent) { return try cholesky.solve(consume b) }
      return try LU(scaled: work, largest: largest, exponent: exponent).solve(consume b)
    case .general: return try LU(scaled: work, largest: largest, exponent: exponent).solve(consume b)
    }
  }

  /// The solution x of A x = b, by the method that the shape and the zeros of A call for.
  ///
  /// See ``solve(_:)->Matrix<Element>`` for the methods.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)``, ``LinearAlgebraError/rankDeficient(rank:)`` for a rectangular
  ///   matrix, ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in A or b,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: Vector<Element>) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn))
  }

  /// The Cholesky factorization of this 2ᵉA, e even, in place; nil, and the matrix as it was, where it is not positive definite.
  ///
  /// `potrf` overwrites the lower triangle only: the upper one and the saved diagonal bring it back.
  func choleskyOrRestored(_ exponent: Int) -> Cholesky<Element>? {
    let diagonal = Vector(count: rows) { base[$0 * (rows + 1)] }
    if let cholesky = try? Cholesky(scaled: self, exponent: exponent) { return cholesky }
    let mirror = adjointCopy()
    let n = Int32(rows)
    withBackend(operations: 0) { Element.lacpy("L", n, n, mirror.base, n, base, n) }
    for i in 0..<rows { base[i * (rows + 1)] = diagonal[i] }
    return nil
  }

  private func solveTriangular(
    _ triangle: Triangle, _ b: consuming Matrix, _ exponent: Int
  ) throws(LinearAlgebraError) -> Matrix {
    let (n, count) = (Int32(rows), Int32(b.columns))
    if let pivot = (0..<rows).first(where: { base[$0 * (rows + 1)] == .zero }) { throw .singular(pivot: pivot) }
    return try Matrix.solution(for: consume b, exponent: exponent, routine: "trtrs") { x in
      _ = withBackend(operations: Double(n) * Double(n) * Double(count), family: .product) {
        Element.trtrs(triangle.letter, "N", "N", n, count, base, n, x, n)
      }
    }
  }

  private func solveTridiagonal(_ b: consuming Matrix, _ exponent: Int) throws(LinearAlgebraError) -> Matrix {
    let (n, count) = (rows, Int32(b.columns))
    return try Matrix.solution(for: consume b, exponent: exponent, routine: "gtsv") { x throws(LinearAlgebraError) in
      let info = withScratch(Element.self, 3 * n) { diagonals in
        for i in 0..<n {
          diagonals[i] = base[i * (n + 1)]
          guard i + 1 < n else { continue }
          diagonals[n + i] = base[i * (n + 1) + 1]
          diagonals[2 * n + i] = base[(i + 1) * (n + 1) - 1]
        }
        return withBackend(operations: 0) {
          Element.gtsv(Int32(n), count, diagonals + n, diagonals, diagonals + 2 * n, x, Int32(n))
        }
      }
      guard info == 0 else { throw .singular(pivot: Int(info) - 1) }
    }
  }

  private func solveBanded(
    _ lower: Int, _ upper: Int, _ b: consuming Matrix, _ exponent: Int
  ) throws(LinearAlgebraError) -> Matrix {
    let (n, count, height) = (rows, Int32(b.columns), 2 * lower + upper + 1)
    return try Matrix.solution(for: consume b, exponent: exponent, routine: "gbsv") { x throws(LinearAlgebraError) in
      let info = withScratch(Element.self, height * n) { band in
        withScratch(Int32.self, n) { pivots in
          band.update(repeating: .zero, count: height * n)
          for j in 0..<n {
            let rows = Swift.max(0, j - upper)..<Swift.min(n, j + lower + 1)
            (band + j * height + lower + upper + rows.lowerBound - j).update(
              from: base + j * n + rows.lowerBound, count: rows.count)
          }
          return withBackend(operations: 2 * Double(n) * Double(lower) * Double(lower + upper)) {
            Element.gbsv(Int32(n), Int32(lower), Int32(upper), count, band, Int32(height), pivots, x, Int32(n))
          }
        }
      }
      guard info == 0 else { throw .singular(pivot: Int(info) - 1) }
    }
  }
}
