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
      (their product approximates the matrix) and spectrum.png into the output folder; into an archive it writes left, \
      right and s, all singular values, without a picture. Computes in double precision; the factors have the element \
      type of the input, integers become float64.

        linalg lowrank weights.npy --energy 0.95 --output folder
        linalg lowrank model.safetensors:encoder.weight --rank 64 --output factors.npz
        linalg lowrank weights.npy --json
      """)

  @Argument(help: .matrix)
  var input: Operand

  @Option(help: "Keep this many singular values.")
  var rank: Int?

  @Option(help: "Keep the fewest singular values with this share of the energy, from 0 to 1 (default 0.99).")
  var energy: Double?

  @Option(help: "Keep the fewest singular values with at most this relative Frobenius error.")
  var error: Double?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      """
      Write into this folder, made if it does not exist, or into an archive that ends in .npz or .safetensors (default: \
      the folder 'output'; with --json nothing is written).
      """, valueName: "path"), completion: .file(), transform: \.asTyped)
  var output: String?

  @Flag(help: "Print one JSON object: norms, effective ranks, singular values and the approximations by rank.")
  var json = false

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
      let target = try output.map(LowRankTarget.init) ?? (json ? nil : LowRankTarget("output"))
      let array = try input.read().tensor
      do {
        return switch array.kind {
        case .float: try run(array, Double.self, factors: Float.self, target)
        case .complexFloat: try run(array, Complex<Double>.self, factors: Complex<Float>.self, target)
        case .complexDouble: try run(array, Complex<Double>.self, factors: Complex<Double>.self, target)
        default: try run(array, Double.self, factors: Double.self, target)
        }
      } catch let error as LinearAlgebraError {
        throw CommandFailure(error, about: [array.source])
      }
    }
    for line in lines { try StandardOutput.print(line) }
  }

  /// Writes the files and returns the lines of the report.
  private func run<Element: Scalar, Stored: Scalar>(
    _ array: AnyTensor, _ type: Element.Type, factors stored: Stored.Type, _ target: LowRankTarget?
  ) throws -> [String] where Element.Real == Double {
    let a = try Matrix<Element>(array)
    guard !a.isEmpty else {
      throw ArrayFileError(.mismatch, path: array.source, "a matrix of shape \(array.shape) has no singular values")
    }
    let svd = try SVD(a)
    let truncation: Truncation<Double> =
      if let rank { .rank(rank) } else if let error { .frobeniusError(error) } else { .energy(energy ?? 0.99) }
    let lowRank = LowRank(svd, truncation)
    let report = try LowRankReport(a, svd, kept: lowRank.rank)
    let written = try target?.write(lowRank, as: stored, svd: svd, title: input.text) ?? []
    if json { return [report.json(source: array.source, type: array.kind.name)] }
    let heading = [
      "OpenBLAS \(Backend.version), \(Backend.coreName) kernels, \(Backend.threads) threads",
      "\(array.source): \(a.rows)×\(a.columns) \(array.kind.name), computed in double precision",
    ]
    return heading + report.lines + written
  }
}
