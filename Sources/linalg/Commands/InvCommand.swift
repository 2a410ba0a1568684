import ArgumentParser
import LinearAlgebra

/// The inverse.
struct InvCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "inv",
    abstract: "The inverse A⁻¹ of a square matrix, as numpy.linalg.inv.",
    discussion: """
      Ends with status 1 if A is singular: a pivot is exactly zero. 'linalg cond' tells how many digits are lost, and \
      'linalg solve' is faster and more accurate than an inverse times b.

        linalg inv a.npy --output inverse.npy
        linalg inv '[[1,2],[3,4]]'
          result  2×2 float64
          [[-2     1  ]
           [ 1.5  -0.5]]
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    ["result": try operands.squareMatrix(0).inverse()]
  }
}
