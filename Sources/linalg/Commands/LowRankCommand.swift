import ArgumentParser
import ArrayFiles
import ComplexModule
import LinearAlgebra

/// The spectrum of a matrix, its low-rank approximations, and the factors of one of them.
struct LowRankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lowrank",
    abstract: "Analyse the spectrum of a matrix and split it into two low-rank factors.",
    discussion: """
      Prints norms, effective ranks and a table of the best approximations by rank, and writes left.npy, right.npy \
      (their product approximates the matrix) and spectrum.png into the output folder. Computes in double precision; \
      the factors have the element type of the input, integers become float64.

        linalg lowrank weights.npy --energy 0.95 --output folder
        linalg lowrank model.safetensors:encoder.weight --rank 64
      """)

  @Argument(help: .matrix)
  var input: Operand

  @Option(help: "Keep this many singular values.")
  var rank: Int?

  @Option(help: "Keep the fewest singular values with this share of the energy, from 0 to 1 (default 0.99).")
  var energy: Double?

  @Option(help: "Keep the fewest singular values with at most this relative Frobenius error.")
  var error: Double?

  @Option(help: "The folder for left.npy, right.npy and spectrum.png; made if it does not exist.")
  var output = "output"

  @OptionGroup var options: RunOptions

  func validate() throws {
    guard [rank != nil, energy != nil, error != nil].count(where: { $0 }) <= 1 else {
      throw ValidationError("only one of --rank, --energy and --error can be given")
    }
    if let rank, rank < 0 { throw ValidationError("--rank is \(rank); a number from 0 was expected") }
    if let energy, !(0...1).contains(energy) {
      throw ValidationError("--energy is \(energy); a share from 0 to 1 was expected")
    }
    if let error, !(error >= 0) { throw ValidationError("--error is \(error); a number from 0 was expected") }
  }

  func run() throws {
    let lines = try options.run("lowrank") {
      // First of all: where OpenBLAS cannot map its memory it waits for ever, which is better seen before the work.
      try Backend.selfCheck()
      let array = try input.read().tensor
      do {
        return switch array.kind {
        case .float: try run(array, Double.self, factors: Float.self)
        case .complexFloat: try run(array, Complex<Double>.self, factors: Complex<Float>.self)
        case .complexDouble: try run(array, Complex<Double>.self, factors: Complex<Double>.self)
        default: try run(array, Double.self, factors: Double.self)
        }
      } catch let error as LinearAlgebraError {
        throw CommandFailure(error, about: [array.source])
      }
    }
    for line in lines { try StandardOutput.print(line) }
  }

  /// Writes the files and returns the lines of the report.
  private func run<Element: Scalar, Stored: Scalar>(
    _ array: AnyTensor, _ type: Element.Type, factors stored: Stored.Type
  ) throws -> [String] where Element.Real == Double {
    let a = try Matrix<Element>(array)
    guard !a.isEmpty else {
      throw ArrayFileError(.mismatch, path: array.source, "a matrix of shape \(array.shape) has no singular values")
    }
    let svd = try SVD(a)
    let truncation: Truncation<Double> =
      if let rank { .rank(rank) } else if let error { .frobeniusError(error) } else { .energy(energy ?? 0.99) }
    let lowRank = LowRank(svd, truncation)
    let heading = [
      "OpenBLAS \(Backend.version), \(Backend.coreName) kernels, \(Backend.threads) threads",
      "\(array.source): \(a.rows)×\(a.columns) \(array.kind.name), computed in double precision",
    ]
    let report = try LowRankReport(a, svd).lines(kept: lowRank.rank)
    return try heading + report + write(lowRank, as: Stored.self, svd: svd)
  }

  private func write<Element: Scalar, Stored: Scalar>(
    _ lowRank: LowRank<Element>, as stored: Stored.Type, svd: SVD<Element>
  ) throws -> [String] where Element.Real == Double {
    try OutputFolder.make(output)
    let (left, right, picture) = ("\(output)/left.npy", "\(output)/right.npy", "\(output)/spectrum.png")
    try NpyFile.write(AnyTensor(Matrix<Stored>(converting: lowRank.left)), to: left)
    try NpyFile.write(AnyTensor(Matrix<Stored>(converting: lowRank.right)), to: right)
    let name = input.text.split(separator: "/").last ?? ""
    try SpectrumPlot(
      title: "\(name), \(lowRank.rows)×\(lowRank.columns)", singularValues: Array(svd.singularValues),
      errors: (0...svd.singularValues.count).map {
        let error = svd.truncationError(rank: $0)
        return (error.relativeFrobenius, error.relativeSpectral)
      },
      breakEvenRank: LowRank<Element>.breakEvenRank(rows: lowRank.rows, columns: lowRank.columns),
      chosenRank: lowRank.rank
    ).gnuplot.draw(to: picture)
    return [
      "\(left): \(lowRank.rows)×\(lowRank.rank), \(right): \(lowRank.rank)×\(lowRank.columns)",
      "\(picture): the spectrum and the error by rank",
    ]
  }
}
