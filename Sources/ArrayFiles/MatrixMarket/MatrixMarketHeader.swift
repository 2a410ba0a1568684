import LinearAlgebra

/// The first lines of a Matrix Market file: what is in it and how it is written.
public struct MatrixMarketHeader: Sendable, Hashable {
  /// How the entries are listed.
  public enum Format: String, Sendable, CaseIterable {
    /// All of them, column after column.
    case array
    /// Those that are not zero, each with its row and column.
    case coordinate
  }

  /// What the entries are.
  public enum Field: String, Sendable, CaseIterable {
    /// Floating-point numbers, read as float64.
    case real
    /// Integers, read as int64.
    case integer
    /// Integers from 0, read as uint64; SciPy writes them.
    case unsignedInteger = "unsigned-integer"
    /// Pairs of floating-point numbers, read as complex128.
    case complex
    /// Nothing but their places; read as truth values.
    case pattern
  }

  /// What is known of the entries above the diagonal, which are not listed then.
  public enum Symmetry: String, Sendable, CaseIterable {
    /// All entries are listed.
    case general
    /// a(i, j) = a(j, i)
    case symmetric
    /// a(i, j) = -a(j, i); the diagonal, which is zero, is not listed either.
    case skewSymmetric = "skew-symmetric"
    /// a(i, j) is the conjugate of a(j, i).
    case hermitian
  }

  /// How the entries are listed.
  public let format: Format
  /// What the entries are.
  public let field: Field
  /// What is known of the entries above the diagonal.
  public let symmetry: Symmetry
  /// The shape of the matrix.
  public let rows: Int
  /// The shape of the matrix.
  public let columns: Int
  /// How many entries are listed.
  public let entries: Int
  /// The lines of comment without their percent signs.
  public let comments: [String]

  /// The type of the elements.
  public var kind: TensorElementKind {
    switch field {
    case .real: .double
    case .integer: .int64
    case .unsignedInteger: .uint64
    case .complex: .complexDouble
    case .pattern: .bool
    }
  }
}

extension MatrixMarketHeader {
  private static let longestLine = 1024
  /// The most that is kept of the comments.
  private static let longestComments = 64 << 10

  /// Reads the header; the cursor is then at the first entry.
  init(_ cursor: TextCursor, size: Int) throws(ArrayFileError) {
    let words = try Self.words(cursor)
    guard words.first == "%%matrixmarket" else {
      throw cursor.malformed("not a Matrix Market file: '%%MatrixMarket' was expected")
    }
    guard words.count == 5, words[1] == "matrix" else {
      throw cursor.malformed("'%%MatrixMarket matrix FORMAT FIELD SYMMETRY' was expected")
    }
    guard let format = Format(rawValue: words[2]) else {
      throw cursor.malformed("the format '\(words[2])' is unknown; array and coordinate are read")
    }
    guard let field = Field(rawValue: words[3] == "double" ? "real" : words[3]) else {
      throw cursor.malformed("the field '\(words[3])' is unknown; real, integer, complex and pattern are read")
    }
    guard let symmetry = Symmetry(rawValue: words[4]) else {
      throw cursor.malformed(
        "the symmetry '\(words[4])' is unknown; general, symmetric, skew-symmetric and hermitian are read")
    }
    guard format == .coordinate || field != .pattern else { throw cursor.malformed("an array of field pattern") }
    guard symmetry != .hermitian || field == .complex else {
      throw cursor.malformed("a hermitian matrix of field \(field.rawValue), complex was expected")
    }
    guard symmetry != .skewSymmetric || (field != .pattern && field != .unsignedInteger) else {
      throw cursor.malformed("a skew-symmetric matrix of field \(field.rawValue)")
    }
    try cursor.skipLine()
    comments = try Self.comments(cursor)
    let (rows, columns) = (try cursor.count("the number of rows"), try cursor.count("the number of columns"))
    guard symmetry == .general || rows == columns else {
      throw cursor.malformed("a \(symmetry.rawValue) matrix of \(rows) rows and \(columns) columns")
    }
    (self.format, self.field, self.symmetry, self.rows, self.columns) = (format, field, symmetry, rows, columns)
    if format == .coordinate {
      entries = try cursor.count("the number of entries")
    } else {
      let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
      guard !overflow else { throw cursor.malformed("a matrix of more elements than 64 bits can count") }
      entries =
        switch symmetry {
        case .general: count
        // The triangle with its diagonal, and without.
        case .symmetric, .hermitian: (count - rows) / 2 + rows
        case .skewSymmetric: (count - rows) / 2
        }
    }
    try cursor.endLine()
    // The shortest entry is a digit and a line end, and two more of each in coordinates.
    let shortest = format == .coordinate ? (field == .pattern ? 4 : 6) : 2
    guard entries <= (size - cursor.offset + 1) / shortest else {
      throw ArrayFileError(
        .malformed, path: cursor.file.path, at: .line(cursor.line - 1),
        "\(entries) entries are stated, the \(size - cursor.offset) bytes that follow cannot hold them")
    }
  }

  /// The words of the first line in lower case.
  private static func words(_ cursor: TextCursor) throws(ArrayFileError) -> [String] {
    try cursor.ensureWord()
    var (p, bytes): (UnsafePointer<UInt8>, [UInt8]) = (cursor.p, [])
    while p < cursor.end, p.pointee != 0x0A, bytes.count < longestLine {
      bytes.append(p.pointee)
      p += 1
    }
    let line = String(decoding: bytes, as: UTF8.self).lowercased()
    return line.split { $0 == " " || $0 == "\t" || $0 == "\r" }.map(String.init)
  }

  /// Passes lines of comment and empty lines.
  private static func comments(_ cursor: TextCursor) throws(ArrayFileError) -> [String] {
    var (comments, kept): ([String], Int) = ([], 0)
    while try cursor.skipSpaceAndEmptyLines(), cursor.p.pointee == UInt8(ascii: "%") {
      var (p, bytes): (UnsafePointer<UInt8>, [UInt8]) = (cursor.p + 1, [])
      while p < cursor.end, p.pointee != 0x0A, p.pointee != 0x0D {
        bytes.append(p.pointee)
        p += 1
      }
      kept += bytes.count
      if kept <= longestComments { comments.append(String(decoding: bytes, as: UTF8.self)) }
      try cursor.skipLine()
      try cursor.ensureWord()
    }
    return comments
  }
}
