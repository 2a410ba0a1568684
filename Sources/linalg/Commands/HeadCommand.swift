import ArgumentParser
import LinearAlgebra

/// The first rows of a tensor.
struct HeadCommand: TensorCommand {
  static let configuration = CommandConfiguration(
    commandName: "head",
    abstract: "Show the first rows of a tensor, or write them to a file.",
    discussion: """
      Rows are the places along the first axis. Every element type is kept. Real numbers of .npy and .safetensors files are \
      not read beyond the rows that are shown.

        linalg head table.csv --rows 5
        linalg head model.safetensors:embeddings.weight --rows 1000 --output part.npy
      """)

  @Argument(help: .tensor)
  var operand: Operand

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("How many rows.", valueName: "count"))
  var rows = 10

  @OptionGroup var options: SharedOptions

  func validate() throws {
    guard rows >= 0 else { throw ValidationError("--rows is \(rows); a number from 0 was expected") }
  }

  var mapsFile: Bool { true }

  func results<Element: TensorElement>(_ tensor: Tensor<Element>, from source: String) throws -> Results {
    guard let count = tensor.shape.first else { return ["result": tensor] }
    return ["result": tensor[0..<min(rows, count), .ellipsis]]
  }
}
