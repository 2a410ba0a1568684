import ComplexModule
import LinearAlgebra

extension CSVFile {
  /// Writes a matrix, row after row, or a vector, one number on each line, whole or not at all.
  ///
  /// Each number is the shortest text that stands for it alone in its own type: a Float is read back by
  /// `Matrix<Float>(rounding:)`.
  /// - Parameters:
  ///   - columnNames: the names in the first line; none is written if there are none.
  ///   - separator: what stands between two cells; nil is a tab for files that end in `.tsv`, a comma for others.
  /// - Throws: ``ArrayFileError``: `mismatch` for complex numbers, another number of axes, and another number of names than
  ///   columns; `notCreated` or `notWritten`, what was there before is then untouched.
  public static func write(
    _ tensor: AnyTensor, columnNames: [String]? = nil, separator: Character? = nil, to path: String
  ) throws(ArrayFileError) {
    func mismatch(_ message: String) -> ArrayFileError { ArrayFileError(.mismatch, path: path, message) }
    let byte = try CSVOptions(separator: separator).separatorByte(for: path)
    guard tensor.rank == 1 || tensor.rank == 2 else {
      throw mismatch("a table holds a matrix or a vector, not a tensor of shape \(tensor.layout.shape)")
    }
    guard !tensor.kind.isComplex else { throw mismatch("a table holds real numbers, not \(tensor.kind.name)") }
    let columns = tensor.rank == 2 ? tensor.shape[1] : 1
    let text = TextWriter(try OutputFile(path, size: 0))
    if let columnNames {
      guard columnNames.count == columns else { throw mismatch("\(columnNames.count) names for \(columns) columns") }
      for (column, name) in columnNames.enumerated() {
        if column > 0 { try text.append(byte) }
        try text.append(quoted(name, byte))
      }
      try text.append(0x0A)
    }
    try tensor.forEachNumber { index, number throws(ArrayFileError) in
      try text.append(number)
      try text.append((index + 1) % columns == 0 ? 0x0A : byte)
    }
    try text.commit()
  }

  private static func quoted(_ name: String, _ separator: UInt8) -> String {
    let needsQuotes = name.utf8.contains { $0 == separator || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D } || name.isEmpty
    guard needsQuotes else { return name }
    return "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }
}
