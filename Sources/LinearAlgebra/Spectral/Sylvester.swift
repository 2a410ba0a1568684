/// The Sylvester equation A X + X B = C, made ready for any number of right-hand sides.
///
/// It has one solution for every C where A and -B have no eigenvalue in common.
///
/// ```swift
/// let x = try Sylvester(a, b).solve(c)
/// ```
///
/// Takes the two Schur forms, 25 (m³ + n³) operations, and for each C about 5 m n (m + n). LAPACK: `gees`, `trsyl`.
/// Source: R. H. Bartels, G. W. Stewart, Solution of the matrix equation AX + XB = C, Comm. ACM 15 (1972).
public struct Sylvester<Element: Scalar>: Sendable {
  /// The Schur form of A.
  public let left: Schur<Element>
  /// The Schur form of B.
  public let right: Schur<Element>

  /// The equation with these square coefficients, `a` of order m and `b` of order n.
  ///
  /// - Throws: what ``Schur`` throws.
  public init(_ a: consuming Matrix<Element>, _ b: consuming Matrix<Element>) throws(LinearAlgebraError) {
    precondition(
      a.isSquare && b.isSquare, "a Sylvester equation needs square matrices, not \(a.shapeText) and \(b.shapeText)")
    left = try Schur(a)
    right = try Schur(b)
  }

  /// The m×n matrix X with A X + X B = C.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` where A and -B have an eigenvalue in common to working precision,
  ///   ``LinearAlgebraError/notFinite(at:)``, ``LinearAlgebraError/overflow(routine:)``.
  public func solve(_ c: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    precondition(
      c.rows == left.t.rows && c.columns == right.t.rows,
      "a right-hand side of shape \(c.shapeText) does not fit coefficients \(left.t.shapeText) and \(right.t.shapeText)"
    )
    return try solveThroughSchurForms(left, right, c, adjointRight: false)
  }
}

/// The Lyapunov equation A X + X Aᴴ = Q of continuous time, made ready for any number of right-hand sides.
///
/// It has one solution for every Q where no two eigenvalues of A satisfy λ + μ̄ = 0; X is Hermitian where Q is, and
/// positive definite where A is stable (every eigenvalue has a negative real part) and -Q is positive definite.
///
/// ```swift
/// let x = try Lyapunov(a).solve(q)
/// ```
///
/// Takes one Schur form, 25 n³ operations, and for each Q about 10 n³. LAPACK: `gees`, `trsyl`. Conventions are those of
/// SciPy's `solve_continuous_lyapunov`.
public struct Lyapunov<Element: Scalar>: Sendable {
  /// The Schur form of A.
  public let schur: Schur<Element>

  /// The equation with this square coefficient.
  ///
  /// - Throws: what ``Schur`` throws.
  public init(_ a: consuming Matrix<Element>) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a Lyapunov equation needs a square matrix, not \(a.shapeText)")
    schur = try Schur(a)
  }

  /// The matrix X with A X + X Aᴴ = Q, exactly Hermitian where Q is.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` where two eigenvalues satisfy λ + μ̄ = 0 to working precision,
  ///   ``LinearAlgebraError/notFinite(at:)``, ``LinearAlgebraError/overflow(routine:)``.
  public func solve(_ q: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    precondition(
      q.rows == schur.t.rows && q.columns == schur.t.rows,
      "a right-hand side of shape \(q.shapeText) does not fit a coefficient of shape \(schur.t.shapeText)")
    let x = try solveThroughSchurForms(schur, schur, q, adjointRight: true)
    return q.isHermitian() ? x.hermitianPart() : x
  }
}

/// The solution of A X + X B = C, or of A X + X Bᴴ = C, through the Schur forms of A and B.
private func solveThroughSchurForms<Element: Scalar>(
  _ a: Schur<Element>, _ b: Schur<Element>, _ c: Matrix<Element>, adjointRight: Bool
) throws(LinearAlgebraError) -> Matrix<Element> {
  let (m, n) = (c.rows, c.columns)
  let (m32, n32) = (try lapackInteger(m, "trsyl"), try lapackInteger(n, "trsyl"))
  let (working, largest) = try Matrix.workingCopy(of: c)
  guard m > 0, n > 0, largest > 0 else { return working }
  // X is linear in C, whose size may be near the ends of the range, and inversely so in A and B together.
  let exponent = Int(largest.exponent)
  let y = a.q.adjoint() * working.multiplied(byPowerOfTwo: -exponent) * b.q
  let together = Matrix<Element>.scalingExponent(
    for: Swift.max(a.t.largestMagnitude().value, b.t.largestMagnitude().value))
  let (left, right) = (a.t.scaledCopy(together), b.t.scaledCopy(together))
  var scale: Element.Real = 1
  let info = withBackend(operations: Double(m) * Double(n) * Double(m + n)) {
    Element.trsyl(
      "N", adjointRight ? "C" : "N", m32, n32, left.base, m32, right.base, n32, y.base, m32, &scale)
  }
  guard info == 0 else {
    throw .undefined(
      adjointRight
        ? "the Lyapunov equation is singular: A and -Aᴴ have an eigenvalue in common"
        : "the Sylvester equation is singular: A and -B have an eigenvalue in common")
  }
  let product = a.q * y * b.q.adjoint()
  let x = (scale == 1 ? product : product / Element(scale)).multiplied(byPowerOfTwo: exponent + together)
  try x.checkResult(of: "trsyl")
  return x
}

extension Matrix {
  /// This contiguous matrix, or a copy multiplied by 2ᵉ where e is not 0.
  fileprivate func scaledCopy(_ exponent: Int) -> Matrix {
    exponent == 0 ? self : columnMajorCopy().multiplied(byPowerOfTwo: exponent)
  }
}
