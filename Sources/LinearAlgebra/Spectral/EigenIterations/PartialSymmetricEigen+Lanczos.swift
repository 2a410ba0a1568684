extension PartialSymmetricEigen {
  /// The pairs of an operator whose products stay in the range.
  init(
    lanczos a: some LinearOperator<Element>, _ count: Int, _ target: SymmetricEigenTarget<Element.Real>,
    _ options: KrylovOptions<Element.Real>
  ) throws(LinearAlgebraError) {
    guard count > 0 else {
      self.init(noneOf: a.rows, .lanczos, options.seed)
      return
    }
    let outcome = try ThickRestart<_, SymmetricRitzPairs<Element>>(
      a: a, count: count, target: target, options: options, isHermitian: true
    ).run()
    let vectors = outcome.space.vectors(outcome.pairs.vectors[..., 0..<count])
    let values = Vector(outcome.pairs.values[0..<count].map(\.real))
    try self.init(
      values, vectors, of: a, norm: outcome.norm, steps: outcome.steps, products: outcome.space.products,
      isConverged: outcome.isConverged, options)
  }

  /// The pairs nearest to a shift by those of the inverse of A - σ: λ = σ + 1/θ.
  init(
    inverse: some LinearOperator<Element>, of a: some LinearOperator<Element>, shift: Element.Real, _ count: Int,
    _ options: KrylovOptions<Element.Real>
  ) throws(LinearAlgebraError) {
    guard count > 0 else {
      self.init(noneOf: a.rows, .lanczos, options.seed)
      return
    }
    let outcome = try ThickRestart<_, SymmetricRitzPairs<Element>>(
      a: inverse, count: count, target: .largestMagnitude, options: options, isHermitian: true, isRelative: true
    ).run()
    let vectors = outcome.space.vectors(outcome.pairs.vectors[..., 0..<count])
    let values = Vector(outcome.pairs.values[0..<count].map { shift + 1 / $0.real })
    func pairs(_ values: Vector<Element.Real>, _ vectors: Matrix<Element>) throws(LinearAlgebraError) -> Self {
      try Self(
        values, vectors, of: a, norm: try a.normBound(seed: options.seed), steps: outcome.steps,
        products: outcome.space.products, isConverged: outcome.isConverged, options)
    }
    self = try pairs(values, vectors)
    guard outcome.isConverged, !report.isConverged else { return }
    // Pairs far from the shift are lost in the rounding of the inverse, but A itself tells them in the same space.
    let projection = multiply(vectors, try a.checkedProduct(vectors), left: .adjoint)
    let eigen = try SymmetricEigen(projection.hermitianPart(), triangle: .lower)
    let target = SymmetricEigenTarget.nearest(shift)
    let order = target.order(eigen.eigenvalues)
    guard outcome.sees(order.map { target.key(eigen.eigenvalues[$0]) }, beside: shift.magnitude + report.norm) else {
      return
    }
    let projected = try pairs(
      eigen.eigenvalues.selecting(order), vectors * eigen.eigenvectors.selecting(columns: order))
    if projected.report.largestResidual < report.largestResidual { self = projected }
  }

  /// What an iteration found, with the residuals of A and the sign rule.
  private init(
    _ values: Vector<Element.Real>, _ vectors: Matrix<Element>, of a: some LinearOperator<Element>,
    norm: Element.Real, steps: Int, products: Int, isConverged: Bool, _ options: KrylovOptions<Element.Real>
  ) throws(LinearAlgebraError) {
    vectors.applySignRuleToColumns()
    let images = try a.checkedProduct(vectors)
    let norm = images.columnNorms().reduce(norm) { Swift.max($0, $1) }
    let residuals = (images - vectors.scalingColumns(by: values)).columnNorms()
    let report = EigenReport(
      method: .lanczos, steps: steps, products: products, residuals: residuals, norm: norm,
      isConverged: isConverged && residuals.areSmall(beside: norm, n: a.rows, options.tolerance), seed: options.seed)
    self.init(eigenvalues: values, eigenvectors: vectors, report: report)
  }

  /// No pairs at all.
  init(noneOf n: Int, _ method: EigenMethod, _ seed: UInt64) {
    let report = EigenReport<Element.Real>(
      method: method, steps: 0, products: 0, residuals: [], norm: 0, isConverged: true, seed: seed)
    self.init(eigenvalues: [], eigenvectors: .zeros(n, 0), report: report)
  }

  /// The pairs of 2ᵉA; of a pair of matrices, eigenvalues may become larger by another power than residuals.
  func multiplied(byPowerOfTwo exponent: Int, values: Int? = nil) throws(LinearAlgebraError) -> PartialSymmetricEigen {
    let larger = values ?? exponent
    guard exponent != 0 || larger != 0 else { return self }
    let values = eigenvalues.map { $0.multiplied(byPowerOfTwo: larger) }
    try values.asColumn.checkResult(of: "PartialSymmetricEigen")
    return PartialSymmetricEigen(
      eigenvalues: values, eigenvectors: eigenvectors, report: report.multiplied(byPowerOfTwo: exponent))
  }
}

extension SymmetricEigenTarget {
  /// The target for 2ᵉA.
  func multiplied(byPowerOfTwo exponent: Int) throws(LinearAlgebraError) -> SymmetricEigenTarget {
    guard case .nearest(let shift) = self else { return self }
    guard shift.isFinite else { throw .undefined("no eigenvalue is nearest to \(shift)") }
    let scaled = shift.multiplied(byPowerOfTwo: exponent)
    guard scaled.isFinite else { throw .overflow(routine: "PartialSymmetricEigen") }
    return .nearest(scaled)
  }
}

extension EigenReport {
  /// The report for 2ᵉA.
  func multiplied(byPowerOfTwo exponent: Int) -> EigenReport {
    EigenReport(
      method: method, steps: steps, products: products,
      residuals: residuals.map { $0.multiplied(byPowerOfTwo: exponent) },
      norm: norm.multiplied(byPowerOfTwo: exponent), isConverged: isConverged, seed: seed)
  }
}

extension Vector where Element: RealScalar {
  /// Whether these residuals are within the tolerance and what rounding adds, with room.
  func areSmall(beside norm: Element, n: Int, _ tolerance: Element) -> Bool {
    let limit = norm * (10 * tolerance + 10 * Element(n).squareRoot() * Element.ulpOfOne)
    return allSatisfy { $0 <= limit }
  }
}

extension RealScalar {
  /// 2ᵉ times this number, rounded once.
  func multiplied(byPowerOfTwo exponent: Int) -> Self {
    Self(sign: .plus, exponent: Exponent(exponent), significand: self)
  }
}

extension Scalar {
  /// 2ᵉ times this number.
  func multiplied(byPowerOfTwo exponent: Int) -> Self {
    Self(real: real.multiplied(byPowerOfTwo: exponent), imaginary: imaginary.multiplied(byPowerOfTwo: exponent))
  }
}
