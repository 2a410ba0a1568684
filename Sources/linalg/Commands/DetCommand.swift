import ArgumentParser
import LinearAlgebra

/// The determinant.
struct DetCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "det",
    abstract: "The determinant of a square matrix, as numpy.linalg.det; with --log as numpy.linalg.slogdet.",
    discussion: """
      With --log the results are sign (det A / |det A|, 0 for a singular matrix) and logabsdet (log |det A|, then -inf): \
      those of large matrices stay in range. Without it ends with status 1 where the determinant is beyond the range of \
      the type. Zero only where a pivot is exactly zero; 'linalg rank' tells whether a matrix is singular.

        linalg det '[[2,0],[0,4]]'
          8
        linalg det covariance.npy --log
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Flag(help: "Give the sign and the logarithm of the modulus.")
  var log = false

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] { log ? ["sign", "logabsdet"] : ["result"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.squareMatrix(0)
    if log {
      let result = try a.logDeterminant()
      return ["sign": Tensor(result.sign), "logabsdet": Tensor(result.logMagnitude)]
    }
    let result = try a.determinant()
    if !result.isFinite || result == .zero {
      let magnitude = try a.logDeterminant().logMagnitude
      guard magnitude == -.infinity else {
        throw CommandFailure.numerical(
          "\(operands.source(0)): the determinant, of logarithm \(Double(magnitude).text()), is beyond the range of the "
            + "type; --log gives both [overflow]")
      }
    }
    return ["result": Tensor(result)]
  }
}
