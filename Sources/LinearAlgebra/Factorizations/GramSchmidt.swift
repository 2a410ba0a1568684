import RealModule

/// The modified Gram-Schmidt process with reorthogonalisation: A = Q R, column after column.
///
/// Each column is orthogonalised twice against those before it, which keeps Q orthonormal to rounding for any A ("twice
/// is enough"). A column that depends on those before it adds nothing to Q, so that R is a staircase of as many rows as
/// the rank. ``QR`` is faster; this says which columns are dependent, in the order in which they stand.
///
/// ```swift
/// let process = try GramSchmidt(a)
/// process.q                     // an orthonormal basis of the columns
/// process.dependentColumns      // combinations of columns before them
/// ```
///
/// Takes 4 m n² operations. BLAS: `dotc`, `axpy`, `nrm2`. Source: L. Giraud, J. Langou, M. Rozložník, J. van den Eshof,
/// Rounding error analysis of the classical Gram-Schmidt orthogonalization process, Numer. Math. 101 (2005).
public struct GramSchmidt<Element: Scalar>: Sendable {
  /// The orthonormal columns, m×rank.
  public let q: Matrix<Element>
  /// The coefficients, rank×n: column j of A is Q times column j of R.
  public let r: Matrix<Element>
  /// The columns that each gave a column of Q, ascending.
  public let independentColumns: [Int]

  /// The process for the columns of `a`.
  ///
  /// - Parameters:
  ///   - a: a matrix of any shape.
  ///   - tolerance: a column is dependent if what is left of it is at most this part of its length; max(m, n)·eps if
  ///     nothing is said.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/overflow(routine:)`` if R is beyond the range of the element type.
  public init(
    _ a: consuming Matrix<Element>, tolerance: Element.Real? = nil
  ) throws(LinearAlgebraError) {
    let (m, n) = (a.rows, a.columns)
    let m32 = try lapackInteger(m, "GramSchmidt")
    let (work, _, exponent) = try Matrix.scaledWorkingCopy(of: a)
    let tolerance = tolerance ?? Element.Real(Swift.max(m, n)) * Element.ulpOfOne
    let coefficients = Matrix<Element>.zeros(Swift.min(m, n), n)
    // Columns of Q replace those of the working copy from the left, never beyond the column in hand.
    let q = work.base
    var independent: [Int] = []
    for j in 0..<n {
      let (v, c) = (q + j * m, coefficients.base + j * coefficients.rows)
      let rank = independent.count
      let (before, after) = withBackend(operations: 8 * Double(m) * Double(rank)) {
        let before = Element.nrm2(m32, v, 1)
        for _ in 0..<2 {
          for i in 0..<rank {
            let component = Element.dotc(m32, q + i * m, 1, v, 1)
            c[i] += component
            Element.axpy(m32, -component, q + i * m, 1, v, 1)
          }
        }
        return (before, Element.nrm2(m32, v, 1))
      }
      guard rank < m, after > tolerance * before else { continue }
      c[rank] = Element(after)
      let reciprocal = Element(1 / after)
      for i in 0..<m { q[rank * m + i] = v[i] * reciprocal }
      independent.append(j)
    }
    self.q = work.view(0..<m, 0..<independent.count)
    r = coefficients.multiplied(byPowerOfTwo: -exponent).view(0..<independent.count, 0..<n)
    independentColumns = independent
    try r.checkResult(of: "GramSchmidt")
  }

  /// The number of independent columns.
  public var rank: Int { independentColumns.count }

  /// The columns that depend on those before them, ascending.
  public var dependentColumns: [Int] {
    let independent = Set(independentColumns)
    return (0..<r.columns).filter { !independent.contains($0) }
  }
}

extension Matrix {
  /// The product Q R, which is the matrix that the process was given up to the tolerance.
  public init(_ gramSchmidt: GramSchmidt<Element>) { self = gramSchmidt.q * gramSchmidt.r }
}
