/// One eigenvalue and its eigenvector, by inverse iteration whose shift is the Rayleigh quotient of each vector.
///
/// σ = vᴴ A v, v ← (A - σ)⁻¹ v, made of length 1. For symmetric (Hermitian) matrices it converges cubically, from almost
/// all starts: each step triples the number of right digits; for others quadratically once it is near. Which eigenvalue
/// it finds depends on the start, and is not always the nearest. A real matrix and a real start never leave the real
/// numbers, so that complex eigenvalues need complex elements.
///
/// ```swift
/// let quotient = try RayleighQuotientIteration(a, start: guess)
/// quotient.record.residuals         // 1e-1, 1e-3, 1e-9, 1e-16
/// ```
///
/// Takes 2 n³/3 operations in each step. LAPACK: `getrf`, `getrs`.
/// Source: B. N. Parlett, "The Rayleigh quotient iteration and some generalizations for nonnormal matrices", Math. Comp.
/// 28 (1974).
public struct RayleighQuotientIteration<Element: Scalar>: Sendable {
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
  ///   - start: the first vector, not zero; a random one without it.
  ///   - shift: the shift of the first step, instead of the Rayleigh quotient of the start.
  ///   - tolerance: of the residual relative to ‖A‖₂; by default 10 √n eps.
  ///   - maximumSteps: the limit of the steps.
  ///   - seed: that of the random start.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a` or the start,
  ///   ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: Matrix<Element>, start: Vector<Element>? = nil, shift: Element? = nil, tolerance: Element.Real? = nil,
    maximumSteps: Int = 50, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    try a.checkFinite()
    let (scaled, exponent) = a.broughtNearOne()
    let first = shift?.multiplied(byPowerOfTwo: exponent)
    var iteration = try VectorIteration(
      scaled, start: start, norm: scaled.largestColumnNorm(), tolerance: tolerance, seed: seed)
    while !iteration.isConverged, iteration.residuals.count < maximumSteps {
      let quotient = iteration.residuals.isEmpty ? first ?? iteration.value : iteration.value
      try iteration.move(to: try ShiftInverse(scaled, shift: quotient).lu.solve(iteration.vector))
    }
    (eigenvalue, record) = try iteration.outcome(seed, exponent: exponent)
    eigenvector = iteration.signedVector
  }
}
