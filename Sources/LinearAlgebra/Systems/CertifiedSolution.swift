/// The solution of A X = B together with what is known about its accuracy.
///
/// The solution is refined in working precision, so that it is that of a system whose every element differs from the given
/// one by a few units of rounding, wherever the matrix is not too close to singular.
///
/// ```swift
/// let certified = try CertifiedSolution(a, b)
/// certified.forwardErrors      // bounds of max |x̂ - x| / max |x̂|, column by column
/// ```
///
/// Takes 2n³/3 operations, and about 12n² for each column. LAPACK: `getrf`, `gecon`, `getrs`, `gerfs`. Source: Arioli,
/// Demmel and Duff, SIAM J. Matrix Anal. Appl. 10 (1989).
public struct CertifiedSolution<Element: Scalar>: Sendable {
  /// The solution, as many columns as there are right-hand sides.
  public let solution: Matrix<Element>
  /// An estimate of 1/(‖A‖₁ ‖A⁻¹‖₁); below eps the matrix is singular to working precision.
  public let reciprocalCondition: Element.Real
  /// For each column an estimated bound of max |x̂ᵢ - xᵢ| / max |x̂ᵢ|, hardly ever too small.
  public let forwardErrors: Vector<Element.Real>
  /// For each column the smallest relative change of any element of A or b that makes x̂ an exact solution.
  public let backwardErrors: Vector<Element.Real>
  /// max |uᵢⱼ| / max |aᵢⱼ| in the LU factorization, above 100 a sign that it was not stable.
  public let pivotGrowth: Element.Real

  /// Whether the matrix is singular to working precision: then no digit of the solution need be right.
  public var isSingularToWorkingPrecision: Bool { !(reciprocalCondition >= Element.ulpOfOne) }

  /// The solution of A X = B for a square A.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a` or `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public init(_ a: Matrix<Element>, _ b: Matrix<Element>) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a matrix of shape \(a.shapeText) is not square")
    precondition(
      a.rows == b.rows, "a matrix of shape \(a.shapeText) and right-hand sides of shape \(b.shapeText) do not match")
    let (n, columns) = (a.rows, b.columns)
    let (order, count) = (try lapackInteger(n, "gerfs"), try lapackInteger(columns, "gerfs"))
    let (scaled, largest, exponent) = try Matrix.scaledWorkingCopy(of: a)
    let lu = try LU(scaled: scaled.columnMajorCopy(), largest: largest, exponent: exponent)
    if let pivot = lu.singularPivot { throw .singular(pivot: pivot) }
    let (forward, backward) = (Vector<Element.Real>.zeros(columns), Vector<Element.Real>.zeros(columns))
    solution = try Matrix.solution(for: b, exponent: exponent, routine: "gerfs") { x in
      guard n > 0 else { return }
      _ = withScratch(Element.self, n * columns + 3 * n) { copy in
        withScratch(Element.Real.self, n) { rwork in
          withScratch(Int32.self, n) { iwork in
            copy.update(from: x, count: n * columns)
            return withBackend(operations: 10 * Double(n) * Double(n) * Double(columns), family: .lu) {
              _ = Element.getrs("N", order, count, lu.factors.base, order, lu.pivots, x, order)
              return Element.gerfs(
                "N", order, count, scaled.base, order, lu.factors.base, order, lu.pivots, copy, order, x, order,
                forward.storage.base(of: Element.Real.self), backward.storage.base(of: Element.Real.self),
                copy + n * columns, rwork, iwork)
            }
          }
        }
      }
    }
    (forwardErrors, backwardErrors) = (forward, backward)
    reciprocalCondition = lu.reciprocalCondition(norm: scaled.contiguousOneNorm())
    pivotGrowth = lu.pivotGrowth()
  }

  /// The solution of A x = b for a square A; ``solution`` has one column.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a` or `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public init(_ a: Matrix<Element>, _ b: Vector<Element>) throws(LinearAlgebraError) {
    try self.init(a, b.asColumn)
  }
}
