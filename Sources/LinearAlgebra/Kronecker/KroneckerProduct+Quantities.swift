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
  public func trace() -> Element {
    requireSquareFactors()
    return factors.reduce(Element(1)) { product, factor in
      product * (0..<factor.rows).reduce(Element.zero) { $0 + factor[$1, $1] }
    }
  }

  /// A norm: each of them is the product of the factors' norms.
  ///
  /// Infinite or zero where it lies beyond the range of the element type, but not because a partial product does.
  /// - Throws: what the norm of a factor throws.
  public func norm(_ norm: MatrixNorm) throws(LinearAlgebraError) -> Element.Real {
    var product = ScaledProduct<Element.Real>()
    for factor in factors { product.multiply(by: try factor.norm(norm)) }
    return product.value(timesPowerOfTwo: 0)
  }

  /// The min(rows, columns) singular values, descending: the products of those of the factors, and zeros.
  ///
  /// - Throws: what the singular values of a factor throw.
  public func singularValues() throws(LinearAlgebraError) -> Vector<Element.Real> {
    var products = [ScaledProduct<Element.Real>()]
    for factor in factors {
      let own = try factor.singularValues()
      products = products.flatMap { product in
        own.map { value in
          var next = product
          next.multiply(by: value)
          return next
        }
      }
    }
    var values = products.map { $0.value(timesPowerOfTwo: 0) }
    // Factors that are tall and wide have fewer together than the product.
    values += Array(repeating: 0, count: Swift.max(0, Swift.min(rows, columns) - values.count))
    return Vector(values.sorted(by: >))
  }

  /// The eigenvalues, for square factors: the products of those of the factors, in the factors' order.
  ///
  /// - Throws: what the eigenvalues of a factor throw.
  public func eigenvalues() throws(LinearAlgebraError) -> Vector<Complex<Element.Real>> {
    requireSquareFactors()
    var values: [Complex<Element.Real>] = [1]
    for factor in factors {
      let own = try factor.eigenvalues()
      values = values.flatMap { value in own.map { value * $0 } }
    }
    return Vector(values)
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
