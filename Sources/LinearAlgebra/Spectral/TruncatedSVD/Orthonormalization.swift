extension Matrix {
  /// Q with the column space of this matrix and R with A = Q R, by the Cholesky factor of the Gram matrix: QᴴQ differs
  /// from 1 by about eps cond(A)², at most a tenth. By Householder's reflectors where that would be more.
  ///
  /// Takes 2 m n² operations. BLAS and LAPACK: `syrk`, `potrf`, `trsm`; `geqrt`.
  func orthonormalized() throws(LinearAlgebraError) -> (q: Matrix, r: Matrix) {
    guard columns > 0 else { return (self, .zeros(0, 0)) }
    if let result = choleskyQR() { return result }
    let qr = try QR(self)
    return (qr.q, qr.r)
  }

  private func choleskyQR() -> (q: Matrix, r: Matrix)? {
    let n = columns
    var gram = Matrix(uninitializedRows: n, columns: n)
    hermitianRankUpdate(self, left: .adjoint, triangle: .lower, into: &gram)
    let p = gram.base
    let squares = (0..<n).map { p[$0 * (n + 1)].real }
    guard squares.allSatisfy({ $0 >= Element.Real.leastNormalMagnitude / Element.ulpOfOne && $0.isFinite }) else {
      return nil
    }
    let info = withBackend(operations: Double(n) * Double(n) * Double(n) / 3, family: .cholesky) {
      Element.potrf("L", Int32(n), p, Int32(n))
    }
    guard info == 0 else { return nil }
    // How much of each column is new beside those before it.
    let limit = (10 * Element.Real(n) * Element.ulpOfOne).squareRoot()
    for i in 0..<n where !(p[i * (n + 1)].real >= limit * squares[i].squareRoot()) { return nil }
    let lower = gram.lowerTrapezoid()
    var q = columnMajorCopy()
    do { try solveTriangular(lower, left: .adjoint, triangle: .lower, side: .right, into: &q) } catch { return nil }
    return (q, lower.adjointCopy())
  }

  /// Q with orthonormal columns that are orthogonal to those of `basis`, too, with A = basis C + Q R.
  ///
  /// Block Gram-Schmidt with reorthogonalisation, twice as a rule. Directions in which nothing but rounding is left are
  /// replaced by random ones, with zeros in R. There must be room for them: basis.columns + columns ≤ rows.
  /// Takes 8 m n (n + basis.columns) operations.
  /// Source: Barlow and Smoktunowicz, Numer. Math. 123 (2013).
  ///
  /// - Parameter recent: how many of the last columns of the basis the first round takes: those with which this matrix
  ///   has more in common than rounding. The second round takes all.
  func orthonormalized(
    against basis: Matrix, recent: Int = .max, using generator: inout RandomGenerator
  ) throws(LinearAlgebraError) -> (q: Matrix, coefficients: Matrix, r: Matrix) {
    var (q, r) = (self, Matrix.identity(columns))
    var coefficients = Matrix.zeros(basis.columns, columns)
    var fresh: Set<Int> = []
    for round in 0..<10 {
      let first = round > 0 ? 0 : Swift.max(0, basis.columns - recent)
      let part = basis[..., first...]
      let inside = multiply(part, q, left: .adjoint)
      multiply(part, inside, alpha: -1, beta: 1, into: &q)
      coefficients[first..., ...] = coefficients[first..., ...] + inside * r
      let (next, triangle) = try q.orthonormalized()
      (q, r) = (next, triangle * r)
      guard round > 0 else { continue }
      let lost = (0..<columns).filter { inside[column: $0].euclideanNorm() > 0.5 }
      if lost.isEmpty { break }
      if round == 1, recent < basis.columns { continue }
      // A random direction, too, may lie mostly in the space of a large basis: it has another round.
      fresh = Set(lost).subtracting(fresh)
      for j in fresh.sorted() {
        q[..., j..<j + 1] = Matrix.normal(rows, 1, using: &generator) / Element(Element.Real(rows).squareRoot())
        r[j..<j + 1, ...] = Matrix.zeros(1, columns)
      }
    }
    return (q, coefficients, r)
  }
}
