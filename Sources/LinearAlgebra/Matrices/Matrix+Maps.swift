extension Matrix {
  /// The matrix whose elements are `transform` of these, in one pass.
  ///
  /// The loop is compiled with the closure: arithmetic is vectorised in optimised builds.
  @inlinable @inline(__always)
  public func map<Target: Scalar, Failure: Error>(
    _ transform: (Element) throws(Failure) -> Target
  ) throws(Failure) -> Matrix<Target> {
    let result = Matrix<Target>.uninitialized(rows, columns, rowMajor: prefersRowMajor)
    defer { withExtendedLifetime(storage) {} }
    try runLoop().map(
      0..<count, result.storage.base(of: Target.self), UnsafePointer(storage.base(of: Element.self) + offset), transform
    )
    return result
  }

  /// The matrix whose elements are `transform` of those of this and another matrix of the same shape, in one pass.
  ///
  /// The loop is compiled with the closure: arithmetic is vectorised in optimised builds.
  @inlinable @inline(__always)
  public func zip<Other: Scalar, Target: Scalar, Failure: Error>(
    _ other: Matrix<Other>, _ transform: (Element, Other) throws(Failure) -> Target
  ) throws(Failure) -> Matrix<Target> {
    let loop = runLoop(with: other)
    let result = Matrix<Target>.uninitialized(rows, columns, rowMajor: prefersRowMajor && other.prefersRowMajor)
    defer { withExtendedLifetime((storage, other.storage)) {} }
    try loop.zip(
      0..<count, result.storage.base(of: Target.self), UnsafePointer(storage.base(of: Element.self) + offset),
      UnsafePointer(other.storage.base(of: Other.self) + other.offset), transform)
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
