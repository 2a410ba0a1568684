import ComplexModule
import LinearAlgebra

/// A Matrix Market file: opening it reads its header.
///
/// ```swift
/// let a = try Matrix<Double>(MatrixMarketFile("lund_a.mtx").tensor())
/// ```
///
/// Array and coordinate files, all fields and symmetries are read. The format is that of NIST (R. Boisvert, R. Pozo,
/// K. Remington, "The Matrix Market Exchange Formats", NISTIR 5935, 1996).
public struct MatrixMarketFile: Sendable {
  /// What is in the file and how it is written.
  public let header: MatrixMarketHeader
  private let file: InputFile
  private let start: Int
  private let firstLine: Int

  /// Opens the file and reads its header.
  ///
  /// - Throws: ``ArrayFileError`` with the line where the file is not what the format says.
  public init(_ path: String) throws(ArrayFileError) {
    file = try InputFile(path)
    let cursor = TextCursor(file, 0..<file.size)
    header = try MatrixMarketHeader(cursor, size: file.size)
    start = cursor.offset
    firstLine = cursor.line
  }

  /// The matrix with all its elements, column-major; entries that stand twice are added.
  ///
  /// - Parameter limit: the largest size in bytes to which a coordinate file may expand: a short file can state a huge shape.
  /// - Throws: ``ArrayFileError`` with the line where the file is not what the format says; `mismatch` beyond the limit.
  public func tensor(limit: Int = 1 << 30) throws(ArrayFileError) -> AnyTensor {
    switch header.field {
    case .real: try dense(Double.self, limit)
    case .integer: try dense(Int64.self, limit)
    case .unsignedInteger: try dense(UInt64.self, limit)
    case .complex: try dense(Complex<Double>.self, limit)
    case .pattern: try dense(Bool.self, limit)
    }
  }

  /// The entries of a coordinate file in its order, those above the diagonal of a symmetric matrix each behind its mirror
  /// image.
  ///
  /// - Throws: ``ArrayFileError`` with the line where the file is not what the format says; `mismatch` for an array file.
  public func triplets() throws(ArrayFileError) -> MatrixMarketTriplets {
    guard header.format == .coordinate else {
      throw ArrayFileError(.mismatch, path: file.path, "an array file lists all elements: it has no triplets")
    }
    return switch header.field {
    case .real: try sparse(Double.self)
    case .integer: try sparse(Int64.self)
    case .unsignedInteger: try sparse(UInt64.self)
    case .complex: try sparse(Complex<Double>.self)
    case .pattern: try sparse(Bool.self)
    }
  }

  private func dense<Element: MatrixMarketElement>(
    _ type: Element.Type, _ limit: Int
  ) throws(ArrayFileError) -> AnyTensor {
    let (rows, columns) = (header.rows, header.columns)
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    let (bytes, excess) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
    guard !overflow, !excess, header.format == .array || bytes <= limit else {
      throw ArrayFileError(
        .mismatch, path: file.path,
        "a dense matrix of \(rows) rows and \(columns) columns is larger than \(limit) bytes; read its triplets")
    }
    let result = Tensor<Element>(uninitialized: Layout(shape: Axes([rows, columns]), strides: Axes([1, rows])))
    let target = result.storage.base(of: Element.self)
    target.initialize(repeating: .zero, count: count)
    let isSparse = header.format == .coordinate
    try forEachEntry(type) { i, j, value throws(ArrayFileError) in
      guard isSparse else {
        // Not added to zero, which would take the sign from -0.
        target[i + j * rows] = value
        return true
      }
      guard let sum = target[i + j * rows].adding(value) else { return false }
      target[i + j * rows] = sum
      return true
    }
    withExtendedLifetime(result) {}
    return AnyTensor(Element.elementKind, storage: result.storage, layout: result.layout, source: file.path)
  }

  private func sparse<Element: MatrixMarketElement>(_ type: Element.Type) throws(ArrayFileError) -> MatrixMarketTriplets
  {
    var (rows, columns, values): ([Int], [Int], [Element]) = ([], [], [])
    try forEachEntry(type) { i, j, value in
      rows.append(i)
      columns.append(j)
      values.append(value)
      return true
    }
    let tensor = Tensor(shape: [values.count], values)
    return MatrixMarketTriplets(
      shape: (header.rows, header.columns), rows: rows, columns: columns,
      values: AnyTensor(Element.elementKind, storage: tensor.storage, layout: tensor.layout, source: file.path))
  }

  /// Calls `body` for each entry and its mirror image; it returns false where a sum does not fit the type.
  private func forEachEntry<Element: MatrixMarketElement>(
    _ type: Element.Type, _ body: (Int, Int, Element) throws(ArrayFileError) -> Bool
  ) throws(ArrayFileError) {
    let cursor = TextCursor(file, start..<file.size)
    cursor.line = firstLine
    var reader = NumberReader()
    var place = (row: header.symmetry == .skewSymmetric ? 1 : 0, column: 0)
    for entry in 0..<header.entries {
      guard try cursor.skipSpaceAndEmptyLines() else {
        throw cursor.malformed("the file ends after \(entry) entries, \(header.entries) were stated")
      }
      if header.format == .coordinate { place = try coordinates(cursor) }
      let (i, j) = place
      let value = try Element.read(cursor, &reader)
      guard header.symmetry != .hermitian || i != j || value.isReal else {
        throw cursor.malformed("the diagonal of a hermitian matrix is real")
      }
      var fits = try body(i, j, value)
      if header.symmetry != .general, i != j {
        guard let mirrored = value.mirrored(header.symmetry) else {
          throw cursor.malformed("the negative of the entry does not fit \(header.kind.name)")
        }
        fits = try body(j, i, mirrored) && fits
      }
      guard fits else { throw cursor.malformed("the sum of the entries at one place does not fit \(header.kind.name)") }
      try cursor.endLine()
      if header.format == .array { advance(&place) }
    }
    guard try !cursor.skipSpaceAndEmptyLines() else {
      throw cursor.malformed("more than \(header.entries) entries")
    }
  }

  /// The next place of an array file: column after column, from the diagonal or below it for symmetric matrices.
  private func advance(_ place: inout (row: Int, column: Int)) {
    place.row += 1
    guard place.row >= header.rows else { return }
    place.column += 1
    switch header.symmetry {
    case .general: place.row = 0
    case .symmetric, .hermitian: place.row = place.column
    case .skewSymmetric: place.row = place.column + 1
    }
  }

  private func coordinates(_ cursor: TextCursor) throws(ArrayFileError) -> (row: Int, column: Int) {
    let (row, column) = (try cursor.count("the row"), try cursor.count("the column"))
    guard row >= 1, row <= header.rows else {
      throw cursor.malformed("row \(row) is not among 1 to \(header.rows)")
    }
    guard column >= 1, column <= header.columns else {
      throw cursor.malformed("column \(column) is not among 1 to \(header.columns)")
    }
    guard header.symmetry == .general || row >= column else {
      throw cursor.malformed(
        "row \(row), column \(column) is above the diagonal; a \(header.symmetry.rawValue) matrix lists the entries below"
      )
    }
    guard header.symmetry != .skewSymmetric || row > column else {
      throw cursor.malformed("row \(row), column \(column): the diagonal of a skew-symmetric matrix is not listed")
    }
    return (row - 1, column - 1)
  }
}
