import ArgumentParser
import LinearAlgebra

/// A product of matrices.
struct MatmulCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "matmul",
    abstract: "The matrix product of two or more operands, from left to right, as numpy.matmul.",
    discussion: """
      Tensors of more than two axes are stacks of matrices, whose leading axes broadcast; a vector is a row on the left \
      and a column on the right.

        linalg matmul a.npy b.npy --output c.npy
        linalg matmul '[[1,2],[3,4]]' '[1,1]'
      """)

  @Argument(help: .tensors)
  var operands: [Operand]

  @OptionGroup var options: SharedOptions

  func validate() throws {
    guard operands.count >= 2 else { throw ValidationError("two or more operands were expected") }
  }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    var product = try operands.tensor(0)
    guard product.rank > 0 else { throw operands.failure(0, "at least one axis was expected") }
    for index in 1..<operands.count {
      let factor = try operands.tensor(index)
      guard product.rank > 0, factor.rank > 0,
        product.size(-1) == factor.size(factor.rank == 1 ? 0 : -2),
        let stack = Layout.broadcastShape(Axes(product.shape.dropLast(2)), Axes(factor.shape.dropLast(2)))
      else { throw operands.failure(index, "which has no product with \(product.shape) on its left") }
      let lengths = stack + [product.rank > 1 ? product.size(-2) : 1, factor.rank > 1 ? factor.size(-1) : 1]
      try MemoryLimit.check(lengths.reduce(1) { $0 * Double($1) }, of: Element.self, source: "the product")
      product = matmul(product, factor)
    }
    return ["result": product]
  }
}
