import ArgumentParser
import LinearAlgebra

/// A least-squares solution.
struct LstsqCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "lstsq",
    abstract: "The x that minimises ‖b - A x‖₂, of several the shortest one, as numpy.linalg.lstsq.",
    discussion: """
      A may have any shape m×n and any rank; b is a vector of m, or a matrix whose columns are fitted one by one.
      Results: x (n, or n×k), residual_norms (‖b - A x‖₂ of each column, not squared), rank (of A) and s (the singular \
      values of A).

        linalg lstsq features.npy targets.npy --output fit.npz
        linalg lstsq '[[1,0],[1,1],[1,2]]' '[1,3,5]'
          x  2 float64
          [1  2]
          …
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Argument(help: "The right-hand side: a vector, or a matrix of several.")
  var rightHandSide: Operand

  @OptionGroup var rankOptions: RankOptions

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix, rightHandSide] }

  func resultNames() -> [String] { ["x", "residual_norms", "rank", "s"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.matrix(0)
    let b = try operands.tensor(1)
    guard b.rank == 1 || b.rank == 2, b.shape[0] == a.rows else {
      throw operands.failure(1, "for a matrix of shape [\(a.rows), \(a.columns)] \(a.rows) rows were expected")
    }
    let columns = b.rank == 1 ? Vector(b).asColumn : Matrix(b)
    let fit = try LeastSquares(a, columns, method: .minimumNorm(tolerance: rankOptions.rcond))
    let x = fit.solution
    return [
      "x": b.rank == 1 ? x.asTensor.reshaped(x.rows) : x.asTensor, "residual_norms": fit.residualNorms,
      "rank": Tensor(Int64(fit.rank)), "s": try fit.singularValues ?? a.singularValues(),
    ]
  }
}
