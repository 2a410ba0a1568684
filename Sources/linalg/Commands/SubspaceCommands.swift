import ArgumentParser
import LinearAlgebra

/// The null space.
struct NullCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "null",
    abstract: "An orthonormal basis of the null space {x : A x = 0}, as scipy.linalg.null_space.",
    discussion: """
      Result: n×(n - r) for a matrix of shape m×n and rank r; no columns where A x = 0 has only the solution 0.

        linalg null '[[1,0,0],[0,1,0]]'
          result  3×1 float64
          [[0]
           [0]
           [1]]
        linalg null a.npy --rcond 1e-8 --output basis.npy
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var rankOptions: RankOptions

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.matrix(0)
    let isWide = a.rows < a.columns
    try MemoryLimit.check(
      isWide ? Double(a.columns) * Double(a.columns) : 0, of: Element.self, source: "all right singular vectors")
    let svd = try SVD(a, vectors: isWide ? .full : .thin)
    return ["result": svd.nullSpace(tolerance: rankOptions.tolerance(largest: svd.singularValues.first))]
  }
}

/// The column space.
struct OrthCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "orth",
    abstract: "An orthonormal basis of the column space {A x}, as scipy.linalg.orth.",
    discussion: """
      Result: m×r for a matrix of shape m×n and rank r, the left singular vectors whose singular values are not zero.

        linalg orth '[[3,3],[4,4]]'
          result  2×1 float64
          [[0.6]
           [0.8]]
        linalg orth a.npy --rcond 1e-8 --output basis.npy
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @OptionGroup var rankOptions: RankOptions

  @OptionGroup var options: SharedOptions

  var operands: [Operand] { [matrix] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let svd = try SVD(try operands.matrix(0))
    return ["result": svd.columnSpace(tolerance: rankOptions.tolerance(largest: svd.singularValues.first))]
  }
}
