/// The eigenvalue of largest modulus and its eigenvector, by multiplying a vector by A again and again.
///
/// v ← A v / ‖A v‖, λ = vᴴ A v. The error of v shrinks by |λ₂/λ₁| in each step, and for a symmetric (Hermitian) A that of
/// λ by its square. It does not converge where two eigenvalues share the largest modulus and are not equal, as a complex
/// conjugate pair of a real matrix does, or λ and -λ; ``IterationRecord/isConverged`` tells. From a given start that has no
/// part of the wanted vector it converges to another pair, with a small residual as well; a random one has. It is the form to learn
/// from; ``PartialEigen`` and ``PartialSymmetricEigen`` use all vectors of such a sequence, and take far fewer products.
///
/// ```swift
/// let power = try PowerIteration(a)
/// power.eigenvalue
/// power.record.residuals            // falls by the same factor in each step
/// ```
///
/// Takes a product with A, 2 n² operations for a matrix, in each step.
/// Source: R. von Mises, H. Pollaczek-Geiringer, ZAMM 9 (1929); Golub and Van Loan, Matrix Computations, section 7.3.1.
public struct PowerIteration<Element: Scalar>: Sendable {
  /// The Rayleigh quotient of the last vector.
  public let eigenvalue: Element
  /// The last vector, of length 1, its entry of largest modulus real and positive.
  public let eigenvector: Vector<Element>
  /// The residuals of all steps, and whether the last one is small.
  public let record: IterationRecord<Element.Real>

  /// The iteration with a matrix or an operator of n rows and n columns, n at least 1.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - start: the first vector, not zero; a random one without it.
  ///   - tolerance: of the residual relative to ‖A‖₂; by default 10 √n eps.
  ///   - maximumSteps: the limit of the steps.
  ///   - seed: that of the random start.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a product or the start, and what the
  ///   products throw.
  public init(
    _ a: some LinearOperator<Element>, start: Vector<Element>? = nil, tolerance: Element.Real? = nil,
    maximumSteps: Int = 1000, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    var iteration = try VectorIteration(a, start: start, norm: 0, tolerance: tolerance, seed: seed)
    while !iteration.isConverged, iteration.residuals.count < maximumSteps {
      try iteration.move(to: iteration.image)
    }
    (eigenvalue, record) = try iteration.outcome(seed)
    eigenvector = iteration.signedVector
  }
}
