import ArgumentParser
import LinearAlgebra

/// The singular value decomposition.
struct SVDCommand: ScalarCommand {
  static let configuration = CommandConfiguration(
    commandName: "svd",
    abstract: "The singular value decomposition A = U Σ Vᴴ, as numpy.linalg.svd.",
    discussion: """
      Results: u (m×k), s (k singular values, descending) and vh (k×n), where k is min(m, n). Signs are fixed, so that \
      the same matrix gives the same factors.

        linalg svd weights.npy --output factors.npz
        linalg svd model.safetensors:encoder.weight --values-only --json
        linalg svd '[[1,2],[3,4]]'
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Flag(help: "Give all m left and all n right singular vectors: u is m×m, vh is n×n.")
  var full = false

  @Flag(help: "Give s alone, in a fifth of the time.")
  var valuesOnly = false

  @Option(help: ArgumentHelp("Keep only the largest k singular values and their vectors.", valueName: "k"))
  var rank: Int?

  @OptionGroup var options: SharedOptions

  func validate() throws {
    if full && (valuesOnly || rank != nil) { throw ValidationError("--full excludes --values-only and --rank") }
    if let rank, rank < 0 { throw ValidationError("--rank is \(rank); a number from 0 was expected") }
  }

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] { valuesOnly ? ["s"] : ["u", "s", "vh"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.matrix(0)
    let kept = 0..<min(rank ?? .max, a.rows, a.columns)
    if valuesOnly { return ["s": try a.singularValues()[kept]] }
    let svd = try SVD(a, vectors: full ? .full : .thin)
    guard rank != nil else { return ["u": svd.u, "s": svd.singularValues, "vh": svd.vh] }
    return ["u": svd.u[..., kept], "s": svd.singularValues[kept], "vh": svd.vh[kept, ...]]
  }
}
