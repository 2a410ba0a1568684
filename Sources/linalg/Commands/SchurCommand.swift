import ArgumentParser
import LinearAlgebra

/// The Schur form.
struct SchurCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "schur",
    abstract: "The Schur form A = Q T Qᴴ of a square matrix, as scipy.linalg.schur.",
    discussion: """
      Results: q (n×n, unitary) and t (n×n, upper triangular with the eigenvalues on its diagonal). For a real matrix a \
      pair of complex eigenvalues is a 2×2 block on the diagonal of t; --dtype complex128 gives the triangular form.

      Ends with status 1 if the iteration does not converge.

        linalg schur a.npy --output factors.npz
        linalg schur '[[0,1],[-1,0]]' --dtype complex128
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] { ["q", "t"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let schur = try Schur(operands.squareMatrix(0))
    return ["q": schur.q, "t": schur.t]
  }
}
