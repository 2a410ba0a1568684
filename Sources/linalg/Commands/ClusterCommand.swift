import ArgumentParser
import ArrayFiles
import LinearAlgebra

/// Clusters of points.
struct ClusterCommand: ScalarCommand, PlottingCommand {
  static let configuration = CommandConfiguration(
    commandName: "cluster",
    abstract: "Divide points (rows) into clusters, as scikit-learn's KMeans and SpectralClustering.",
    discussion: """
      Results: labels (n), and by --method kmeans centers (k×d) and inertia, the sum of squared distances to them; by \
      --method spectral, which finds clusters of any form that hang together, values: the k smallest eigenvalues of the \
      normalised Laplacian of a graph whose weights are exp(-gamma ‖x - y‖²), or tell who is among whose nearest \
      (--affinity neighbors).

      --plot draws the points, those of more than two coordinates along their two leading principal components.

        linalg cluster '[[0,0],[0,1],[9,9],[9,8]]' --clusters 2
          labels  4 int64
          [0  0  1  1]
          …
        linalg cluster points.npy --clusters 3 --plot clusters.png --output clusters.npz
        linalg cluster moons.csv --clusters 2 --method spectral --affinity neighbors --json
      """)

  @Argument(help: "Points, one in each row: a file, FILE:NAME in an archive, a literal, or - .")
  var points: Operand

  @Option(name: [.customShort("k"), .long], help: ArgumentHelp("The number of clusters.", valueName: "k"))
  var clusters: Int

  @Option(help: ArgumentHelp("kmeans (default) or spectral.", valueName: "method"))
  var method = Method.kmeans

  @Option(help: ArgumentHelp("The weights of the graph for --method spectral: rbf or neighbors.", valueName: "kind"))
  var affinity = AffinityKind.rbf

  @Option(help: ArgumentHelp("The factor in exp(-gamma ‖x - y‖²).", valueName: "gamma"))
  var gamma = 1.0

  @Option(help: ArgumentHelp("How many nearest points, each itself among them, have an edge.", valueName: "n"))
  var neighbors = 10

  @Option(help: "How many times k-means starts anew.")
  var restarts = 10

  @Option(help: "The seed of the random starts.")
  var seed: UInt64 = 0

  @OptionGroup var plotOption: PlotOption

  @OptionGroup var options: SharedOptions

  enum Method: String, ExpressibleByArgument, CaseIterable { case kmeans, spectral }
  enum AffinityKind: String, ExpressibleByArgument, CaseIterable { case rbf, neighbors }

  func validate() throws {
    for (name, value) in [("--clusters", clusters), ("--neighbors", neighbors), ("--restarts", restarts)]
    where value < 1 {
      throw ValidationError("\(name) is \(value); a number from 1 was expected")
    }
    if !(gamma > 0 && gamma.isFinite) { throw ValidationError("--gamma is \(gamma); a positive number was expected") }
  }

  var operands: [Operand] { [points] }

  func resultNames() -> [String] { method == .kmeans ? ["labels", "centers", "inertia"] : ["labels", "values"] }

  func results<Element: Scalar>(_ operands: Operands<Element>) throws -> Results {
    let points = try operands.matrix(0)
    guard points.rows >= clusters else { throw operands.failure(0, "at least \(clusters) rows were expected") }
    if let points = points as? Matrix<Float> { return try results(points) }
    if let points = points as? Matrix<Double> { return try results(points) }
    throw operands.failure(0, "real numbers were expected")
  }

  private func results<Real: RealScalar>(_ points: Matrix<Real>) throws -> Results {
    var (results, labels, centers): (Results, [Int], Matrix<Real>?)
    switch method {
    case .kmeans:
      let found = try KMeans(points, clusters: clusters, restarts: restarts, seed: seed)
      (labels, centers) = (found.labels, found.centers)
      results = ["labels": Tensor(places: labels), "centers": found.centers, "inertia": Tensor(found.inertia)]
    case .spectral:
      let affinity: Affinity<Real> =
        try affinity == .rbf ? .rbf(gamma: Real(option: "--gamma", gamma)) : .nearestNeighbors(neighbors)
      let found = try SpectralClustering(points, clusters: clusters, affinity: affinity, restarts: restarts, seed: seed)
      (labels, centers) = (found.labels, nil)
      results = ["labels": Tensor(places: labels), "values": found.eigenvalues]
    }
    if plotOption.plot != nil {
      let (size, parts) = (PlotStyle.count(points.rows, "point"), PlotStyle.count(clusters, "cluster"))
      let title = "\(self.points.title): \(size), \(parts) by \(method.rawValue)"
      results.picture = try ClusterPlot(title: title, points, labels: labels, centers: centers).gnuplot
    }
    return results
  }
}
