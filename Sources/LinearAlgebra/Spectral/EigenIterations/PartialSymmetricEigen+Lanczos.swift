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
    try self.init(
      values, vectors, of: a, norm: try a.normBound(seed: options.seed), steps: outcome.steps,
      products: outcome.space.products, isConverged: outcome.isConverged, options)
  }

  /// The pairs nearest to a shift, which may be an eigenvalue, given what makes the inverse of A - σ for a σ.
  init<Inverse: LinearOperator<Element>>(
    nearest shift: Element.Real, of a: some LinearOperator<Element>, _ count: Int,
    _ options: KrylovOptions<Element.Real>,
    _ invert: (_ shift: Element.Real) throws(LinearAlgebraError) -> Inverse
  ) throws(LinearAlgebraError) {
    let inverse = try invert(shift)
    guard try inverse.hidesOthers(beside: a) else {
      try self.init(inverse: inverse, of: a, shift: shift, count, options)
      return
    }
    let more = Swift.min(count + 1, a.rows)
    let first = try PartialSymmetricEigen(inverse: inverse, of: a, shift: shift, more, options.rough)
    let away = shift + first.eigenvalues.map { ($0 - shift).magnitude }.stepAside()
    let second = try PartialSymmetricEigen(inverse: try invert(away), of: a, shift: away, more, options)
    self = second.selecting(SymmetricEigenTarget.nearest(shift).order(second.eigenvalues).prefix(count), after: first)
  }

  /// These of the pairs, after an iteration that prepared this one.
  private func selecting(_ chosen: ArraySlice<Int>, after first: PartialSymmetricEigen) -> PartialSymmetricEigen {
    PartialSymmetricEigen(
      eigenvalues: eigenvalues.selecting(Array(chosen)), eigenvectors: eigenvectors.selecting(columns: Array(chosen)),
      report: report.selecting(Array(chosen), after: first.report))
  }

  /// What an iteration found, with the residuals of A and the sign rule.
  init(
    _ values: Vector<Element.Real>, _ vectors: Matrix<Element>, of a: some LinearOperator<Element>,
    norm: Element.Real, steps: Int, products: Int, isConverged: Bool, _ options: KrylovOptions<Element.Real>,
    method: EigenMethod = .lanczos
  ) throws(LinearAlgebraError) {
    vectors.applySignRuleToColumns()
    let images = try a.checkedProduct(vectors)
    let norm = images.columnNorms().reduce(norm) { Swift.max($0, $1) }
    let residuals = (images - vectors.scalingColumns(by: values)).columnNorms()
    let report = EigenReport(
      method: method, steps: steps, products: products, residuals: residuals, norm: norm,
      isConverged: isConverged && residuals.areSmall(beside: norm, n: a.rows, options.tolerance), seed: options.seed)
    self.init(eigenvalues: values, eigenvectors: vectors, report: report)
  }

  /// No pairs at all.
  init(noneOf n: Int, _ method: EigenMethod, _ seed: UInt64) {
    let report = EigenReport<Element.Real>(
      method: method, steps: 0, products: 0, residuals: [], norm: 0, isConverged: true, seed: seed)
    self.init(eigenvalues: [], eigenvectors: .zeros(n, 0), report: report)
  }

  /// The pairs of 2ᵉA.
  func multiplied(byPowerOfTwo exponent: Int) throws(LinearAlgebraError) -> PartialSymmetricEigen {
    guard exponent != 0 else { return self }
    let values = eigenvalues.map { $0.multiplied(byPowerOfTwo: exponent) }
    try values.asColumn.checkResult(of: "PartialSymmetricEigen")
    return PartialSymmetricEigen(
      eigenvalues: values, eigenvectors: eigenvectors, report: report.multiplied(byPowerOfTwo: exponent))
  }
}

extension SymmetricEigenTarget {
  /// The target for 2ᵉA.
  func multiplied(byPowerOfTwo exponent: Int) -> SymmetricEigenTarget {
    guard case .nearest(let shift) = self else { return self }
    return .nearest(shift.multiplied(byPowerOfTwo: exponent))
  }
}

extension EigenReport {
  /// The report on these of the pairs, after an iteration that prepared this one.
  func selecting(_ chosen: [Int], after first: EigenReport) -> EigenReport {
    EigenReport(
      method: method, steps: steps + first.steps, products: products + first.products,
      residuals: residuals.selecting(chosen), norm: norm, isConverged: isConverged, seed: seed)
  }

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
