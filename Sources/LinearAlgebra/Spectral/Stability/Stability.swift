public import ComplexModule

/// In which time a linear system moves.
public enum TimeDomain: Hashable, Sendable, CaseIterable {
  /// x' = A x: decays where every eigenvalue has a negative real part.
  case continuous
  /// x ← A x: decays where every eigenvalue lies inside of the unit circle.
  case discrete
}

/// What becomes of the solutions of a linear system.
public enum StabilityVerdict: String, Hashable, Sendable, CaseIterable {
  /// All decay.
  case stable
  /// Within the tolerance of the boundary: rounding decides, or eigenvalues lie on it.
  case marginal
  /// Some grow without bound.
  case unstable
}

/// Whether x' = A x, or x ← A x, decays, by the eigenvalues of A.
///
/// In continuous time the spectral abscissa α = max Re λ decides, in discrete time the spectral radius ρ = max |λ|: the
/// margin is -α, or 1 - ρ. Solutions behave like e^(α t), or ρᵗ, in the end; before that they may grow, at most at the
/// rate of the numerical abscissa or of the norm, ``initialGrowth``.
///
/// ```swift
/// let stability = try Stability(a, .discrete)
/// stability.verdict                 // .stable
/// stability.margin                  // 1 - ρ
/// ```
///
/// Takes about 25 n³ operations. LAPACK: `geev`, `syevd`.
/// Source: Trefethen and Embree, Spectra and Pseudospectra (2005), chapters 14 and 17.
public struct Stability<Element: Scalar>: Sendable {
  /// The time of the system.
  public let domain: TimeDomain
  /// The eigenvalues, the most dangerous first: by descending real part, or modulus.
  public let eigenvalues: Vector<Complex<Element.Real>>
  /// The spectral abscissa max Re λ, minus infinity of an empty matrix.
  public let spectralAbscissa: Element.Real
  /// The spectral radius max |λ|, 0 of an empty matrix.
  public let spectralRadius: Element.Real
  /// The numerical abscissa λ_max((A + Aᴴ)/2) in continuous time: the largest rate at which ‖x‖ can grow at the start;
  /// ‖A‖₂ in discrete time, the largest factor in one step.
  public let initialGrowth: Element.Real
  /// How far the most dangerous eigenvalue is inside of the stable region, negative outside: -α, or 1 - ρ.
  public let margin: Element.Real
  /// Up to which distance from the boundary the verdict is ``StabilityVerdict/marginal``.
  public let tolerance: Element.Real
  /// What becomes of the solutions.
  public let verdict: StabilityVerdict

  /// The stability of a system with a square matrix.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - domain: the time of the system.
  ///   - tolerance: by default the error that rounding may leave in the most dangerous eigenvalue, n eps ‖A‖_F/s with
  ///     its reciprocal condition number s (``Eigen/reciprocalConditions``), which is tiny for a defective one; in
  ///     discrete time at least n eps.
  /// - Throws: as ``Eigen/init(_:vectors:)``.
  public init(
    _ a: Matrix<Element>, _ domain: TimeDomain, tolerance: Element.Real? = nil
  ) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a system with a matrix of shape \(a.shapeText) does not move in one space")
    precondition(tolerance.map { $0 >= 0 } ?? true, "the tolerance must not be negative")
    let eigen = try Eigen(a, vectors: .leftAndRight)
    let target: EigenTarget<Element.Real> = domain == .continuous ? .largestReal : .largestModulus
    let order = target.order(eigen.eigenvalues)
    (self.domain, eigenvalues) = (domain, eigen.eigenvalues.selecting(order))
    (spectralAbscissa, spectralRadius) = (eigen.spectralAbscissa, eigen.spectralRadius)
    switch domain {
    case .continuous:
      margin = 0 - spectralAbscissa
      // Halves first, since the sum may be beyond the range.
      let half = Element(Element.Real(0.5))
      let part = a * half + a.adjoint() * half
      initialGrowth = try part.symmetricEigenvalues(triangle: .lower).last ?? -.infinity
    case .discrete:
      margin = 1 - spectralRadius
      initialGrowth = try a.norm(.spectral)
    }
    self.tolerance = tolerance ?? Stability.rounding(a, eigen, order.first, domain)
    verdict = margin > self.tolerance ? .stable : margin < -self.tolerance ? .unstable : .marginal
  }

  /// What rounding may leave in the eigenvalue of this index.
  private static func rounding(
    _ a: Matrix<Element>, _ eigen: Eigen<Element>, _ index: Int?, _ domain: TimeDomain
  ) -> Element.Real {
    guard let index, let conditions = eigen.reciprocalConditions else { return 0 }
    let unit = Element.Real(a.rows) * Element.ulpOfOne
    // The norm itself may be beyond the range.
    let size = (a * Element(unit)).frobeniusNorm()
    return (domain == .discrete ? Swift.max(size, unit) : size) / Swift.max(conditions[index], unit)
  }
}
