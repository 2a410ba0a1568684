import RealModule

// The probabilistic model of Tipping and Bishop: a sample is normal with the mean μ and the covariance
// C = V (Λ - σ²) Vᴴ + σ² of rows, whose inverse and determinant follow from the components.

extension PCA {
  /// The covariance matrix of the model, C = Vₖ (Λₖ - σ²) Vₖᴴ + σ² I, p×p; that of the samples where nothing is left out.
  ///
  /// As the Gram matrix of centred samples over n - 1 it is the mean of (x - μ)ᴴ (x - μ) over rows x. It does not depend on
  /// ``scoreUnits``, as scikit-learn's does. Takes 2 p² k operations. BLAS: `gemm`.
  public func covariance() -> Matrix<Element> {
    let weights = modelVariances.map { $0 - noiseVariance }
    var c = multiply(components.scalingRows(by: weights), components, left: .adjoint)
    c.setDiagonal(c.diagonal + Element(noiseVariance), offset: 0)
    return c
  }

  /// The inverse of ``covariance()``: C⁻¹ = Vₖ (Λₖ⁻¹ - σ⁻²) Vₖᴴ + σ⁻² I.
  ///
  /// Takes 2 p² k operations. BLAS: `gemm`.
  ///
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:)`` where the covariance matrix is singular to working precision.
  public func precision() throws(LinearAlgebraError) -> Matrix<Element> {
    let variances = try regularVariances()
    let floor: Element.Real = componentCount < featureCount ? 1 / noiseVariance : 0
    var c = multiply(components.scalingRows(by: variances.map { 1 / $0 - floor }), components, left: .adjoint)
    c.setDiagonal(c.diagonal + Element(floor), offset: 0)
    try c.checkResult(of: "PCA.precision")
    return c
  }

  /// The logarithm of the density of each sample in the model.
  ///
  /// For real elements -½ (p log 2π + log det C + (x - μ) C⁻¹ (x - μ)ᴴ); for complex ones, as circularly symmetric,
  /// -(p log π + log det C + (x - μ) C⁻¹ (x - μ)ᴴ). Takes 4 n p k operations. BLAS: `gemm`.
  /// Source: Bishop, Pattern Recognition and Machine Learning, section 12.2.1.
  ///
  /// - Throws: ``LinearAlgebraError/rankDeficient(rank:)`` where the covariance matrix is singular to working precision.
  public func logLikelihoods(_ x: Matrix<Element>) throws(LinearAlgebraError) -> Vector<Element.Real> {
    precondition(
      x.columns == featureCount, "samples of shape \(x.shapeText) do not have the \(featureCount) features of the PCA")
    let variances = try regularVariances()
    let centered = x - mean
    let scores = multiply(centered, components, right: .adjoint)
    var distances = (scores ./ variances.map { Element($0.squareRoot()) }).squaredRowNorms()
    var logDeterminant = variances.map { Element.Real.log($0) }.sum()
    if componentCount < featureCount {
      let rest = (centered - scores * components) / Element(noiseVariance.squareRoot())
      distances += rest.squaredRowNorms()
      logDeterminant += Element.Real(featureCount - componentCount) * .log(noiseVariance)
    }
    let constant = Element.Real(featureCount) * .log(Element.isComplex ? .pi : 2 * .pi) + logDeterminant
    let factor: Element.Real = Element.isComplex ? -1 : -0.5
    return distances.map { factor * (constant + $0) }
  }

  /// The mean of ``logLikelihoods(_:)``: how well the model explains samples, also those that it has not seen.
  ///
  /// - Throws: as ``logLikelihoods(_:)``.
  public func meanLogLikelihood(_ x: Matrix<Element>) throws(LinearAlgebraError) -> Element.Real {
    try logLikelihoods(x).mean()
  }

  /// The variance of the model along each component, not below that of the noise.
  private var modelVariances: Vector<Element.Real> { explainedVariance.map { Swift.max($0, noiseVariance) } }

  /// The same, if no direction is without variance to working precision.
  private func regularVariances() throws(LinearAlgebraError) -> Vector<Element.Real> {
    let variances = modelVariances
    let largest = variances.first ?? noiseVariance
    let limit = largest * Element.Real(featureCount) * Element.ulpOfOne
    let isRegular = componentCount == featureCount || noiseVariance > limit
    guard isRegular, variances.allSatisfy({ $0 > limit }) else {
      throw .rankDeficient(rank: variances.count { $0 > limit })
    }
    return variances
  }
}

extension Matrix {
  /// Σⱼ |aᵢⱼ|² of each row.
  func squaredRowNorms() -> Vector<Element.Real> {
    abs().map { $0 * $0 }.sum(by: .row)
  }
}
