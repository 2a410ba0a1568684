import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// Options of every command that has tensors as results.
struct SharedOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      """
      Write the results to this file, its kind known by its ending: .npy, .npz, .safetensors, .mtx, .csv or .tsv. Several \
      results need .npz or .safetensors, where they stand under their names.
      """, valueName: "file"), completion: .file(), transform: \.asTyped)
  var output: String?

  @Flag(
    help: """
      Print one JSON object: for each result its shape, dtype and values. Complex numbers are [real, imaginary]; nan, inf \
      and -inf are strings.
      """)
  var json = false

  @Option(
    help: ArgumentHelp(
      """
      Compute in float32, float64, complex64 or complex128. By default the type of the operands, promoted as NumPy does; \
      integers and truth values become float64, halves float32, and a literal takes the type of the files beside it.
      """, valueName: "type"))
  var dtype: ElementType?

  @OptionGroup var runOptions: RunOptions

  /// Checks, before anything is computed, that the results can be written.
  func check(_ names: [String]) throws {
    guard let output else { return }
    guard let holdsSeveral = ArrayFile.holdsSeveral(output) else {
      throw CommandFailure.usage("--output \(output): the ending must be .npy, .npz, .safetensors, .mtx, .csv or .tsv")
    }
    guard holdsSeveral || names.count == 1 else {
      throw CommandFailure.usage(
        "--output \(output): \(names.count) results (\(names.joined(separator: ", "))) need .npz or .safetensors")
    }
    _ = try OutputFile(output, size: 0)
  }

  /// Writes the results into the file, if one is wanted: whoever prints them may end with its reader.
  func write(_ results: Results) throws {
    if let output { try ArrayFile.write(results.items, to: output) }
  }

  /// Prints the results, or what was written.
  func show(_ results: Results) throws {
    if json { return try results.printJSON() }
    guard output != nil else { return try results.printTables() }
    try note(results.items.map { ($0.name, $0.tensor.summary) })
  }

  /// Prints what was written.
  func note(_ written: [(name: String, summary: String)]) throws {
    guard let output, !runOptions.quiet else { return }
    for item in written { try StandardOutput.print("\(output): \(item.name), \(item.summary)") }
  }
}
