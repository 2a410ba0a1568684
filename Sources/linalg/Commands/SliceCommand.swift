import ArgumentParser
import LinearAlgebra

/// A part of a tensor.
struct SliceCommand: TensorCommand {
  static let configuration = CommandConfiguration(
    commandName: "slice",
    abstract: "Take a part of a tensor, as NumPy's a[1:5, :, -1].",
    discussion: """
      For each axis start:stop:step (each may be missing; stop is not taken), an index, which removes the axis, or : for \
      all of it. Negative numbers count from the end, negative steps go backwards. '...' stands for all axes between, \
      None adds one of length 1. Every element type is kept. Of real numbers in .npy and .safetensors files only the part is \
      read.

        linalg slice video.npy '::10,...,0' --output red.npy
        linalg slice '[[1,2,3],[4,5,6]]' ':,::-2'
          result  2×2 float64
          [[3  1]
           [6  4]]
      """)

  @Argument(help: .tensor)
  var operand: Operand

  @Argument(help: "What is taken of each axis, with commas between: indices, start:stop:step, ..., None.")
  var slices: SliceList

  @OptionGroup var options: SharedOptions

  var mapsFile: Bool { true }

  func results<Element: TensorElement>(_ tensor: Tensor<Element>, from source: String) throws -> Results {
    do {
      return ["result": tensor[slicing: try slices.slices(of: tensor.shape)]]
    } catch {
      throw CommandFailure.data("\(source): the shape is \(tensor.shape), \(error)")
    }
  }
}
