import ComplexModule

extension TruncatedSVD {
  /// The whole decomposition, cut off.
  func full<E>() throws(LinearAlgebraError) -> Parts where Operator == Matrix<E> {
    try cutOff(try SVD(a))
  }

  /// The leading triplets of the whole decomposition.
  func cutOff<E>(_ svd: SVD<E>) throws(LinearAlgebraError) -> Parts where Operator == Matrix<E> {
    let squares = svd.singularValues.map { Double($0) * Double($0) }
    let leading = svd.truncated(rank: rank)
    let (left, right) = try residuals(leading.u, leading.singularValues, leading.vh)
    return Parts(
      u: leading.u.columnMajorCopy(), σ: leading.singularValues, vh: leading.vh.columnMajorCopy(),
      error: squares[rank...].sum().squareRoot(), left: left, right: right, products: 2, isConverged: true,
      method: .full)
  }

  /// By the Gram matrix; nil where that is not accurate.
  func gram<E>() throws(LinearAlgebraError) -> Parts? where Operator == Matrix<E> {
    guard
      let v = try Element.isComplex
        ? a.leadingGramVectors(rank, Complex<Double>.self) : a.leadingGramVectors(rank, Double.self)
    else {
      return nil
    }
    let image = try a.checkedProduct(v)
    var generator = RandomGenerator(seed: seed)
    let (q, _, r) = try image.orthonormalized(against: .zeros(a.rows, 0), using: &generator)
    let svd = try SVD(r)
    let (u, σ, vh) = (q * svd.u, svd.singularValues, multiply(svd.vh, v, right: .adjoint))
    let (left, right) = try residuals(u, σ, vh)
    let unit = Real(Swift.max(a.rows, a.columns)) * Element.ulpOfOne * σ[0]
    guard left.allSatisfy({ $0 <= unit }), right.allSatisfy({ $0 <= unit }) else { return nil }
    var error = FrobeniusError(a, norm: norm, seed: seed)
    let remainder = try error.remainder(u, covered: σ.reduce(0) { $0 + Double($1) * Double($1) })
    return Parts(
      u: u, σ: σ, vh: vh, error: remainder.squareRoot(), left: left, right: right, products: 4 + error.products,
      isConverged: true, method: .gram)
  }
}

extension Matrix {
  /// The leading eigenvectors of AᴴA in double precision, unless σ_k/σ₁ is too small for them to be right.
  fileprivate func leadingGramVectors<Wide: Scalar>(
    _ rank: Int, _: Wide.Type
  ) throws(LinearAlgebraError) -> Matrix? {
    let isWide = Element.Real.kind == .double
    let gram = isWide ? Matrix<Wide>(converting: gram()) : Matrix<Wide>(Tensor<Wide>(converting: Tensor(self))).gram()
    let n = gram.rows
    let eigen = try SymmetricEigen(gram, .indices(n - rank..<n), triangle: .lower)
    guard let smallest = eigen.eigenvalues.first, let largest = eigen.eigenvalues.last else { return nil }
    guard smallest > 1e6 * Wide.ulpOfOne * largest else { return nil }
    return Matrix(converting: eigen.eigenvectors)
  }
}
