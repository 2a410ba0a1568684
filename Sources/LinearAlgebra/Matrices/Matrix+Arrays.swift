extension Matrix {
  /// The elements, row after row.
  public var rowMajorElements: [Element] { transposed().columnMajorElements }

  /// The elements, column after column.
  public var columnMajorElements: [Element] {
    Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      if let target = buffer.baseAddress, !isEmpty {
        withPointer { _ = Element.copy($0, rowStride, columnStride, to: target, rows, rows, columns) }
      }
      initialized = count
    }
  }

  /// The rows as arrays.
  public var nestedRows: [[Element]] { (0..<rows).map { Array(self[row: $0]) } }

  /// The matrix with these rows, which must have equal counts.
  public init(rows: [Vector<Element>]) {
    let columns = rows.first?.count ?? 0
    self.init(uninitializedRows: rows.count, columns: columns)
    for (i, row) in rows.enumerated() {
      precondition(row.count == columns, "row \(i) has \(row.count) elements, row 0 has \(columns)")
      view(i..<i + 1, 0..<columns).overwrite(with: row.asRow)
    }
  }

  /// The matrix with these columns, which must have equal counts.
  public init(columns: [Vector<Element>]) { self = Matrix(rows: columns).transposed() }

  /// The rows, views, from the first to the last.
  public var rowVectors: some RandomAccessCollection<Vector<Element>> { (0..<rows).lazy.map { self[row: $0] } }

  /// The columns, views, from the first to the last.
  public var columnVectors: some RandomAccessCollection<Vector<Element>> {
    (0..<columns).lazy.map { self[column: $0] }
  }

  /// The matrix of one element as that element.
  public var scalar: Element {
    precondition(rows == 1 && columns == 1, "a matrix of shape \(shapeText) is not a scalar")
    return self[0, 0]
  }
}

extension Matrix {
  /// The elements of another matrix rounded to this element type; the imaginary part is dropped where this type is real.
  @inlinable
  public init<Other: Scalar>(converting other: Matrix<Other>) { self = other.map { Element(converting: $0) } }
}

extension Vector {
  /// The elements of another vector rounded to this element type; the imaginary part is dropped where this type is real.
  @inlinable
  public init<Other: Scalar>(converting other: Vector<Other>) { self = other.map { Element(converting: $0) } }
}
