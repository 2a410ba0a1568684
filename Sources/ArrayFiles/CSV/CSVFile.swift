import Dispatch
import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A table of numbers as text, separated by commas or tabs: opening it reads the header only.
///
/// ```swift
/// let file = try CSVFile("measurements.csv", CSVOptions(missing: .nan))
/// let x = try Matrix<Double>(file.tensor())
/// ```
///
/// Cells may be quoted as RFC 4180 says, and have spaces around them. Numbers are read to the nearest Double, with a point
/// whatever the locale is; NaN and infinity are numbers. Empty lines are passed over.
public struct CSVFile: Sendable {
  /// The names of the columns, if the first line has them.
  public let columnNames: [String]?
  private let file: InputFile
  private let options: CSVOptions
  private let separator: UInt8
  private let start: Int
  private let firstLine: Int

  /// From this size on the text is read by several threads.
  private static let bytesForThread = 2 << 20

  /// Opens the table and reads its header.
  ///
  /// - Throws: ``ArrayFileError`` with the line and column where the file is not what the options say.
  public init(_ path: String, _ options: CSVOptions = CSVOptions()) throws(ArrayFileError) {
    file = try InputFile(path)
    self.options = options
    separator = try options.separatorByte(for: path)
    let header = try CSVHeader(file, separator: separator, options: options)
    columnNames = header.names
    start = header.start
    firstLine = header.line
  }

  /// The numbers: a float64 tensor with a row for each line and a column for each cell of it.
  ///
  /// - Throws: ``ArrayFileError`` with the line and column of the first cell that is not a number, of a row that is shorter
  ///   or longer than the header or first row, and of an integer that no float64 equals.
  public func tensor() throws(ArrayFileError) -> AnyTensor {
    let columns = try columnCount()
    let parts = try inParallel(ranges()) { range, _ throws(ArrayFileError) in
      try CSVPart(file, range)
    }
    let rows = parts.reduce(0) { $0 + $1.rows }
    // Each cell has a byte of its own at least: where they do not, a row is short, and is found without a target.
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    let fits = !overflow && count <= file.size + 1
    let result = Tensor<Double>(uninitialized: Axes([fits ? rows : 0, columns]))
    var places: [(row: Int, line: Int)] = [(0, firstLine)]
    for part in parts {
      places.append((places[places.count - 1].row + part.rows, places[places.count - 1].line + part.lines))
    }
    nonisolated(unsafe) let base = result.storage.base(of: Double.self)
    let starts = places
    _ = try inParallel(parts.map(\.range)) { range, index throws(ArrayFileError) in
      let cursor = TextCursor(file, range)
      cursor.line = starts[index].line
      var reader = CSVRows(cursor, separator: separator, options: options)
      var target = fits ? base + starts[index].row * columns : nil
      while try reader.hasRow() {
        try reader.row(columns, into: target)
        if let row = target { target = row + columns }
      }
    }
    withExtendedLifetime(result) {}
    return AnyTensor(
      .double, storage: result.storage, layout: Layout(rowMajor: Axes([rows, columns])), source: file.path)
  }

  /// The number of names, or of cells in the first row.
  private func columnCount() throws(ArrayFileError) -> Int {
    if let columnNames { return columnNames.count }
    let cursor = TextCursor(file, start..<file.size)
    cursor.line = firstLine
    var reader = CSVRows(cursor, separator: separator, options: options)
    guard try reader.hasRow() else { throw cursor.malformed("there are no rows") }
    return try reader.count()
  }

  /// Parts of whole lines, one for each thread.
  private func ranges() throws(ArrayFileError) -> [Range<Int>] {
    let size = file.size - start
    let threads = max(1, min(Backend.threads, size / Self.bytesForThread))
    var bounds = [start]
    for part in 1..<max(threads, 2) where threads > 1 {
      let cursor = TextCursor(file, max(bounds[bounds.count - 1], start + size / threads * part)..<file.size)
      try cursor.skipLine()
      bounds.append(cursor.offset)
    }
    bounds.append(file.size)
    return zip(bounds, bounds.dropFirst()).map { $0..<$1 }
  }

  /// The results of `body` for each part; the error of the first part that fails.
  private func inParallel<Result: Sendable>(
    _ ranges: [Range<Int>], _ body: @Sendable (Range<Int>, Int) throws(ArrayFileError) -> Result
  ) throws(ArrayFileError) -> [Result] {
    var results = [Swift.Result<Result, ArrayFileError>?](repeating: nil, count: ranges.count)
    results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let results = buffer
      DispatchQueue.concurrentPerform(iterations: ranges.count) { index in
        do throws(ArrayFileError) { results[index] = .success(try body(ranges[index], index)) } catch {
          results[index] = .failure(error)
        }
      }
    }
    var values: [Result] = []
    for result in results { if let result { values.append(try result.get()) } }
    return values
  }
}

/// How many rows and lines a part of a table has.
private struct CSVPart: Sendable {
  let range: Range<Int>
  private(set) var rows = 0
  private(set) var lines = 0

  init(_ file: InputFile, _ range: Range<Int>) throws(ArrayFileError) {
    self.range = range
    let cursor = TextCursor(file, range)
    // A line that ends in another piece is still open.
    var length = 0
    while true {
      try cursor.ensureWord()
      guard cursor.p < cursor.end else { break }
      var p = cursor.p
      while let found = memchr(p, 0x0A, cursor.end - p) {
        let next = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
        length += next - p - 1
        if length > 1 || length == 1 && next[-2] != 0x0D { rows += 1 }
        (p, length) = (next, 0)
        lines += 1
      }
      length += cursor.end - p
      cursor.p = cursor.end
    }
    if length > 0 { rows += 1 }
  }
}
