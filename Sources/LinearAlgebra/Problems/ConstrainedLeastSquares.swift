/// The X that minimises ‖B - A X‖ column by column under the linear equations C X = D.
///
/// For A of shape m×n and C of shape p×n with p ≤ n. It exists and is the only one if the rows of C are independent and
/// no vector but zero is sent to zero by both A and C; both are checked by pivoted QR.
///
/// Takes about 4 (m + p) n² operations for each column of B. LAPACK: `gglse`, `geqp3`. Source: Golub and Van Loan,
/// Matrix Computations, 4th edition, section 6.2.
public struct ConstrainedLeastSquares<Element: Scalar>: Sendable {
  /// The solution X, a column for each of B.
  public let solution: Matrix<Element>
  /// The norms of the columns of B - A X.
  public let residualNorms: Vector<Element.Real>
  /// The norms of the columns of D - C X, of the size of rounding errors.
  public let constraintNorms: Vector<Element.Real>

  /// The solution for these right-hand sides `b` and values `d` of the constraints.
  ///
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:)`` where the rows of C are dependent (with the rank of C) or the
  ///   solution is not the only one (with that of A above C), ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public init(
    _ a: Matrix<Element>, _ b: Matrix<Element>, subjectTo c: Matrix<Element>, equals d: Matrix<Element>
  ) throws(LinearAlgebraError) {
    precondition(
      a.rows == b.rows && a.columns == c.columns && c.rows == d.rows && b.columns == d.columns,
      "shapes \(a.shapeText), \(b.shapeText), \(c.shapeText) and \(d.shapeText) do not match")
    precondition(c.rows <= c.columns, "\(c.rows) equations are too many for \(c.columns) unknowns")
    let (m, n, p) = (a.rows, a.columns, c.rows)
    let (scaledA, exponentA) = try Matrix.normalizedWorkingCopy(of: a)
    try b.checkFinite()
    let (scaledC, exponentC) = try Matrix.normalizedWorkingCopy(of: c)
    try d.checkFinite()
    let constraintRank = try PivotedQR(scaledC.adjoint()).rank
    guard constraintRank == p else { throw .rankDeficient(rank: constraintRank) }
    var stacked = Matrix<Element>.zeros(m + p, n)
    stacked[..<m, ...] = scaledA
    stacked[m..., ...] = scaledC
    let rank = try PivotedQR(stacked).rank
    guard rank == n else { throw .rankDeficient(rank: rank) }
    let solution = Matrix<Element>(uninitializedRows: n, columns: b.columns)
    for j in 0..<b.columns where n > 0 {
      // With x = 2ˢ y the equations are those of scaled matrices and right-hand sides near 1.
      let exponents = [(b[column: j], exponentA), (d[column: j], exponentC)].compactMap { right, exponent in
        let size = right.asColumn.largestMagnitude().value
        return size > 0 ? exponent + Int(size.exponent) : nil
      }
      let s = exponents.max() ?? 0
      try Self.solve(
        scaledA, b[..., j...j].columnMajorCopy().multiplied(byPowerOfTwo: exponentA - s), scaledC,
        d[..., j...j].columnMajorCopy().multiplied(byPowerOfTwo: exponentC - s), into: solution.base + j * n)
      Element.scale(solution.base + j * n, n, byPowerOfTwo: s)
    }
    try solution.checkResult(of: "gglse")
    self.solution = solution
    residualNorms = try LeastSquaresCore.residualNorms(a, solution, b)
    constraintNorms = try LeastSquaresCore.residualNorms(c, solution, d)
  }

  /// The solution for a single right-hand side.
  ///
  /// - Throws: as for several.
  public init(
    _ a: Matrix<Element>, _ b: Vector<Element>, subjectTo c: Matrix<Element>, equals d: Vector<Element>
  ) throws(LinearAlgebraError) {
    try self.init(a, b.asColumn, subjectTo: c, equals: d.asColumn)
  }

  /// The solution for one column of B and of D, which are overwritten.
  private static func solve(
    _ a: Matrix<Element>, _ b: Matrix<Element>, _ c: Matrix<Element>, _ d: Matrix<Element>,
    into x: UnsafeMutablePointer<Element>
  ) throws(LinearAlgebraError) {
    let (m, n, p) = (a.rows, a.columns, c.rows)
    let (m32, n32, p32) = (try lapackInteger(m, "gglse"), try lapackInteger(n, "gglse"), Int32(p))
    let (workA, workC) = (a.columnMajorCopy(), c.columnMajorCopy())
    let operations = 4 * Double(m + p) * Double(n) * Double(n)
    let info = try withWorkspace(Element.self, routine: "gglse", needed: m + n + p) { scratch, length in
      withBackend(operations: operations, family: .qr) {
        Element.gglse(
          m32, n32, p32, workA.base, Swift.max(1, m32), workC.base, Swift.max(1, p32),
          b.base, d.base, x, scratch, length)
      }
    }
    guard info == 0 else { throw .rankDeficient(rank: info == 1 ? p - 1 : n - 1) }
  }
}
