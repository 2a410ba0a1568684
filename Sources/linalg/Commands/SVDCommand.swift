import ArgumentParser
import LinearAlgebra

/// The singular value decomposition.
struct SVDCommand: ScalarCommand, PlottingCommand {
  static let configuration = CommandConfiguration(
    commandName: "svd",
    abstract: "The singular value decomposition A = U Σ Vᴴ, as numpy.linalg.svd.",
    discussion: """
      Results: u (m×k), s (k singular values, descending) and vh (k×n), where k is min(m, n). Signs are fixed, so that \
      the same matrix gives the same factors.

      --rank k gives the largest k triplets alone and error, the length of what is left, ‖A - U Σ Vᴴ‖ (Frobenius). For k far \
      below m and n they are computed without the others: by block Krylov iteration, within --accuracy of the best error. \
      --method asks for another way: full or gram (exact), krylov, randomized or lanczos.

      --plot draws the singular values and the error of each rank.

        linalg svd weights.npy --output factors.npz
        linalg svd model.safetensors:encoder.weight --values-only --json
        linalg svd '[[1,2],[3,4]]'
        linalg svd embeddings.npy --rank 64 --output factors.npz --plot spectrum.png
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Flag(help: "Give all m left and all n right singular vectors: u is m×m, vh is n×n.")
  var full = false

  @Flag(help: "Give s alone, in a fifth of the time.")
  var valuesOnly = false

  @Option(help: ArgumentHelp("Keep only the largest k singular values and their vectors.", valueName: "k"))
  var rank: Int?

  @Option(help: "How the largest triplets are computed: automatic, full, gram, krylov, randomized or lanczos.")
  var method = Method.automatic

  @Option(
    help: ArgumentHelp(
      "By which share the error may exceed that of the best approximation (default 0.001).", valueName: "share"))
  var accuracy: Double?

  @Option(help: "The seed of the random start.")
  var seed: UInt64 = 0

  @OptionGroup var plotOption: PlotOption

  @OptionGroup var options: SharedOptions

  enum Method: String, ExpressibleByArgument, CaseIterable {
    case automatic, full, gram, krylov, randomized, lanczos

    var value: SVDMethod {
      switch self {
      case .automatic: .automatic
      case .full: .full
      case .gram: .gram
      case .krylov: .blockKrylov()
      case .randomized: .randomized()
      case .lanczos: .lanczos
      }
    }
  }

  func validate() throws {
    if full && (valuesOnly || rank != nil) { throw ValidationError("--full excludes --values-only and --rank") }
    if let rank, rank < 0 { throw ValidationError("--rank is \(rank); a number from 0 was expected") }
    if let accuracy, !(accuracy >= 0) {
      throw ValidationError("--accuracy is \(accuracy); a number from 0 was expected")
    }
    if rank == nil && (method != .automatic || accuracy != nil) {
      throw ValidationError("--method and --accuracy need --rank")
    }
  }

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] { valuesOnly ? ["s"] : ["u", "s", "vh"] + (rank == nil ? [] : ["error"]) }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.matrix(0)
    var results: Results
    let values: Vector<Element.Real>
    var rest: Element.Real = 0
    if let rank {
      let svd = try SVD(a, rank: rank, method: method.value, accuracy: accuracy.map { Element.Real($0) }, seed: seed)
      values = svd.singularValues
      rest = svd.report?.frobeniusError ?? 0
      results = valuesOnly ? ["s": values] : ["u": svd.u, "s": values, "vh": svd.vh, "error": Tensor(rest)]
    } else if valuesOnly {
      values = try a.singularValues()
      results = ["s": values]
    } else {
      let lengths = full ? [a.rows, a.columns] : []
      try MemoryLimit.check(lengths.reduce(0) { $0 + Double($1) * Double($1) }, of: Element.self, source: "u and vh")
      let svd = try SVD(a, vectors: full ? .full : .thin)
      values = svd.singularValues
      results = ["u": svd.u, "s": values, "vh": svd.vh]
    }
    if plotOption.plot != nil {
      results.picture =
        SpectrumPlot(title: matrix.title, singularValues: values.map { Double($0) }, rest: Double(rest)).gnuplot
    }
    return results
  }
}
