import ArgumentParser
import LinearAlgebra

/// A look at how fast this machine is.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure this machine: products, factorizations and copies, on one thread and on all.",
    discussion: """
      Prints the best rate of several runs: GFLOP/s of products and factorizations with all vectors (2n³ operations for a \
      product, 2/3 n³ LU, 1/3 n³ Cholesky, 4/3 n³ QR, 22 n³ SVD, 9 n³ symmetric eigen, 25 n³ eigen), and GB/s read and \
      written by copies of 128 MiB. What the time does not suffice for is left out.

        linalg bench
        linalg bench --seconds 5 --json
      """)

  @Option(help: ArgumentHelp("About how long to measure, all together.", valueName: "count"))
  var seconds = 60.0

  @Flag(help: "Print one JSON object: results with name, dtype, n, threads, seconds, rate and unit.")
  var json = false

  @OptionGroup var options: RunOptions

  func validate() throws {
    guard seconds > 0, seconds.isFinite else {
      throw ValidationError("--seconds is \(seconds); a number above 0 was expected")
    }
  }

  func run() throws {
    let report = try options.run("bench") {
      try Backend.checkMemory()
      return try MachineReport(seconds: seconds)
    }
    try StandardOutput.print(json ? report.json : report.table)
  }
}
