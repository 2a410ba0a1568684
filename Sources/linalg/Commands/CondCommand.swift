import ArgumentParser
import LinearAlgebra

/// The condition number.
struct CondCommand: ScalarCommand {
  /// The norms under NumPy's names.
  enum Norm: String, ExpressibleByArgument, CaseIterable {
    case one = "1"
    case two = "2"
    case inf

    var norm: ConditionNorm {
      switch self {
      case .one: .one
      case .two: .two
      case .inf: .infinity
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "cond",
    abstract: "The condition number ‖A‖ ‖A⁻¹‖, as numpy.linalg.cond.",
    discussion: """
      In the 2-norm it is σ₁/σₖ, for matrices of any shape; the 1-norm and the infinity norm need a square one. A linear \
      system loses about log₁₀ of it in digits. A singular matrix has inf, or through rounding a number above 1/epsilon.

        linalg cond '[[1,0],[0,4]]'
          4
        linalg cond a.npy --norm 1
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Option(help: "Which norm.")
  var norm = Norm.two

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try norm == .two ? operands.matrix(0) : operands.squareMatrix(0)
    return ["result": Tensor(try a.conditionNumber(norm.norm))]
  }
}
