import ArgumentParser
import LinearAlgebra

/// The condition number.
struct CondCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "cond",
    abstract: "The condition number ‖A‖ ‖A⁻¹‖, as numpy.linalg.cond.",
    discussion: """
      In the 2-norm it is σ₁/σₖ, and for -2 σₖ/σ₁, for matrices of any shape. The other norms need a square one: 1, inf, \
      fro (√Σ|aᵢⱼ|²), nuc (the sum of singular values), and -1 and -inf, the smallest column and row sum instead of the \
      largest. A linear system loses about log₁₀ of it in digits. A singular matrix has inf, or through rounding a number \
      above 1/epsilon.

        linalg cond '[[1,0],[0,4]]'
          4
        linalg cond a.npy --norm 1
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Option(help: ArgumentHelp("Which norm: 1, 2, inf, fro, nuc, -1, -2 or -inf.", valueName: "norm"))
  var norm = NormKind.spectral

  @OptionGroup var options: SharedOptions

  func validate() throws {
    guard norm.isOfMatrices, norm != .max else {
      throw ValidationError("--norm: 1, 2, inf, fro, nuc, -1, -2 or -inf was expected")
    }
  }

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    switch norm {
    case .spectral, .number(2): ["result": Tensor(try operands.matrix(0).conditionNumber())]
    case .number(-2): ["result": Tensor(try reciprocal(operands.matrix(0)))]
    default: ["result": try product(operands.squareMatrix(0))]
    }
  }

  /// σₖ/σ₁; infinite for a matrix of zeros, as NumPy has it.
  private func reciprocal<Element: Scalar>(_ a: Matrix<Element>) throws -> Element.Real {
    let values = try a.singularValues()
    guard let largest = values.first, let smallest = values.last else { return 1 }
    return largest == 0 ? .infinity : smallest / largest
  }

  /// ‖A‖ ‖A⁻¹‖; infinite for a singular matrix.
  private func product<Element: Scalar>(_ a: Matrix<Element>) throws -> Tensor<Element.Real> {
    guard !a.isEmpty else { return Tensor(1) }
    let inverse: Matrix<Element>
    do {
      inverse = try LU(a).inverse()
    } catch LinearAlgebraError.singular, LinearAlgebraError.overflow {
      return Tensor(.infinity)
    }
    return try norm.norms(Tensor(a), rows: 0, columns: 1) .* norm.norms(Tensor(inverse), rows: 0, columns: 1)
  }
}
