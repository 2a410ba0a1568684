import ArrayFiles
import LinearAlgebra

/// An error that ends the program with one line and a code of sysexits.h.
protocol ProgramFailure {
  /// What is printed.
  var line: String { get }
  /// What the program ends with.
  var exitCode: Int32 { get }
}

extension ArrayFileError: ProgramFailure {
  var line: String { description }

  var exitCode: Int32 {
    switch reason {
    case .malformed, .mismatch: 65
    case .unreadable: 66
    case .notCreated: 73
    case .notWritten: 74
    }
  }
}

extension LinearAlgebraError: ProgramFailure {
  var line: String { description }

  /// 65 where the data are bad, 1 where the numbers do not allow what was asked, 70 where the machine is at fault.
  var exitCode: Int32 {
    switch self {
    case .notFinite, .notRepresentable: 65
    case .backendUnhealthy: 70
    default: 1
    }
  }
}
