import ArgumentParser
import LinearAlgebra

/// The numerical rank.
struct RankCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "The numerical rank: how many singular values are not zero, as numpy.linalg.matrix_rank.",
    discussion: """
      Result: an integer.

        linalg rank '[[1,2],[2,4]]'
          1
        linalg rank weights.npy --rcond 1e-6
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var rankOptions: RankOptions

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.matrix(0)
    let largest = rankOptions.rcond == nil ? nil : try a.norm(.spectral)
    return ["result": Tensor(Int64(try a.rank(tolerance: rankOptions.tolerance(largest: largest))))]
  }
}
