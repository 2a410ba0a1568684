import ComplexModule

/// How large a perturbation must be to make a stable system unstable: min ‖E‖₂ for which A + E is not stable.
///
/// β(A) = min σ_min(A - z) over the boundary of the stable region: z = iω in continuous time, z = e^(iθ) in discrete
/// time. Eigenvalues of a matrix that is far from normal can be deep inside of the region, and β tiny.
///
/// ```swift
/// let distance = try DistanceToInstability(a, .continuous)
/// distance.lower...distance.upper   // encloses β
/// ```
///
/// Level sets: for a level s the z with σ_min(A - z) = s are the imaginary eigenvalues of the Hamiltonian matrix
/// [[A, -s], [s, -Aᴴ]], or those of modulus 1 of the symplectic pencil [[A, -s], [0, 1]] - z [[1, 0], [-s, Aᴴ]]. Between
/// two neighbours σ_min is looked at in the middle, which gives the next, smaller level; quadratic convergence. Takes
/// about 200 n³ operations for each level, and there are few.
/// Sources: R. Byers, "A bisection method for measuring the distance of a stable matrix to the unstable matrices", SIAM
/// J. Sci. Stat. Comput. 9 (1988); Boyd and Balakrishnan, Systems & Control Letters 15 (1990).
public struct DistanceToInstability<Element: Scalar>: Sendable {
  /// The time of the system.
  public let domain: TimeDomain
  /// The level at which no eigenvalue on the boundary was found any more; 0 for a system that is not stable.
  public let lower: Element.Real
  /// σ_min(A - z) at the z that was found, an upper bound but for rounding.
  public let upper: Element.Real
  /// Where the perturbed system has an eigenvalue first: ω of z = iω, or θ of z = e^(iθ).
  public let frequency: Element.Real
  /// How many levels were tried.
  public let steps: Int
  /// Whether the bounds are within the tolerance of each other.
  public let isConverged: Bool

  /// The distance of a system with a square matrix.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - domain: the time of the system.
  ///   - tolerance: the distance of the two bounds relative to the upper one; by default the root of eps.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if LAPACK's routines fail.
  public init(
    _ a: Matrix<Element>, _ domain: TimeDomain, tolerance: Element.Real? = nil
  ) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a system with a matrix of shape \(a.shapeText) does not move in one space")
    let values = try a.eigenvalues()
    let isStable = domain == .continuous ? values.spectralAbscissa < 0 : values.spectralRadius < 1
    guard isStable, a.rows > 0 else {
      let distance: Element.Real = a.rows == 0 ? .infinity : 0
      self.init(domain, distance, distance, 0, steps: 0, isConverged: true)
      return
    }
    let matrix = Matrix<Complex<Element.Real>>(converting: a)
    let boundary = StabilityBoundary(a: matrix, domain: domain)
    // Beside the most dangerous eigenvalues σ_min is small.
    let target: EigenTarget<Element.Real> = domain == .continuous ? .largestReal : .largestModulus
    let dangerous = target.order(values).prefix(8).map { boundary.parameter(nearestTo: values[$0]) }
    var best = try boundary.smallest(among: dangerous + [0])
    let tolerance = Swift.max(tolerance ?? Element.ulpOfOne.squareRoot(), 10 * .ulpOfOne)
    var (steps, isConverged, level) = (0, false, best.value)
    while steps < 60, !isConverged {
      steps += 1
      level = best.value * (1 - tolerance)
      let crossings = try boundary.crossings(level)
      let next = try boundary.smallest(among: crossings)
      if next.value < best.value { best = next }
      isConverged = crossings.isEmpty || next.value >= level && best.value >= level
    }
    self.init(
      domain, isConverged ? level : 0, best.value, best.parameter, steps: steps, isConverged: isConverged)
  }

  private init(
    _ domain: TimeDomain, _ lower: Element.Real, _ upper: Element.Real, _ frequency: Element.Real, steps: Int,
    isConverged: Bool
  ) {
    (self.domain, self.lower, self.upper, self.frequency) = (domain, lower, upper, frequency)
    (self.steps, self.isConverged) = (steps, isConverged)
  }
}

/// The imaginary axis or the unit circle, and the least singular value of A - z on it.
private struct StabilityBoundary<Real: RealScalar> {
  let a: Matrix<Complex<Real>>
  let domain: TimeDomain

  /// The point of this parameter: iω, or e^(iθ).
  func point(_ parameter: Real) -> Complex<Real> {
    domain == .continuous ? Complex(0, parameter) : Complex(length: 1, phase: parameter)
  }

  func parameter(nearestTo z: Complex<Real>) -> Real { domain == .continuous ? z.imaginary : z == 0 ? 0 : z.phase }

  /// The parameter with the least σ_min(A - z).
  func smallest(among parameters: [Real]) throws(LinearAlgebraError) -> (parameter: Real, value: Real) {
    var best: (parameter: Real, value: Real) = (0, .infinity)
    for parameter in parameters {
      let values = try a.shifted(by: point(parameter)).singularValues()
      if let last = values.last, last < best.value { best = (parameter, last) }
    }
    return best
  }

  /// Parameters that lie between those at which σ_min(A - z) may be this level, and these themselves.
  func crossings(_ level: Real) throws(LinearAlgebraError) -> [Real] {
    let found = try levelParameters(level).sorted()
    guard let first = found.first, let last = found.last else { return [] }
    var result = found + zip(found, found.dropFirst()).map { ($0 + $1) / 2 }
    if domain == .discrete { result.append((first + last) / 2 + .pi) }
    return result
  }

  private func levelParameters(_ level: Real) throws(LinearAlgebraError) -> [Real] {
    let (n, s) = (a.rows, Complex<Real>(level))
    let (unit, zero) = (Matrix<Complex<Real>>.identity(n), Matrix<Complex<Real>>.zeros(n, n))
    let nearness = Real.ulpOfOne.squareRoot()
    switch domain {
    case .continuous:
      let hamiltonian = Matrix(blocks: [[a, unit * -s], [unit * s, -a.adjoint()]])
      let limit = nearness * Swift.max(hamiltonian.frobeniusNorm(), .leastNormalMagnitude)
      return try hamiltonian.eigenvalues().filter { $0.real.magnitude <= limit }.map(\.imaginary)
    case .discrete:
      let left = Matrix(blocks: [[a, unit * -s], [zero, unit]])
      let right = Matrix(blocks: [[unit, zero], [unit * -s, a.adjoint()]])
      let values = try GeneralizedEigen(left, right).eigenvalues
      return values.filter { ($0.length - 1).magnitude <= nearness * Real(2 * n) }.map(\.phase)
    }
  }
}
