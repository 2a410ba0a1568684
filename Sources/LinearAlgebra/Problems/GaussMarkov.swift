/// The general Gauss-Markov model d = A x + B y: the x, and the y of smallest norm, for which the equation holds.
///
/// For A of shape n×m and B of shape n×p with m ≤ n ≤ m + p: generalised least squares for errors whose covariance is
/// BBᴴ. With B the identity this is least squares, and y the residual. A must have full column rank and [A B] full row
/// rank; both are checked by pivoted QR.
///
/// Takes about 4 n² (m + p) operations. LAPACK: `ggglm`, `geqp3`. Source: Paige, SIAM J. Numer. Anal. 16 (1979).
public struct GaussMarkov<Element: Scalar>: Sendable {
  /// The parameters x.
  public let solution: Vector<Element>
  /// The smallest errors y.
  public let errors: Vector<Element>

  /// The solution for `a`, the factor `b` of the covariance and the observations `d`.
  ///
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:)`` where A has dependent columns or [A B] dependent rows,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public init(
    _ a: Matrix<Element>, _ b: Matrix<Element>, _ d: Vector<Element>
  ) throws(LinearAlgebraError) {
    let (n, m, p) = (a.rows, a.columns, b.columns)
    precondition(
      b.rows == n && d.count == n, "shapes \(a.shapeText), \(b.shapeText) and \(d.count) observations do not match")
    precondition(m <= n, "\(n) observations do not determine \(m) parameters")
    precondition(n <= m + p, "errors of \(p) components do not explain \(n) observations of \(m) parameters")
    let (scaledA, exponentA) = try Matrix.normalizedWorkingCopy(of: a)
    let (scaledB, exponentB) = try Matrix.normalizedWorkingCopy(of: b)
    try d.checkFinite()
    let (scaledD, exponentD) = try Matrix.normalizedWorkingCopy(of: d.asColumn)
    let rank = try PivotedQR(scaledA).rank
    guard rank == m else { throw .rankDeficient(rank: rank) }
    var both = Matrix<Element>.zeros(m + p, n)
    both[..<m, ...] = scaledA.adjoint()
    both[m..., ...] = scaledB.adjoint()
    let rowRank = try PivotedQR(both).rank
    guard rowRank == n else { throw .rankDeficient(rank: rowRank) }
    let (x, y) = (Vector<Element>.zeros(m).contiguousCopy(), Vector<Element>.zeros(p).contiguousCopy())
    if n > 0 {
      let (n32, m32, p32) = (try lapackInteger(n, "ggglm"), Int32(m), try lapackInteger(p, "ggglm"))
      let operations = 4 * Double(n) * Double(n) * Double(m + p)
      let info = try withWorkspace(Element.self, routine: "ggglm", needed: n + m + p) { scratch, length in
        withBackend(operations: operations, family: .qr) {
          Element.ggglm(
            n32, m32, p32, scaledA.base, n32, scaledB.base, n32, scaledD.base,
            x.storage.base(of: Element.self), y.storage.base(of: Element.self), scratch, length)
        }
      }
      guard info == 0 else { throw .rankDeficient(rank: info == 1 ? n - 1 : m - 1) }
    }
    // A x + B y = d, each term as the scaled ones have it.
    _ = x.asColumn.multiplied(byPowerOfTwo: exponentA - exponentD)
    _ = y.asColumn.multiplied(byPowerOfTwo: exponentB - exponentD)
    try x.asColumn.checkResult(of: "ggglm")
    try y.asColumn.checkResult(of: "ggglm")
    (solution, errors) = (x, y)
  }
}
