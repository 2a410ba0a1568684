/// On what the upper bound of a spectral norm rests.
public enum SpectralNormCertificate: Hashable, Sendable {
  /// u² - AᴴA has a Cholesky factor, with an allowance for all rounding: the bound holds.
  case factorized
  /// min(‖A‖_F, √(‖A‖₁ ‖A‖_∞)): the bound holds, and may be far away.
  case norms
  /// The random start of the iteration: the bound fails with at most this probability.
  case probable(failure: Double)
}

/// The largest singular value ‖A‖₂ = σ₁ of a matrix or an operator, enclosed between two bounds.
///
/// ```swift
/// let norm = try SpectralNorm(weight)
/// norm.value                        // the lower bound but for rounding: ‖A v‖ of a unit vector
/// norm.lower...norm.upper           // encloses σ₁, as norm.certificate says
/// ```
///
/// Golub-Kahan bidiagonalisation from a random vector with full orthogonalisation and without restarts: after k steps the
/// best value in a Krylov space of k dimensions, for k products with A and k with Aᴴ. ``Matrix/norm(_:)`` takes all
/// singular values instead, to rounding.
/// Source of the iteration: Golub and Kahan, SIAM J. Numer. Anal. 2 (1965).
public struct SpectralNorm<Element: Scalar>: Sendable {
  /// The estimate of σ₁, never above it but for rounding.
  public let value: Element.Real
  /// What σ₁ is not below: the estimate less an allowance for rounding.
  public let lower: Element.Real
  /// What σ₁ is not above, as ``certificate`` says.
  public let upper: Element.Real
  /// On what the upper bound rests.
  public let certificate: SpectralNormCertificate
  /// The unit vector u with A v ≈ σ₁ u.
  public let leftVector: Vector<Element>
  /// The unit vector v with A v ≈ σ₁ u.
  public let rightVector: Vector<Element>
  /// √(‖A v - σ u‖² + ‖Aᴴ u - σ v‖²).
  public let residual: Element.Real
  /// How many steps the iteration took.
  public let steps: Int
  /// Whether the residual fell below the accuracy that was asked for within the limit of the steps.
  public let isConverged: Bool
  /// The seed of the random start.
  public let seed: UInt64
}

extension SpectralNorm {
  /// The spectral norm of a matrix.
  ///
  /// Where the smaller side k is at most 2048 the upper bound is proved: with u² slightly above the estimate, u² - AᴴA
  /// (or AAᴴ) is formed and factorized by Cholesky in double precision, which succeeds only if u ≥ σ₁ up to rounding
  /// errors of at most eps (max(m, n) ‖A‖_F² + k (k + 1) u²), which are added. It takes m n k + k³/3 operations.
  /// Otherwise it is as for an operator. Source: S. M. Rump, "Verification of positive definiteness", BIT 46 (2006).
  ///
  /// - Parameters:
  ///   - a: m×n.
  ///   - accuracy: the bound of the residual relative to σ₁; the relative error of the value is about its square.
  ///   - maximumSteps: the limit of the steps.
  ///   - seed: that of the random start.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/overflow(routine:)`` if the norm is beyond the range of the element type.
  public init(
    _ a: Matrix<Element>, accuracy: Element.Real? = nil, maximumSteps: Int = 300, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    try Backend.checkOnce(Element.self)
    try a.checkFinite()
    let (scaled, exponent) = a.broughtNearOne()
    let found = try SpectralNorm(iterating: scaled, accuracy, maximumSteps, seed)
    let bounded = try found.bounded(by: scaled)
    self = try bounded.multiplied(byPowerOfTwo: -exponent)
  }

  /// The spectral norm of an operator, from products alone.
  ///
  /// The upper bound holds with a probability: after k steps from a random direction, the value σ satisfies
  /// σ² < (1 - ε) σ₁² with probability at most 1.648 √n e^(-√ε (2k - 1)), n the smaller side; for k = n it is exact. Source: Kuczyński and Woźniakowski,
  /// "Estimating the largest eigenvalue by the power and Lanczos algorithms with a random start", SIAM J. Matrix Anal.
  /// Appl. 13 (1992), theorem 4.2.
  ///
  /// - Parameters:
  ///   - a: m×n.
  ///   - failureProbability: with which the upper bound may be wrong.
  ///   - accuracy: the bound of the residual relative to σ₁; the relative error of the value is about its square.
  ///   - maximumSteps: the limit of the steps; the more there are, the nearer is the upper bound.
  ///   - seed: that of the random start.
  /// - Throws: what the products throw, ``LinearAlgebraError/notFinite(at:)`` where one is NaN or infinite at any scale,
  ///   ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: some LinearOperator<Element>, failureProbability: Double = 1e-10, accuracy: Element.Real? = nil,
    maximumSteps: Int = 300, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    precondition(
      failureProbability > 0 && failureProbability < 1, "\(failureProbability) is not a probability of failure")
    try Backend.checkOnce(Element.self)
    self = try a.scaledForProducts({ $0.value }) { (a, exponent) throws(LinearAlgebraError) in
      try SpectralNorm(iterating: a, accuracy, maximumSteps, seed).bounded(
        failure: failureProbability, Swift.min(a.rows, a.columns)
      )
      .multiplied(byPowerOfTwo: -exponent)
    }
  }
}
