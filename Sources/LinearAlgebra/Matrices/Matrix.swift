/// A dense matrix: a strided view of shared storage, copied when it is written while shared.
///
/// New matrices are column-major, as LAPACK wants them. Transposes, slices and rows of other matrices are views that
/// cost nothing; row-major data from a file are used as they are.
///
/// ```swift
/// let a: Matrix = [[4, 1], [1, 3]]     // Matrix<Double>
/// let x = try a.solve([1, 2])
/// ```
///
/// It is `Sendable`, unchecked, because storage is never written while it is shared.
public struct Matrix<Element: Scalar>: @unchecked Sendable {
  @usableFromInline package var storage: Storage
  /// The position of element (0, 0) in the storage, counted in elements.
  @usableFromInline package var offset: Int
  /// The number of rows.
  public internal(set) var rows: Int
  /// The number of columns.
  public internal(set) var columns: Int
  /// The distance in elements from one row to the next; negative in reversed views.
  public internal(set) var rowStride: Int
  /// The distance in elements from one column to the next; negative in reversed views.
  public internal(set) var columnStride: Int

  @usableFromInline
  package init(storage: Storage, offset: Int, rows: Int, columns: Int, rowStride: Int, columnStride: Int) {
    self.storage = storage
    self.offset = offset
    self.rows = rows
    self.columns = columns
    self.rowStride = rowStride
    self.columnStride = columnStride
  }

  /// A column-major matrix whose elements are written by `initialize`, which must write all of them.
  @inlinable
  init<Failure: Error>(
    rows: Int, columns: Int,
    initialize: (UnsafeMutablePointer<Element>) throws(Failure) -> Void
  ) throws(Failure) {
    self.init(uninitializedRows: rows, columns: columns)
    try initialize(storage.base(of: Element.self))
  }

  @inlinable
  init(uninitializedRows rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot have the shape \(rows)×\(columns)")
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    precondition(!overflow && count <= Int.max / 64, "a matrix of shape \(rows)×\(columns) is too large")
    // OpenBLAS's complex gemv reads an element more of a strided vector, for a row the one behind the last column.
    let spare = Element.isComplex ? rows : 0
    self.init(
      storage: .allocate(bytes: (count + spare) * MemoryLayout<Element>.stride), offset: 0,
      rows: rows, columns: columns, rowStride: 1, columnStride: rows)
  }
}

extension Matrix {
  /// A matrix with every element equal to `value`.
  public init(rows: Int, columns: Int, repeating value: Element) {
    self.init(rows: rows, columns: columns) { Element.fill($0, value, rows * columns) }
  }

  /// A matrix of zeros.
  public static func zeros(_ rows: Int, _ columns: Int) -> Matrix { Matrix(rows: rows, columns: columns, repeating: 0) }

  /// A matrix of ones.
  public static func ones(_ rows: Int, _ columns: Int) -> Matrix { Matrix(rows: rows, columns: columns, repeating: 1) }

  /// The identity of this order, or its rectangular equivalent with ones on the main diagonal.
  public static func identity(_ rows: Int, _ columns: Int? = nil) -> Matrix {
    let columns = columns ?? rows
    return Matrix(rows: rows, columns: columns) { p in
      Element.fill(p, 0, rows * columns)
      for i in 0..<Swift.min(rows, columns) { p[i * (rows + 1)] = 1 }
    }
  }

  /// The square matrix with these elements on its main diagonal and zeros elsewhere.
  public static func diagonal(_ elements: Vector<Element>) -> Matrix {
    var result = zeros(elements.count, elements.count)
    for i in 0..<elements.count { result[i, i] = elements[i] }
    return result
  }

  /// The matrix whose element at (row, column) is `element(row, column)`.
  @inlinable
  public init(rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) throws -> Element) rethrows {
    self.init(uninitializedRows: rows, columns: columns)
    let p = storage.base(of: Element.self)
    for j in 0..<columns {
      for i in 0..<rows { p[j * rows + i] = try element(i, j) }
    }
  }

  /// The matrix with these elements, row after row.
  public init(rows: Int, columns: Int, rowMajor elements: [Element]) {
    self.init(rows: columns, columns: rows, columnMajor: elements)
    self = transposed()
  }

  /// The matrix with these elements, column after column.
  public init(rows: Int, columns: Int, columnMajor elements: [Element]) {
    precondition(
      elements.count == rows * columns, "\(elements.count) elements do not fill a matrix of shape \(rows)×\(columns)")
    self.init(rows: rows, columns: columns) { p in
      elements.withUnsafeBufferPointer { source in
        if let base = source.baseAddress { p.update(from: base, count: source.count) }
      }
    }
  }

  /// The matrix with these rows, which must have equal lengths.
  public init(_ rows: [[Element]]) {
    let columns = rows.first?.count ?? 0
    for (i, row) in rows.enumerated() {
      precondition(row.count == columns, "row \(i) has \(row.count) elements, row 0 has \(columns)")
    }
    self.init(rows: rows.count, columns: columns) { i, j in rows[i][j] }
  }
}

extension Matrix: ExpressibleByArrayLiteral {
  /// The matrix with these rows, which must have equal lengths.
  public init(arrayLiteral rows: [Element]...) { self.init(rows) }
}

extension Matrix {
  /// The number of rows and of columns.
  public var shape: (rows: Int, columns: Int) { (rows, columns) }

  /// The number of elements.
  @inlinable public var count: Int { rows * columns }

  /// Whether there are no elements.
  @inlinable public var isEmpty: Bool { rows == 0 || columns == 0 }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rows == columns }

  /// The shape as it is printed in messages.
  @usableFromInline var shapeText: String { "\(rows)×\(columns)" }

  @inlinable func position(_ row: Int, _ column: Int) -> Int {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "index [\(row), \(column)] is outside a matrix of shape \(rows)×\(columns)")
    return offset + row * rowStride + column * columnStride
  }

  /// The element at this row and column, both counted from 0.
  @inlinable
  public subscript(row: Int, column: Int) -> Element {
    get {
      // The owner may be a temporary whose last use this is.
      defer { withExtendedLifetime(storage) {} }
      return storage.base(of: Element.self)[position(row, column)]
    }
    set {
      makeUnique()
      storage.base(of: Element.self)[position(row, column)] = newValue
    }
  }
}
