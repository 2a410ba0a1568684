extension MatrixCompletion {
  /// The completions for descending λ, with halved ones between where the steps are large.
  static func along(
    _ lambdas: [Element.Real], of known: ObservedMatrix<Element>, tolerance: Element.Real?, maximumIterations: Int
  ) throws(LinearAlgebraError) -> [MatrixCompletion] {
    try Backend.checkOnce(Element.self)
    precondition(
      lambdas.allSatisfy { $0 > 0 && $0.isFinite } && zip(lambdas, lambdas.dropFirst()).allSatisfy(>=),
      "\(lambdas) are not positive numbers in descending order")
    let tolerance = tolerance ?? (Element.Real.kind == .float ? 1e-4 : 1e-8)
    var solver = SoftImpute(known: known)
    var λ = try known.values.largestSingularValue()
    guard λ.isFinite else { throw .overflow(routine: "MatrixCompletion") }
    var completions: [MatrixCompletion] = []
    for wanted in lambdas {
      while λ / 2 > wanted {
        λ /= 2
        _ = try solver.run(λ, tolerance: 1e-2, maximumIterations: maximumIterations)
      }
      let (certificate, iterations) = try solver.run(
        wanted, tolerance: tolerance, maximumIterations: maximumIterations)
      λ = wanted
      let z = solver.shrunk
      completions.append(
        MatrixCompletion(
          u: z.u, singularValues: z.σ, vh: z.vh, lambda: wanted, certificate: certificate, iterations: iterations,
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
