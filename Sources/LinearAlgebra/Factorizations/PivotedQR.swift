/// The QR factorization with column pivoting, A P = Q R.
///
/// For A of shape m×n and k = min(m, n), Q has orthonormal columns (m×k thin, m×m full), R is k×n and upper triangular,
/// its diagonal descending in modulus, and column j of A P is column `permutation[j]` of A. The numerical rank is read
/// from the diagonal.
///
/// Takes 2 m n² - 2n³/3 operations for m ≥ n, half of them bound by memory; ``QR`` is faster. Elements too large or too
/// small are scaled by a power of two, and R back. LAPACK: `geqp3`. Source: Businger and Golub, Numer. Math. 7 (1965);
/// Drmač and Bujanović, ACM TOMS 35 (2008).
public struct PivotedQR<Element: Scalar>: Sendable {
  /// 2ᵉR on and above the diagonal, the reflectors below it.
  let factors: Matrix<Element>
  /// The factors of the reflectors.
  let scales: Vector<Element>
  /// The exponent e of the scaling.
  let exponent: Int
  /// The permutation: column j of A P is column `permutation[j]` of A.
  public let permutation: [Int]
  /// The numerical rank: how many diagonal elements of R are above the tolerance times the first.
  public let rank: Int

  /// The factorization of `a`, whose storage is reused if it was consumed.
  ///
  /// - Parameters:
  ///   - a: a matrix of any shape.
  ///   - tolerance: what counts as zero on the diagonal of R, as a share of its first element; max(m, n)·eps by default.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where R lies beyond the range of the element type.
  public init(_ a: consuming Matrix<Element>, tolerance: Element.Real? = nil) throws(LinearAlgebraError) {
    let (m, n, k) = (a.rows, a.columns, Swift.min(a.rows, a.columns))
    let (m32, n32) = (try lapackInteger(m, "geqp3"), try lapackInteger(n, "geqp3"))
    let (work, _, exponent) = try Matrix.scaledWorkingCopy(of: consume a)
    let scales = Vector<Element>(uninitializedCount: k)
    var pivots = [Int32](repeating: 0, count: n)
    if k > 0 {
      _ = try withScratch(Element.Real.self, 2 * n) { rwork throws(LinearAlgebraError) in
        try withWorkspace(Element.self, routine: "geqp3", needed: 3 * n + 1) { scratch, length in
          withBackend(operations: 2 * Double(k) * Double(k) * Double(Swift.max(m, n)), family: .pivotedQR) {
            Element.geqp3(
              m32, n32, work.base, m32, &pivots, scales.storage.base(of: Element.self), scratch, length, rwork)
          }
        }
      }
    }
    try work.checkResult(of: "geqp3")
    if exponent < 0 { try work.upperTrapezoid().checkScalingBack(exponent, "geqp3") }
    (self.factors, self.scales, self.exponent) = (work, scales, exponent)
    permutation = k > 0 ? pivots.map { Int($0) - 1 } : Array(0..<n)
    let share = tolerance ?? Element.Real(Swift.max(m, n)) * Element.ulpOfOne
    precondition(share >= 0, "the tolerance \(share) is negative")
    let sizes = (0..<k).map { work.base[$0 * (m + 1)].modulus }
    let first = sizes.first ?? 0
    rank = sizes.prefix { $0 > share * first }.count
  }
}

extension PivotedQR {
  /// The number of rows of A.
  public var rows: Int { factors.rows }

  /// The number of columns of A.
  public var columns: Int { factors.columns }

  /// R, upper triangular, min(m, n)×n. Computed on each access by a copy.
  public var r: Matrix<Element> { factors.upperTrapezoid().multiplied(byPowerOfTwo: -exponent) }

  /// The thin Q, m×min(m, n) with orthonormal columns. Computed on each access, in about 4 m k² - 4k³/3 operations.
  ///
  /// LAPACK: `orgqr`, `ungqr`.
  public var q: Matrix<Element> { formQ(columns: Swift.min(rows, columns)) }

  /// The full Q, m×m and orthogonal (unitary). Computed on each access.
  public var fullQ: Matrix<Element> { formQ(columns: rows) }

  /// The permutation P as a matrix, n×n. Computed on each access.
  public var permutationMatrix: Matrix<Element> {
    var result = Matrix<Element>.zeros(columns, columns)
    for (j, source) in permutation.enumerated() { result[source, j] = 1 }
    return result
  }

