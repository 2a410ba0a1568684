public import ComplexModule

extension KroneckerProduct {
  /// The determinant Π det(Aₖ)^(N/nₖ) for square factors of orders nₖ, with N their product.
  ///
  /// Infinite or zero where it lies beyond the range of the element type: see ``logDeterminant()``.
  /// - Throws: what LU of a factor throws.
  public func determinant() throws(LinearAlgebraError) -> Element { try logDeterminant().value }

  /// The determinant as a sign and a logarithm, which neither overflows nor underflows, for square factors.
  ///
  /// - Throws: what LU of a factor throws.
  public func logDeterminant() throws(LinearAlgebraError) -> LogDeterminant<Element> {
    requireSquareFactors()
    var (sign, logarithm) = (Element(1), Element.Real.zero)
    guard rows > 0 else { return LogDeterminant(sign: sign, logMagnitude: logarithm) }
    for factor in factors {
      let part = try LU(factor).logDeterminant()
      guard part.sign != .zero else { return part }
      let power = rows / factor.rows
      sign *= Self.power(part.sign, power)
      logarithm += Element.Real(power) * part.logMagnitude
    }
    return LogDeterminant(sign: sign, logMagnitude: logarithm)
  }

  /// The trace Π tr(Aₖ), for square factors.
  ///
  /// Infinite or zero where it lies beyond the range of the element type, but not because a partial sum or product does.
  public func trace() -> Element {
    requireSquareFactors()
    var (product, scale) = (ScaledProduct<Element>(), 0)
    for factor in factors {
      let (scaled, exponent) = factor.diagonal.asColumn.broughtIntoRange()
      product.multiply(by: (0..<scaled.rows).reduce(Element.zero) { $0 + scaled[$1, 0] })
      scale -= exponent
    }
    return product.value(timesPowerOfTwo: scale)
  }

  /// A norm: each of them is the product of the factors' norms.
  ///
  /// Infinite or zero where it lies beyond the range of the element type, but not because a partial product does.
  /// - Throws: what the norm of a factor throws.
  public func norm(_ norm: MatrixNorm) throws(LinearAlgebraError) -> Element.Real {
    var (product, scale) = (ScaledProduct<Element.Real>(), 0)
    for factor in factors {
      let (scaled, exponent) = factor.broughtIntoRange()
      product.multiply(by: try scaled.norm(norm))
      scale -= exponent
    }
    return product.value(timesPowerOfTwo: scale)
  }

  /// The min(rows, columns) singular values, descending: the products of those of the factors, and zeros.
  ///
  /// Infinite or zero where they lie beyond the range of the element type.
  /// - Throws: what the singular values of a factor throw.
  public func singularValues() throws(LinearAlgebraError) -> Vector<Element.Real> {
    var values = try products(of: { (factor) throws(LinearAlgebraError) in try factor.singularValues() })
    // Factors that are tall and wide have fewer together than the product.
    values += Array(repeating: 0, count: Swift.max(0, Swift.min(rows, columns) - values.count))
    return Vector(values.sorted(by: >))
  }

  /// The eigenvalues, for square factors: the products of those of the factors, in the factors' order.
  ///
  /// Infinite or zero where they lie beyond the range of the element type.
  /// - Throws: what the eigenvalues of a factor throw.
  public func eigenvalues() throws(LinearAlgebraError) -> Vector<Complex<Element.Real>> {
    requireSquareFactors()
    return Vector(try products(of: { (factor) throws(LinearAlgebraError) in try factor.eigenvalues() }))
  }

  /// The products of one of the values of each factor, which neither overflow nor underflow on the way; the values of
  /// the last factor vary fastest. `values` must be proportional to the factor.
  private func products<Value: Scalar>(
    of values: (Matrix<Element>) throws(LinearAlgebraError) -> Vector<Value>
  ) throws(LinearAlgebraError) -> [Value] {
    var (products, scale) = ([ScaledProduct<Value>()], 0)
    for factor in factors {
      let (scaled, exponent) = factor.broughtIntoRange()
      let own = try values(scaled)
      products = products.flatMap { product in
        own.map { value in
          var next = product
          next.multiply(by: value)
          return next
        }
      }
      scale -= exponent
    }
    return products.map { $0.value(timesPowerOfTwo: scale) }
  }

  private static func power(_ base: Element, _ exponent: Int) -> Element {
    var (result, square, left) = (Element(1), base, exponent)
    while left > 0 {
      if left & 1 == 1 { result *= square }
      square *= square
      left >>= 1
    }
    return result
  }
}
