import ArgumentParser
import ArrayFiles
import ComplexModule
import LinearAlgebra

/// A command that has tensors as results.
protocol ResultCommand: ParsableCommand {
  var options: SharedOptions { get }

  /// The names of the results, known before they are computed.
  func resultNames() throws -> [String]

  /// Computes; nothing is printed or written here.
  func results() throws -> Results
}

extension ResultCommand {
  func resultNames() -> [String] { ["result"] }

  func run() throws { try computeAndShow() }

  /// What a command does unless it has something else to say.
  func computeAndShow() throws {
    let results = try options.runOptions.run(Self.configuration.commandName ?? "") {
      try options.check(try resultNames())
      let results = try self.results()
      try options.write(results)
      return results
    }
    try options.show(results)
  }
}

/// A command that computes in one of the four types of LAPACK: its body is written once, for all of them.
protocol ScalarCommand: ResultCommand {
  var operands: [Operand] { get }

  /// Whether files become memory as they are, for operands larger than it.
  var mapsFiles: Bool { get }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results
}

extension ScalarCommand {
  var mapsFiles: Bool { false }

  func results() throws -> Results {
    try Backend.checkMemory()
    let values = try operands.map { try $0.read(mapped: mapsFiles) }
    func compute<Element: Scalar>(_ type: Element.Type) throws -> Results {
      try results(Operands<Element>(values, isRounding: options.dtype != nil))
    }
    do {
      return switch options.dtype ?? ElementType(promoting: values) {
      case .float32: try compute(Float.self)
      case .float64: try compute(Double.self)
      case .complex64: try compute(Complex<Float>.self)
      case .complex128: try compute(Complex<Double>.self)
      }
    } catch let error as LinearAlgebraError {
      throw CommandFailure(error, about: values.map(\.tensor.source))
    }
  }
}
