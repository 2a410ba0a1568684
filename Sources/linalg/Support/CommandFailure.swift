import ArrayFiles
import LinearAlgebra

/// A failure that a command finds itself.
struct CommandFailure: Error, ProgramFailure {
  let exitCode: Int32
  let line: String

  /// The command was called wrongly: 64.
  static func usage(_ line: String) -> CommandFailure { CommandFailure(exitCode: 64, line: line) }

  /// The data are not what the command takes: 65.
  static func data(_ line: String) -> CommandFailure { CommandFailure(exitCode: 65, line: line) }

  /// The numbers do not allow what was asked, as the label in the line says: 1.
  static func numerical(_ line: String) -> CommandFailure { CommandFailure(exitCode: 1, line: line) }

  /// A failure of the library, with the operands that it is about and its label.
  init(_ error: LinearAlgebraError, about sources: [String]) {
    exitCode = error.exitCode
    line = "\(sources.joined(separator: ", ")): \(error.line)"
  }

  private init(exitCode: Int32, line: String) {
    self.exitCode = exitCode
    self.line = line
  }
}
