import ArgumentParser
import LinearAlgebra

/// The exponential.
struct ExpmCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "expm",
    abstract: "The exponential e^A = I + A + A²/2! + … of a square matrix, as scipy.linalg.expm.",
    discussion: """
      Ends with status 1 where the exponential is beyond the range of the type.

        linalg expm a.npy --output exponential.npy
        linalg expm '[[0,1],[0,0]]'
          result  2×2 float64
          [[1  1]
           [0  1]]
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    ["result": try operands.squareMatrix(0).exponential()]
  }
}

/// The logarithm.
struct LogmCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "logm",
    abstract: "The principal logarithm of a square matrix, the X with e^X = A, as scipy.linalg.logm.",
    discussion: """
      The eigenvalues of X have imaginary parts in (-π, π]. Ends with status 1 if A is singular, or real with a negative \
      eigenvalue: then the logarithm is complex, and --dtype complex128 gives it.

        linalg logm '[[1,1],[0,1]]'
          result  2×2 float64
          [[0  1]
           [0  0]]
        linalg logm '[[-1]]' --dtype complex128
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    ["result": try operands.squareMatrix(0).logarithm()]
  }
}

/// The square root.
struct SqrtmCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "sqrtm",
    abstract: "The principal square root of a square matrix, the X with X X = A, as scipy.linalg.sqrtm.",
    discussion: """
      The eigenvalues of X have no negative real part. Ends with status 1 if A is real with a negative eigenvalue: then \
      the root is complex, and --dtype complex128 gives it. A singular matrix may have no root.

        linalg sqrtm '[[4,0],[0,9]]'
          result  2×2 float64
          [[2  0]
           [0  3]]
        linalg sqrtm '[[-1]]' --dtype complex128
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    ["result": try operands.squareMatrix(0).squareRoot()]
  }
}
