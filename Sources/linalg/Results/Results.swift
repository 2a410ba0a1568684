import ArrayFiles
import LinearAlgebra

/// What a command computed, under the library's names: `["u": svd.u, "s": svd.singularValues]`.
struct Results: ExpressibleByDictionaryLiteral {
  let items: [(name: String, tensor: AnyTensor)]
  /// Words among the results, by name; they stand before the numbers.
  var words: [(name: String, word: String)] = []
  /// A picture of them, for commands that draw.
  var picture: Gnuplot?

  init(_ items: [(name: String, tensor: AnyTensor)]) { self.items = items }

  init(dictionaryLiteral elements: (String, any TensorConvertible)...) {
    items = elements.map { ($0, $1.erased) }
  }

  /// Prints a table for each result; a single number stands alone.
  func printTables() throws {
    for item in words { try StandardOutput.print("\(item.name)  \(item.word)") }
    if !words.isEmpty, !items.isEmpty { try StandardOutput.print("") }
    for (index, item) in items.enumerated() {
      if items.count == 1, item.tensor.rank == 0 { return try StandardOutput.print(item.tensor.text) }
      if index > 0 { try StandardOutput.print("") }
      try StandardOutput.print("\(item.name)  \(item.tensor.summary)\n\(item.tensor.text)")
    }
  }

  /// Prints one JSON object.
  func printJSON() throws {
    try StandardOutput.write("{")
    for (index, item) in words.enumerated() {
      try StandardOutput.write("\(index > 0 ? ", " : "")\(jsonString(item.name)): \(jsonString(item.word))")
    }
    for (index, item) in items.enumerated() {
      try StandardOutput.write("\(index + words.count > 0 ? ", " : "")\(jsonString(item.name)): ")
      try JSONTensor(item.tensor).print()
    }
    try StandardOutput.write("}\n")
  }
}

extension AnyTensor {
  /// The shape and the type, as in `5×4 float64`.
  var summary: String { describe(shape, kind) }

  /// The elements as the library prints them, abbreviated where there are many.
  var text: String { tensor.text }
}

extension PendingTensor {
  /// The shape and the type, as in `5×4 float64`.
  var summary: String { describe(shape, kind) }
}

private func describe(_ shape: [Int], _ kind: TensorElementKind) -> String {
  (shape.isEmpty ? "scalar" : shape.map(String.init).joined(separator: "×")) + " \(kind.name)"
}

extension TensorConvertible {
  fileprivate var erased: AnyTensor { AnyTensor(self) }
  fileprivate var text: String { asTensor.description }
}

extension Tensor<Int64> {
  /// Places counted from 0, as of a permutation.
  init(places: [Int]) { self.init(shape: [places.count], places.map(Int64.init)) }
}
