extension Matrix {
  /// The matrix whose elements are `transform` of these, in one pass.
  ///
  /// The loop is compiled with the closure: arithmetic is vectorised in optimised builds.
  @inlinable @inline(__always)
  public func map<Target: Scalar, Failure: Error>(
    _ transform: (Element) throws(Failure) -> Target
  ) throws(Failure) -> Matrix<Target> {
    let result = Matrix<Target>.uninitialized(rows, columns, rowMajor: prefersRowMajor)
    let loop = runLoop()
    let (target, x) = (result.storage.base(of: Target.self), UnsafePointer(storage.base(of: Element.self) + offset))
    defer { withExtendedLifetime(storage) {} }
    for j in 0..<loop.runs {
      try mapRun(loop.count, target + j &* loop.count, x + j &* loop.x.next, loop.x.step, transform)
    }
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
    let (target, x) = (result.storage.base(of: Target.self), UnsafePointer(storage.base(of: Element.self) + offset))
    let y = UnsafePointer(other.storage.base(of: Other.self) + other.offset)
    defer { withExtendedLifetime((storage, other.storage)) {} }
    for j in 0..<loop.runs {
      try zipRun(
        loop.count, target + j &* loop.count, x + j &* loop.x.next, loop.x.step, y + j &* loop.y.next, loop.y.step,
        transform)
    }
    return result
  }

  /// How the elements are walked over for a result that is laid out as they are.
  @usableFromInline
  func runLoop() -> RunLoop {
    let strides = (rowStride, columnStride)
    return RunLoop(rows: rows, columns: columns, rowMajor: prefersRowMajor, x: strides, y: strides)
  }

  /// How the elements are walked over together with those of another matrix, which must have the same shape.
  @usableFromInline
  func runLoop(with other: Matrix<some Scalar>) -> RunLoop {
    precondition(
      rows == other.rows && columns == other.columns, "shapes \(shapeText) and \(other.shapeText) are not equal")
    return RunLoop(
      rows: rows, columns: columns, rowMajor: prefersRowMajor && other.prefersRowMajor, x: (rowStride, columnStride),
      y: (other.rowStride, other.columnStride))
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
