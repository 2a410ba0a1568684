extension SVD {
  /// The decomposition of L R without forming the product: L = Q₁ R₁, Rᴴ = Q₂ R₂, and the small R₁ R₂ᴴ = U Σ Vᴴ.
  ///
  /// Takes about 4 (m + n) k² + 26 k³ operations for rank k below both sides. LAPACK: `geqrt`, `gesdd`.
  public init(_ a: LowRank<Element>) throws(LinearAlgebraError) {
    let left = try QR(a.left)
    let right = try QR(a.right.adjoint())
    let middle = try SVD(left.r * right.r.adjoint())
    let (u, vh) = (left.q * middle.u, middle.vh * right.q.adjoint())
    vh.applySignRule(with: u)
    self.init(u: u, singularValues: middle.singularValues, vh: vh)
  }
}

extension LowRank {
  /// The best approximation of this product, cut off as asked; by default only what is zero to rounding is dropped.
  ///
  /// LAPACK: `geqrt`, `gesdd`, by way of ``SVD``.
  public func recompressed(
    _ truncation: Truncation<Element.Real>? = nil
  ) throws(LinearAlgebraError) -> LowRank {
    let svd = try SVD(self)
    let rounding = Element.Real(Swift.max(rows, columns)) * Element.ulpOfOne
    return LowRank(svd, truncation ?? .spectralError(rounding))
  }

  /// The singular values of the product, min(k, m, n) of them, without forming it.
  public func singularValues() throws(LinearAlgebraError) -> Vector<Element.Real> {
    try SVD(self).singularValues
  }

  /// ‖A - L R‖_F over ‖A‖_F, computed from the difference itself; zero where both are zero.
  ///
  /// Forms the product: 2 m n k operations. ``SVD/truncationError(rank:)`` knows it from the singular values.
  public func relativeError(of a: Matrix<Element>) throws(LinearAlgebraError) -> Element.Real {
    let difference = try (a - Matrix(self)).norm(.frobenius)
    let size = try a.norm(.frobenius)
    return difference == 0 ? 0 : difference / size
  }
}
