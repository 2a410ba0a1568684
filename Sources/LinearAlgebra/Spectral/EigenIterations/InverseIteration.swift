/// The eigenvalue nearest to a shift and its eigenvector, by solving with A - σ again and again.
///
/// v ← (A - σ)⁻¹ v, made of length 1, λ = vᴴ A v: the power iteration with the inverse. The error of v shrinks by
/// |λ₁ - σ|/|λ₂ - σ| in each step, the two eigenvalues nearest to σ: the nearer the shift, the faster. That A - σ is
/// nearly singular then does no harm, since the error of the solution lies in the direction that is wanted.
///
/// ```swift
/// let inverse = try InverseIteration(a, shift: 2.5)
/// inverse.eigenvalue                // the one nearest to 2.5
/// ```
///
/// Takes 2 n³/3 operations for the factorization and 4 n² in each step. LAPACK: `getrf`, `getrs`.
/// Source: J. H. Wilkinson, The Algebraic Eigenvalue Problem (1965); I. Ipsen, SIAM Review 39 (1997).
public struct InverseIteration<Element: Scalar>: Sendable {
  /// The Rayleigh quotient of the last vector.
  public let eigenvalue: Element
  /// The last vector, of length 1, its entry of largest modulus real and positive.
  public let eigenvector: Vector<Element>
  /// The residuals of all steps, and whether the last one is small.
  public let record: IterationRecord<Element.Real>

  /// The iteration with a matrix of n rows and n columns, n at least 1.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - shift: σ; where A - σ is exactly singular, another one a rounding error away is taken.
  ///   - start: the first vector, not zero; a random one without it.
  ///   - tolerance: of the residual relative to ‖A‖₂; by default 10 √n eps.
  ///   - maximumSteps: the limit of the steps.
  ///   - seed: that of the random start.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a` or the start,
  ///   ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: Matrix<Element>, shift: Element = 0, start: Vector<Element>? = nil, tolerance: Element.Real? = nil,
    maximumSteps: Int = 100, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    try a.checkFinite()
    let (scaled, exponent) = a.broughtNearOne()
    var iteration = try VectorIteration(
      scaled, start: start, norm: scaled.largestColumnNorm(), tolerance: tolerance, seed: seed)
    let inverse = try ShiftInverse(scaled, shift: shift.multiplied(byPowerOfTwo: exponent))
    while !iteration.isConverged, iteration.residuals.count < maximumSteps {
      try iteration.move(to: try inverse.lu.solve(iteration.vector))
    }
    (eigenvalue, record) = try iteration.outcome(seed, exponent: exponent)
    eigenvector = iteration.signedVector
  }
}
