import ComplexModule

extension Matrix {
  /// Whether rows are the tighter runs, so that a result is best laid out row after row.
  @usableFromInline
  var prefersRowMajor: Bool { rows > 1 && columns > 1 && columnStride.magnitude < rowStride.magnitude }

  /// New storage in which this shape lies column after column, or row after row.
  @usableFromInline
  static func uninitialized(_ rows: Int, _ columns: Int, rowMajor: Bool) -> Matrix {
    rowMajor
      ? Matrix(uninitializedRows: columns, columns: rows).transposed()
      : Matrix(uninitializedRows: rows, columns: columns)
  }

  /// Whether the elements may be overwritten: nobody else sees them.
  mutating func isExclusive() -> Bool { isKnownUniquelyReferenced(&storage) && storage.isWritable }

  /// The elements as loops see them; the matrix must be kept alive meanwhile.
  var strided: Strided<Element> { Strided(storage.base(of: Element.self) + offset, rowStride, columnStride) }

  /// The elements repeated along axes of length 1 to make up this shape.
  func broadcast(_ rows: Int, _ columns: Int) -> Strided<Element> {
    Strided(
      storage.base(of: Element.self) + offset,
      self.rows == rows ? rowStride : 0, self.columns == columns ? columnStride : 0)
  }

  /// The shape that both broadcast to: axes must be equal or 1.
  static func broadcastShape(_ a: Matrix, _ b: Matrix) -> (rows: Int, columns: Int) {
    precondition(
      (a.rows == b.rows || a.rows == 1 || b.rows == 1)
        && (a.columns == b.columns || a.columns == 1 || b.columns == 1),
      "shapes \(a.shapeText) and \(b.shapeText) do not broadcast")
    return (a.rows == 1 ? b.rows : a.rows, a.columns == 1 ? b.columns : a.columns)
  }

  /// a ∘ b, in the storage of an operand that nobody else sees if there is one.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(_ operation: ElementwiseOperation, _ a: consuming Matrix, _ b: consuming Matrix) -> Matrix {
    var (a, b) = (a, b)
    let (rows, columns) = broadcastShape(a, b)
    let (aFills, bFills) = (a.rows == rows && a.columns == columns, b.rows == rows && b.columns == columns)
    let result =
      if aFills, a.isExclusive() { a } else if bFills, b.isExclusive() { b } else {
        uninitialized(
          rows, columns,
          rowMajor: (!aFills || a.prefersRowMajor) && (!bFills || b.prefersRowMajor) && (aFills || bFills))
      }
    combine(operation, into: result, a, b)
    return result
  }

  /// a ← a ∘ b, in place where nobody else sees a.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(_ operation: ElementwiseOperation, into a: inout Matrix, exclusive: Bool, _ b: Matrix) {
    let (rows, columns) = broadcastShape(a, b)
    precondition(
      a.rows == rows && a.columns == columns, "a matrix of shape \(b.shapeText) does not broadcast to \(a.shapeText)")
    if exclusive {
      combine(operation, into: a, a, b)
    } else {
      a = elementwise(operation, a, b)
    }
  }

  private static func combine(
    _ operation: ElementwiseOperation, into result: borrowing Matrix, _ a: borrowing Matrix, _ b: borrowing Matrix
  ) {
    let (rows, columns) = (result.rows, result.columns)
    elementwiseLoop(
      operation, rows: rows, columns: columns, result.strided, a.broadcast(rows, columns), b.broadcast(rows, columns))
    withExtendedLifetime((copy a, copy b, copy result)) {}
  }

  /// kernel(a), in a's storage where nobody else sees it.
  static func elementwise(
    _ a: consuming Matrix, _ kernel: (UnsafeMutablePointer<Element>, UnsafePointer<Element>, Int) -> Void
  ) -> Matrix {
    var a = a
    let result = a.isExclusive() ? a : uninitialized(a.rows, a.columns, rowMajor: a.prefersRowMajor)
    elementwiseLoop(rows: a.rows, columns: a.columns, result.strided, a.strided, kernel)
    return withExtendedLifetime(a) { result }
  }

  /// a ∘ scalar.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(_ operation: ElementwiseOperation, _ a: consuming Matrix, _ scalar: Element) -> Matrix {
    elementwise(a) { Element.apply(operation, $0, $1, scalar: scalar, $2) }
  }

  /// scalar ∘ a.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(_ operation: ElementwiseOperation, _ scalar: Element, _ a: consuming Matrix) -> Matrix {
    elementwise(a) { Element.apply(operation, $0, scalar: scalar, $1, $2) }
  }

  /// a ← a ∘ scalar, in place where nobody else sees a.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(
    _ operation: ElementwiseOperation, into a: inout Matrix, exclusive: Bool, _ scalar: Element
  ) {
    if exclusive {
      elementwiseLoop(rows: a.rows, columns: a.columns, a.strided, a.strided) {
        Element.apply(operation, $0, $1, scalar: scalar, $2)
      }
      withExtendedLifetime(a) {}
    } else {
      a = elementwise(operation, a, scalar)
    }
  }

  /// kernel(a) in another element type.
  func mapped<Target: Scalar>(
    _ kernel: (UnsafeMutablePointer<Target>, UnsafePointer<Element>, Int) -> Void
  ) -> Matrix<Target> {
    let result = Matrix<Target>.uninitialized(rows, columns, rowMajor: prefersRowMajor)
    elementwiseLoop(rows: rows, columns: columns, result.strided, strided, kernel)
    return withExtendedLifetime(self) { result }
  }
}
