import ArgumentParser
import LinearAlgebra

/// A system of linear equations.
struct SolveCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Solve A x = b for a square matrix A, as numpy.linalg.solve.",
    discussion: """
      Result: x, of the shape of b: a vector, or a matrix whose columns are solved for one by one. Triangular, banded \
      and positive definite matrices are recognised and solved faster. Ends with status 1 if A is singular.

        linalg solve a.npy b.npy --output x.npy
        linalg solve '[[2,1],[1,3]]' '[3,5]'
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Argument(help: "The right-hand side: a vector, or a matrix of several.")
  var rightHandSide: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix, rightHandSide] }

  func resultNames() -> [String] { ["x"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.squareMatrix(0)
    let b = try operands.tensor(1)
    guard b.rank == 1 || b.rank == 2, b.shape[0] == a.rows else {
      throw operands.failure(1, "a vector or matrix of \(a.rows) rows was expected")
    }
    return b.rank == 1 ? ["x": try a.solve(Vector(b))] : ["x": try a.solve(Matrix(b))]
  }
}
