/// A least-squares solution: the X that minimises ‖B - A X‖ column by column, and of several the one of smallest norm.
///
/// A may have any shape; each column of B is a problem of its own.
///
/// ```swift
/// let fit = try LeastSquares(a, b)
/// fit.solution            // x
/// fit.residualNorms       // ‖b - A x‖ for each column
/// ```
///
/// Source: Golub and Van Loan, Matrix Computations, 4th edition, chapter 5; Björck, Numerical Methods for Least Squares
/// Problems.
public struct LeastSquares<Element: Scalar>: Sendable {
  /// How the problem is solved.
  public enum Method: Hashable, Sendable {
    /// QR, and where the rank is not full, the minimum-norm solution.
    case automatic
    /// QR of A, or of Aᴴ where there are fewer rows than columns; for full rank only. 2 m n² operations. LAPACK: `geqrt`.
    case qr
    /// By singular values, those up to `tolerance` times the largest counting as zero; max(m, n)·eps by default.
    ///
    /// LAPACK: `gelsd`, and `gelsy` where that does not converge.
    case minimumNorm(tolerance: Double? = nil)
    /// The normal equations AᴴA x = Aᴴb by Cholesky factorization, half the operations of QR.
    ///
    /// The condition number is squared: with more than 1/√eps nothing is right. See ``LeastSquares/isIllConditioned``.
    case normalEquations
  }

  /// The solution X, a column for each of B.
  public let solution: Matrix<Element>
  /// The norms of the columns of B - A X.
  public let residualNorms: Vector<Element.Real>
  /// The numerical rank of A.
  public let rank: Int
  /// The singular values of A, where the method computes them.
  public let singularValues: Vector<Element.Real>?
  /// The reciprocal condition number of what was inverted: σᵣ/σ₁ for rank r by singular values, an estimate for A in the
  /// 1-norm otherwise.
  public let reciprocalCondition: Element.Real
  /// The method that gave the solution, never `automatic`.
  public let method: Method
  /// The warning that fewer than half of the digits of the element type are certain: the condition number of the system
  /// that was solved, κ(A) or for the normal equations κ(A)², is above 1/√eps.
  public let isIllConditioned: Bool

  /// The solution for `a` of shape m×n and `b` of m rows.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a` or `b`,
  ///   ``LinearAlgebraError/rankDeficient(rank:)`` where the method needs full rank,
  ///   ``LinearAlgebraError/notConverged(routine:info:)``, ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: Matrix<Element>, _ b: Matrix<Element>, method: Method = .automatic
  ) throws(LinearAlgebraError) {
    precondition(
      a.rows == b.rows, "a matrix of shape \(a.shapeText) and right-hand sides of shape \(b.shapeText) do not match")
    try a.checkFinite()
    try b.checkFinite()
    let core = try LeastSquaresCore(a, b, method)
    self.init(core, residualNorms: try LeastSquaresCore.residualNorms(a, core.solution, b))
  }

  /// The solution for a single right-hand side.
  ///
  /// - Throws: as for several.
  public init(
    _ a: Matrix<Element>, _ b: Vector<Element>, method: Method = .automatic
  ) throws(LinearAlgebraError) {
    try self.init(a, b.asColumn, method: method)
  }

  init(_ core: LeastSquaresCore<Element>, residualNorms: Vector<Element.Real>) {
    solution = core.solution
    self.residualNorms = residualNorms
    rank = core.rank
    singularValues = core.singularValues
    method = core.method
    reciprocalCondition = core.reciprocalCondition
    let solved = method == .normalEquations ? reciprocalCondition * reciprocalCondition : reciprocalCondition
    isIllConditioned = !(solved * solved >= Element.ulpOfOne)
  }
}
