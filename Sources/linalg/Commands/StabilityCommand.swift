import ArgumentParser
import ArrayFiles
import ComplexModule
import LinearAlgebra

/// Whether a linear system is stable.
struct StabilityCommand: ScalarCommand, PlottingCommand {
  static let configuration = CommandConfiguration(
    commandName: "stability",
    abstract: "Whether x' = A x (--continuous) or x ← A x (--discrete) decays, and by which margin.",
    discussion: """
      Results: verdict (stable, unstable, or marginal: within the tolerance of the boundary), values (the eigenvalues, the \
      most dangerous first), abscissa (the largest real part), radius (the largest modulus), margin (-abscissa, or \
      1 - radius), growth (at the start: the numerical abscissa, or the norm) and tolerance. With --distance also distance: \
      two bounds of the smallest perturbation that makes the system unstable; 0 where it is.

      --plot draws the eigenvalues in the complex plane with the stable region.

        linalg stability '[[-1,9],[0,-2]]' --continuous
          verdict  stable
          …
        linalg stability recurrent.npy --discrete --plot spectrum.svg --json
        linalg stability model.safetensors:lstm.weight --discrete --distance
      """)

  @Argument(help: .matrix)
  var matrix: Operand

  @Flag(help: "The time of the system.")
  var domain: Domain

  @Option(help: "Up to which distance from the boundary the verdict is marginal (default: what rounding may do).")
  var tolerance: PlainNumber?

  @Flag(help: "Compute the distance to instability, too, which takes longer.")
  var distance = false

  @OptionGroup var plotOption: PlotOption

  @OptionGroup var options: SharedOptions

  enum Domain: String, EnumerableFlag {
    case continuous, discrete

    static func help(for value: Domain) -> ArgumentHelp? {
      value == .continuous ? "x' = A x: stable in the left half-plane." : "x ← A x: stable in the unit circle."
    }

    var time: TimeDomain { self == .continuous ? .continuous : .discrete }
  }

  func validate() throws {
    if let tolerance, !(tolerance.value >= 0) {
      throw ValidationError("--tolerance is \(tolerance.value); a number from 0 was expected")
    }
  }

  var operands: [Operand] { [matrix] }

  func resultNames() -> [String] {
    ["values", "abscissa", "radius", "margin", "growth", "tolerance"] + (distance ? ["distance"] : [])
  }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let a = try operands.squareMatrix(0)
    guard a.rows > 0 else { throw operands.failure(0, "at least 1×1 was expected") }
    let stability = try Stability(a, domain.time, tolerance: tolerance.map { Element.Real($0.value) })
    var items: [(name: String, tensor: AnyTensor)] = [
      ("values", AnyTensor(stability.eigenvalues)), ("abscissa", AnyTensor(Tensor(stability.spectralAbscissa))),
      ("radius", AnyTensor(Tensor(stability.spectralRadius))), ("margin", AnyTensor(Tensor(stability.margin))),
      ("growth", AnyTensor(Tensor(stability.initialGrowth))), ("tolerance", AnyTensor(Tensor(stability.tolerance))),
    ]
    if distance {
      let found = try DistanceToInstability(a, domain.time)
      items.append(("distance", AnyTensor(Vector([found.lower, found.upper]))))
    }
    var results = Results(items)
    results.words = [("verdict", stability.verdict.rawValue)]
    if plotOption.plot != nil { results.picture = StabilityPlot(title: matrix.title, stability).gnuplot }
    return results
  }
}
