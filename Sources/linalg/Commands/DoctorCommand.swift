import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// What the backend is, and whether it computes right.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Print the backend's version, kernels, threads and limits, and check that it computes right.",
    discussion: """
      Ends with status 70 if the check fails.

        linalg doctor
      """)

  @Flag(help: "Print one JSON object of texts.")
  var json = false

  @OptionGroup var options: RunOptions

  func run() throws {
    let report = try options.run("doctor") { Backend.report }
    let pairs = report.lines.map { "\(jsonString($0.name)): \(jsonString($0.value))" }
    try StandardOutput.print(json ? "{\(pairs.joined(separator: ", "))}" : report.description)
    if let failure = report.failure { throw failure }
  }
}
