import ArgumentParser
import LinearAlgebra

/// The Bunch-Kaufman factorization.
struct LDLCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "ldl",
    abstract: "The factorization P A Pᵀ = L D Lᴴ of a symmetric matrix, definite or not; compare scipy.linalg.ldl.",
    discussion: """
      Results: l (n×n, unit lower triangular), d (n×n, blocks of order 1 and 2 on its diagonal) and p (n integers from \
      0): row and column i of L D Lᴴ are row and column p[i] of A; in NumPy, a[p][:, p] == l @ d @ l.conj().T. A \
      singular matrix has a factorization too.

      Ends with status 1 if A is not symmetric (Hermitian).

        linalg ldl a.npy --output factors.npz
        linalg ldl '[[0,1],[1,0]]'
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] { ["l", "d", "p"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let ldl = try LDL(operands.squareMatrix(0))
    return ["l": ldl.lower, "d": ldl.blockDiagonal, "p": Tensor(places: ldl.permutation)]
  }
}
