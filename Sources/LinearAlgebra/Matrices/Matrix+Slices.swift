import ComplexModule

extension Matrix {
  /// The row at this index: a view, and assignable.
  public subscript(row row: Int) -> Vector<Element> {
    get { Vector(asRow: view(row..<row + 1, 0..<columns)) }
    set { assign(newValue.asRow, to: row..<row + 1, 0..<columns) }
  }

  /// The column at this index: a view, and assignable.
  public subscript(column column: Int) -> Vector<Element> {
    get { Vector(asRow: view(0..<rows, column..<column + 1).transposed()) }
    set { assign(newValue.asColumn, to: 0..<rows, column..<column + 1) }
  }

  /// The submatrix of these rows and columns, a view; assigning to it copies the elements in.
  public subscript(rowRange: some RangeExpression<Int>, columnRange: some RangeExpression<Int>) -> Matrix {
    get { view(rowRange.relative(to: 0..<rows), columnRange.relative(to: 0..<columns)) }
    set { assign(newValue, to: rowRange.relative(to: 0..<rows), columnRange.relative(to: 0..<columns)) }
  }

  /// These rows of all columns, a view; assigning to it copies the elements in.
  public subscript(rowRange: some RangeExpression<Int>, all: UnboundedRange) -> Matrix {
    get { view(rowRange.relative(to: 0..<rows), 0..<columns) }
    set { assign(newValue, to: rowRange.relative(to: 0..<rows), 0..<columns) }
  }

  /// These columns of all rows, a view; assigning to it copies the elements in.
  public subscript(all: UnboundedRange, columnRange: some RangeExpression<Int>) -> Matrix {
    get { view(0..<rows, columnRange.relative(to: 0..<columns)) }
    set { assign(newValue, to: 0..<rows, columnRange.relative(to: 0..<columns)) }
  }

  /// All elements, a view; assigning to it copies the elements in.
  public subscript(allRows: UnboundedRange, allColumns: UnboundedRange) -> Matrix {
    get { self }
    set { assign(newValue, to: 0..<rows, 0..<columns) }
  }

  /// A part of the row at this index, a view; assigning to it copies the elements in.
  public subscript(row: Int, columnRange: some RangeExpression<Int>) -> Vector<Element> {
    get { Vector(asRow: view(row..<row + 1, columnRange.relative(to: 0..<columns))) }
    set { assign(newValue.asRow, to: row..<row + 1, columnRange.relative(to: 0..<columns)) }
  }

  /// The row at this index: a view, and assignable.
  public subscript(row: Int, all: UnboundedRange) -> Vector<Element> {
    get { self[row: row] }
    set { self[row: row] = newValue }
  }

  /// A part of the column at this index, a view; assigning to it copies the elements in.
  public subscript(rowRange: some RangeExpression<Int>, column: Int) -> Vector<Element> {
    get { Vector(asRow: view(rowRange.relative(to: 0..<rows), column..<column + 1).transposed()) }
    set { assign(newValue.asColumn, to: rowRange.relative(to: 0..<rows), column..<column + 1) }
  }

  /// The column at this index: a view, and assignable.
  public subscript(all: UnboundedRange, column: Int) -> Vector<Element> {
    get { self[column: column] }
    set { self[column: column] = newValue }
  }

  /// The rows and columns at these indices, in their order and as often as they are named: a copy.
  ///
  /// ```swift
  /// let chosen = a.selecting(rows: [3, 0, 3])
  /// ```
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  public func selecting(rows rowIndices: [Int]? = nil, columns columnIndices: [Int]? = nil) -> Matrix {
    let (rowIndices, columnIndices) = (rowIndices ?? Array(0..<rows), columnIndices ?? Array(0..<columns))
    for i in rowIndices { precondition(i >= 0 && i < rows, "row \(i) is not in a matrix of shape \(shapeText)") }
    for j in columnIndices {
      precondition(j >= 0 && j < columns, "column \(j) is not in a matrix of shape \(shapeText)")
    }
    let result = Matrix(uninitializedRows: rowIndices.count, columns: columnIndices.count)
    withPointer { source in
      var target = result.storage.base(of: Element.self)
      for j in columnIndices {
        for i in rowIndices {
          target.pointee = source[i * rowStride + j * columnStride]
          target += 1
        }
      }
    }
    return result
  }

  func view(_ rowRange: Range<Int>, _ columnRange: Range<Int>) -> Matrix {
    precondition(
      rowRange.lowerBound >= 0 && rowRange.upperBound <= rows && columnRange.lowerBound >= 0
        && columnRange.upperBound <= columns,
      "rows \(rowRange) and columns \(columnRange) are not inside a matrix of shape \(shapeText)")
    let start =
      rowRange.isEmpty || columnRange.isEmpty
      ? offset : offset + rowRange.lowerBound * rowStride + columnRange.lowerBound * columnStride
    return Matrix(
      storage: storage, offset: start,
      rows: rowRange.count, columns: columnRange.count, rowStride: rowStride, columnStride: columnStride)
  }

  mutating func assign(_ source: Matrix, to rowRange: Range<Int>, _ columnRange: Range<Int>) {
    precondition(
      source.rows == rowRange.count && source.columns == columnRange.count,
      "a matrix of shape \(source.shapeText) cannot be assigned to \(rowRange.count)×\(columnRange.count) elements")
    // A source that shares this storage makes it shared: the elements move to new storage before they are written,
    // so that source and target never overlap.
    makeUnique()
    view(rowRange, columnRange).overwrite(with: source)
  }

  /// Writes the elements of `source`, of the same shape and in other storage, over those of this view.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  func overwrite(with source: Matrix) {
    defer { withExtendedLifetime((self, source)) {} }
    // Where a side of the target is contiguous, the copy that also transposes is the fastest.
    if rowStride == 1 || columnStride == 1 {
      let (target, from) = rowStride == 1 ? (strided, source.strided) : (strided.swapped, source.strided.swapped)
      let (inner, outer) = rowStride == 1 ? (rows, columns) : (columns, rows)
      Element.copy(UnsafePointer(from.base), from.inner, from.outer, to: target.base, target.outer, inner, outer)
      return
    }
    elementwiseLoop(rows: rows, columns: columns, strided, source.strided) { target, x, count in
      target.update(from: x, count: count)
    }
  }
}
