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
}
