import ArgumentParser
import LinearAlgebra

/// A tensor in another shape.
struct ReshapeCommand: TensorCommand {
  static let configuration = CommandConfiguration(
    commandName: "reshape",
    abstract: "Give a tensor another shape, its elements in the same order (the last axis fastest), as numpy.reshape.",
    discussion: """
      One length may be -1: it follows from the others. Every element type is kept. See 'linalg transpose' to reorder \
      axes.

        linalg reshape images.npy 100,-1 --output rows.npy
        linalg reshape '[1,2,3,4,5,6]' 2,-1
          result  2×3 float64
          [[1  2  3]
           [4  5  6]]
      """)

  @Argument(help: .tensor)
  var operand: Operand

  @Argument(help: "The new shape: lengths with commas between them, '[]' for a scalar.")
  var shape: IntegerList

  @OptionGroup var options: SharedOptions

  func validate() throws {
    guard shape.numbers.allSatisfy({ $0 >= -1 }), shape.numbers.count(where: { $0 == -1 }) <= 1 else {
      throw ValidationError("the shape is \(shape.numbers); lengths from 0, one of them perhaps -1, were expected")
    }
  }

  func results<Element: TensorElement>(_ tensor: Tensor<Element>, from source: String) throws -> Results {
    let known = shape.numbers.filter { $0 != -1 }
    let isOpen = known.count < shape.numbers.count
    guard let count = known.elementCount,
      isOpen ? count > 0 && tensor.count.isMultiple(of: count) : count == tensor.count
    else {
      throw CommandFailure.data(
        "\(source): the shape is \(tensor.shape), of \(tensor.count) elements, which do not fill \(shape.numbers)")
    }
    return ["result": tensor.reshaped(shape.numbers)]
  }
}
