import ArgumentParser
import LinearAlgebra

/// The Cholesky factorization.
struct CholeskyCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "cholesky",
    abstract: "The Cholesky factorization A = L Lᴴ of a positive definite matrix, as numpy.linalg.cholesky.",
    discussion: """
      Result: l (n×n, lower triangular with a positive diagonal). With --pivot the matrix may be semidefinite: l is n×r \
      for its rank r, and p (n integers from 0) says that row and column i of L Lᴴ are row and column p[i] of A.

      Ends with status 1 if A is not symmetric (Hermitian) or not positive definite; with --pivot, not semidefinite.

        linalg cholesky a.npy --output l.npy
        linalg cholesky '[[4,2],[2,10]]'
          l  2×2 float64
          [[2  0]
           [1  3]]
        linalg cholesky semidefinite.npy --pivot --output factors.npz
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Flag(help: "Exchange rows and columns, so that semidefinite matrices have a factorization.")
  var pivot = false

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] { pivot ? ["l", "p"] : ["l"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.squareMatrix(0)
    guard pivot else { return ["l": try Cholesky(a).lower] }
    let cholesky = try PivotedCholesky(a)
    return ["l": cholesky.lower, "p": Tensor(places: cholesky.permutation)]
  }
}
