/// The solution of A X = B by a factorization in single precision and refinement in double.
///
/// As accurate as a factorization in double precision and up to twice as fast for large matrices; where the matrix is too
/// ill-conditioned for single precision, or is itself in single precision, the factorization is made in working
/// precision, and ``fellBack`` says so. Hermitian matrices with a positive diagonal are tried by Cholesky first.
///
/// Takes 2n³/3 operations in single precision and 4n² in double for each column and step. LAPACK: `dsgesv`, `zcgesv`,
/// `dsposv`, `zcposv`. Source: Langou et al., Exploiting the performance of 32 bit floating point arithmetic (2006).
public struct MixedPrecisionSolution<Element: Scalar>: Sendable {
  /// The solution, as many columns as there are right-hand sides.
  public let solution: Matrix<Element>
  /// The number of refinement steps, 0 where it fell back.
  public let refinementSteps: Int
  /// Whether the factorization was made in working precision.
  public let fellBack: Bool

  /// The solution of A X = B for a square A.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a` or `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type,
  ///   ``LinearAlgebraError/tooLarge(routine:needed:)`` where n (n + columns) is beyond 32 bits.
  public init(_ a: Matrix<Element>, _ b: Matrix<Element>) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a matrix of shape \(a.shapeText) is not square")
    precondition(
      a.rows == b.rows, "a matrix of shape \(a.shapeText) and right-hand sides of shape \(b.shapeText) do not match")
    guard a.rows > 0, b.columns > 0, Element.Real.kind == .double else {
      self.init(solution: try a.solve(b), refinementSteps: 0, fellBack: true)
      return
    }
    let structure = try Matrix.unitScaledCopy(of: a).matrix.structure()
    if structure == .positiveDiagonal, let definite = try Self.attempt(a, b, isDefinite: true) {
      self = definite
    } else if let general = try Self.attempt(a, b, isDefinite: false) {
      self = general
    } else {
      self.init(solution: try a.solve(b), refinementSteps: 0, fellBack: true)
    }
  }

  /// The solution of A x = b for a square A; ``solution`` has one column.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a` or `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type,
  ///   ``LinearAlgebraError/tooLarge(routine:needed:)`` where n (n + 1) is beyond 32 bits.
  public init(_ a: Matrix<Element>, _ b: Vector<Element>) throws(LinearAlgebraError) {
    try self.init(a, b.asColumn)
  }

  private init(solution: Matrix<Element>, refinementSteps: Int, fellBack: Bool) {
    (self.solution, self.refinementSteps, self.fellBack) = (solution, refinementSteps, fellBack)
  }

  /// nil where the matrix is not positive definite or has a zero pivot.
  private static func attempt(
    _ a: Matrix<Element>, _ b: Matrix<Element>, isDefinite: Bool
  ) throws(LinearAlgebraError) -> MixedPrecisionSolution? {
    let (n, columns) = (a.rows, b.columns)
    // The routine itself adds n² and n × columns in 32 bits.
    let singles = n * (n + columns)
    _ = try lapackInteger(singles, "gesv in mixed precision")
    let (order, count) = (Int32(n), Int32(columns))
    let (work, exponent) = try Matrix.unitScaledCopy(of: a)
    var (steps, info): (Int32, Int32?) = (0, nil)
    let solution = try Matrix.solution(for: b, exponent: exponent, routine: "gesv", toUnit: true) { x in
      withScratch(Element.self, 2 * n * columns) { copy in
        withScratch(Float.self, 2 * singles) { single in
          withScratch(Element.Real.self, n) { rwork in
            withScratch(Int32.self, n) { pivots in
              copy.update(from: x, count: n * columns)
              let scratch = copy + n * columns
              info = withBackend(operations: 2 / 3 * Double(n) * Double(n) * Double(n), family: .lu) {
                isDefinite
                  ? Element.mixedPrecisionPosv(
                    "L", order, count, work.base, order, copy, order, x, order, scratch, single, rwork, &steps)
                  : Element.mixedPrecisionGesv(
                    order, count, work.base, order, pivots, copy, order, x, order, scratch, single, rwork, &steps)
              }
              if info != 0 { x.update(repeating: .zero, count: n * columns) }
            }
          }
        }
      }
    }
    guard info == 0 else { return nil }
    return MixedPrecisionSolution(
      solution: solution, refinementSteps: Swift.max(0, Int(steps)), fellBack: steps < 0)
  }
}

extension Matrix {
  /// The working copy of `a` multiplied by 2ᵉ so that its largest magnitude is near 1, in the range of single precision.
  static func unitScaledCopy(of a: Matrix) throws(LinearAlgebraError) -> (matrix: Matrix, exponent: Int) {
    let (work, largest) = try workingCopy(of: a)
    let exponent = largest > 0 ? -Int(largest.exponent) : 0
    return (work.multiplied(byPowerOfTwo: exponent), exponent)
  }
}
