import ComplexModule

extension Matrix {
  /// The coefficients of the characteristic polynomial det(x I - A), from xⁿ (which is 1) down to the constant.
  ///
  /// They are computed from the eigenvalues: real for real matrices, whose conjugate pairs are multiplied as real
  /// quadratic factors, in double precision for single elements too. Errors grow with the size of the coefficients;
  /// roots of the polynomial are far less accurate than ``eigenvalues()``. Takes O(n²) operations after those.
  ///
  /// - Throws: as ``eigenvalues()``; ``LinearAlgebraError/overflow(routine:)`` where a coefficient is beyond the range.
  public func characteristicPolynomial() throws(LinearAlgebraError) -> Vector<Element> {
    precondition(isSquare, "a characteristic polynomial needs a square matrix, not one of shape \(shapeText)")
    let roots = try eigenvalues().map { Complex(Double($0.real), Double($0.imaginary)) } as [Complex<Double>]
    let coefficients: [Element]
    if Element.isComplex {
      coefficients = Self.product(ofFactors: roots).map {
        Element(real: Element.Real($0.real), imaginary: Element.Real($0.imaginary))
      }
    } else {
      coefficients = Self.realProduct(ofFactors: roots).map { Element(Element.Real($0)) }
    }
    let result = Vector(coefficients)
    try result.asColumn.checkResult(of: "characteristicPolynomial")
    return result
  }

  private static func product(ofFactors roots: [Complex<Double>]) -> [Complex<Double>] {
    var result: [Complex<Double>] = [1]
    for root in roots {
      result.append(0)
      for i in stride(from: result.count - 1, to: 0, by: -1) { result[i] -= root * result[i - 1] }
    }
    return result
  }

  /// The product over real roots and, of each conjugate pair, the one with positive imaginary part.
  private static func realProduct(ofFactors roots: [Complex<Double>]) -> [Double] {
    var result: [Double] = [1]
    for root in roots where root.imaginary >= 0 {
      if root.imaginary == 0 {
        result.append(0)
        for i in stride(from: result.count - 1, to: 0, by: -1) { result[i] -= root.real * result[i - 1] }
      } else {
        let (linear, constant) = (-2 * root.real, root.real * root.real + root.imaginary * root.imaginary)
        result += [0, 0]
        for i in stride(from: result.count - 1, to: 0, by: -1) {
          result[i] += linear * result[i - 1] + (i > 1 ? constant * result[i - 2] : 0)
        }
      }
    }
    return result
  }

  /// The spectral radius max|λ|, 0 for an empty matrix: x ← A x decays where it is below 1.
  ///
  /// - Throws: as ``eigenvalues()``.
  public func spectralRadius() throws(LinearAlgebraError) -> Element.Real { try eigenvalues().spectralRadius }

  /// The spectral abscissa max Re λ, minus infinity for an empty matrix: x' = A x decays where it is negative.
  ///
  /// - Throws: as ``eigenvalues()``.
  public func spectralAbscissa() throws(LinearAlgebraError) -> Element.Real { try eigenvalues().spectralAbscissa }
}
