/// How a table of numbers is written.
public struct CSVOptions: Sendable {
  /// Whether the first line has the names of the columns.
  public enum Header: Sendable {
    /// It has names if no cell of it is a number and not all are missing.
    case automatic
    /// It has names.
    case present
    /// It has numbers.
    case absent
  }

  /// What stands between two cells; nil is a tab for files that end in `.tsv`, a comma for others.
  public var separator: Character?
  /// Whether the first line has the names of the columns.
  public var header: Header
  /// What a missing number becomes; nil if it is an error.
  public var missing: Double?
  /// The texts that stand for a missing number.
  public var missingTexts: Set<String>
  /// Whether an integer beyond 2⁵³ that no Double equals is rounded; it is an error otherwise.
  public var roundsIntegers: Bool

  /// Options for comma-separated numbers without gaps, unless others are given.
  public init(
    separator: Character? = nil, header: Header = .automatic, missing: Double? = nil,
    missingTexts: Set<String> = ["", "NA", "N/A", "null"], roundsIntegers: Bool = false
  ) {
    self.separator = separator
    self.header = header
    self.missing = missing
    self.missingTexts = missingTexts
    self.roundsIntegers = roundsIntegers
  }

  /// The separator's byte for a file of this name.
  func separatorByte(for path: String) throws(ArrayFileError) -> UInt8 {
    guard let separator else { return path.hasSuffix(".tsv") ? 0x09 : 0x2C }
    guard let byte = separator.asciiValue, byte != 0x22, byte != 0x0A, byte != 0x0D, byte != 0, separator != "."
    else {
      throw ArrayFileError(.mismatch, path: path, "\(jsonString(String(separator))) cannot separate cells")
    }
    return byte
  }
}
