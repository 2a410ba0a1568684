/// A few eigenvalues of a symmetric (Hermitian) matrix or operator, and their eigenvectors: A V = V Λ.
///
/// ```swift
/// let eigen = try PartialSymmetricEigen(a, count: 6, .smallest)
/// eigen.eigenvalues                 // λ₀ ≤ λ₁ ≤ …, the most wanted first
/// eigen.report.isConverged          // not converging is told, not thrown
/// eigen.report.largestResidual      // max ‖A v - λ v‖
/// ```
///
/// Eigenvectors are orthonormal columns; in each the entry of largest modulus (the first such) is real and positive.
/// Of a whole decomposition, ``SymmetricEigen``, this is the part that a large matrix can afford: a product with A for
/// each step, O(n d) memory and O(n d²) operations for each restart of a space of d columns.
public struct PartialSymmetricEigen<Element: Scalar>: Sendable {
  /// The eigenvalues, the most wanted first.
  public let eigenvalues: Vector<Element.Real>
  /// The eigenvectors, in columns, in the order of the eigenvalues.
  public let eigenvectors: Matrix<Element>
  /// How they were computed, and how good they are.
  public let report: EigenReport<Element.Real>

  init(eigenvalues: Vector<Element.Real>, eigenvectors: Matrix<Element>, report: EigenReport<Element.Real>) {
    (self.eigenvalues, self.eigenvectors, self.report) = (eigenvalues, eigenvectors, report)
  }
}

extension PartialSymmetricEigen {
  /// The `count` most wanted eigenvalues of a matrix and their eigenvectors, by Lanczos with thick restart.
  ///
  /// For ``SymmetricEigenTarget/nearest(_:)`` with the inverse of A - σ, by its LDL factorization (n³/3 operations): the
  /// wanted eigenvalues λ are those of largest 1/(λ - σ). Matrices near the ends of the range are scaled by a power of
  /// two first. Methods and sources: ``EigenMethod/lanczos``; Ericsson and Ruhe, "The spectral transformation Lanczos
  /// method", Math. Comp. 35 (1980).
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - count: how many eigenpairs are wanted, at most n are found.
  ///   - target: which.
  ///   - triangle: the only triangle that is read. Without it both are, and must agree to n·eps·max |aᵢⱼ|.
  ///   - options: accuracy, size of the space, limit of the steps, seed.
  /// - Throws: ``LinearAlgebraError/notSymmetric(row:column:)``, ``LinearAlgebraError/notFinite(at:)`` for NaN or
  ///   infinity in `a`, ``LinearAlgebraError/overflow(routine:)`` if an eigenvalue is beyond the range of the element
  ///   type, ``LinearAlgebraError/undefined(_:)`` for a shift that is not finite.
  public init(
    _ a: Matrix<Element>, count: Int, _ target: SymmetricEigenTarget<Element.Real> = .largest,
    triangle: Triangle? = nil, options: KrylovOptions<Element.Real> = KrylovOptions()
  ) throws(LinearAlgebraError) {
    precondition(count >= 0, "\(count) eigenvalues were asked for")
    try Backend.checkOnce(Element.self)
    let (work, _, inRange) = try Matrix.hermitianWorkingCopy(of: a, triangle)
    let whole = triangle == nil ? work : work.hermitianFromLowerTriangle()
    let (scaled, nearOne) = whole.broughtNearOne()
    let exponent = inRange + nearOne
    let wanted = Swift.min(count, a.rows)
    guard case .nearest(let σ) = try target.multiplied(byPowerOfTwo: exponent), wanted > 0 else {
      let found = try PartialSymmetricEigen(lanczos: scaled, wanted, target, options)
      self = try found.multiplied(byPowerOfTwo: -exponent)
      return
    }
    let found = try PartialSymmetricEigen(nearest: σ, of: scaled, wanted, options) {
      (σ) throws(LinearAlgebraError) in try ShiftedLDL(scaled, shift: σ)
    }
    self = try found.multiplied(byPowerOfTwo: -exponent)
  }

  /// The `count` most wanted eigenvalues of an operator and their eigenvectors, by Lanczos with thick restart, from
  /// products alone; Aᴴ X is not asked for.
  ///
  /// An operator cannot be factorized, so that ``SymmetricEigenTarget/nearest(_:)`` looks for eigenvalues inside of the spectrum
  /// by products with A. Ritz values reach these last, so that it seldom converges for more than a few hundred rows
  /// within the limit of the restarts, and ``EigenReport/isConverged`` tells so; a shift at an end of the spectrum is as
  /// good as ``SymmetricEigenTarget/largest``. ``init(inverse:of:shift:count:options:)`` with a solver takes few steps anywhere.
  /// Where products leave the range or come near its ends, all is done again with an operator scaled by a power of two.
  ///
  /// - Parameters:
  ///   - a: n×n, symmetric (Hermitian).
  ///   - count: how many eigenpairs are wanted, at most n are found.
  ///   - target: which.
  ///   - options: accuracy, size of the space, limit of the steps, seed.
  /// - Throws: what the products throw, ``LinearAlgebraError/notFinite(at:)`` with row and column of the product where
  ///   one is NaN or infinite at any scale, ``LinearAlgebraError/undefined(_:)`` where the operator turns out not to be
  ///   symmetric or a shift is not finite, and ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: some LinearOperator<Element>, count: Int, _ target: SymmetricEigenTarget<Element.Real> = .largest,
    options: KrylovOptions<Element.Real> = KrylovOptions()
  ) throws(LinearAlgebraError) {
    precondition(count >= 0, "\(count) eigenvalues were asked for")
    precondition(a.rows == a.columns, "an operator of shape \(a.rows)×\(a.columns) has no eigenvalues")
    try Backend.checkOnce(Element.self)
    let wanted = Swift.min(count, a.rows)
    self = try a.scaledForProducts({ $0.report.norm }) {
      (a, exponent) throws(LinearAlgebraError) in
      let scaled = try target.multiplied(byPowerOfTwo: exponent)
      return try PartialSymmetricEigen(lanczos: a, wanted, scaled, options).multiplied(byPowerOfTwo: -exponent)
    }
  }

  /// The `count` eigenvalues nearest to a shift, by Lanczos with a given inverse of A - σ.
  ///
  /// - Parameters:
  ///   - inverse: the operator (A - σ)⁻¹: a factorization, or a solver of the caller.
  ///   - a: n×n, symmetric (Hermitian), for the residuals.
  ///   - shift: σ, not an eigenvalue.
  ///   - count: how many eigenpairs are wanted, at most n are found.
  ///   - options: accuracy, size of the space, limit of the steps, seed.
  /// - Throws: what the products throw, ``LinearAlgebraError/notFinite(at:)``, ``LinearAlgebraError/undefined(_:)`` where
  ///   the inverse turns out not to be symmetric, and ``LinearAlgebraError/overflow(routine:)``.
  public init(
    inverse: some LinearOperator<Element>, of a: some LinearOperator<Element>, shift: Element.Real, count: Int,
    options: KrylovOptions<Element.Real> = KrylovOptions()
  ) throws(LinearAlgebraError) {
    precondition(count >= 0, "\(count) eigenvalues were asked for")
    precondition(
      a.rows == a.columns && inverse.rows == a.rows && inverse.columns == a.rows,
      "an operator of shape \(inverse.rows)×\(inverse.columns) is no inverse of one of shape \(a.rows)×\(a.columns)")
    try Backend.checkOnce(Element.self)
    try self.init(inverse: inverse, of: a, shift: shift, Swift.min(count, a.rows), options)
  }
}
