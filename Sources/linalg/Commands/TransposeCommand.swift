import ArgumentParser
import LinearAlgebra

/// A tensor with its axes in another order.
struct TransposeCommand: TensorCommand {
  static let configuration = CommandConfiguration(
    commandName: "transpose",
    abstract: "Reverse the axes of a tensor, or put them into another order, as numpy.transpose.",
    discussion: """
      Every element type is kept.

        linalg transpose a.npy --output at.npy
        linalg transpose images.npy --axes 0,3,1,2 --output nchw.npy
      """)

  @Argument(help: .tensor)
  var operand: Operand

  @Option(
    help: ArgumentHelp(
      "The axes of the operand in their new order, counted from 0, or from the end as -1.", valueName: "i,j,…"))
  var axes: IntegerList?

  @OptionGroup var options: SharedOptions

  func results<Element: TensorElement>(_ tensor: Tensor<Element>, from source: String) throws -> Results {
    let axes = axes?.numbers.map { $0 < 0 ? $0 + tensor.rank : $0 } ?? (0..<tensor.rank).reversed()
    guard axes.sorted() == Array(0..<tensor.rank) else {
      throw CommandFailure.data(
        "\(source): the shape is \(tensor.shape), --axes with each of its \(tensor.rank) axes once was expected")
    }
    return ["result": tensor.permuted(axes)]
  }
}
