extension MatrixCompletion {
  /// The completions for descending λ, with halved ones between where the steps are large; of elements near 1.
  static func along(
    _ lambdas: [Element.Real], of known: ObservedMatrix<Element>, tolerance: Element.Real?, maximumIterations: Int
  ) throws(LinearAlgebraError) -> [MatrixCompletion] {
    try Backend.checkOnce(Element.self)
    precondition(
      lambdas.allSatisfy { $0 > 0 && $0.isFinite } && zip(lambdas, lambdas.dropFirst()).allSatisfy(>=),
      "\(lambdas) are not positive numbers in descending order")
    let tolerance = tolerance ?? (Element.Real.kind == .float ? 1e-4 : 1e-8)
    let (near, exponent) = known.broughtNearOne()
    var solver = SoftImpute(known: near)
    var λ = try near.values.largestSingularValue()
    // Beside this λ is rounding, and a completion is none the nearer to the next.
    let least = λ * .ulpOfOne
    var completions: [MatrixCompletion] = []
    for lambda in lambdas {
      // All λ above the largest one have the same completion, zero.
      let scaled = lambda.multiplied(byPowerOfTwo: exponent)
      let wanted = Swift.min(Swift.max(scaled, .leastNormalMagnitude), .greatestFiniteMagnitude)
      while λ / 2 > Swift.max(wanted, least) {
        λ /= 2
        _ = try solver.run(λ, tolerance: 1e-2, maximumIterations: maximumIterations)
      }
      let (certificate, iterations) = try solver.run(
        wanted, tolerance: tolerance, maximumIterations: maximumIterations)
      λ = wanted
      let z = solver.shrunk
      completions.append(
        MatrixCompletion(
          u: z.u, singularValues: z.σ.map { $0.multiplied(byPowerOfTwo: -exponent) }, vh: z.vh, lambda: lambda,
          certificate: certificate.multiplied(byPowerOfTwo: -exponent), iterations: iterations,
          isConverged: certificate.relativeGap <= tolerance, observedCount: known.count))
    }
    return completions
  }
}

/// Accelerated proximal gradient steps for the completion of a matrix.
private struct SoftImpute<Element: Scalar> {
  typealias Real = Element.Real

  let known: ObservedMatrix<Element>
  private(set) var shrunk: ShrunkMatrix<Element>
  private var z: Matrix<Element>

  init(known: ObservedMatrix<Element>) {
    self.known = known
    z = .zeros(known.values.rows, known.values.columns)
    shrunk = ShrunkMatrix(zero: z.rows, z.columns)
  }

  /// Goes on from where it is until the relative duality gap is below the tolerance.
  mutating func run(
    _ λ: Real, tolerance: Real, maximumIterations: Int
  ) throws(LinearAlgebraError) -> (certificate: CompletionCertificate<Real>, iterations: Int) {
    var (previous, momentum) = (z, Real(1))
    var iterations = 0
    while true {
      let next = (1 + (1 + 4 * momentum * momentum).squareRoot()) / 2
      let y = z + (z - previous) * Element((momentum - 1) / next)
      shrunk = try (known.values + known.gaps .* y).shrinkingSingularValues(by: λ)
      let moved = shrunk.matrix
      // The step goes against the momentum: it begins anew.
      momentum = (y - moved).realInnerProduct(moved - z) > 0 ? 1 : next
      (previous, z) = (z, moved)
      iterations += 1
      let isLast = iterations >= maximumIterations
      // The gap costs half as much as a step.
      guard iterations == 1 || iterations % 5 == 0 || isLast else { continue }
      let certificate = try known.certificate(z, nuclearNorm: shrunk.σ.sum(), λ: λ)
      if certificate.relativeGap <= tolerance || isLast { return (certificate, iterations) }
    }
  }
}
