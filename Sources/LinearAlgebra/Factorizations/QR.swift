/// The QR factorization A = Q R.
///
/// For A of shape m×n and k = min(m, n), Q has orthonormal columns (m×k thin, m×m full) and R is upper triangular (k×n
/// thin). Q is kept as blocks of reflectors: ``applyQ(to:side:)`` and ``applyQAdjoint(to:side:)`` multiply by it without
/// forming it, ``q`` and ``fullQ`` form it. The diagonal of R is as LAPACK leaves it, of any sign.
///
/// ```swift
/// let qr = try QR(a)
/// let x = try qr.solve(b)     // least squares for m ≥ n
/// ```
///
/// Takes 2 m n² - 2n³/3 operations for m ≥ n. Elements too large or too small are scaled by a power of two, and R back.
/// LAPACK: `geqrt`, which keeps the triangles of the blocked reflectors (1.2 to 1.75 times faster than `geqrf` and
/// `orgqr` together). Source: Elmroth and Gustavson, IBM J. Res. Dev. 44 (2000).
public struct QR<Element: Scalar>: Sendable {
  /// 2ᵉR on and above the diagonal, the reflectors below it.
  let factors: Matrix<Element>
  /// The triangles of the blocked reflectors, `block` rows.
  let triangles: Matrix<Element>
  /// The exponent e of the scaling.
  let exponent: Int

  /// The number of columns in a block of reflectors.
  static var block: Int { 32 }

  /// The factorization of `a`, whose storage is reused if it was consumed.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where R lies beyond the range of the element type.
  public init(_ a: consuming Matrix<Element>) throws(LinearAlgebraError) {
    let (m, n, k) = (a.rows, a.columns, Swift.min(a.rows, a.columns))
    let (m32, n32) = (try lapackInteger(m, "geqrt"), try lapackInteger(n, "geqrt"))
    let (work, _, exponent) = try Matrix.scaledWorkingCopy(of: consume a)
    let block = Swift.min(k, QR.block)
    let triangles = Matrix<Element>(uninitializedRows: block, columns: k)
    if k > 0 {
      _ = withScratch(Element.self, block * n) { scratch in
        withBackend(operations: 2 * Double(k) * Double(k) * Double(Swift.max(m, n)), family: .qr) {
          Element.geqrt(m32, n32, Int32(block), work.base, m32, triangles.base, Int32(block), scratch)
        }
      }
    }
    // What overflows reaches the diagonal of its column: each row below is a sum that it enters.
    if work.firstNonFiniteOnDiagonal() != nil { throw .overflow(routine: "geqrt") }
    if n > m { try work[..., m...].checkResult(of: "geqrt") }
    if exponent < 0 { try work.upperTrapezoid().checkScalingBack(exponent, "geqrt") }
    (self.factors, self.triangles, self.exponent) = (work, triangles, exponent)
  }
}

extension QR {
  /// The number of rows of A.
  public var rows: Int { factors.rows }

  /// The number of columns of A.
  public var columns: Int { factors.columns }

  /// R, upper triangular, min(m, n)×n. Computed on each access by a copy.
  public var r: Matrix<Element> { factors.upperTrapezoid().multiplied(byPowerOfTwo: -exponent) }

  /// The thin Q, m×min(m, n) with orthonormal columns. Computed on each access, in about 4 m k² - 4k³/3 operations.
  ///
  /// LAPACK: `gemqrt`, block by block from the last one backward, so that zeros are not multiplied.
  public var q: Matrix<Element> { formQ(columns: Swift.min(rows, columns)) }

  /// The full Q, m×m and orthogonal (unitary). Computed on each access.
  public var fullQ: Matrix<Element> { formQ(columns: rows) }

  private func formQ(columns count: Int) -> Matrix<Element> {
    let result = Matrix<Element>.identity(rows, count)
    let (m, k, block) = (rows, triangles.columns, triangles.rows)
    guard k > 0, count > 0 else { return result }
    withScratch(Element.self, block * count) { scratch in
      withBackend(operations: 4 * Double(m) * Double(k) * Double(count), family: .qr) {
        for first in stride(from: (k - 1) / block * block, through: 0, by: -block) {
          let size = Int32(Swift.min(block, k - first))
          _ = Element.gemqrt(
            "L", "N", Int32(m - first), Int32(count - first), size, size, factors.base + first * (m + 1), Int32(m),
            triangles.base + first * block, Int32(block), result.base + first * (m + 1), Int32(m), scratch)
        }
      }
    }
    return result
  }

  /// The product Q C or C Q with the full m×m Q, which is not formed.
  ///
  /// Takes about 4 m k operations for each column (row) of C. LAPACK: `gemqrt`.
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
  /// Takes about 4 m k operations for each column (row) of C. LAPACK: `gemqrt`.
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
    try Matrix.product(of: consume c, withFullQOf: rows, side, routine: "gemqrt") { c in
      applyReflectors(operation, c.base, c.rows, c.columns, side)
    }
  }

  /// C ← op(Q) C or C op(Q) in place.
  func applyReflectors(
    _ operation: Letter, _ c: UnsafeMutablePointer<Element>, _ m: Int, _ n: Int, _ side: MatrixSide
  ) {
    let (k, block) = (triangles.columns, triangles.rows)
    guard k > 0, m > 0, n > 0 else { return }
    _ = withScratch(Element.self, block * Swift.max(m, n)) { scratch in
      withBackend(operations: 4 * Double(m) * Double(n) * Double(k), family: .qr) {
        Element.gemqrt(
          side.letter, operation, Int32(m), Int32(n), Int32(k), Int32(block), factors.base, Int32(rows),
          triangles.base, Int32(block), c, Int32(m), scratch)
      }
    }
  }
}

extension Matrix {
  /// The matrix Q R that was factorized.
  public init(_ qr: QR<Element>) {
    let r = qr.factors.upperTrapezoid()
    self.init(rows: qr.rows, columns: qr.columns) { p in
      p.update(repeating: 0, count: qr.rows * qr.columns)
    }
    guard !isEmpty else { return }
    let (m, n, k) = (Int32(qr.rows), Int32(qr.columns), Int32(r.rows))
    withBackend(operations: 0) { Element.lacpy("A", k, n, r.base, k, base, m) }
    qr.applyReflectors("N", base, qr.rows, qr.columns, .left)
    _ = multiplied(byPowerOfTwo: -qr.exponent)
  }
}
