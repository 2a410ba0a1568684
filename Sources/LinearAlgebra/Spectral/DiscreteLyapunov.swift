import CBLAS
import ComplexModule

/// The Lyapunov (Stein) equation A X Aᴴ - X + Q = 0 of discrete time, made ready for any number of right-hand sides.
///
/// It has one solution for every Q where no two eigenvalues of A satisfy λ μ̄ = 1; X is Hermitian where Q is, and positive
/// definite where every eigenvalue of A lies inside the unit circle and Q is positive definite.
///
/// ```swift
/// let x = try DiscreteLyapunov(a).solve(q)     // X = Q + A Q Aᴴ + A² Q A²ᴴ + …
/// ```
///
/// Takes one Schur form, 25 n³ operations, and for each Q about 10 n³ complex ones: the triangular equation is solved
/// column by column, which needs no inverse of A - I or A + I. Conventions are those of SciPy's
/// `solve_discrete_lyapunov`. LAPACK: `gees`; BLAS: `gemm`, `trsm`. Source: A. Y. Barraud, A numerical algorithm to
/// solve AᵀXA - X = Q, IEEE Trans. Autom. Control 22 (1977).
public struct DiscreteLyapunov<Element: Scalar>: Sendable {
  /// The Schur form of A, triangular.
  private let schur: Schur<Complex<Element.Real>>

  /// The equation with this square coefficient.
  ///
  /// - Throws: what ``Schur`` throws.
  public init(_ a: consuming Matrix<Element>) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a Lyapunov equation needs a square matrix, not \(a.shapeText)")
    schur = Schur<Complex<Element.Real>>(try Schur(a))
  }

  /// The matrix X with A X Aᴴ - X + Q = 0, exactly Hermitian where Q is.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` where two eigenvalues satisfy λ μ̄ = 1 to working precision,
  ///   ``LinearAlgebraError/notFinite(at:)``, ``LinearAlgebraError/overflow(routine:)``.
  public func solve(_ q: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    let n = schur.t.rows
    precondition(
      q.rows == n && q.columns == n,
      "a right-hand side of shape \(q.shapeText) does not fit a coefficient of shape \(schur.t.shapeText)")
    let (working, largest) = try Matrix.workingCopy(of: q)
    guard n > 0, largest > 0 else { return working }
    let exponent = Int(largest.exponent)
    let right = Matrix<Complex<Element.Real>>(converting: working.multiplied(byPowerOfTwo: -exponent))
    let y = try Self.triangularSolution(schur.t, schur.q.adjoint() * right * schur.q)
    let x = Matrix<Element>(converting: schur.q * y * schur.q.adjoint()).multiplied(byPowerOfTwo: exponent)
    try x.checkResult(of: "DiscreteLyapunov")
    return q.isHermitian() ? x.hermitianPart() : x
  }

  /// The solution Y of T Y Tᴴ - Y + F = 0 for triangular T, from the last column to the first:
  /// (t̄ₖₖ T - I) yₖ = -fₖ - T Σ t̄ₖⱼ yⱼ over j > k.
  private static func triangularSolution<Number: Scalar>(
    _ t: Matrix<Number>, _ f: Matrix<Number>
  ) throws(LinearAlgebraError) -> Matrix<Number> {
    let n = t.rows
    let n32 = try lapackInteger(n, "DiscreteLyapunov")
    let y = Matrix<Number>(uninitializedRows: n, columns: n)
    for k in (0..<n).reversed() {
      let later = y.view(0..<n, k + 1..<n) * t.view(k..<k + 1, k + 1..<n).adjoint()
      let column = y.base + k * n
      (-(f.view(0..<n, k..<k + 1)) - t * later).withPointer { column.update(from: $0, count: n) }
      let pivot = t[k, k].conjugate
      let shifted = pivot * t
      for i in 0..<n {
        let product = shifted[i, i]
        shifted.base[i * (n + 1)] = product - 1
        guard (product - 1).modulus > Number.ulpOfOne * (product.modulus + 1) else {
          throw .undefined("the discrete Lyapunov equation is singular: eigenvalues λ, μ of A satisfy λ μ̄ = 1")
        }
      }
      withBackend(operations: Double(n) * Double(n)) {
        Number.trsm(CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, n32, 1, 1, shifted.base, n32, column, n32)
      }
    }
    return y
  }
}
