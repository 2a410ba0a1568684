import ArgumentParser
import LinearAlgebra

/// The pseudoinverse.
struct PinvCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "pinv",
    abstract: "The Moore-Penrose inverse A⁺ = V Σ⁺ Uᴴ of a matrix of any shape, as numpy.linalg.pinv.",
    discussion: """
      Result: n×m for a matrix of shape m×n. The default tolerance is that of 'linalg rank'; NumPy's is 10⁻¹⁵ whatever \
      the size of the matrix.

        linalg pinv a.npy --rcond 1e-10 --output inverse.npy
        linalg pinv '[[3],[4]]'
          result  1×2 float64
          [[0.12  0.16]]
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var rankOptions: RankOptions

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let svd = try SVD(try operands.matrix(0))
    return ["result": try svd.pseudoinverse(tolerance: rankOptions.tolerance(largest: svd.singularValues.first))]
  }
}
