/// Which eigenvalues of a symmetric (Hermitian) matrix are wanted, in ascending order.
public enum EigenvalueRange<Real: RealScalar>: Hashable, Sendable {
  /// All of them.
  case all
  /// Those of these indices, counted from 0 for the smallest.
  case indices(Range<Int>)
  /// Those in the half-open interval (above, through].
  case interval(above: Real, through: Real)
}

/// The eigen-decomposition A = V Λ Vᴴ of a real symmetric or complex Hermitian matrix.
///
/// Eigenvalues are real and ascending, eigenvectors orthonormal columns. Signs are fixed so that the same matrix gives
/// the same vectors: in each the entry of largest modulus (the first such) is real and positive.
///
/// ```swift
/// let eigen = try SymmetricEigen(a)
/// eigen.eigenvalues                              // λ₀ ≤ λ₁ ≤ …
/// let root = eigen.map { $0.squareRoot() }       // V √Λ Vᴴ
/// let largest = try SymmetricEigen(a, .indices(n - 10..<n))
/// ```
///
/// Takes about 9 n³ operations. LAPACK: `syevd`, `heevd`; `syev`, `heev` where these do not converge; `syevr`, `heevr`
/// for a range. Source: Golub and Van Loan, Matrix Computations, chapter 8.
public struct SymmetricEigen<Element: Scalar>: Sendable {
  /// The eigenvalues, ascending.
  public let eigenvalues: Vector<Element.Real>
  /// The eigenvectors, in columns, in the order of the eigenvalues.
  public let eigenvectors: Matrix<Element>

  /// The decomposition of `a`.
  ///
  /// - Parameters:
  ///   - a: a square matrix.
  ///   - range: which eigenvalues and vectors are wanted.
  ///   - triangle: the only triangle that is read. Without it both are, and must agree to n·eps·max |aᵢⱼ|.
  /// - Throws: ``LinearAlgebraError/notSymmetric(row:column:)``, ``LinearAlgebraError/notFinite(at:)`` for NaN or
  ///   infinity in `a`, ``LinearAlgebraError/notConverged(routine:info:)`` if all routines fail,
  ///   ``LinearAlgebraError/overflow(routine:)`` if an eigenvalue is beyond the range of the element type.
  public init(
    _ a: Matrix<Element>, _ range: EigenvalueRange<Element.Real> = .all, triangle: Triangle? = nil
  ) throws(LinearAlgebraError) {
    let computation = try SymmetricEigenComputation(of: a, triangle)
    let (values, vectors) = try computation.run(range)
    vectors.applySignRuleToColumns()
    (eigenvalues, eigenvectors) = (values, vectors)
  }
}

extension Matrix {
  /// The eigenvalues of this symmetric (Hermitian) matrix, ascending, without eigenvectors.
  ///
  /// Takes 4/3 n³ operations. LAPACK: `syevd`, `heevd`.
  ///
  /// - Throws: as ``SymmetricEigen/init(_:_:triangle:)``.
  public func symmetricEigenvalues(
    _ range: EigenvalueRange<Element.Real> = .all, triangle: Triangle? = nil
  ) throws(LinearAlgebraError) -> Vector<Element.Real> {
    let computation = try SymmetricEigenComputation(of: self, triangle)
    let values = try computation.values()
    return values[computation.indices(of: range, among: values)]
  }

  /// The matrix V Λ Vᴴ of a decomposition; with a range of eigenvalues, the part of A that belongs to them.
  ///
  /// Takes 2 n² operations for each eigenvalue. BLAS: `gemm`.
  public init(_ eigen: SymmetricEigen<Element>) {
    self = eigen.map { Element($0) }
  }
}

extension SymmetricEigen {
  /// The matrix V f(Λ) Vᴴ: the function f of A, where f is defined on the eigenvalues.
  ///
  /// Takes 2 n² operations for each eigenvalue. Source: Higham, Functions of Matrices, section 1.2.
  public func map(_ f: (Element.Real) throws -> Element) rethrows -> Matrix<Element> {
    let values = Vector<Element>(try eigenvalues.map { try f($0) } as [Element])
    return multiply(eigenvectors .* values, eigenvectors, right: .adjoint)
  }

  /// The solution of least ‖x‖₂ among those that minimise ‖b - A x‖₂, V Λ⁺ Vᴴ b.
  ///
  /// - Parameters:
  ///   - b: n rows.
  ///   - tolerance: eigenvalues up to it in absolute value count as zero; by default max|λ| n eps.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution is beyond the range of the element type.
  public func solve(
    _ b: Matrix<Element>, tolerance: Element.Real? = nil
  ) throws(LinearAlgebraError) -> Matrix<Element> {
    let n = eigenvectors.rows
    precondition(eigenvalues.count == n, "solving needs all \(n) eigenvalues, not \(eigenvalues.count)")
    precondition(b.rows == n, "a right-hand side of shape \(b.shapeText) does not fit a matrix of shape \(n)×\(n)")
    try b.checkFinite()
    let limit = tolerance ?? spectralRadius * Element.Real(n) * Element.ulpOfOne
    var coefficients = multiply(eigenvectors, b, left: .adjoint)
    // Infinity as a divisor takes the part that belongs to a zero eigenvalue away.
    let divisors = Vector<Element.Real>(count: n) { eigenvalues[$0].magnitude > limit ? eigenvalues[$0] : .infinity }
    coefficients = coefficients.dividingRows(by: divisors)
    let x = eigenvectors * coefficients
    try x.checkResult(of: "SymmetricEigen.solve")
    return x
  }

  /// The solution of least ‖x‖₂ among those that minimise ‖b - A x‖₂: as ``solve(_:tolerance:)-(Matrix<Element>,_)``.
  public func solve(
    _ b: Vector<Element>, tolerance: Element.Real? = nil
  ) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn, tolerance: tolerance))
  }

  /// The largest absolute value of an eigenvalue, which is also the spectral norm; 0 without eigenvalues.
  public var spectralRadius: Element.Real {
    guard let first = eigenvalues.first, let last = eigenvalues.last else { return 0 }
    return Swift.max(first.magnitude, last.magnitude)
  }
}
