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

  /// A place in a file.
  public enum Place: Hashable, Sendable {
    /// Bytes from the start of the file, or of the member of an archive.
    case byte(Int)
    /// A line of text, counted from 1.
    case line(Int)
    /// A line and a column of a table, counted from 1.
    case cell(line: Int, column: Int)
  }

  /// The kind of trouble.
  public let reason: Reason
  /// The file's path; for a member of an archive, its name follows after a colon. Empty for a tensor that was made here.
  public let path: String
  /// Where in the file.
  public let place: Place?
  /// What was wrong and what was expected.
  public let message: String

  /// An error about this file.
  public init(_ reason: Reason, path: String, at place: Place? = nil, _ message: String) {
    self.reason = reason
    self.path = path
    self.place = place
    self.message = message
  }

  /// An error about these bytes of the file.
  init(_ reason: Reason, path: String, offset: Int, _ message: String) {
    self.init(reason, path: path, at: .byte(offset), message)
  }
}

extension ArrayFileError: CustomStringConvertible {
  /// One line: the file, the place where one is known, and what was wrong.
  public var description: String {
    let file = path.isEmpty ? "" : "\(path): "
    return switch place {
    case nil: "\(file)\(message)"
    case .byte(let offset): "\(file)at byte \(offset): \(message)"
    case .line(let line): "\(file)line \(line): \(message)"
    case .cell(let line, let column): "\(file)line \(line), column \(column): \(message)"
    }
  }
}
