/// What is wrong with a file: which file, where in it, and what was expected.
public struct ArrayFileError: Error, Hashable, Sendable {
  /// The kind of trouble, from which a program chooses its exit code.
  public enum Reason: Hashable, Sendable {
    /// There is no such file, or it may not be read.
    case unreadable
    /// The file is not what its format says.
    case malformed
    /// The file is in order, but holds something that was not asked for: another shape or element type.
    case mismatch
    /// The output could not be created.
    case notCreated
    /// The output could not be written in full.
    case notWritten
  }

  /// The kind of trouble.
  public let reason: Reason
  /// The file's path.
  public let path: String
  /// Where in the file, in bytes from its start.
  public let offset: Int?
  /// What was wrong and what was expected.
  public let message: String

  /// An error about this file.
  public init(_ reason: Reason, path: String, offset: Int? = nil, _ message: String) {
    self.reason = reason
    self.path = path
    self.offset = offset
    self.message = message
  }
}

extension ArrayFileError: CustomStringConvertible {
  /// One line: the file, the offset where one is known, and what was wrong.
  public var description: String {
    if let offset { "\(path): at byte \(offset): \(message)" } else { "\(path): \(message)" }
  }
}
