import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// The completion of a matrix.
struct CompleteCommand: ScalarCommand, PlottingCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete",
    abstract: "Fill the gaps (NaN) of a matrix by one of low rank.",
    discussion: """
      --method softimpute (default) minimises ½‖P(X - Z)‖² + λ‖Z‖_*, where P keeps the known elements and ‖Z‖_* is the sum of \
      the singular values; results: matrix (Z), singularValues, lambda, objective, gap, a bound of the distance from the \
      minimum over the objective, and dualNorm, at most 1 there. --method svt finds the Z of least τ‖Z‖_* + ½‖Z‖² that has \
      the known elements; results: matrix, singularValues, threshold and residual.

      With --path the completions for so many λ down to --lambda are told in lambdas, objectives and ranks, too.

      --plot draws the known elements, Z and its singular values.

        linalg complete '[[1,2,3],[2,4,6],[3,6,nan]]' --lambda 0.01
        linalg complete ratings.csv --share 0.05 --output completed.npz --plot completed.png
        linalg complete ratings.npy --share 0.01 --path 10 --json
        linalg complete pixels.npy --method svt --fill --output filled.npz
      """)

  @Argument(help: "A matrix, NaN where an element is not known: a file, FILE:NAME in an archive, a literal, or - .")
  var matrix: Operand

  @Option(help: ArgumentHelp("The weight λ of the nuclear norm.", valueName: "number"))
  var lambda: Double?

  @Option(
    help: ArgumentHelp(
      "λ as a share of the least one for which Z is zero, the spectral norm of the known elements (default: 0.05).",
      valueName: "number"))
  var share: Double?

  @Option(
    help: ArgumentHelp(
      "So many λ, in equal ratios from the largest down, each begun with the one before.", valueName: "n"))
  var path: Int?

  @Option(help: ArgumentHelp("softimpute or svt.", valueName: "method"))
  var method = Method.softimpute

  @Option(help: "The threshold τ of --method svt (default: 5 √(m n)).")
  var threshold: Double?

  @Option(help: "The gap (svt: the residual) to be reached (default: 1e-8, in single precision and for svt 1e-4).")
  var tolerance: Double?

  @Option(help: "The largest number of steps.")
  var iterations = 2000

  @Flag(help: "Give the known elements themselves in the matrix, and Z in its gaps.")
  var fill = false

  @OptionGroup var plotOption: PlotOption

  @OptionGroup var options: SharedOptions

  enum Method: String, ExpressibleByArgument, CaseIterable { case softimpute, svt }

  func validate() throws {
    if lambda != nil && share != nil { throw ValidationError("only one of --lambda and --share can be given") }
    if method == .svt, lambda != nil || share != nil || path != nil {
      throw ValidationError("--method svt has a --threshold, no --lambda, --share or --path")
    }
    for (name, value) in [
      ("--lambda", lambda), ("--share", share), ("--threshold", threshold), ("--tolerance", tolerance),
    ] {
      if let value, !(value > 0 && value.isFinite) {
        throw ValidationError("\(name) is \(value); a positive number was expected")
      }
    }
    if let path, path > 10_000 { throw ValidationError("--path is \(path); a number up to 10000 was expected") }
    for (name, value) in [("--path", path ?? 1), ("--iterations", iterations)] where value < 1 {
      throw ValidationError("\(name) is \(value); a number from 1 was expected")
    }
  }

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] {
    if method == .svt { return ["matrix", "singularValues", "threshold", "residual"] }
    let names = ["matrix", "singularValues", "lambda", "objective", "gap", "dualNorm"]
    return path == nil ? names : names + ["lambdas", "objectives", "ranks"]
  }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let x = try operands.matrix(0)
    var (results, z, values): (Results, Matrix<Element>, Vector<Element.Real>)
    switch method {
    case .svt:
      let found = try SingularValueThresholding(
        x, threshold: try threshold.map { try Element.Real(option: "--threshold", $0) },
        tolerance: Element.Real(tolerance ?? 1e-4),
        maximumIterations: iterations)
      guard found.isConverged else { throw LinearAlgebraError.notConverged(routine: "complete", info: iterations) }
      (z, values) = (filled(x, found.matrix), found.singularValues)
      results = [
        "matrix": z, "singularValues": values, "threshold": Tensor(found.threshold),
        "residual": Tensor(found.relativeResidual),
      ]
    case .softimpute:
      let all = try completions(x)
      guard let last = all.last, all.allSatisfy(\.isConverged) else {
        throw LinearAlgebraError.notConverged(routine: "complete", info: iterations)
      }
      (z, values) = (filled(x, last.matrix), last.singularValues)
      let certificate = last.certificate
      results = [
        "matrix": z, "singularValues": values, "lambda": Tensor(last.lambda),
        "objective": Tensor(certificate.objective), "gap": Tensor(certificate.relativeGap),
        "dualNorm": Tensor(certificate.dualNorm),
      ]
      if path != nil {
        results = Results(
          results.items + [
            ("lambdas", AnyTensor(Vector(all.map(\.lambda)))),
            ("objectives", AnyTensor(Vector(all.map(\.certificate.objective)))),
            ("ranks", AnyTensor(Tensor(places: all.map(\.rank)))),
          ])
      }
    }
    if plotOption.plot != nil {
      results.picture =
        CompletionPlot(
          title: "\(matrix.title): \(x.rows)×\(x.columns), rank \(values.count)", known: elements(x),
          completed: elements(z), singularValues: values.map { Double($0) }
        ).gnuplot
    }
    return results
  }

  private func completions<Element: Scalar>(_ x: Matrix<Element>) throws -> [MatrixCompletion<Element>] {
    let largest = try MatrixCompletion.largestLambda(x)
    let factor = try share.map { try Element.Real(option: "--share", $0) } ?? 0.05
    let λ = try lambda.map { try Element.Real(option: "--lambda", $0) } ?? largest * factor
    guard λ > 0 else { throw LinearAlgebraError.undefined("all known elements are zero: give --lambda") }
    let count = path ?? 1
    // The root of each ratio, which may itself be beyond the range.
    let half = max(0, Double.log(Double(largest)) - Double.log(Double(λ))) / 2
    let lambdas = (0..<count).map { i in
      let root = Double.exp(half * Double(count - 1 - i) / Double(count))
      return i == count - 1 ? λ : Element.Real(Double(λ) * root * root)
    }
    return try MatrixCompletion.path(
      x, lambdas: lambdas, tolerance: tolerance.map { Element.Real($0) }, maximumIterations: iterations)
  }

  /// Z, or the known elements with Z in their gaps.
  private func filled<Element: Scalar>(_ x: Matrix<Element>, _ z: Matrix<Element>) -> Matrix<Element> {
    fill ? x.zip(z) { $0.isFinite ? $0 : $1 } : z
  }

  /// The real parts in rows, NaN where an element is not known; of large matrices every other, third … row and column.
  private func elements<Element: Scalar>(_ a: Matrix<Element>) -> [[Double]] {
    let (rows, columns) = (1 + (a.rows - 1) / 400, 1 + (a.columns - 1) / 800)
    return stride(from: 0, to: a.rows, by: rows).map { i in
      stride(from: 0, to: a.columns, by: columns).map { a[i, $0].isFinite ? Double(a[i, $0].real) : .nan }
    }
  }
}
