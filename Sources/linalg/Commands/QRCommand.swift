import ArgumentParser
import LinearAlgebra

/// The QR factorization.
struct QRCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "qr",
    abstract: "The QR factorization A = Q R, as numpy.linalg.qr; with --pivot A P = Q R, as scipy.linalg.qr.",
    discussion: """
      Results: q (m×k, orthonormal columns) and r (k×n, upper triangular), where k is min(m, n). With --pivot also p (n \
      integers from 0): column j of Q R is column p[j] of A, and the diagonal of r descends in modulus; in NumPy, \
      a[:, p] == q @ r.

        linalg qr a.npy --output factors.npz
        linalg qr '[[1,2],[3,4],[5,6]]' --pivot
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Flag(help: "Exchange columns, so that the diagonal of r shows the rank.")
  var pivot = false

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] { pivot ? ["q", "r", "p"] : ["q", "r"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.matrix(0)
    guard pivot else {
      let qr = try QR(a)
      return ["q": qr.q, "r": qr.r]
    }
    let qr = try PivotedQR(a)
    return ["q": qr.q, "r": qr.r, "p": Tensor(places: qr.permutation)]
  }
}
