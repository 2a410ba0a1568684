import ArgumentParser
import ArrayFiles
import ComplexModule
import LinearAlgebra

/// A few eigenvalues and eigenvectors of a large matrix.
struct EigsCommand: ScalarCommand, PlottingCommand {
  static let configuration = CommandConfiguration(
    commandName: "eigs",
    abstract: "A few eigenvalues and eigenvectors, as scipy.sparse.linalg.eigsh and eigs.",
    discussion: """
      Results: values (k, the most wanted first), vectors (n×k, in columns) and residuals (k), the lengths of A v - λ v. A \
      matrix that is symmetric (Hermitian) to rounding is taken as such: values are real, by Lanczos. For others they are \
      complex, by Arnoldi.

      --which says which: largest or smallest of a symmetric matrix, or those of largest or smallest modulus of another; \
      magnitude, the largest modulus of either; real, the largest real part; nearest, those nearest to --shift.

      --generalized FILE takes A v = λ B v with a symmetric positive definite B.

      --plot draws the values and the residuals. Ends with status 1 if B is not positive definite, or where the iteration \
      does not converge within its limit.

        linalg eigs '[[2,0],[0,5]]' --count 1
          values  1 float64
          [5]
          …
        linalg eigs laplacian.npy --count 8 --which nearest --shift 0 --output modes.npz
        linalg eigs transition.npy --which real --json
        linalg eigs stiffness.mtx --generalized mass.mtx --which smallest --plot modes.png
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("How many are wanted.", valueName: "k"))
  var count = 6

  @Option(help: ArgumentHelp("largest, smallest, magnitude, real or nearest.", valueName: "which"))
  var which: Which?

  @Option(
    help: ArgumentHelp(
      "The point that values are nearest to: a number, or its real and imaginary part as 0.5,-2.", valueName: "shift"))
  var shift: ComplexNumber?

  @Option(help: ArgumentHelp("The matrix B of A v = λ B v.", valueName: "file"))
  var generalized: Operand?

  @Option(help: "The bound of residuals relative to the norm of the matrix (default 10 eps).")
  var tolerance: PlainNumber?

  @Option(help: "The seed of the random start.")
  var seed: UInt64 = 0

  @OptionGroup var plotOption: PlotOption

  @OptionGroup var options: SharedOptions

  enum Which: String, ExpressibleByArgument, CaseIterable {
    case largest, smallest, magnitude, real, nearest
  }

  func validate() throws {
    if count < 1 { throw ValidationError("--count is \(count); a number from 1 was expected") }
    if let tolerance, !(tolerance.value >= 0) {
      throw ValidationError("--tolerance is \(tolerance.value); a number from 0 was expected")
    }
    if which == .nearest, shift == nil { throw ValidationError("--which nearest needs --shift") }
    if let which, which != .nearest, shift != nil { throw ValidationError("--shift needs --which nearest") }
  }

  var operands: [Operand] { [matrix] + [generalized].compactMap { $0 } }

  func resultNames() -> [String] { ["values", "vectors", "residuals"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.squareMatrix(0)
    let b = operands.count > 1 ? try operands.squareMatrix(1) : nil
    if let b, b.rows != a.rows { throw operands.failure(1, "\(a.rows)×\(a.rows) was expected") }
    let options = KrylovOptions<Element.Real>(tolerance: tolerance.map { Element.Real($0.value) }, seed: seed)
    // A shift off the real axis, and a real part, are questions about general matrices.
    guard which != .real, (shift?.value.imaginary ?? 0) == 0 else { return try general(a, b, options) }
    do {
      return try symmetric(a, b, options)
    } catch LinearAlgebraError.notSymmetric {
      return try general(a, b, options)
    }
  }

  private func symmetric<Element: Scalar>(
    _ a: Matrix<Element>, _ b: Matrix<Element>?, _ options: KrylovOptions<Element.Real>
  ) throws -> Results {
    let target: SymmetricEigenTarget<Element.Real> =
      switch shift == nil ? which ?? .largest : .nearest {
      case .smallest: .smallest
      case .magnitude: .largestMagnitude
      case .nearest: .nearest(Element.Real(shift?.value.real ?? 0))
      default: .largest
      }
    let eigen =
      try b.map { try PartialSymmetricEigen(a, metric: $0, count: count, target, options: options) }
      ?? PartialSymmetricEigen(a, count: count, target, options: options)
    return try results(
      eigen.eigenvalues.map { Complex($0) }, AnyTensor(eigen.eigenvalues), AnyTensor(eigen.eigenvectors), eigen.report)
  }

  private func general<Element: Scalar>(
    _ a: Matrix<Element>, _ b: Matrix<Element>?, _ options: KrylovOptions<Element.Real>
  ) throws -> Results {
    let target: EigenTarget<Element.Real> =
      switch shift == nil ? which ?? .largest : .nearest {
      case .largest, .magnitude: .largestModulus
      case .real: .largestReal
      case .smallest, .nearest:
        .nearest(Complex(Element.Real(shift?.value.real ?? 0), Element.Real(shift?.value.imaginary ?? 0)))
      }
    let eigen =
      try b.map { try PartialEigen(a, metric: $0, count: count, target, options: options) }
      ?? PartialEigen(a, count: count, target, options: options)
    return try results(
      eigen.eigenvalues, AnyTensor(eigen.eigenvalues), AnyTensor(eigen.eigenvectors), eigen.report)
  }

  private func results<Real: RealScalar>(
    _ points: Vector<Complex<Real>>, _ values: AnyTensor, _ vectors: AnyTensor, _ report: EigenReport<Real>
  ) throws -> Results {
    guard report.isConverged else {
      let text = Double(report.largestResidual / max(report.norm, .leastNormalMagnitude)).text(digits: 3)
      throw CommandFailure.numerical(
        "\(matrix.text): after \(report.steps) restarts a residual is \(text) of the norm [not-converged]")
    }
    var results = Results([
      ("values", values), ("vectors", vectors), ("residuals", AnyTensor(report.residuals)),
    ])
    if plotOption.plot != nil {
      results.picture =
        EigenvaluesPlot(
          title: matrix.title, points.map { Complex(Double($0.real), Double($0.imaginary)) },
          residuals: report.residuals.map { Double($0 / max(report.norm, .leastNormalMagnitude)) }
        ).gnuplot
    }
    return results
  }
}
