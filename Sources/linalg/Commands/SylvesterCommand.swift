import ArgumentParser
import LinearAlgebra

/// The Sylvester equation.
struct SylvesterCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "sylvester",
    abstract: "Solve A X + X B = C for X, as scipy.linalg.solve_sylvester.",
    discussion: """
      A is m×m, B is n×n, C and the result x are m×n. Ends with status 1 if A and -B have an eigenvalue in common: then \
      there is no solution, or there are many.

        linalg sylvester a.npy b.npy c.npy --output x.npy
        linalg sylvester '[[1,0],[0,2]]' '[[3]]' '[[8],[5]]'
          x  2×1 float64
          [[2]
           [1]]
      """)

  @Argument(help: .matrix)
  var a: Operand

  @Argument(help: .matrix)
  var b: Operand

  @Argument(help: .matrix)
  var c: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [a, b, c] }

  func resultNames() -> [String] { ["x"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let (a, b, c) = (try operands.squareMatrix(0), try operands.squareMatrix(1), try operands.matrix(2))
    guard c.rows == a.rows, c.columns == b.rows else {
      throw operands.failure(
        2, "[\(a.rows), \(b.rows)] was expected beside \([a.rows, a.rows]) and \([b.rows, b.rows])")
    }
    return ["x": try Sylvester(a, b).solve(c)]
  }
}
