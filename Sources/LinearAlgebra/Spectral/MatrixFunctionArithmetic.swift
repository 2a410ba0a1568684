// Sums and scalings inside matrix functions: one pass for each term, on column-major matrices without gaps.

extension Matrix {
  /// The column-major matrix Σ cᵢ Aᵢ + c I of square matrices of one shape.
  static func combination(
    _ terms: [(coefficient: Element.Real, matrix: Matrix)], identity: Element.Real = 0, order: Int
  ) -> Matrix {
    let result = zeros(order, order)
    let p = result.storage.base(of: Element.self)
    for (coefficient, matrix) in terms where coefficient != 0 {
      let contiguous = matrix.isContiguousColumnMajor ? matrix : matrix.columnMajorCopy()
      contiguous.withPointer { Element.addScaled(Element(coefficient), $0, to: p, order * order) }
    }
    if identity != 0 { for i in 0..<order { p[i * (order + 1)] += Element(identity) } }
    return result
  }

  /// A column-major copy multiplied by a number.
  func multiplied(by factor: Element) -> Matrix {
    let result = columnMajorCopy()
    let p = result.storage.base(of: Element.self)
    Element.scale(factor, p, to: p, count)
    return result
  }

  /// The quotient by a real number, which is 1 in most cases.
  func divided(by divisor: Element.Real) -> Matrix { divisor == 1 ? self : multiplied(by: Element(1 / divisor)) }

  /// The product with 2ᵉ, exact but for underflow and overflow; in two steps where the factor itself is out of range.
  func scaled(byPowerOfTwo exponent: Int) -> Matrix {
    guard exponent != 0 else { return self }
    let half = exponent / 2
    func factor(_ exponent: Int) -> Element {
      Element(Element.Real(sign: .plus, exponent: .init(exponent), significand: 1))
    }
    return multiplied(by: factor(half)).multiplied(by: factor(exponent - half))
  }

  /// The largest sum of moduli in a column.
  var largestColumnSum: Element.Real {
    let contiguous = isContiguousColumnMajor ? self : columnMajorCopy()
    return contiguous.withPointer { p in
      (0..<columns).reduce(Element.Real.zero) { Swift.max($0, Element.absoluteSum(p + $1 * rows, rows)) }
    }
  }

  /// (A + Aᴴ) / 2, whose diagonal is exactly real.
  func hermitianPart() -> Matrix {
    var result = columnMajorCopy()
    result.withMutablePointer { p in
      for j in 0..<columns {
        for i in 0...j {
          let (upper, lower) = (p[i + j * rows], p[j + i * rows])
          let half = Element(0.5)
          let mean = half * upper + half * lower.conjugate
          p[i + j * rows] = i == j ? Element(mean.real) : mean
          p[j + i * rows] = p[i + j * rows].conjugate
        }
      }
    }
    return result
  }

  /// Whether the matrix equals its adjoint to the last bit.
  var isExactlyHermitian: Bool {
    guard isSquare else { return false }
    return withPointer { p in
      for j in 0..<columns {
        for i in 0...j where p[i * rowStride + j * columnStride] != p[j * rowStride + i * columnStride].conjugate {
          return false
        }
      }
      return true
    }
  }
}
