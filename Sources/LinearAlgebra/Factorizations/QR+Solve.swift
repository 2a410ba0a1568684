extension QR {
  /// The least-squares solution X that minimises ‖A X - B‖ column by column, for m ≥ n and full rank: R X = Qᴴ B.
  ///
  /// Takes 4 m n operations for each column. LAPACK: `gemqrt`, `trtrs`, `trcon`.
  /// - Parameter b: m rows; its storage is reused if it was consumed.
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:)`` where the reciprocal condition number of R is below
  ///   max(m, n)·eps, ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: consuming Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    let (m, n) = (rows, columns)
    precondition(
      m >= n, "least squares by QR needs as many rows as columns: the shape is \(factors.shapeText)")
    precondition(
      b.rows == m, "a matrix of shape \(factors.shapeText) and right-hand sides of shape \(b.shapeText) do not match")
    let (count, n32, m32) = (try lapackInteger(b.columns, "trtrs"), Int32(n), Int32(m))
    try checkFullRank()
    let x = try Matrix.solution(for: consume b, exponent: exponent, routine: "trtrs") { x in
      applyReflectors("C", x, m, Int(count), .left)
      guard n > 0 else { return }
      _ = withBackend(operations: Double(n) * Double(n) * Double(count), family: .product) {
        Element.trtrs("U", "N", "N", n32, count, factors.base, m32, x, m32)
      }
    }
    return m == n ? x : x[..<n, ...].columnMajorCopy()
  }

  /// The least-squares solution x that minimises ‖A x - b‖, for m ≥ n and full rank: R x = Qᴴ b.
  ///
  /// Takes 4 m n operations. LAPACK: `gemqrt`, `trtrs`, `trcon`.
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:)`` where the reciprocal condition number of R is below
  ///   max(m, n)·eps, ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: Vector<Element>) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn))
  }

  /// The solution X of smallest norm of Aᴴ X = B, for m ≥ n and full rank: X = Q (R⁻ᴴ B).
  ///
  /// With the factorization of Aᴴ it solves underdetermined systems. Takes 4 m n operations for each column.
  /// LAPACK: `trtrs`, `gemqrt`, `trcon`.
  /// - Parameter b: n rows.
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:)`` where the reciprocal condition number of R is below
  ///   max(m, n)·eps, ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solveAdjoint(_ b: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    let (m, n) = (rows, columns)
    precondition(
      m >= n, "the smallest solution of Aᴴ x = b needs as many rows as columns: the shape is \(factors.shapeText)")
    precondition(
      b.rows == n, "a matrix of shape \(n)×\(m) and right-hand sides of shape \(b.shapeText) do not match")
    let (count, n32, m32) = (try lapackInteger(b.columns, "trtrs"), Int32(n), Int32(m))
    try checkFullRank()
    var padded = Matrix<Element>.zeros(m, b.columns)
    padded[..<n, ...] = b
    return try Matrix.solution(for: consume padded, exponent: exponent, routine: "trtrs") { x in
      if n > 0 {
        _ = withBackend(operations: Double(n) * Double(n) * Double(count), family: .product) {
          Element.trtrs("U", "C", "N", n32, count, factors.base, m32, x, m32)
        }
      }
      applyReflectors("N", x, m, Int(count), .left)
    }
  }

  /// An estimate of 1/(‖R‖₁ ‖R⁻¹‖₁) for the square part of R: 0 where a diagonal element is zero, 1 without columns.
  ///
  /// Takes O(n²) operations. LAPACK: `trcon`.
  public func reciprocalCondition() -> Element.Real {
    let n = Int32(triangles.columns)
    guard n > 0 else { return 1 }
    for i in 0..<Int(n) where factors.base[i * (rows + 1)] == .zero { return 0 }
    var result: Element.Real = 0
    _ = withScratch(Element.self, 3 * Int(n)) { work in
      withScratch(Element.Real.self, Int(n)) { rwork in
        withScratch(Int32.self, Int(n)) { iwork in
          withBackend(operations: 0) {
            Element.trcon("1", "U", "N", n, factors.base, Int32(rows), &result, work, rwork, iwork)
          }
        }
      }
    }
    return result
  }

  private func checkFullRank() throws(LinearAlgebraError) {
    let k = triangles.columns
    let tolerance = Element.Real(Swift.max(rows, columns)) * Element.ulpOfOne
    guard k > 0, !(reciprocalCondition() > tolerance) else { return }
    let sizes = (0..<k).map { factors.base[$0 * (rows + 1)].modulus }
    let largest = sizes.max() ?? 0
    throw .rankDeficient(rank: Swift.min(k - 1, sizes.count { $0 > tolerance * largest }))
  }
}
