import ArgumentParser
import LinearAlgebra

/// Options of every command that computes.
struct RunOptions: ParsableArguments {
  @Option(help: "Use at most this many threads (default: the processors that the process may use).")
  var threads: Int?

  @Flag(help: "Say nothing but results and errors: no progress, no note of what was written.")
  var quiet = false

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads); a number from 1 was expected") }
  }

  /// Runs a command's work as these options ask for.
  func run<Result>(_ name: String, _ work: () throws -> Result) throws -> Result {
    if let threads { Backend.threads = threads }
    return try Progress.show(name, quiet: quiet, work)
  }
}
