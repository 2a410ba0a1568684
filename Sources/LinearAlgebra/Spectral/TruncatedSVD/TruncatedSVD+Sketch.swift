extension TruncatedSVD {
  /// A random sketch, sharpened by power iterations; every factor is made orthonormal before the next product.
  func randomized(powerIterations: Int, oversampling: Int) throws(LinearAlgebraError) -> Parts {
    precondition(
      powerIterations >= 0 && oversampling >= 0, "\(powerIterations) power iterations, \(oversampling) more columns")
    var generator = RandomGenerator(seed: seed)
    var error = FrobeniusError(a, norm: norm, seed: seed)
    var y = try a.checkedProduct(.normal(a.columns, Swift.min(rank + oversampling, a.columns), using: &generator))
    for _ in 0..<powerIterations {
      let z = try a.checkedAdjointProduct(try y.orthonormalized().q)
      y = try a.checkedProduct(try z.orthonormalized().q)
    }
    let none = Matrix<Element>.zeros(y.rows, 0)
    let q = try y.orthonormalized(against: none, using: &generator).q
    let b = try a.checkedAdjointProduct(q)
    let (z, _, r) = try b.orthonormalized(against: .zeros(b.rows, 0), using: &generator)
    // Aᴴ Q = Z R and R = P Σ Wᴴ.
    let svd = try SVD(r)
    let squares = svd.singularValues.map { Double($0) * Double($0) }
    let remainder = try error.remainder(q, covered: squares.sum())
    let leading = svd.truncated(rank: rank)
    let (σ, w) = (leading.singularValues, leading.vh.adjoint())
    let (u, v) = (q * w, z * leading.u)
    let right = try a.checkedProduct(v) - u.scalingColumns(by: σ)
    return Parts(
      u: u, σ: σ, vh: v.adjoint(), error: (remainder + squares[rank...].sum()).squareRoot(),
      left: (b * w - v.scalingColumns(by: σ)).columnNorms(), right: right.columnNorms(),
      products: 3 + 2 * powerIterations + error.products, isConverged: true,
      method: .randomized(powerIterations: powerIterations, oversampling: oversampling))
  }
}
