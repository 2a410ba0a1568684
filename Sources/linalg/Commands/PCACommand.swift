import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// Principal components.
struct PCACommand: ScalarCommand, PlottingCommand {
  static let configuration = CommandConfiguration(
    commandName: "pca",
    abstract: "The principal components of samples (rows), as scikit-learn's PCA.",
    discussion: """
      Results: components (k×p, in rows), explainedVariance, explainedVarianceRatio and singularValues (k each), mean (p), \
      noiseVariance, and the scores of the samples (n×k).

      --solver auto chooses as scikit-learn does: the covariance matrix for at most 1000 features and ten times as many \
      samples; the whole decomposition for small or square data; the randomised one for few components of large data.

      --plot draws the share of the variance of each component, and the samples along the first two.

        linalg pca '[[2,0],[0,1],[-2,0],[0,-1]]' --components 1 --solver full
          components  1×2 float64
          [[1  0]]
          …
        linalg pca samples.csv --components 0.95 --plot pca.png
        linalg pca embeddings.npy --components 64 --whiten --output pca.npz
        linalg pca samples.npy --components mle --json
      """)

  @Argument(help: "Samples, one in each row: a file, FILE:NAME in an archive, a literal, or - .")
  var samples: Operand

  @Option(
    help: ArgumentHelp(
      """
      How many components: a number, a share of the variance between 0 and 1 of which they explain more together, or mle \
      for Minka's estimate (default: all).
      """, valueName: "n|share|mle"))
  var components = ComponentCount.all

  @Option(help: ArgumentHelp("How they are computed.", valueName: "solver"))
  var solver = Solver.auto

  @Flag(help: "Divide the scores by their standard deviations.")
  var whiten = false

  @Option(help: "The seed of the random start of --solver randomized, krylov and lanczos.")
  var seed: UInt64 = 0

  @OptionGroup var plotOption: PlotOption

  @OptionGroup var options: SharedOptions

  enum Solver: String, ExpressibleByArgument, CaseIterable {
    case auto, full, covariance, randomized, lanczos, krylov, incremental

    var value: PCASolver {
      switch self {
      case .auto: .automatic
      case .full: .full
      case .covariance: .covariance
      case .randomized: .randomized()
      case .lanczos: .lanczos
      case .krylov: .blockKrylov
      case .incremental: .incremental()
      }
    }
  }

  /// What --components says.
  enum ComponentCount: ExpressibleByArgument {
    case all
    case count(Int)
    case share(Double)
    case mle

    init?(argument: String) {
      if argument == "mle" {
        self = .mle
      } else if argument == "all" {
        self = .all
      } else if let count = Int(argument), count >= 0 {
        self = .count(count)
      } else if let share = Double(argument), share > 0, share < 1 {
        self = .share(share)
      } else {
        return nil
      }
    }

    var defaultValueDescription: String { "all" }

    func value<Real: RealScalar>() -> PCAComponents<Real> {
      switch self {
      case .all: .all
      case .count(let count): .count(count)
      case .share(let share): .variance(Real(share))
      case .mle: .mle
      }
    }
  }

  var operands: [Operand] { [samples] }

  func resultNames() -> [String] {
    [
      "components", "explainedVariance", "explainedVarianceRatio", "singularValues", "mean", "noiseVariance", "scores",
    ]
  }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let samples = try operands.matrix(0)
    let pca = try PCA(
      samples, components: components.value(), solver: solver.value, scores: whiten ? .whitened : .plain, seed: seed)
    let scores = pca.scores(samples)
    var results: Results = [
      "components": pca.components, "explainedVariance": pca.explainedVariance,
      "explainedVarianceRatio": pca.explainedVarianceRatio, "singularValues": pca.singularValues, "mean": pca.mean,
      "noiseVariance": Tensor(pca.noiseVariance), "scores": scores,
    ]
    if plotOption.plot != nil {
      results.picture =
        PCAPlot(
          title: "\(self.samples.title): \(samples.rows) samples, \(PlotStyle.count(samples.columns, "feature"))",
          ratios: pca.explainedVarianceRatio.map { Double($0) },
          scores: (0..<scores.rows).map { i in (0..<min(2, scores.columns)).map { Double(scores[i, $0].real) } }
        ).gnuplot
    }
    return results
  }
}
