import ArgumentParser
import LinearAlgebra

/// Norms of matrices and vectors.
struct NormCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "norm",
    abstract: "A norm of a matrix or a vector, or norms along axes of a tensor, as numpy.linalg.norm.",
    discussion: """
      The kinds, of a matrix and of a vector:

        fro          √Σ|aᵢⱼ|²; the length of a vector
        2, spectral  the largest singular value; the length of a vector
        nuc          the sum of singular values (also: nuclear)
        1            the largest column sum of |aᵢⱼ|; Σ|xᵢ| for a vector
        inf          the largest row sum of |aᵢⱼ|; max|xᵢ| for a vector
        max          max|aᵢⱼ|
        -1, -2, -inf the smallest column sum, singular value and row sum of a matrix
        any number p (Σ|xᵢ|ᵖ)^(1/p) of a vector; -inf is min|xᵢ|, 0 counts what is not zero

      --axis takes one axis, and gives the norms of the vectors along it, or two, for the norms of the matrices whose rows \
      follow the first of them and whose columns the second. The other axes are left in the result.

        linalg norm '[3,4]'
          5
        linalg norm weights.npy --kind spectral
        linalg norm '[[3,4],[6,8]]' --axis 1
          result  2 float64
          [5  10]
        linalg norm batch.npy --axis 1,2 --kind nuc --output norms.npy
      """)

  @Argument(help: .tensor)
  var operand: Operand

  @Option(help: ArgumentHelp("Which norm: fro, 2, nuc, 1, inf, max, or another number.", valueName: "kind"))
  var kind = NormKind.frobenius

  @Option(
    help: ArgumentHelp(
      "One axis or two, counted from 0, or from the end as -1 (default: the whole matrix or vector).",
      valueName: "i[,j]"))
  var axis: IntegerList?

  @OptionGroup var options: SharedOptions

  func validate() throws {
    guard let axis, !(1...2).contains(axis.numbers.count) else { return }
    throw ValidationError("--axis names \(axis.numbers.count) axes; one or two were expected")
  }

  var operands: [Operand] { [operand] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let tensor = try operands.tensor(0)
    let axes = try axes(of: tensor.rank, operands)
    guard axes.count == 2 else { return ["result": kind.norms(tensor, along: axes[0])] }
    guard kind.isOfMatrices else {
      throw CommandFailure.usage("--kind: fro, nuc, max, or one of 1, 2, inf, -1, -2 and -inf is a norm of a matrix")
    }
    return ["result": try kind.norms(tensor, rows: axes[0], columns: axes[1])]
  }

  /// The axes that are meant, counted from 0.
  private func axes<Element: Scalar>(of rank: Int, _ operands: Operands<Element>) throws -> [Int] {
    guard let numbers = axis?.numbers else {
      guard rank == 1 || rank == 2 else {
        throw operands.failure(0, "a matrix or a vector was expected, or --axis")
      }
      return Array(0..<rank)
    }
    let axes = numbers.map { $0 < 0 ? $0 + rank : $0 }
    guard axes.allSatisfy((0..<rank).contains), axes.count == 1 || axes[0] != axes[1] else {
      throw operands.failure(0, "--axis with different axes of its \(rank) was expected")
    }
    return axes
  }
}
