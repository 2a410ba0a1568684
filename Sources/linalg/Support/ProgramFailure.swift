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
  var line: String { "\(description) [\(label)]" }

  /// 65 where the data are bad, 64 for a wrong equation, 70 where the machine is at fault, 1 where the numbers do not
  /// allow what was asked.
  var exitCode: Int32 {
    switch self {
    case .notFinite, .notRepresentable: 65
    case .invalidEquation: 64
    case .backendUnhealthy: 70
    default: 1
    }
  }

  /// A word for scripts, the same whatever the numbers.
  private var label: String {
    switch self {
    case .notFinite: "not-finite"
    case .notRepresentable: "not-representable"
    case .overflow: "overflow"
    case .singular: "singular"
    case .notPositiveDefinite: "not-positive-definite"
    case .notSymmetric: "not-symmetric"
    case .rankDeficient: "rank-deficient"
    case .defective: "defective"
    case .notConverged: "not-converged"
    case .tooLarge: "too-large"
    case .undefined: "undefined"
    case .indexOutOfRange: "index-out-of-range"
    case .invalidEquation: "invalid-equation"
    case .backendUnhealthy: "backend-unhealthy"
    }
  }
}
