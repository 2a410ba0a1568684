import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// A file in another format or element type.
struct ConvertCommand: ResultCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a file into another format or element type.",
    discussion: """
      Takes all tensors of an archive, or the one that FILE:NAME names. Element types are kept unless --dtype is given, \
      and numbers are never rounded without it. Tensors are read and written one after the other, so that an archive may \
      be larger than memory.

        linalg convert weights.safetensors --output weights.npz
        linalg convert table.csv --dtype float32 --output table.npy
      """)

  @Argument(help: .tensor)
  var input: Operand

  @OptionGroup var options: SharedOptions

  func validate() throws {
    guard options.output != nil else { throw ValidationError("--output FILE was expected") }
  }

  func resultNames() throws -> [String] {
    guard case .file(let path) = input.place else { return [Self.name(of: input)] }
    let names = try ArrayFile(existing: path).names
    return names == [""] ? ["result"] : names
  }

  func run() throws {
    guard case .file(let path) = input.place, let output = options.output, !options.json else {
      return try computeAndShow()
    }
    let tensors = try options.runOptions.run("convert") {
      try options.check(try resultNames())
      let tensors = try pendingTensors(of: try ArrayFile(existing: path))
      try ArrayFile.write(tensors, to: output)
      return tensors
    }
    try options.note(tensors.map { ($0.name, $0.summary) })
  }

  func results() throws -> Results {
    guard case .file(let path) = input.place else {
      return Results([(Self.name(of: input), try input.read().tensor.converted(to: options.dtype))])
    }
    let file = try ArrayFile(existing: path)
    return Results(try file.names.map { (Self.result($0), try tensor($0, of: file)) })
  }

  /// The tensors of a file, each of which is read when it is written: together they may be larger than memory.
  private func pendingTensors(of file: ArrayFile) throws(ArrayFileError) -> [PendingTensor] {
    try file.entries().map { entry throws(ArrayFileError) in
      let name = Self.result(entry.name)
      guard let kind = entry.kind, let shape = entry.shape else {
        return PendingTensor(name, try tensor(entry.name, of: file))
      }
      return PendingTensor(name, options.dtype?.kind ?? kind, shape: shape) { () throws(ArrayFileError) in
        // The one before it would be kept for the next of its size.
        MemoryPool.trim()
        return try tensor(entry.name, of: file)
      }
    }
  }

  private func tensor(_ name: String, of file: ArrayFile) throws(ArrayFileError) -> AnyTensor {
    try file.tensor(name).converted(to: options.dtype)
  }

  private static func result(_ name: String) -> String { name.isEmpty ? "result" : name }

  private static func name(of operand: Operand) -> String {
    if case .member(_, let name) = operand.place { name } else { "result" }
  }
}
