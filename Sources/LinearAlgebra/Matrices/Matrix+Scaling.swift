extension Matrix {
  /// The matrix itself where it is column-major in storage that nobody shares, otherwise such a copy.
  func owned() -> Matrix { isContiguousColumnMajor && offset == 0 ? self : columnMajorCopy() }

  /// factor · A as a new column-major matrix.
  func scaled(byReal factor: Element.Real) -> Matrix {
    let result = columnMajorCopy()
    let p = result.storage.base(of: Element.self)
    Element.multiplyAll(p, p, byReal: factor, result.count)
    return result
  }

  /// A · diag(factors) as a new column-major matrix.
  func scalingColumns(by factors: Vector<Element.Real>) -> Matrix {
    precondition(factors.count == columns, "\(factors.count) factors do not fit the columns of \(shapeText)")
    let result = columnMajorCopy()
    let p = result.storage.base(of: Element.self)
    for j in 0..<columns { Element.multiplyAll(p + j * rows, p + j * rows, byReal: factors[j], rows) }
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
      for j in 0..<columns { Element.multiplyEach(p + j * rows, p + j * rows, f, rows) }
    }
    return result
  }
}
