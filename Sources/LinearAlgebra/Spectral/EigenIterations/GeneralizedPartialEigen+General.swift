import ComplexModule

extension PartialEigen {
  /// The `count` most wanted eigenvalues of A x = λ B x and their eigenvectors, by Arnoldi with thick restart.
  ///
  /// B is symmetric (Hermitian) positive definite; A is any square matrix. With B = L Lᴴ it is the problem of the operator
  /// L⁻¹ A L⁻ᴴ, which is not formed, and for ``EigenTarget/nearest(_:)`` that of its inverse Lᴴ (A - σ B)⁻¹ L by an LU
  /// factorization. Each vector has 2-norm 1. ``GeneralizedEigen`` takes any B, and computes all.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - metric: B, symmetric (Hermitian) positive definite.
  ///   - count: how many eigenpairs are wanted, at most n are found.
  ///   - target: which.
  ///   - options: accuracy, size of the space, limit of the steps, seed.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` and
  ///   ``LinearAlgebraError/notSymmetric(row:column:)`` for `metric`, ``LinearAlgebraError/notFinite(at:)``,
  ///   ``LinearAlgebraError/overflow(routine:)``, ``LinearAlgebraError/notConverged(routine:info:)``.
  public init(
    _ a: Matrix<Element>, metric: Matrix<Element>, count: Int,
    _ target: EigenTarget<Element.Real> = .largestModulus, options: KrylovOptions<Element.Real> = KrylovOptions()
  ) throws(LinearAlgebraError) {
    precondition(count >= 0, "\(count) eigenvalues were asked for")
    precondition(
      a.shape == metric.shape && a.isSquare, "matrices of shapes \(a.shapeText) and \(metric.shapeText) are no pair")
    try Backend.checkOnce(Element.self)
    let pair = try DefinitePair(a, metric)
    let wanted = Swift.min(count, a.rows)
    let target = try target.multiplied(byPowerOfTwo: pair.exponent)
    guard case .nearest(let σ) = target, wanted > 0 else {
      self = try PartialEigen(arnoldi: pair.congruent, wanted, target, options).back(to: pair)
      return
    }
    let found: PartialEigen
    if Element.isComplex || σ.imaginary == 0 {
      let shift = Element(real: σ.real, imaginary: σ.imaginary)
      found = try PartialEigen(nearest: shift, of: pair.congruent, wanted, options) {
        (σ) throws(LinearAlgebraError) in
        PencilInverse(try ShiftInverse(pair.a, metric: pair.b, shift: σ), lower: pair.congruent.lower)
      }
    } else {
      typealias Wide = Matrix<Complex<Element.Real>>
      let (a, b, lower) = (Wide(converting: pair.a), Wide(converting: pair.b), Wide(converting: pair.congruent.lower))
      found = try PartialEigen(nearest: σ, of: pair.congruent, wanted, options) {
        (σ) throws(LinearAlgebraError) in PencilInverse(try ShiftInverse(a, metric: b, shift: σ), lower: lower)
      }
    }
    self = try found.back(to: pair)
  }

  /// The pairs of A x = λ B x from those of L⁻¹ A L⁻ᴴ.
  private func back(to pair: DefinitePair<Element>) throws(LinearAlgebraError) -> PartialEigen {
    let lower = Matrix<Complex<Element.Real>>(converting: pair.congruent.lower)
    let vectors = try CongruentOperator(base: lower, lower: lower).original(eigenvectors)
    let unit = vectors.scalingColumns(by: vectors.columnNorms().map { 1 / $0 }).columnMajorCopy()
    unit.applySignRuleToColumns()
    let residuals = (try pair.a.complexProduct(unit) - pair.b.complexProduct(unit) .* eigenvalues).columnNorms()
    return try PartialEigen(
      eigenvalues: eigenvalues, eigenvectors: unit,
      report: report.replacing(residuals, norm: pair.norm(eigenvalues.map(\.length)))
    ).multiplied(byPowerOfTwo: -pair.exponent - pair.metricExponent, values: -pair.exponent)
  }
}
