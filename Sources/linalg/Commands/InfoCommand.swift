import ArgumentParser
import ArrayFiles

/// What is in a file.
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "List the tensors in a file: name, type, shape and size.",
    discussion: """
      Reads headers only, except of tables, whose rows are counted. Metadata of safetensors files are shown too.

        linalg info model.safetensors
        linalg info results.npz --json
      """)

  @Argument(
    help: "A file: .npy, .npz, .safetensors, .safetensors.index.json, .mtx, .csv or .tsv.", completion: .file(),
    transform: \.asTyped)
  var file: String

  @Flag(help: "Print one JSON object: file, tensors (name, dtype, shape, bytes) and metadata.")
  var json = false

  @OptionGroup var options: RunOptions

  func run() throws {
    let (contents, metadata) = try options.run("info") {
      let file = try ArrayFile(existing: file)
      return (try file.entries().map { try Content($0, of: file) }, file.metadata.sorted { $0.key < $1.key })
    }
    guard json else {
      try StandardOutput.print(Self.table(contents))
      for (key, value) in metadata { try StandardOutput.print("metadata \(key): \(value)") }
      return
    }
    let tensors = contents.map(\.json).joined(separator: ", ")
    let texts = metadata.map { "\(jsonString($0.key)): \(jsonString($0.value))" }.joined(separator: ", ")
    try StandardOutput.print("{\"file\": \(jsonString(file)), \"tensors\": [\(tensors)], \"metadata\": {\(texts)}}")
  }

  private static func table(_ contents: [Content]) -> String {
    let rows = contents.map { content in
      [
        content.name.isEmpty ? "-" : content.name, content.type,
        content.shape.isEmpty ? "scalar" : content.shape.map(String.init).joined(separator: "×"),
        content.bytes.map { "\($0) bytes" } ?? "",
      ]
    }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    let lines = rows.map { row in
      (0..<3).map { row[$0].left(widths[$0]) }.joined(separator: "  ") + "  " + row[3].right(widths[3])
    }
    return (lines + ["\(contents.count) tensor\(contents.count == 1 ? "" : "s")"]).joined(separator: "\n")
  }

  /// What is known of a tensor.
  private struct Content {
    let name: String
    let type: String
    let shape: [Int]
    /// The size in memory; nil if our tensors do not have the element type.
    let bytes: Int?

    init(_ entry: ArrayFile.Entry, of file: ArrayFile) throws(ArrayFileError) {
      name = entry.name
      type = entry.type
      let shape = if let shape = entry.shape { shape } else { try file.tensor(entry.name).shape }
      self.shape = shape
      bytes = entry.kind.map { $0.byteCount * shape.reduce(1, *) }
    }

    var json: String {
      let size = bytes.map(String.init) ?? "null"
      return "{\"name\": \(jsonString(name)), \"dtype\": \(jsonString(type)), \"shape\": \(shape), \"bytes\": \(size)}"
    }
  }
}
