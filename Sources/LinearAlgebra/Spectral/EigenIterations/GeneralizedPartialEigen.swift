extension PartialSymmetricEigen {
  /// The `count` most wanted eigenvalues of A x = λ B x and their eigenvectors, Vᴴ B V = 1, by Lanczos with thick restart.
  ///
  /// With the Cholesky factor B = L Lᴴ it is the problem of the operator L⁻¹ A L⁻ᴴ, which is not formed, and for
  /// ``SymmetricEigenTarget/nearest(_:)`` that of its inverse Lᴴ (A - σ B)⁻¹ L by an LDL factorization. Takes n³/3
  /// operations for each factorization and 4 n² more for each product. Errors grow with the condition number of B, and
  /// ``EigenReport/isConverged`` speaks of that operator: the residuals are those of the pair. For an ill-conditioned B
  /// ``init(lobpcg:metric:preconditioner:count:_:tolerance:maximumSteps:start:seed:)`` factorizes nothing.
  ///
  /// - Parameters:
  ///   - a: n×n, symmetric (Hermitian).
  ///   - metric: B, symmetric (Hermitian) positive definite.
  ///   - count: how many eigenpairs are wanted, at most n are found.
  ///   - target: which.
  ///   - options: accuracy, size of the space, limit of the steps, seed.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)`` for `metric`,
  ///   ``LinearAlgebraError/notSymmetric(row:column:)``, ``LinearAlgebraError/notFinite(at:)``,
  ///   ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: Matrix<Element>, metric: Matrix<Element>, count: Int,
    _ target: SymmetricEigenTarget<Element.Real> = .largest, options: KrylovOptions<Element.Real> = KrylovOptions()
  ) throws(LinearAlgebraError) {
    precondition(count >= 0, "\(count) eigenvalues were asked for")
    precondition(a.shape == metric.shape, "matrices of shapes \(a.shapeText) and \(metric.shapeText) are no pair")
    try Backend.checkOnce(Element.self)
    _ = try Matrix.hermitianWorkingCopy(of: a, nil)
    let pair = try DefinitePair(a, metric)
    let wanted = Swift.min(count, a.rows)
    let target = try target.multiplied(byPowerOfTwo: pair.exponent)
    let found: PartialSymmetricEigen
    if case .nearest(let σ) = target, wanted > 0 {
      found = try PartialSymmetricEigen(nearest: σ, of: pair.congruent, wanted, options) {
        (σ) throws(LinearAlgebraError) in
        PencilInverse(try ShiftedLDL(pair.a - pair.b * Element(σ), shift: 0), lower: pair.congruent.lower)
      }
    } else {
      found = try PartialSymmetricEigen(lanczos: pair.congruent, wanted, target, options)
    }
    self = try found.back(to: pair)
  }

  /// The pairs of A x = λ B x from those of L⁻¹ A L⁻ᴴ.
  private func back(to pair: DefinitePair<Element>) throws(LinearAlgebraError) -> PartialSymmetricEigen {
    let vectors = try pair.congruent.original(eigenvectors).multiplied(byPowerOfTwo: pair.metricExponent / 2)
    vectors.applySignRuleToColumns()
    let residuals = (pair.a * vectors - (pair.b * vectors).scalingColumns(by: eigenvalues)).columnNorms()
    return try PartialSymmetricEigen(
      eigenvalues: eigenvalues, eigenvectors: vectors,
      report: report.replacing(residuals, norm: pair.norm(eigenvalues.map(\.magnitude)))
    ).multiplied(byPowerOfTwo: -pair.exponent - pair.metricExponent, values: -pair.exponent)
  }
}

extension EigenReport {
  /// The report of a pair of matrices on an iteration with L⁻¹ A L⁻ᴴ.
  func replacing(_ residuals: Vector<Real>, norm: Real) -> EigenReport {
    EigenReport(
      method: method, steps: steps, products: products, residuals: residuals, norm: norm, isConverged: isConverged,
      seed: seed)
  }
}

/// A pair of matrices, brought near 1, the second one positive definite.
struct DefinitePair<Element: Scalar> {
  /// 2ᵉA and 2ᶠB.
  let a: Matrix<Element>
  let b: Matrix<Element>
  /// e - f, by which eigenvalues are larger.
  let exponent: Int
  /// f, which is even.
  let metricExponent: Int
  let congruent: CongruentOperator<Matrix<Element>>

  init(_ a: Matrix<Element>, _ metric: Matrix<Element>) throws(LinearAlgebraError) {
    try a.checkFinite()
    let (scaled, e) = a.broughtNearOne()
    try metric.checkFinite()
    let f = Matrix<Element>.squaringExponent(for: metric.largestMagnitude().value) & ~1
    let scaledMetric = f == 0 ? metric : metric.columnMajorCopy().multiplied(byPowerOfTwo: f)
    (self.a, b, exponent, metricExponent) = (scaled, scaledMetric, e - f, f)
    congruent = CongruentOperator(base: scaled, lower: try Cholesky(scaledMetric).lower)
  }

  /// ‖A‖ + |λ| ‖B‖ for the largest of these moduli, from below.
  func norm(_ moduli: Vector<Element.Real>) -> Element.Real {
    a.largestColumnNorm() + moduli.reduce(0) { Swift.max($0, $1) } * b.largestColumnNorm()
  }
}

/// The operator L⁻¹ A L⁻ᴴ with a triangular L.
struct CongruentOperator<Base: LinearOperator>: LinearOperator {
  let base: Base
  let lower: Matrix<Base.Element>

  var rows: Int { lower.rows }
  var columns: Int { lower.rows }

  func product(_ x: Matrix<Base.Element>) throws(LinearAlgebraError) -> Matrix<Base.Element> {
    var y = try base.product(try original(x))
    try solveTriangular(lower, triangle: .lower, side: .left, into: &y)
    return y
  }

  func adjointProduct(_ y: Matrix<Base.Element>) throws(LinearAlgebraError) -> Matrix<Base.Element> {
    var x = try base.adjointProduct(try original(y))
    try solveTriangular(lower, triangle: .lower, side: .left, into: &x)
    return x
  }

  /// L⁻ᴴ X, the vectors of the pair.
  func original(_ x: Matrix<Base.Element>) throws(LinearAlgebraError) -> Matrix<Base.Element> {
    var y = x.columnMajorCopy()
    try solveTriangular(lower, left: .adjoint, triangle: .lower, side: .left, into: &y)
    return y
  }
}

/// The inverse Lᴴ (A - σ B)⁻¹ L of L⁻¹ A L⁻ᴴ - σ.
struct PencilInverse<Base: LinearOperator>: LinearOperator {
  let base: Base
  let lower: Matrix<Base.Element>

  init(_ base: Base, lower: Matrix<Base.Element>) { (self.base, self.lower) = (base, lower) }

  var rows: Int { lower.rows }
  var columns: Int { lower.rows }

  func product(_ x: Matrix<Base.Element>) throws(LinearAlgebraError) -> Matrix<Base.Element> {
    multiply(lower, try base.product(lower * x), left: .adjoint)
  }

  func adjointProduct(_ y: Matrix<Base.Element>) throws(LinearAlgebraError) -> Matrix<Base.Element> {
    multiply(lower, try base.adjointProduct(lower * y), left: .adjoint)
  }
}
