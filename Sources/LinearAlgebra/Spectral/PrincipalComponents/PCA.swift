/// The principal components of samples: the orthonormal directions of largest variance.
///
/// Samples are rows, features columns. With the column means μ and A - 1 μ = U Σ Vᴴ the components are the rows of Vᴴ,
/// the variances that they explain λᵢ = σᵢ² / (n - 1). Signs are fixed as those of ``SVD``: in each component the entry of
/// largest modulus (the first such) is real and positive, which is scikit-learn's rule, too.
///
/// ```swift
/// let pca = try PCA(samples, components: .count(2))
/// let scores = pca.scores(samples)             // n×2
/// let near = pca.reconstruct(scores)           // n×p
/// let enough = try PCA(samples, components: .variance(0.95))
/// ```
///
/// Source: Jolliffe, Principal Component Analysis (2002); for the probabilistic model Tipping and Bishop, J. R. Stat. Soc. B
/// 61 (1999).
public struct PCA<Element: Scalar>: Sendable {
  /// The principal axes, in k rows of p.
  public let components: Matrix<Element>
  /// The mean of each feature.
  public let mean: Vector<Element>
  /// The variance along each component, λᵢ = σᵢ² / (n - 1), descending.
  public let explainedVariance: Vector<Element.Real>
  /// The share of each component in the total variance; zeros where all samples are equal.
  public let explainedVarianceRatio: Vector<Element.Real>
  /// The singular values σᵢ of the centred samples.
  public let singularValues: Vector<Element.Real>
  /// The variance σ² of the isotropic noise in the probabilistic model: the mean variance along the min(n, p) - k
  /// directions that are left out, 0 where none is.
  public let noiseVariance: Element.Real
  /// The number n of samples.
  public let sampleCount: Int
  /// The units of the scores.
  public let scoreUnits: PCAScores
  /// The solver that was used; never ``PCASolver/automatic``.
  public let solver: PCASolver
  /// How good the triplets of an iterative solver are; nil for the others.
  public let report: SVDReport<Element.Real>?

  /// The principal components of the rows of `a`.
  ///
  /// Takes n p² operations and n p memory beside the samples for ``PCASolver/full``, no such memory for
  /// ``PCASolver/covariance``, and what ``SVD/init(_:rank:method:accuracy:seed:)-(Matrix<Element>,_,_,_,_)`` says for the
  /// iterative ones. Columns of constants are allowed.
  ///
  /// - Parameters:
  ///   - a: n samples of p features.
  ///   - components: how many are kept.
  ///   - solver: how they are computed.
  ///   - scores: the units of the scores.
  ///   - seed: that of the random start of iterative solvers.
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` for fewer than two samples or no features, more components than
  ///   min(n, p), a share of the variance of equal samples, Minka's rank of complex elements or of fewer samples than
  ///   features, and a share or Minka's rank by an iterative solver; ``LinearAlgebraError/notFinite(at:)``,
  ///   ``LinearAlgebraError/notConverged(routine:info:)``, ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: Matrix<Element>, components: PCAComponents<Element.Real> = .all, solver: PCASolver = .automatic,
    scores: PCAScores = .plain, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    try Backend.checkOnce(Element.self)
    let solver = solver.resolved(components, samples: a.rows, features: a.columns)
    let question = PCAQuestion(samples: a.rows, features: a.columns, components: components, solver: solver)
    try question.check()
    if case .incremental(let batchRows) = solver {
      let stream = RowStream(a, blockRows: batchRows ?? 5 * a.columns)
      self = try IncrementalPCA(stream, components: question.count, scores: scores).pca
      return
    }
    let (axes, exponent) = try question.axes(of: a, seed: seed)
    try self.init(axes, question, scores: scores, exponent: exponent)
  }

  init(
    components: Matrix<Element>, mean: Vector<Element>, singularValues: Vector<Element.Real>,
    ratios: Vector<Element.Real>, noiseVariance: Element.Real, sampleCount: Int, scoreUnits: PCAScores,
    solver: PCASolver, report: SVDReport<Element.Real>?
  ) throws(LinearAlgebraError) {
    self.components = components
    self.mean = mean
    self.singularValues = singularValues
    let freedom = Element.Real(sampleCount - 1).squareRoot()
    explainedVariance = singularValues.map { ($0 / freedom) * ($0 / freedom) }
    explainedVarianceRatio = ratios
    self.noiseVariance = noiseVariance
    (self.sampleCount, self.scoreUnits, self.solver, self.report) = (sampleCount, scoreUnits, solver, report)
    try explainedVariance.asColumn.checkResult(of: "PCA")
    try mean.asColumn.checkResult(of: "PCA")
    guard noiseVariance.isFinite else { throw .overflow(routine: "PCA") }
  }
}

extension PCA {
  /// The number k of components.
  public var componentCount: Int { components.rows }

  /// The number p of features.
  public var featureCount: Int { components.columns }

  /// The scores of the samples in the principal axes, (X - 1 μ) Vₖ, n×k; divided by √λ of each where they are whitened.
  ///
  /// Divisors are at least eps, as in scikit-learn, or eps times the largest of them where that is below 1: scores of a
  /// component without variance are rounding alone.
  /// Takes 2 n p k operations. BLAS: `gemm`.
  public func scores(_ x: Matrix<Element>) -> Matrix<Element> {
    precondition(
      x.columns == featureCount, "samples of shape \(x.shapeText) do not have the \(featureCount) features of the PCA")
    let plain = multiply(x - mean, components, right: .adjoint)
    guard scoreUnits == .whitened else { return plain }
    let least = Element.ulpOfOne * Swift.min(1, deviations.first ?? 1)
    return plain ./ deviations.map { Element($0 > least ? $0 : least > 0 ? least : 1) }
  }

  /// The samples that have these scores, and nothing outside the principal axes: T Vₖᴴ + 1 μ.
  ///
  /// Takes 2 n p k operations. BLAS: `gemm`.
  public func reconstruct(_ scores: Matrix<Element>) -> Matrix<Element> {
    precondition(
      scores.columns == componentCount,
      "scores of shape \(scores.shapeText) do not belong to \(componentCount) components")
    guard scoreUnits == .whitened else { return scores * components + mean }
    return (scores .* deviations.map { Element($0) }) * components + mean
  }

  /// √λ of each component, also where λ itself is below the range.
  var deviations: Vector<Element.Real> {
    let freedom = Element.Real(sampleCount - 1).squareRoot()
    return singularValues.map { $0 / freedom }
  }
}