  private func formQ(columns count: Int) -> Matrix<Element> {
    let (m, k) = (rows, scales.count)
    guard k > 0 else { return .identity(m, count) }
    let result = Matrix<Element>(uninitializedRows: m, columns: count)
    result.base.update(from: factors.base, count: m * k)
    (result.base + m * k).update(repeating: .zero, count: m * (count - k))
    // The query cannot fail: the facade's integers fitted, and `needed` is the documented minimum.
    _ = try? withWorkspace(Element.self, routine: "orgqr", needed: Swift.max(1, count)) { scratch, length in
      withBackend(operations: 4 * Double(m) * Double(k) * Double(count), family: .qr) {
        Element.orgqr(
          Int32(m), Int32(count), Int32(k), result.base, Int32(m), scales.storage.base(of: Element.self), scratch,
          length)
      }
    }
    return result
  }

  /// The product Q C or C Q with the full m×m Q, which is not formed.
  ///
  /// Takes about 4 m k operations for each column (row) of C. LAPACK: `ormqr`, `unmqr`.
  /// - Parameters:
  ///   - c: m rows from the left, m columns from the right; its storage is reused if it was consumed.
  ///   - side: the side on which Q stands.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `c`.
  public func applyQ(
    to c: consuming Matrix<Element>, side: MatrixSide = .left
  ) throws(LinearAlgebraError) -> Matrix<Element> {
    try apply("N", to: consume c, side)
  }

  /// The product Qᴴ C or C Qᴴ with the full m×m Q, which is not formed.
  ///
  /// Takes about 4 m k operations for each column (row) of C. LAPACK: `ormqr`, `unmqr`.
  /// - Parameters:
  ///   - c: m rows from the left, m columns from the right; its storage is reused if it was consumed.
  ///   - side: the side on which Qᴴ stands.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `c`.
  public func applyQAdjoint(
    to c: consuming Matrix<Element>, side: MatrixSide = .left
  ) throws(LinearAlgebraError) -> Matrix<Element> {
    try apply("C", to: consume c, side)
  }

  private func apply(
    _ operation: Letter, to c: consuming Matrix<Element>, _ side: MatrixSide
  ) throws(LinearAlgebraError) -> Matrix<Element> {
    try Matrix.product(of: consume c, withFullQOf: rows, side, routine: "ormqr") { c throws(LinearAlgebraError) in
      try applyReflectors(operation, c.base, c.rows, c.columns, side)
    }
  }

  private func applyReflectors(
    _ operation: Letter, _ c: UnsafeMutablePointer<Element>, _ m: Int, _ n: Int, _ side: MatrixSide
  ) throws(LinearAlgebraError) {
    let k = scales.count
    guard k > 0, m > 0, n > 0 else { return }
    _ = try withWorkspace(Element.self, routine: "ormqr", needed: Swift.max(m, n)) { scratch, length in
      withBackend(operations: 4 * Double(m) * Double(n) * Double(k), family: .qr) {
        Element.ormqr(
          side.letter, operation, Int32(m), Int32(n), Int32(k), factors.base, Int32(rows),
          scales.storage.base(of: Element.self), c, Int32(m), scratch, length)
      }
    }
  }

  /// A least-squares solution X that minimises ‖A X - B‖ column by column, with at most `rank` elements other than zero
  /// (the basic solution): P [R₁₁⁻¹ (Qᴴ B)₁; 0].
  ///
  /// For full rank it is the only one; otherwise the one of smallest norm is another. Takes 4 m k operations for each
  /// column. LAPACK: `ormqr`, `trtrs`.
  /// - Parameter b: m rows; its storage is reused if it was consumed.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: consuming Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    precondition(
      b.rows == rows, "a matrix of shape \(factors.shapeText) and right-hand sides of shape \(b.shapeText) do not match"
    )
    let (count, m32) = (try lapackInteger(b.columns, "trtrs"), Int32(rows))
    guard rank > 0, count > 0 else { return .zeros(columns, Int(count)) }
    let y = try Matrix.solution(for: consume b, exponent: exponent, routine: "trtrs") { x throws(LinearAlgebraError) in
      try applyReflectors("C", x, rows, Int(count), .left)
      _ = withBackend(operations: Double(rank) * Double(rank) * Double(count), family: .product) {
        Element.trtrs("U", "N", "N", Int32(rank), count, factors.base, m32, x, m32)
      }
    }
    var result = Matrix<Element>.zeros(columns, Int(count))
    for (i, target) in permutation.prefix(rank).enumerated() { result[row: target] = y[row: i] }
    return result
  }

  /// A least-squares solution x that minimises ‖A x - b‖, with at most `rank` elements other than zero.
  ///
  /// Takes 4 m k operations. LAPACK: `ormqr`, `trtrs`.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: Vector<Element>) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn))
  }
}

extension Matrix {
  /// The matrix Q R Pᵀ that was factorized.
  public init(_ qr: PivotedQR<Element>) {
    let product = qr.q * qr.factors.upperTrapezoid()
    var result = product
    for (j, target) in qr.permutation.enumerated() { result[column: target] = product[column: j] }
    self = result.multiplied(byPowerOfTwo: -qr.exponent)
  }
}
