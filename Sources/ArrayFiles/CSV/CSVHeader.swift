/// The first line of a table: the names of the columns, or none.
struct CSVHeader {
  private static let longest = 16 << 20

  let names: [String]?
  /// Where the rows begin, and on which line.
  let start: Int
  let line: Int

  init(_ file: InputFile, separator: UInt8, options: CSVOptions) throws(ArrayFileError) {
    var cursor = HeaderCursor(file, separator: separator)
    try cursor.skipMark()
    let (begin, line) = (cursor.position, cursor.line)
    guard options.header != .absent else {
      (names, start, self.line) = (nil, begin, line)
      return
    }
    let cells = try cursor.cells()
    guard !cells.isEmpty else {
      throw ArrayFileError(.malformed, path: file.path, at: .line(1), "the file is empty")
    }
    let isNames =
      options.header == .present
      || !cells.contains(where: Self.isNumber) && !cells.allSatisfy(options.missingTexts.contains)
    names = isNames ? cells : nil
    start = isNames ? cursor.position : begin
    self.line = isNames ? cursor.line : line
  }

  private static func isNumber(_ text: String) -> Bool {
    var bytes = Array(text.utf8)
    bytes.append(0)
    return bytes.withUnsafeBufferPointer { buffer in
      guard var p = buffer.baseAddress else { return false }
      let end = p + buffer.count - 1
      while p.pointee == 0x20 || p.pointee == 0x09 { p += 1 }
      var reader = NumberReader()
      guard reader.number(&p) != nil else { return false }
      while p.pointee == 0x20 || p.pointee == 0x09 { p += 1 }
      return p == end
    }
  }

  /// Reads cells of text under RFC 4180: quotes, doubled inside, around what has separators or line ends in it.
  private struct HeaderCursor {
    let file: InputFile
    let separator: UInt8
    var line = 1
    private var bytes: [UInt8] = []
    private var at = 0
    private var next = 0

    init(_ file: InputFile, separator: UInt8) {
      self.file = file
      self.separator = separator
    }

    var position: Int { next - (bytes.count - at) }

    private mutating func peek() throws(ArrayFileError) -> UInt8? {
      if at == bytes.count {
        let count = min(64 << 10, file.size - next)
        guard count > 0 else { return nil }
        bytes = try FileStream(file, next..<next + count).bytes(count)
        (at, next) = (0, next + count)
      }
      return bytes[at]
    }

    private mutating func take() throws(ArrayFileError) -> UInt8? {
      let byte = try peek()
      if byte != nil { at += 1 }
      if byte == 0x0A { line += 1 }
      return byte
    }

    private func malformed(_ column: Int, _ message: String) -> ArrayFileError {
      ArrayFileError(.malformed, path: file.path, at: .cell(line: line, column: column), message)
    }

    /// Passes a byte order mark and empty lines.
    mutating func skipMark() throws(ArrayFileError) {
      if file.size >= 3, try FileStream(file, 0..<3).bytes(3) == [0xEF, 0xBB, 0xBF] {
        for _ in 0..<3 { _ = try take() }
      }
      while let byte = try peek(), byte == 0x0A || byte == 0x0D { _ = try take() }
    }

    mutating func cells() throws(ArrayFileError) -> [String] {
      var (cells, length): ([String], Int) = ([], 0)
      guard try peek() != nil else { return [] }
      while true {
        let (cell, end) = try cell(cells.count + 1, &length)
        cells.append(cell)
        guard end == separator else { return cells }
      }
    }

    /// A cell and the byte that ended it.
    private mutating func cell(_ column: Int, _ length: inout Int) throws(ArrayFileError) -> (String, UInt8?) {
      var text: [UInt8] = []
      var (isQuoted, wasQuoted) = (false, false)
      while true {
        length += 1
        guard length <= CSVHeader.longest else {
          throw malformed(column, "a header of more than \(CSVHeader.longest) bytes")
        }
        guard let byte = try take() else {
          if isQuoted { throw malformed(column, "the quoted cell is not closed") }
          return (try name(text, column), nil)
        }
        switch byte {
        case 0x22 where isQuoted:
          if try peek() == 0x22 { text.append(try take() ?? byte) } else { isQuoted = false }
        case _ where isQuoted: text.append(byte)
        case separator, 0x0A:
          if byte == 0x0A, text.last == 0x0D { text.removeLast() }
          return (try name(text, column), byte)
        case 0x22:
          guard text.isEmpty, !wasQuoted else {
            throw malformed(column, "a quote inside a cell that does not begin with one")
          }
          (isQuoted, wasQuoted) = (true, true)
        case _ where wasQuoted && byte != 0x0D && byte != 0x20:
          throw malformed(column, "a separator or the end of the line was expected behind the cell")
        default: text.append(byte)
        }
      }
    }

    private func name(_ text: [UInt8], _ column: Int) throws(ArrayFileError) -> String {
      guard let name = String(validating: text, as: UTF8.self) else { throw malformed(column, "the cell is not UTF-8") }
      return name
    }
  }
}
