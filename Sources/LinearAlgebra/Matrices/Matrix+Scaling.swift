extension Matrix {
  /// The matrix itself where it is column-major in storage that nobody shares, otherwise such a copy.
  func owned() -> Matrix { isContiguousColumnMajor && offset == 0 ? self : columnMajorCopy() }

  /// factor · A as a new column-major matrix.
  func scaled(byReal factor: Element.Real) -> Matrix {
    let result = columnMajorCopy()
    let p = result.storage.base(of: Element.self)
    Element.scale(p, result.count, by: factor)
    return result
  }

  /// A · diag(factors) as a new column-major matrix.
  func scalingColumns(by factors: Vector<Element.Real>) -> Matrix {
    precondition(factors.count == columns, "\(factors.count) factors do not fit the columns of \(shapeText)")
    let result = columnMajorCopy()
    let p = result.storage.base(of: Element.self)
    for j in 0..<columns { Element.scale(p + j * rows, rows, by: factors[j]) }
    return result
  }

  /// diag(factors) · A as a new column-major matrix.
  func scalingRows(by factors: Vector<Element.Real>) -> Matrix {
    precondition(factors.count == rows, "\(factors.count) factors do not fit the rows of \(shapeText)")
    let result = columnMajorCopy()
    let p = result.storage.base(of: Element.self)
    let expanded = Vector<Element>(count: rows) { Element(factors[$0]) }
    let f = UnsafePointer(expanded.storage.base(of: Element.self))
    withExtendedLifetime(expanded) {
      for j in 0..<columns { Element.apply(.multiply, p + j * rows, p + j * rows, f, rows) }
    }
    return result
  }
}

extension Matrix {
  /// diag(divisors)⁻¹ · A as a new column-major matrix.
  func dividingRows(by divisors: Vector<Element.Real>) -> Matrix {
    precondition(divisors.count == rows, "\(divisors.count) divisors do not fit the rows of \(shapeText)")
    let result = columnMajorCopy()
    let p = result.storage.base(of: Element.self)
    // Reciprocals would overflow for subnormal divisors.
    withScratch(Element.self, rows) { expanded in
      for i in 0..<rows { expanded[i] = Element(divisors[i]) }
      for j in 0..<columns { Element.apply(.divide, p + j * rows, p + j * rows, expanded, rows) }
    }
    return result
  }
}
