extension Matrix {
  /// The matrix whose elements are `transform` of these.
  @inlinable
  public func map<Target: Scalar>(_ transform: (Element) throws -> Target) rethrows -> Matrix<Target> {
    if prefersRowMajor { return try transposed().map(transform).transposed() }
    let result = Matrix<Target>(uninitializedRows: rows, columns: columns)
    try withPointer { source in
      for j in 0..<columns {
        let (from, to) = (source + j * columnStride, result.storage.base(of: Target.self) + j * rows)
        // Apart, so that the compiler vectorises the first.
        if rowStride == 1 {
          for i in 0..<rows { to[i] = try transform(from[i]) }
        } else {
          for i in 0..<rows { to[i] = try transform(from[i * rowStride]) }
        }
      }
    }
    return result
  }

  /// The matrix whose elements are `transform` of those of this and another matrix of the same shape.
  @inlinable
  public func zip<Other: Scalar, Target: Scalar>(
    _ other: Matrix<Other>, _ transform: (Element, Other) throws -> Target
  ) rethrows -> Matrix<Target> {
    precondition(
      rows == other.rows && columns == other.columns, "shapes \(shapeText) and \(other.shapeText) are not equal")
    if prefersRowMajor, other.prefersRowMajor {
      return try transposed().zip(other.transposed(), transform).transposed()
    }
    let result = Matrix<Target>(uninitializedRows: rows, columns: columns)
    try withPointer { p in
      try other.withPointer { q in
        for j in 0..<columns {
          let (x, y) = (p + j * columnStride, q + j * other.columnStride)
          let to = result.storage.base(of: Target.self) + j * rows
          if rowStride == 1, other.rowStride == 1 {
            for i in 0..<rows { to[i] = try transform(x[i], y[i]) }
          } else {
            for i in 0..<rows { to[i] = try transform(x[i * rowStride], y[i * other.rowStride]) }
          }
        }
      }
    }
    return result
  }

  /// The matrix whose rows are `transform` of these rows; all must have the same count.
  public func mapRows<Target: Scalar>(
    _ transform: (Vector<Element>) throws -> Vector<Target>
  ) rethrows -> Matrix<Target> {
    Matrix<Target>(rows: try (0..<rows).map { try transform(self[row: $0]) })
  }

  /// The matrix whose columns are `transform` of these columns; all must have the same count.
  public func mapColumns<Target: Scalar>(
    _ transform: (Vector<Element>) throws -> Vector<Target>
  ) rethrows -> Matrix<Target> {
    Matrix<Target>(columns: try (0..<columns).map { try transform(self[column: $0]) })
  }

  /// The conjugate of each element, a copy; the matrix itself for real elements.
  public func conjugated() -> Matrix {
    guard Element.isComplex else { return self }
    return mapped(Element.conjugate)
  }

  /// The modulus |aᵢⱼ| of each element.
  public func abs() -> Matrix<Element.Real> { mapped(Element.moduli) }

  /// The real part of each element.
  public var real: Matrix<Element.Real> { part(0) }

  /// The imaginary part of each element: zeros for a real matrix.
  public var imaginary: Matrix<Element.Real> {
    Element.isComplex ? part(1) : Matrix<Element.Real>.zeros(rows, columns)
  }

  /// The real (0) or imaginary (1) parts, copied; a complex matrix is read as a real one with twice the strides.
  private func part(_ index: Int) -> Matrix<Element.Real> {
    let parts = Element.isComplex ? 2 : 1
    let view = Matrix<Element.Real>(
      storage: storage, offset: parts * offset + index, rows: rows, columns: columns, rowStride: parts * rowStride,
      columnStride: parts * columnStride)
    return Element.isComplex ? view.columnMajorCopy() : view
  }

  /// The complex matrix with these real and imaginary parts, which must have equal shapes.
  public init(real: Matrix<Element.Real>, imaginary: Matrix<Element.Real>) {
    precondition(
      real.rows == imaginary.rows && real.columns == imaginary.columns,
      "shapes \(real.shapeText) and \(imaginary.shapeText) are not equal")
    self.init(rows: real.rows, columns: real.columns) { i, j in Element(real: real[i, j], imaginary: imaginary[i, j]) }
  }
}
