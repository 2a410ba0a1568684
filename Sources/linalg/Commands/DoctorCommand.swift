import ArgumentParser
import LinearAlgebra

/// What the backend is, and whether it computes right.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Print the backend's version, kernels, threads and limits, and check that it computes right.")

  func run() throws {
    let report = Backend.report
    try StandardOutput.print(report.description)
    if let failure = report.failure { throw failure }
  }
}
