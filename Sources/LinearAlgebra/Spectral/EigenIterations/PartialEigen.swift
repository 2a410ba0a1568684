public import ComplexModule

/// A few eigenvalues of a general square matrix or operator, and their eigenvectors, always complex: A V = V Λ.
///
/// ```swift
/// let eigen = try PartialEigen(a, count: 6, .largestModulus)
/// eigen.eigenvalues                 // |λ₀| ≥ |λ₁| ≥ …, the most wanted first
/// eigen.report.isConverged          // not converging is told, not thrown
/// ```
///
/// Each vector has 2-norm 1, and its entry of largest modulus (the first such) is real and positive. Of a conjugate pair
/// of a real matrix that stands at the end, the first alone may be among the wanted. For symmetric and Hermitian
/// matrices ``PartialSymmetricEigen`` is faster and more accurate. Takes a product with A for each step, O(n d) memory
/// and O(n d²) operations for each restart of a space of d columns.
public struct PartialEigen<Element: Scalar>: Sendable {
  /// The eigenvalues, the most wanted first; of a conjugate pair that with the positive imaginary part.
  public let eigenvalues: Vector<Complex<Element.Real>>
  /// The right eigenvectors, in columns, in the order of the eigenvalues.
  public let eigenvectors: Matrix<Complex<Element.Real>>
  /// How they were computed, and how good they are.
  public let report: EigenReport<Element.Real>

  init(
    eigenvalues: Vector<Complex<Element.Real>>, eigenvectors: Matrix<Complex<Element.Real>>,
    report: EigenReport<Element.Real>
  ) {
    (self.eigenvalues, self.eigenvectors, self.report) = (eigenvalues, eigenvectors, report)
  }
}

extension PartialEigen {
  /// The `count` most wanted eigenvalues of a matrix and their eigenvectors, by Arnoldi with thick restart.
  ///
  /// For ``EigenTarget/nearest(_:)`` with the inverse of A - σ, by its LU factorization (2 n³/3 operations, complex ones
  /// for a shift that is not real): the wanted eigenvalues λ are those of largest 1/(λ - σ). Matrices near the ends of
  /// the range are scaled by a power of two first. Source: ``EigenMethod/arnoldi``.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - count: how many eigenpairs are wanted, at most n are found.
  ///   - target: which.
  ///   - options: accuracy, size of the space, limit of the steps, seed.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/overflow(routine:)`` if an eigenvalue is beyond the range of the element type,
  ///   ``LinearAlgebraError/undefined(_:)`` for a shift that is not finite,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if LAPACK's routines fail on the projection.
  public init(
    _ a: Matrix<Element>, count: Int, _ target: EigenTarget<Element.Real> = .largestModulus,
    options: KrylovOptions<Element.Real> = KrylovOptions()
  ) throws(LinearAlgebraError) {
    precondition(count >= 0, "\(count) eigenvalues were asked for")
    precondition(a.isSquare, "a matrix of shape \(a.shapeText) has no eigenvalues")
    try Backend.checkOnce(Element.self)
    try a.checkFinite()
    let (scaled, exponent) = a.broughtNearOne()
    let wanted = Swift.min(count, a.rows)
    guard case .nearest(let σ) = try target.multiplied(byPowerOfTwo: exponent), wanted > 0 else {
      let found = try PartialEigen(arnoldi: scaled, wanted, target, options)
      self = try found.multiplied(byPowerOfTwo: -exponent)
      return
    }
    let found: PartialEigen
    if Element.isComplex || σ.imaginary == 0 {
      found = try PartialEigen(nearest: Element(real: σ.real, imaginary: σ.imaginary), of: scaled, wanted, options) {
        (σ) throws(LinearAlgebraError) in try ShiftInverse(scaled, shift: σ)
      }
    } else {
      let complex = Matrix<Complex<Element.Real>>(converting: scaled)
      found = try PartialEigen(nearest: σ, of: scaled, wanted, options) {
        (σ) throws(LinearAlgebraError) in try ShiftInverse(complex, shift: σ)
      }
    }
    self = try found.multiplied(byPowerOfTwo: -exponent)
  }

  /// The `count` most wanted eigenvalues of an operator and their eigenvectors, by Arnoldi with thick restart, from
  /// products alone; Aᴴ X is not asked for.
  ///
  /// An operator cannot be factorized, so that ``EigenTarget/nearest(_:)`` looks for eigenvalues inside of the spectrum
  /// by products with A. Ritz values reach these last, so that it seldom converges for more than a few hundred rows
  /// within the limit of the restarts, and ``EigenReport/isConverged`` tells so; a shift at an end of the spectrum is as
  /// good as ``EigenTarget/largestReal``. ``init(inverse:of:shift:count:options:)`` with a solver takes few steps anywhere.
  /// Where products leave the range or come near its ends, all is done again with an operator scaled by a power of two.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - count: how many eigenpairs are wanted, at most n are found.
  ///   - target: which.
  ///   - options: accuracy, size of the space, limit of the steps, seed.
  /// - Throws: what the products throw, ``LinearAlgebraError/notFinite(at:)`` with row and column of the product where
  ///   one is NaN or infinite at any scale, ``LinearAlgebraError/overflow(routine:)``,
  ///   ``LinearAlgebraError/undefined(_:)`` for a shift that is not finite, and
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if LAPACK's routines fail on the projection.
  public init(
    _ a: some LinearOperator<Element>, count: Int, _ target: EigenTarget<Element.Real> = .largestModulus,
    options: KrylovOptions<Element.Real> = KrylovOptions()
  ) throws(LinearAlgebraError) {
    precondition(count >= 0, "\(count) eigenvalues were asked for")
    precondition(a.rows == a.columns, "an operator of shape \(a.rows)×\(a.columns) has no eigenvalues")
    try Backend.checkOnce(Element.self)
    let wanted = Swift.min(count, a.rows)
    self = try a.scaledForProducts({ $0.report.norm }) {
      (a, exponent) throws(LinearAlgebraError) in
      let scaled = try target.multiplied(byPowerOfTwo: exponent)
      return try PartialEigen(arnoldi: a, wanted, scaled, options).multiplied(byPowerOfTwo: -exponent)
    }
  }

  /// The `count` eigenvalues nearest to a shift, by Arnoldi with a given inverse of A - σ.
  ///
  /// - Parameters:
  ///   - inverse: the operator (A - σ)⁻¹: a factorization, or a solver of the caller.
  ///   - a: n×n, for the residuals.
  ///   - shift: σ, not an eigenvalue.
  ///   - count: how many eigenpairs are wanted, at most n are found.
  ///   - options: accuracy, size of the space, limit of the steps, seed.
  /// - Throws: as ``init(_:count:_:options:)-(LinearOperator<Element>,_,_,_)``.
  public init(
    inverse: some LinearOperator<Element>, of a: some LinearOperator<Element>, shift: Element, count: Int,
    options: KrylovOptions<Element.Real> = KrylovOptions()
  ) throws(LinearAlgebraError) {
    precondition(count >= 0, "\(count) eigenvalues were asked for")
    precondition(
      a.rows == a.columns && inverse.rows == a.rows && inverse.columns == a.rows,
      "an operator of shape \(inverse.rows)×\(inverse.columns) is no inverse of one of shape \(a.rows)×\(a.columns)")
    try Backend.checkOnce(Element.self)
    try self.init(
      inverse: inverse, of: a, shift: Complex(shift.real, shift.imaginary), Swift.min(count, a.rows), options)
  }
}
