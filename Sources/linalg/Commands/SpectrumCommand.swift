import ArgumentParser
import ArrayFiles
import ComplexModule
import LinearAlgebra

/// The spectrum of a weight matrix.
struct SpectrumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "spectrum",
    abstract: "The spectrum of a weight matrix: effective ranks, random bulk, spikes and tail.",
    discussion: """
      Of an m×n matrix with N = max(m, n) the eigenvalues of WᴴW / N are set beside the Marchenko-Pastur law, which they \
      would follow if the entries were independent noise, and beside a power law for the largest of them (Clauset, \
      Shalizi and Newman 2009). Spikes are eigenvalues above the 99 % quantile of the largest one of noise.

      --plot draws the histogram with the density of the law, and the tail on logarithmic axes.

        linalg spectrum model.safetensors:encoder.weight --plot spectrum.png
        linalg spectrum weights.npy --variance bulk --resamples 1000
        linalg spectrum weights.npy --json
      """)

  @Argument(help: .matrix)
  var input: Operand

  @Option(
    help: ArgumentHelp(
      """
      How the variance of the noise is found: median, which spikes do not move; bulk, the mean of the eigenvalues that are \
      no spikes; entries, the mean square of all entries; or a number.
      """, valueName: "method"))
  var variance = Variance(value: .median)

  @Option(help: "The number of bins of the histogram.")
  var bins = 60

  @Option(
    help: ArgumentHelp(
      """
      Tell how plausible the power law is: the share of so many samples of it that are farther from their own fits. \
      Up to 0.1 the tail is no power law.
      """, valueName: "n"))
  var resamples = 0

  @Option(help: "The seed of --resamples.")
  var seed: UInt64 = 0

  @OptionGroup var plotOption: PlotOption

  @Flag(help: "Print one JSON object: effective ranks, eigenvalues, bulk, spikes, tail and histogram.")
  var json = false

  @OptionGroup var options: RunOptions

  /// What --variance says.
  struct Variance: ExpressibleByArgument {
    let value: BulkVariance

    init(value: BulkVariance) { self.value = value }

    init?(argument: String) {
      switch argument {
      case "median": value = .median
      case "bulk": value = .bulkMean
      case "entries": value = .entries
      default:
        guard let number = Double(argument), number > 0, number.isFinite else { return nil }
        value = .given(number)
      }
    }

    var defaultValueDescription: String { "median" }
  }

  func validate() throws {
    if resamples < 0 || resamples > 1_000_000 {
      throw ValidationError("--resamples is \(resamples); a number from 0 to 1000000 was expected")
    }
    if bins < 1 || bins > 10_000 { throw ValidationError("--bins is \(bins); a number from 1 to 10000 was expected") }
  }

  func run() throws {
    let (text, failure) = try options.run("spectrum") {
      try Backend.selfCheck()
      try plotOption.check()
      let array = try input.read().tensor
      do {
        let report =
          try array.kind.isComplex
          ? SpectrumReport(Matrix<Complex<Double>>(array), variance: variance.value)
          : SpectrumReport(Matrix<Double>(array), variance: variance.value)
        let (text, picture) = try answer(report, array)
        return (text, plotOption.failure(of: picture))
      } catch let error as LinearAlgebraError {
        throw CommandFailure(error, about: [array.source])
      }
    }
    try StandardOutput.print(text)
    if let failure { throw failure }
  }

  private func answer(
    _ report: SpectrumReport<Double>, _ array: AnyTensor
  ) throws -> (text: String, picture: Gnuplot?) {
    guard !report.eigenvalues.isEmpty else {
      throw ArrayFileError(.mismatch, path: array.source, "a matrix of shape \(array.shape) has no spectrum")
    }
    let pValue = resamples > 0 ? report.tail?.pValue(resamples: resamples, seed: seed) : nil
    let text = SpectrumText(
      report: report, source: array.source, type: array.kind.name, bins: bins, tailPValue: pValue)
    let title = "\(input.title): \(report.rows)×\(report.columns)"
    let picture = plotOption.plot.map { _ in EigenvalueHistogramPlot(title: title, report: report, bins: bins).gnuplot }
    return (json ? text.json : text.lines.joined(separator: "\n"), picture)
  }
}
