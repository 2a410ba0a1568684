/// The Cholesky factorization with diagonal pivoting, P A Pᵀ = L Lᴴ, of a symmetric (Hermitian) positive semidefinite
/// matrix.
///
/// L is n×r and lower trapezoidal for the numerical rank r; row i of P A Pᵀ is row `permutation[i]` of A. The diagonal of
/// L descends.
///
/// Takes about n r² operations. Elements too large or too small are scaled by a power of two, and L back.
/// LAPACK: `pstrf`. Source: Hammarling, Higham and Lucas, LAPACK-style codes for pivoted Cholesky (2007).
public struct PivotedCholesky<Element: Scalar>: Sendable {
  /// The numerical rank r.
  public let rank: Int
  /// The permutation: row and column i of P A Pᵀ are row and column `permutation[i]` of A.
  public let permutation: [Int]
  /// 2ᵉᐟ²L, zeros above the diagonal.
  let factor: Matrix<Element>
  /// The exponent e of the scaling, even.
  let exponent: Int

  /// The factorization of `a`.
  ///
  /// - Parameters:
  ///   - a: a square matrix.
  ///   - triangle: the only triangle that is read. Without it both are, and must agree to n·eps·max |aᵢⱼ|.
  ///   - tolerance: what counts as zero on the diagonal of what is left, as a share of the largest diagonal element of A;
  ///     n·eps by default.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` (of P A Pᵀ) where what is left beyond the rank
  ///   is not small, ``LinearAlgebraError/notSymmetric(row:column:)``, ``LinearAlgebraError/notFinite(at:)`` for NaN or
  ///   infinity anywhere in `a`.
  public init(
    _ a: Matrix<Element>, triangle: Triangle? = nil, tolerance: Element.Real? = nil
  ) throws(LinearAlgebraError) {
    let (work, largest, exponent) = try Matrix.hermitianWorkingCopy(of: a, triangle, even: true)
    let n = work.rows
    let share = tolerance ?? Element.Real(n) * Element.ulpOfOne
    precondition(share >= 0, "the tolerance \(share) is negative")
    let diagonal = (0..<n).map { work.base[$0 * (n + 1)].real }
    let saved = work.mirroringLowerTriangle()
    let threshold = share * Swift.max(0, diagonal.max() ?? 0)
    var pivots = [Int32](repeating: 0, count: n)
    var rank: Int32 = 0
    if n > 0 {
      _ = withScratch(Element.Real.self, 2 * n) { scratch in
        withBackend(operations: Double(n) * Double(n) * Double(n) / 3, family: .cholesky) {
          Element.pstrf("L", Int32(n), work.base, Int32(n), &pivots, &rank, threshold, scratch)
        }
      }
    }
    self.rank = Int(rank)
    self.exponent = exponent
    permutation = pivots.map { Int($0) - 1 }
    factor = work.lowerTrapezoid(columns: Int(rank))
    try factor.checkResult(of: "pstrf")
    guard rank < n else { return }
    let slack = 10 * Element.Real(n) * Element.ulpOfOne * Element.Real(largest)
    try checkRemainder(of: saved, allowed: threshold + slack)
  }

  /// A semidefinite matrix has no element of what is left above the largest on its diagonal.
  private func checkRemainder(of a: Matrix<Element>, allowed: Element.Real) throws(LinearAlgebraError) {
    let product = factor * factor.adjointCopy()
    for j in 0..<a.columns {
      for i in j..<a.rows where !((a[permutation[i], permutation[j]] - product[i, j]).modulus <= allowed) {
        throw .notPositiveDefinite(leadingMinor: rank + 1)
      }
    }
  }
}

extension PivotedCholesky {
  /// The order n of A.
  public var order: Int { factor.rows }

  /// L, lower trapezoidal, n×r. Computed on each access by a copy.
  public var lower: Matrix<Element> { factor.columnMajorCopy().multiplied(byPowerOfTwo: -exponent / 2) }

  /// The permutation P as a matrix, n×n. Computed on each access.
  public var permutationMatrix: Matrix<Element> {
    var result = Matrix<Element>.zeros(order, order)
    for (i, source) in permutation.enumerated() { result[i, source] = 1 }
    return result
  }

  /// The solution X of A X = B for a matrix of full rank.
  ///
  /// Takes 2n² operations for each column. LAPACK: `potrs`.
  /// - Parameter b: n rows.
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:)``, ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in
  ///   `b`, ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    precondition(
      b.rows == order, "a matrix of shape \(order)×\(order) and right-hand sides of shape \(b.shapeText) do not match")
    guard rank == order else { throw .rankDeficient(rank: rank) }
    try b.checkFinite()
    let permuted = Matrix(rows: b.rows, columns: b.columns) { i, j in b[permutation[i], j] }
    let (n, count) = (Int32(order), try lapackInteger(b.columns, "potrs"))
    let x = try Matrix.solution(for: permuted, exponent: exponent, routine: "potrs") { x in
      _ = withBackend(operations: 2 * Double(n) * Double(n) * Double(count), family: .product) {
        Element.potrs("L", n, count, factor.base, n, x, n)
      }
    }
    var result = x
    for (i, target) in permutation.enumerated() { result[row: target] = x[row: i] }
    return result
  }

  /// The solution x of A x = b for a matrix of full rank.
  ///
  /// Takes 2n² operations. LAPACK: `potrs`.
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:)``, ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in
  ///   `b`, ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: Vector<Element>) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn))
  }
}

extension Matrix {
  /// The matrix Pᵀ L Lᴴ P, which is A to the tolerance.
  public init(_ cholesky: PivotedCholesky<Element>) {
    let product = cholesky.factor * cholesky.factor.adjointCopy()
    var result = product
    let order = cholesky.permutation
    for j in 0..<order.count {
      for i in 0..<order.count { result[order[i], order[j]] = product[i, j] }
    }
    self = result.multiplied(byPowerOfTwo: -cholesky.exponent)
  }
}
