extension Matrix {
  /// The transpose Aᵀ, a view.
  @inlinable
  public func transposed() -> Matrix {
    Matrix(
      storage: storage, offset: offset, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride)
  }

  /// The adjoint (conjugate transpose) Aᴴ: a view for real elements, a copy for complex ones.
  public func adjoint() -> Matrix {
    guard Element.isComplex else { return transposed() }
    let result = Matrix(uninitializedRows: columns, columns: rows)
    withPointer { source in
      _ = Element.copy(
        source, columnStride, rowStride, to: result.storage.base(of: Element.self), Swift.max(1, columns),
        columns, rows, conjugating: true)
    }
    return result
  }

  /// The row at this index, a view.
  public subscript(row row: Int) -> Vector<Element> {
    get { Vector(self[row..<row + 1, 0..<columns]) }
    set { self[row..<row + 1, 0..<columns] = newValue.asRow }
  }

  /// The column at this index, a view.
  public subscript(column column: Int) -> Vector<Element> {
    get {
      let view = self[0..<rows, column..<column + 1]
      return Vector(storage: storage, offset: view.offset, count: rows, stride: rowStride)
    }
    set { self[0..<rows, column..<column + 1] = newValue.asColumn }
  }

  /// The submatrix of these rows and columns, a view; assigning to it copies the elements in.
  public subscript(rowRange: some RangeExpression<Int>, columnRange: some RangeExpression<Int>) -> Matrix {
    get { view(rowRange.relative(to: 0..<rows), columnRange.relative(to: 0..<columns)) }
    set { assign(newValue, to: rowRange.relative(to: 0..<rows), columnRange.relative(to: 0..<columns)) }
  }

  /// These rows of all columns, a view.
  public subscript(rowRange: some RangeExpression<Int>, all: UnboundedRange) -> Matrix {
    get { view(rowRange.relative(to: 0..<rows), 0..<columns) }
    set { assign(newValue, to: rowRange.relative(to: 0..<rows), 0..<columns) }
  }

  /// These columns of all rows, a view.
  public subscript(all: UnboundedRange, columnRange: some RangeExpression<Int>) -> Matrix {
    get { view(0..<rows, columnRange.relative(to: 0..<columns)) }
    set { assign(newValue, to: 0..<rows, columnRange.relative(to: 0..<columns)) }
  }

  func view(_ rowRange: Range<Int>, _ columnRange: Range<Int>) -> Matrix {
    precondition(
      rowRange.lowerBound >= 0 && rowRange.upperBound <= rows && columnRange.lowerBound >= 0
        && columnRange.upperBound <= columns,
      "rows \(rowRange) and columns \(columnRange) are not inside a matrix of shape \(shapeText)")
    return Matrix(
      storage: storage, offset: offset + rowRange.lowerBound * rowStride + columnRange.lowerBound * columnStride,
      rows: rowRange.count, columns: columnRange.count, rowStride: rowStride, columnStride: columnStride)
  }

  mutating func assign(_ source: Matrix, to rowRange: Range<Int>, _ columnRange: Range<Int>) {
    precondition(
      source.rows == rowRange.count && source.columns == columnRange.count,
      "a matrix of shape \(source.shapeText) cannot be assigned to \(rowRange.count)×\(columnRange.count) elements")
    makeUnique()
    let target = view(rowRange, columnRange)
    source.withPointer { from in
      let to = target.storage.base(of: Element.self) + target.offset
      for j in 0..<target.columns {
        for i in 0..<target.rows {
          to[i * target.rowStride + j * target.columnStride] = from[i * source.rowStride + j * source.columnStride]
        }
      }
    }
  }
}
