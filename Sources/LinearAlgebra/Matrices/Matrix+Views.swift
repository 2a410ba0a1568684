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

  /// The rows in reverse order, a view.
  public func reversedRows() -> Matrix {
    Matrix(
      storage: storage, offset: rows > 0 ? offset + (rows - 1) * rowStride : offset, rows: rows, columns: columns,
      rowStride: -rowStride, columnStride: columnStride)
  }

  /// The columns in reverse order, a view.
  public func reversedColumns() -> Matrix { transposed().reversedRows().transposed() }

  /// The elements in another shape, taken and laid column after column; a view where the columns follow each other
  /// without gaps, a copy elsewhere.
  public func reshaped(_ rows: Int, _ columns: Int) -> Matrix {
    precondition(
      rows >= 0 && columns >= 0 && rows.multipliedReportingOverflow(by: columns) == (count, false),
      "a matrix of shape \(shapeText) cannot be reshaped to \(rows)×\(columns)")
    var result = isContiguousColumnMajor ? self : columnMajorCopy()
    (result.rows, result.columns, result.rowStride, result.columnStride) = (rows, columns, 1, rows)
    return result
  }

  /// The elements in another shape, taken and laid row after row as NumPy's `reshape` does; a view where the rows
  /// follow each other without gaps.
  public func reshapedByRows(_ rows: Int, _ columns: Int) -> Matrix {
    transposed().reshaped(columns, rows).transposed()
  }

  /// The elements column after column: a view where the columns follow each other without gaps.
  public func flattened() -> Vector<Element> { Vector(reshaped(count, 1)) }
}

extension Matrix {
  /// The elements whose column is `offset` more than their row: the main diagonal for 0, those above it for positive
  /// offsets, those below for negative ones. A view.
  public func diagonal(offset k: Int) -> Vector<Element> {
    let (row, column) = (Swift.max(0, -k), Swift.max(0, k))
    let count = Swift.max(0, Swift.min(rows - row, columns - column))
    return Vector(
      storage: storage, offset: count == 0 ? offset : offset + row * rowStride + column * columnStride, count: count,
      stride: rowStride + columnStride)
  }

  /// The main diagonal: a view, and assignable.
  public var diagonal: Vector<Element> {
    get { diagonal(offset: 0) }
    set { setDiagonal(newValue, offset: 0) }
  }

  /// Replaces the elements whose column is `offset` more than their row.
  public mutating func setDiagonal(_ elements: Vector<Element>, offset k: Int) {
    let expected = diagonal(offset: k).count
    precondition(
      elements.count == expected,
      "\(elements.count) elements do not fill diagonal \(k) of a matrix of shape \(shapeText), which has \(expected)")
    makeUnique()
    diagonal(offset: k).asColumn.overwrite(with: elements.asColumn)
  }

  /// The elements on and below the diagonal at `offset`, zeros above it (NumPy's `tril`).
  public func lowerTriangle(offset k: Int = 0) -> Matrix {
    var result = columnMajorCopy()
    result.withMutablePointer { p in
      for j in 0..<columns {
        let zeros = Swift.min(rows, Swift.max(0, j - k))
        Element.fill(p + j * rows, 0, zeros)
      }
    }
    return result
  }

  /// The elements on and above the diagonal at `offset`, zeros below it (NumPy's `triu`).
  public func upperTriangle(offset k: Int = 0) -> Matrix {
    var result = columnMajorCopy()
    result.withMutablePointer { p in
      for j in 0..<columns {
        let kept = Swift.min(rows, Swift.max(0, j - k + 1))
        Element.fill(p + j * rows + kept, 0, rows - kept)
      }
    }
    return result
  }
}
