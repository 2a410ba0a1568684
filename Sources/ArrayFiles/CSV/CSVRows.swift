/// Reads the rows of a part of a table that begins and ends with whole lines.
struct CSVRows {
  private let cursor: TextCursor
  private let separator: UInt8
  private let options: CSVOptions
  private var reader = NumberReader()

  init(_ cursor: TextCursor, separator: UInt8, options: CSVOptions) {
    self.cursor = cursor
    self.separator = separator
    self.options = options
  }

  private func malformed(_ column: Int, _ message: String) -> ArrayFileError {
    ArrayFileError(.malformed, path: cursor.file.path, at: .cell(line: cursor.line, column: column), message)
  }

  /// Moves over empty lines; returns whether a row follows.
  func hasRow() throws(ArrayFileError) -> Bool {
    while true {
      try cursor.ensureWord()
      let p = cursor.p
      if p.pointee == 0x0A {
        cursor.p += 1
      } else if p.pointee == 0x0D, p[1] == 0x0A {
        cursor.p += 2
      } else {
        return !cursor.isAtEnd
      }
      cursor.line += 1
    }
  }

  /// Reads a row of this many numbers, and stores them unless there is no target.
  mutating func row(_ columns: Int, into target: UnsafeMutablePointer<Double>?) throws(ArrayFileError) {
    for column in 0..<columns {
      let value = try number(column)
      target?[column] = value
      try endCell(column, of: columns)
    }
  }

  /// The number of cells in the row, without moving on to the next one.
  mutating func count() throws(ArrayFileError) -> Int {
    var cells = 1
    while true {
      _ = try number(cells - 1)
      guard cursor.p.pointee == separator else { return cells }
      cursor.p += 1
      cells += 1
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 && separator != 0x09 }

  /// Reads a cell up to the separator or line end behind it.
  @inline(__always)
  private mutating func number(_ column: Int) throws(ArrayFileError) -> Double {
    try cursor.ensureWord()
    var p = cursor.p
    while isSpace(p.pointee) { p += 1 }
    let isQuoted = p.pointee == 0x22
    if isQuoted { p += 1 }
    if let value = reader.number(&p) {
      if !isQuoted || p.pointee == 0x22 {
        if isQuoted { p += 1 }
        while isSpace(p.pointee) { p += 1 }
        if cursor.isCut(p) { return try missing(column) }
        if p.pointee == separator || p.pointee == 0x0A || p.pointee == 0x0D || p == cursor.end {
          guard !reader.isInexactInteger || options.roundsIntegers else {
            throw malformed(column + 1, "the integer \(cursor.excerpt(until: separator)) is not exactly a float64")
          }
          cursor.p = p
          return value
        }
      }
    }
    return try missing(column)
  }

  /// A cell that is no number: a missing one, if that is allowed.
  private func missing(_ column: Int) throws(ArrayFileError) -> Double {
    let start = cursor.p
    var p = start
    while isSpace(p.pointee) { p += 1 }
    let isQuoted = p.pointee == 0x22
    if isQuoted { p += 1 }
    let first = p
    while p < cursor.end, p.pointee != 0x0A, p.pointee != 0x0D, p.pointee != (isQuoted ? 0x22 : separator) { p += 1 }
    var last = p
    guard !cursor.isCut(p) else { throw malformed(column + 1, "a cell of more than \(TextCursor.longestWord) bytes") }
    if isQuoted {
      guard p.pointee == 0x22 else { throw malformed(column + 1, "the quoted cell is not closed on its line") }
      p += 1
    } else {
      while last > first, isSpace(last[-1]) { last -= 1 }
    }
    while isSpace(p.pointee) { p += 1 }
    guard !cursor.isCut(p) else { throw malformed(column + 1, "a cell of more than \(TextCursor.longestWord) bytes") }
    guard p.pointee == separator || p.pointee == 0x0A || p.pointee == 0x0D || p == cursor.end else {
      throw malformed(
        column + 1,
        "\(cursor.excerpt(until: separator)): a separator or the end of the line was expected behind the cell")
    }
    let text = String(decoding: UnsafeBufferPointer(start: first, count: min(last - first, 64)), as: UTF8.self)
    guard options.missingTexts.contains(text) else {
      throw malformed(column + 1, "\(cursor.excerpt(until: separator)) is not a number")
    }
    guard let value = options.missing else {
      throw malformed(column + 1, "the number is missing (\(jsonString(text)))")
    }
    cursor.p = p
    return value
  }

  /// Passes the separator, or the line end behind the last cell.
  @inline(__always)
  private func endCell(_ column: Int, of columns: Int) throws(ArrayFileError) {
    let p = cursor.p
    if column + 1 < columns {
      guard p.pointee == separator, p < cursor.end else {
        throw malformed(column + 2, "the row has \(column + 1) cells, \(columns) were expected")
      }
      cursor.p = p + 1
    } else if p.pointee == 0x0A {
      cursor.p = p + 1
      cursor.line += 1
    } else if p.pointee == separator {
      throw malformed(columns + 1, "the row has more than \(columns) cells")
    } else if p.pointee == 0x0D {
      guard p[1] == 0x0A || p + 1 == cursor.end else {
        throw malformed(column + 1, "a carriage return without a line feed")
      }
      cursor.p = p[1] == 0x0A ? p + 2 : p + 1
      cursor.line += 1
    }
  }
}
