import ArgumentParser
import LinearAlgebra

/// The LU factorization.
struct LUCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "lu",
    abstract: "The LU factorization with partial pivoting, as scipy.linalg.lu with p_indices.",
    discussion: """
      Results: p (m integers from 0), l (m×k, unit lower triangular) and u (k×n, upper triangular), where k is min(m, n). \
      Row i of L U is row p[i] of A; in NumPy, a[p] == l @ u. A singular matrix has a factorization too.

        linalg lu a.npy --output factors.npz
        linalg lu '[[1,2],[4,4]]'
          p  2 int64
          [1  0]
          …
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] { ["p", "l", "u"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let lu = try LU(operands.matrix(0))
    return ["p": Tensor(places: lu.permutation), "l": lu.lower, "u": lu.upper]
  }
}
