/// The LU factorization with partial pivoting, P A = L U.
///
/// For A of shape m×n and k = min(m, n), L is m×k with ones on its diagonal and no element above 1 in modulus (√2 for
/// complex elements), U is k×n and upper triangular, and row i of P A is row `permutation[i]` of A. A singular matrix
/// has a factorization too: ``solve(_:_:)-(Matrix<Element>,_)`` and ``inverse()`` throw for it.
///
/// ```swift
/// let lu = try LU(a)
/// let x = try lu.solve(b)
/// let y = try lu.solve(b, .adjoint)    // Aᴴ y = b
/// ```
///
/// Takes m n k - (m + n) k²/2 + k³/3 multiplications and additions each, 2n³/3 operations for square matrices.
/// Elements too large or too small are scaled by a power of two, and the results back. LAPACK: `getrf`.
public struct LU<Element: Scalar>: Sendable {
  /// 2ᵉ times L below the diagonal, where its ones are not stored, and U on and above it.
  let factors: Matrix<Element>
  /// LAPACK's exchanges of rows: row i with row `pivots[i]`, both counted from 1.
  let pivots: [Int32]
  /// The exponent e of the scaling.
  let exponent: Int
  /// The largest magnitude of a part of an element of 2ᵉA.
  let largest: Double
  /// The index of the first pivot that is exactly zero, nil where there is none.
  public let singularPivot: Int?

  /// The factorization of `a`, whose storage is reused if it was consumed.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the factors lie beyond the range of the element type.
  public init(_ a: consuming Matrix<Element>) throws(LinearAlgebraError) {
    _ = try lapackInteger(Swift.max(a.rows, a.columns), "getrf")
    let (work, largest, exponent) = try Matrix.scaledWorkingCopy(of: consume a)
    try self.init(scaled: work, largest: largest, exponent: exponent)
    if exponent < 0 { try factors.upperTrapezoid().checkScalingBack(exponent, "getrf") }
  }

  /// The factorization of 2ᵉA, whose sizes LAPACK can say, in place.
  init(scaled work: Matrix<Element>, largest: Double, exponent: Int) throws(LinearAlgebraError) {
    let (m, n, k) = (work.rows, work.columns, Swift.min(work.rows, work.columns))
    let (m32, n32) = (Int32(m), Int32(n))
    var info: Int32 = 0
    let pivots = [Int32](unsafeUninitializedCapacity: k) { pivots, count in
      count = k
      guard k > 0, let pivot = pivots.baseAddress else { return }
      info = withBackend(operations: LU.operations(m, n), family: .lu) {
        Element.getrf(m32, n32, work.base, m32, pivot)
      }
    }
    // In a square matrix what overflows reaches the diagonal: each row of its column below it is a sum that it enters.
    if m == n {
      if work.firstNonFiniteOnDiagonal() != nil { throw .overflow(routine: "getrf") }
    } else {
      try work.checkResult(of: "getrf")
    }
    (self.factors, self.pivots, self.exponent, self.largest) = (work, pivots, exponent, largest)
    singularPivot = info > 0 ? Int(info) - 1 : nil
  }

  private static func operations(_ m: Int, _ n: Int) -> Double {
    let (m, n, k) = (Double(m), Double(n), Double(Swift.min(m, n)))
    return 2 * (m * n * k - (m + n) * k * k / 2 + k * k * k / 3)
  }
}

extension LU {
  /// The number of rows of A.
  public var rows: Int { factors.rows }

  /// The number of columns of A.
  public var columns: Int { factors.columns }

  /// The permutation: row i of P A is row `permutation[i]` of A. Computed on each access, in O(m).
  public var permutation: [Int] {
    var result = Array(0..<rows)
    for (i, pivot) in pivots.enumerated() { result.swapAt(i, Int(pivot) - 1) }
    return result
  }

  /// The permutation P as a matrix, m×m. Computed on each access.
  public var permutationMatrix: Matrix<Element> {
    var result = Matrix<Element>.zeros(rows, rows)
    for (i, source) in permutation.enumerated() { result[i, source] = 1 }
    return result
  }

  /// L, lower triangular with a unit diagonal, m×min(m, n). Computed on each access by a copy.
  public var lower: Matrix<Element> {
    factors.unitLowerTrapezoid()
  }

  /// U, upper triangular, min(m, n)×n. Computed on each access by a copy.
  public var upper: Matrix<Element> {
    factors.upperTrapezoid().multiplied(byPowerOfTwo: -exponent)
  }

  /// 1 or -1: the determinant of P.
  var permutationSign: Element {
    pivots.enumerated().count { Int($1) != $0 + 1 }.isMultiple(of: 2) ? 1 : -1
  }

  func requireSquare() {
    precondition(
      factors.isSquare, "a matrix of shape \(factors.shapeText) is not square: it has neither inverse nor determinant")
  }
}

extension Matrix {
  /// The matrix Pᵀ L U that was factorized. LAPACK: `laswp`.
  public init(_ lu: LU<Element>) {
    self = lu.lower * lu.factors.upperTrapezoid()
    guard !isEmpty else { return }
    let (columns, rows, count) = (Int32(columns), Int32(rows), Int32(lu.pivots.count))
    withBackend(operations: 0) { Element.laswp(columns, base, rows, 1, count, lu.pivots, -1) }
    _ = multiplied(byPowerOfTwo: -lu.exponent)
  }
}
