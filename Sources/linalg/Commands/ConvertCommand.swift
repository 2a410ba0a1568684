import ArgumentParser
import ArrayFiles

/// A file in another format or element type.
struct ConvertCommand: ResultCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Convert a file into another format or element type.",
    discussion: """
      Takes all tensors of an archive, or the one that FILE:NAME names. Element types are kept unless --dtype is given, \
      and numbers are never rounded without it.

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

  func results() throws -> Results {
    guard case .file(let path) = input.place else {
      return Results([(Self.name(of: input), try input.read().tensor.converted(to: options.dtype))])
    }
    let file = try ArrayFile(existing: path)
    return Results(
      try file.names.map { name in
        (name.isEmpty ? "result" : name, try file.tensor(name).converted(to: options.dtype))
      })
  }

  private static func name(of operand: Operand) -> String {
    if case .member(_, let name) = operand.place { name } else { "result" }
  }
}
