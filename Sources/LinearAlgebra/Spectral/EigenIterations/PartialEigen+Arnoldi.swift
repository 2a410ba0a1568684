import ComplexModule

extension PartialEigen {
  /// The pairs of an operator whose products stay in the range.
  init(
    arnoldi a: some LinearOperator<Element>, _ count: Int, _ target: EigenTarget<Element.Real>,
    _ options: KrylovOptions<Element.Real>
  ) throws(LinearAlgebraError) {
    guard count > 0 else {
      self.init(noneOf: a.rows, options.seed)
      return
    }
    let outcome = try ThickRestart<_, GeneralRitzPairs<Element>>(
      a: a, count: count, target: target, options: options, isHermitian: false
    ).run()
    try self.init(
      Vector(outcome.pairs.values[0..<count]), outcome.vectors(count), of: a, norm: outcome.norm,
      steps: outcome.steps, products: outcome.space.products, isConverged: outcome.isConverged, options)
  }

  /// The pairs nearest to a shift by those of the inverse of A - σ, which may be complex where A is real: λ = σ + 1/θ.
  init<Inverse: LinearOperator>(
    inverse: Inverse, of a: some LinearOperator<Element>, shift: Complex<Element.Real>, _ count: Int,
    _ options: KrylovOptions<Element.Real>
  ) throws(LinearAlgebraError) where Inverse.Element.Real == Element.Real {
    guard count > 0 else {
      self.init(noneOf: a.rows, options.seed)
      return
    }
    let outcome = try ThickRestart<_, GeneralRitzPairs<Inverse.Element>>(
      a: inverse, count: count, target: .largestModulus, options: options, isHermitian: false, isRelative: true
    ).run()
    typealias Wide = Complex<Element.Real>
    let (values, vectors) = (Vector(outcome.pairs.values[0..<count].map { shift + 1 / $0 }), outcome.vectors(count))
    func pairs(_ values: Vector<Wide>, _ vectors: Matrix<Wide>) throws(LinearAlgebraError) -> Self {
      try Self(
        values, vectors, of: a, norm: try a.normBound(seed: options.seed), steps: outcome.steps,
        products: outcome.space.products, isConverged: outcome.isConverged, options)
    }
    self = try pairs(values, vectors)
    guard outcome.isConverged, !report.isConverged else { return }
    // Pairs far from the shift are lost in the rounding of the inverse, but A itself tells them in the same space.
    let basis = try QR(vectors).q
    let eigen = try Eigen(multiply(basis, try a.complexProduct(basis), left: .adjoint))
    let target = EigenTarget.nearest(shift)
    let order = target.order(eigen.eigenvalues)
    guard outcome.sees(order.map { target.key(eigen.eigenvalues[$0]) }, beside: shift.length + report.norm) else {
      return
    }
    let projected = try pairs(
      eigen.eigenvalues.selecting(order), basis * eigen.eigenvectors.selecting(columns: order))
    if projected.report.largestResidual < report.largestResidual { self = projected }
  }

  /// What an iteration found, with the residuals of A and the sign rule.
  private init(
    _ values: Vector<Complex<Element.Real>>, _ vectors: Matrix<Complex<Element.Real>>,
    of a: some LinearOperator<Element>, norm: Element.Real, steps: Int, products: Int, isConverged: Bool,
    _ options: KrylovOptions<Element.Real>
  ) throws(LinearAlgebraError) {
    let unit = vectors.scalingColumns(by: vectors.columnNorms().map { 1 / $0 }).columnMajorCopy()
    unit.applySignRuleToColumns()
    let images = try a.complexProduct(unit)
    let norm = images.columnNorms().reduce(norm) { Swift.max($0, $1) }
    let residuals = (images - unit .* values).columnNorms()
    let report = EigenReport(
      method: .arnoldi, steps: steps, products: products, residuals: residuals, norm: norm,
      isConverged: isConverged && residuals.areSmall(beside: norm, n: a.rows, options.tolerance), seed: options.seed)
    self.init(eigenvalues: values, eigenvectors: unit, report: report)
  }

  /// No pairs at all.
  private init(noneOf n: Int, _ seed: UInt64) {
    let report = EigenReport<Element.Real>(
      method: .arnoldi, steps: 0, products: 0, residuals: [], norm: 0, isConverged: true, seed: seed)
    self.init(eigenvalues: [], eigenvectors: .zeros(n, 0), report: report)
  }

  /// The pairs of 2ᵉA; of a pair of matrices, eigenvalues may become larger by another power than residuals.
  func multiplied(byPowerOfTwo exponent: Int, values: Int? = nil) throws(LinearAlgebraError) -> PartialEigen {
    let larger = values ?? exponent
    guard exponent != 0 || larger != 0 else { return self }
    let values = eigenvalues.map { $0.multiplied(byPowerOfTwo: larger) }
    try values.asColumn.checkResult(of: "PartialEigen")
    return PartialEigen(
      eigenvalues: values, eigenvectors: eigenvectors, report: report.multiplied(byPowerOfTwo: exponent))
  }
}

extension ThickRestart.Outcome where Pairs == GeneralRitzPairs<Operator.Element> {
  /// The vectors V y of the leading pairs.
  func vectors(_ count: Int) -> Matrix<Complex<Operator.Element.Real>> {
    let y = pairs.vectors[..., 0..<count]
    let basis = space.v[..., 0..<space.size]
    if Operator.Element.isComplex { return basis.viewed(as: Complex<Operator.Element.Real>.self) * y }
    let real = basis.viewed(as: Operator.Element.Real.self)
    return Matrix(real: real * y.real, imaginary: real * y.imaginary)
  }
}

extension LinearOperator {
  /// A X for a complex X, by two products where A is real.
  func complexProduct(
    _ x: Matrix<Complex<Element.Real>>
  ) throws(LinearAlgebraError) -> Matrix<Complex<Element.Real>> {
    if Element.isComplex {
      return try checkedProduct(x.viewed(as: Element.self)).viewed(as: Complex<Element.Real>.self)
    }
    let both = Matrix(horizontally: x.real, x.imaginary).viewed(as: Element.self)
    let image = try checkedProduct(both).viewed(as: Element.Real.self)
    return Matrix(real: image[..., 0..<x.columns], imaginary: image[..., x.columns...])
  }
}

extension EigenTarget {
  /// The target for 2ᵉA.
  func multiplied(byPowerOfTwo exponent: Int) throws(LinearAlgebraError) -> EigenTarget {
    guard case .nearest(let shift) = self else { return self }
    guard shift.isFinite else { throw .undefined("no eigenvalue is nearest to \(shift)") }
    let scaled = shift.multiplied(byPowerOfTwo: exponent)
    guard scaled.isFinite else { throw .overflow(routine: "PartialEigen") }
    return .nearest(scaled)
  }
}
