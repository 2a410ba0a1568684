extension LU {
  /// The solution X of op(A) X = B, for any number of right-hand sides in columns.
  ///
  /// A matrix that is singular to working precision has a solution too, perhaps without one correct digit:
  /// ``reciprocalCondition()`` tells. Takes 2n² operations for each column. LAPACK: `getrs`.
  /// - Parameters:
  ///   - b: n rows; its storage is reused if it was consumed.
  ///   - operation: whether A, Aᵀ or Aᴴ is the matrix of the system.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(
    _ b: consuming Matrix<Element>, _ operation: MatrixOperation = .none
  ) throws(LinearAlgebraError) -> Matrix<Element> {
    requireSquare()
    precondition(
      b.rows == rows, "a matrix of shape \(factors.shapeText) and right-hand sides of shape \(b.shapeText) do not match"
    )
    if let singularPivot { throw .singular(pivot: singularPivot) }
    let (n, count) = (Int32(rows), try lapackInteger(b.columns, "getrs"))
    return try Matrix.solution(for: consume b, exponent: exponent, routine: "getrs") { x in
      _ = withBackend(operations: 2 * Double(n) * Double(n) * Double(count), family: .lu) {
        Element.getrs(operation.letter, n, count, factors.base, n, pivots, x, n)
      }
    }
  }

  /// The solution x of op(A) x = b.
  ///
  /// Takes 2n² operations. LAPACK: `getrs`.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(
    _ b: Vector<Element>, _ operation: MatrixOperation = .none
  ) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn, operation))
  }

  /// The inverse A⁻¹.
  ///
  /// To solve a system, ``solve(_:_:)-(Matrix<Element>,_)`` is faster and more accurate. Takes 4n³/3 operations.
  /// LAPACK: `getri`.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the inverse lies beyond the range of the element type.
  public func inverse() throws(LinearAlgebraError) -> Matrix<Element> {
    requireSquare()
    if let singularPivot { throw .singular(pivot: singularPivot) }
    guard rows > 0 else { return factors }
    let result = factors.columnMajorCopy()
    let n = Int32(rows)
    _ = try withWorkspace(Element.self, routine: "getri", needed: rows) { work, length in
      withBackend(operations: 4 / 3 * Double(n) * Double(n) * Double(n), family: .inverse) {
        Element.getri(n, result.base, n, pivots, work, length)
      }
    }
    _ = result.multiplied(byPowerOfTwo: exponent)
    try result.checkResult(of: "getri")
    return result
  }

  /// The determinant, (-1)^(row exchanges) times the product of the diagonal of U.
  ///
  /// Infinite or zero where it lies beyond the range of the element type, as in NumPy, but not because a partial product
  /// does; ``logDeterminant()`` has no such limit. Takes O(n) operations.
  public func determinant() -> Element {
    determinantProduct().value(timesPowerOfTwo: -exponent * rows)
  }

  /// The determinant as sign and logarithm.
  ///
  /// Takes O(n) operations.
  public func logDeterminant() -> LogDeterminant<Element> {
    determinantProduct().logarithm(timesPowerOfTwo: -exponent * rows)
  }

  func determinantProduct() -> ScaledProduct<Element> {
    requireSquare()
    var product = ScaledProduct<Element>()
    product.multiply(by: permutationSign)
    for i in 0..<rows { product.multiply(by: factors.base[i * (rows + 1)]) }
    return product
  }

  /// An estimate of 1/(‖A‖₁ ‖A⁻¹‖₁), 0 for a singular matrix and 1 for the best conditioned (and the empty) one.
  ///
  /// Hardly ever more than three times too large. The norm of A is that of L U, which takes 2n³ operations. LAPACK:
  /// `gecon`. Source: Higham, FORTRAN codes for estimating the one-norm, ACM TOMS 14 (1988).
  public func reciprocalCondition() -> Element.Real {
    requireSquare()
    guard singularPivot == nil else { return 0 }
    return reciprocalCondition(norm: (lower * factors.upperTrapezoid()).contiguousOneNorm())
  }

  /// The estimate where the 1-norm of 2ᵉA is known: O(n²) operations.
  func reciprocalCondition(norm: Element.Real) -> Element.Real {
    guard rows > 0 else { return 1 }
    guard singularPivot == nil else { return 0 }
    let n = Int32(rows)
    var result: Element.Real = 0
    _ = withScratch(Element.self, 4 * rows) { work in
      withScratch(Element.Real.self, 2 * rows) { rwork in
        withScratch(Int32.self, rows) { iwork in
          withBackend(operations: 0) { Element.gecon("1", n, factors.base, n, norm, &result, work, rwork, iwork) }
        }
      }
    }
    return result
  }

  /// The pivot growth max |uᵢⱼ| / max |aᵢⱼ| over the parts of elements, at least 1 in practice and seldom above 100.
  ///
  /// A large one means that the factorization is not backward stable for this matrix. 1 for a matrix of zeros. Takes
  /// O(n²) operations.
  public func pivotGrowth() -> Element.Real {
    guard largest > 0 else { return 1 }
    return Element.Real(factors.upperTrapezoid().largestMagnitude().value / largest)
  }
}
