extension SVD {
  /// The decomposition of L R without forming the product: L = Q₁ R₁, Rᴴ = Q₂ R₂, and the small R₁ R₂ᴴ = U Σ Vᴴ.
  ///
  /// Takes about 4 (m + n) k² + 26 k³ operations for rank k below both sides. LAPACK: `geqrt`, `gesdd`.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a factor, at its indices there,
  ///   ``LinearAlgebraError/overflow(routine:)`` if a singular value of L R is beyond the range of the element type.
  public init(_ a: LowRank<Element>) throws(LinearAlgebraError) {
    let (scaledLeft, scaledRight, exponent) = try a.scaledFactors()
    let left = try QR(scaledLeft)
    let right = try QR(scaledRight.adjoint())
    let middle = try SVD(left.r * right.r.adjoint())
    let values = Vector<Element.Real>(count: middle.singularValues.count) { i in
      Element.Real(sign: .plus, exponent: Element.Real.Exponent(-exponent), significand: middle.singularValues[i])
    }
    guard values.allSatisfy(\.isFinite) else { throw .overflow(routine: "gesdd") }
    let (u, vh) = (left.q * middle.u, middle.vh * right.q.adjoint())
    vh.applySignRule(with: u)
    self.init(u: u, singularValues: values, vh: vh)
  }
}

extension LowRank {
  /// The factors, both brought near 1 where they or their product come near an end of the range, and the exponent e of
  /// the product 2ᵉ L R of what is returned.
  fileprivate func scaledFactors() throws(LinearAlgebraError) -> (Matrix<Element>, Matrix<Element>, Int) {
    let (l, leftSize) = try Matrix.workingCopy(of: left)
    let (r, rightSize) = try Matrix.workingCopy(of: right)
    guard leftSize > 0, rightSize > 0 else { return (l, r, 0) }
    let (i, j) = (Int(leftSize.exponent), Int(rightSize.exponent))
    let productSize = Double.powerOfTwo(Swift.max(-1000, Swift.min(1023, i + j)))
    guard [leftSize, rightSize, productSize].contains(where: { Matrix<Element>.scalingExponent(for: $0) != 0 }) else {
      return (l, r, 0)
    }
    return (l.multiplied(byPowerOfTwo: -i), r.multiplied(byPowerOfTwo: -j), -i - j)
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
