import ComplexModule

extension SpectralNorm {
  /// The value, not yet bounded from above.
  init(
    iterating a: some LinearOperator<Element>, _ accuracy: Element.Real?, _ maximumSteps: Int, _ seed: UInt64
  ) throws(LinearAlgebraError) {
    precondition(maximumSteps > 0, "\(maximumSteps) steps were asked for")
    guard a.rows >= a.columns else {
      let adjoint = try SpectralNorm(iterating: AdjointOperator(base: a), accuracy, maximumSteps, seed)
      self.init(
        value: adjoint.value, upper: adjoint.upper, adjoint.certificate, u: adjoint.rightVector,
        v: adjoint.leftVector, residual: adjoint.residual, steps: adjoint.steps, adjoint.isConverged, seed)
      return
    }
    guard a.columns > 0 else {
      self.init(
        value: 0, upper: 0, .norms, u: .zeros(a.rows), v: .zeros(0), residual: 0, steps: 0, true, seed)
      return
    }
    let accuracy = accuracy ?? Element.ulpOfOne.squareRoot()
    var space = try GolubKahan(a, blockSize: 1, limit: maximumSteps, seed: seed)
    var (isConverged, nextCheck) = (false, 4)
    while space.canGrow, !isConverged {
      try space.grow()
      guard space.size >= nextCheck || !space.canGrow else { continue }
      nextCheck = space.size + 1 + space.size / 8
      let (svd, residuals) = try space.triplets(1)
      isConverged = space.isComplete || residuals[0] <= accuracy * svd.singularValues[0]
    }
    let (svd, residuals) = try space.triplets(1)
    let (u, v) = (space.u[..., 0..<space.size] * svd.u, multiply(space.v[..., 0..<space.size], svd.vh, right: .adjoint))
    self.init(
      value: svd.singularValues[0], upper: .infinity, .norms, u: Vector(u), v: Vector(v), residual: residuals[0],
      steps: space.size, isConverged, seed)
  }

  private init(
    value: Element.Real, upper: Element.Real, _ certificate: SpectralNormCertificate, u: Vector<Element>,
    v: Vector<Element>, residual: Element.Real, steps: Int, _ isConverged: Bool, _ seed: UInt64
  ) {
    let rounding = Element.Real(u.count + v.count) * Element.ulpOfOne
    self.init(
      value: value, lower: Swift.max(0, value * (1 - rounding)), upper: upper, certificate: certificate,
      leftVector: u, rightVector: v, residual: residual, steps: steps, isConverged: isConverged, seed: seed)
  }

  private func with(upper: Element.Real, _ certificate: SpectralNormCertificate) -> SpectralNorm {
    SpectralNorm(
      value: value, upper: upper, certificate, u: leftVector, v: rightVector, residual: residual, steps: steps,
      isConverged, seed)
  }

  /// With the upper bound of a random start on the sphere in n dimensions.
  func bounded(failure: Double, _ n: Int) -> SpectralNorm {
    guard n > 0 else { return with(upper: 0, .norms) }
    // A space of n dimensions is the whole one; rounding alone is left.
    let rounding = 1 + 10 * Double(n) * Double(Element.ulpOfOne)
    if steps >= n { return with(upper: (value * Element.Real(rounding)).nextUp, .probable(failure: failure)) }
    let root = Double.log(1.648 * Double(n).squareRoot() / failure) / Double(2 * steps - 1)
    let share = root * root
    let upper = share < 1 ? Double(value) * rounding / (1 - share).squareRoot() : .infinity
    return with(upper: Element.Real(upper).nextUp, .probable(failure: failure))
  }

  /// With an upper bound that is proved.
  func bounded(by a: Matrix<Element>) throws(LinearAlgebraError) -> SpectralNorm {
    let rounding = 1 + Element.Real(2 * (a.rows + a.columns)) * Element.ulpOfOne
    let (one, infinity) = (try a.norm(.one), try a.norm(.infinity))
    let plain = Swift.min(a.frobeniusNorm(), one.squareRoot() * infinity.squareRoot()) * rounding
    if value == plain || Swift.min(a.rows, a.columns) > 2048 {
      let probable = bounded(failure: 1e-10, Swift.min(a.rows, a.columns))
      return probable.upper < plain ? probable : with(upper: plain, .norms)
    }
    let proved =
      Element.isComplex
      ? SpectralNorm.provedBound(Matrix<Complex<Double>>(converting: a), Double(value))
      : SpectralNorm.provedBound(Matrix<Double>(converting: a), Double(value))
    guard let proved, Element.Real(proved) < plain else { return with(upper: plain, .norms) }
    return with(upper: Element.Real(proved).nextUp, .factorized)
  }

  /// The least of a few u for which u² - AᴴA has a Cholesky factor, with the allowance for rounding.
  private static func provedBound<E: Scalar>(_ a: Matrix<E>, _ value: Double) -> Double?
  where E.Real == Double {
    let gram = a.rows < a.columns ? multiply(a, a, right: .adjoint) : multiply(a, a, left: .adjoint)
    let (k, size) = (Double(gram.rows), Double(a.frobeniusNorm()))
    for exponent in [-11, -9, -7, -5, -3, -2, -1] {
      let square = value * value * (1 + Double.pow(10, Double(exponent)))
      let shifted = (-gram).shifted(by: E(-square))
      // Both triangles of a computed Gram matrix agree to rounding, and one is enough.
      guard (try? Cholesky(shifted, triangle: .lower)) != nil else { continue }
      let rounding = Double(Swift.max(a.rows, a.columns) + 2) * size * size + k * (k + 1) * square
      return (square + 2 * rounding * .ulpOfOne).squareRoot()
    }
    return nil
  }

  /// The norm of 2ᵉA.
  func multiplied(byPowerOfTwo exponent: Int) throws(LinearAlgebraError) -> SpectralNorm {
    guard exponent != 0 else { return self }
    let scaled = value.multiplied(byPowerOfTwo: exponent)
    guard scaled.isFinite else { throw .overflow(routine: "SpectralNorm") }
    return SpectralNorm(
      value: scaled, lower: lower.multiplied(byPowerOfTwo: exponent), upper: upper.multiplied(byPowerOfTwo: exponent),
      certificate: certificate, leftVector: leftVector, rightVector: rightVector,
      residual: residual.multiplied(byPowerOfTwo: exponent), steps: steps, isConverged: isConverged, seed: seed)
  }
}
