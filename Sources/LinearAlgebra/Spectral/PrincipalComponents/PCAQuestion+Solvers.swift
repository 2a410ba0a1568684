extension PCAQuestion {
  /// The principal axes of the rows of 2ᵉA, and e.
  func axes<Element: Scalar>(
    of a: Matrix<Element>, seed: UInt64
  ) throws(LinearAlgebraError) -> (axes: PrincipalAxes<Element>, exponent: Int) where Element.Real == Real {
    if solver == .covariance {
      let scatter = Scatter(a)
      if scatter.isInRange { return (try axes(of: scatter), 0) }
      let (scaled, exponent) = try a.broughtToOne()
      return (try axes(of: Scatter(scaled)), exponent)
    }
    try a.checkFinite()
    let (scaled, exponent) = a.broughtNearOne()
    let mean = scaled.mean(by: .column)
    let centered = scaled - mean
    return (try solver == .full ? full(centered, mean) : truncated(centered, mean, seed: seed), exponent)
  }

  /// From the eigenvectors of the scatter matrix.
  func axes<Element: Scalar>(
    of scatter: Scatter<Element>
  ) throws(LinearAlgebraError) -> PrincipalAxes<Element> where Element.Real == Real {
    let eigen = try SymmetricEigen(scatter.matrix, triangle: .lower)
    let values = eigen.eigenvalues.reversed()[0..<limit].map { Swift.max(0, $0).squareRoot() }
    let axes = eigen.eigenvectors.adjoint().reversedRows()
    return PrincipalAxes(mean: scatter.mean, axes: axes[0..<limit, ...], singularValues: values)
  }

  /// From the whole singular value decomposition, whose left vectors are not needed.
  private func full<Element: Scalar>(
    _ centered: Matrix<Element>, _ mean: Vector<Element>
  ) throws(LinearAlgebraError) -> PrincipalAxes<Element> where Element.Real == Real {
    let svd = try SVD(samples > features ? QR(centered).r : centered)
    return PrincipalAxes(mean: mean, axes: svd.vh, singularValues: svd.singularValues)
  }

  /// From the leading singular triplets.
  private func truncated<Element: Scalar>(
    _ centered: Matrix<Element>, _ mean: Vector<Element>, seed: UInt64
  ) throws(LinearAlgebraError) -> PrincipalAxes<Element> where Element.Real == Real {
    let count = count ?? limit
    let accuracy: Real? = solver == .lanczos ? 100 * Element.ulpOfOne : nil
    let svd = try SVD(centered, rank: count, method: method, accuracy: accuracy, seed: seed)
    if solver == .lanczos, svd.report?.isConverged == false { throw .notConverged(routine: "PCA", info: count) }
    return PrincipalAxes(
      mean: mean, axes: svd.vh, singularValues: svd.singularValues, norm: centered.frobeniusNorm(), report: svd.report)
  }

  private var method: SVDMethod {
    switch solver {
    case .randomized(let powerIterations, let oversampling):
      .randomized(powerIterations: powerIterations ?? self.powerIterations, oversampling: oversampling)
    case .blockKrylov: .blockKrylov()
    case .lanczos: .lanczos
    case .automatic, .full, .covariance, .incremental: .full
    }
  }
}

extension Matrix {
  /// 2ᵉA with a largest element near 1, and e.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)``.
  func broughtToOne() throws(LinearAlgebraError) -> (matrix: Matrix, exponent: Int) {
    let (copy, largest) = checkedCopy()
    guard largest.isFinite else { throw notFiniteError() }
    let exponent = largest.value > 0 ? -Int(largest.value.exponent) : 0
    return (copy.multiplied(byPowerOfTwo: exponent), exponent)
  }
}
