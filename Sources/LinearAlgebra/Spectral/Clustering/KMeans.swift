/// Points divided into clusters around centers, so that the sum of squared distances to the centers is small (k-means).
///
/// ```swift
/// let clusters = try KMeans(points, clusters: 3, seed: 1)
/// clusters.labels[0]              // the cluster of the first point
/// clusters.centers                // one row for each cluster
/// ```
///
/// Each of some runs starts with centers that are far apart (k-means++, the best of 2 + log k candidates for each) and
/// moves them to the means of the points nearest to them until no point changes its cluster (Lloyd), or they move by less
/// than the tolerance; the run with the smallest sum is kept. A cluster that loses all points takes the point that is
/// farthest from its center. This is what scikit-learn's `KMeans` does; random numbers are our own. A step takes 2 n k d
/// operations; beside the points a copy of them is in memory. BLAS: `gemm`.
/// Sources: Lloyd, IEEE Trans. Inf. Theory 28 (1982); Arthur and Vassilvitskii, k-means++, SODA 2007.
public struct KMeans<Real: RealScalar>: Sendable {
  /// The centers, one in each row; k×d.
  public let centers: Matrix<Real>
  /// The cluster of each point, from 0; of equally near centers the first.
  public let labels: [Int]
  /// The sum of the squared distances of points to the centers of their clusters.
  public let inertia: Double
  /// How many steps the best run took.
  public let iterations: Int
  /// Whether the best run ended before the largest number of steps.
  public let isConverged: Bool
  /// The seed of the random starts.
  public let seed: UInt64

  /// Clusters of points in rows.
  ///
  /// - Parameters:
  ///   - points: n×d.
  ///   - clusters: the number of clusters k, from 1 to n.
  ///   - restarts: how many runs are made.
  ///   - maxIterations: the largest number of steps of a run.
  ///   - tolerance: a run ends when the centers move by ‖ΔC‖_F² ≤ tolerance · the mean variance of the coordinates.
  ///   - seed: that of the random starts.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity among the coordinates,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the inertia is beyond the range of `Double`.
  public init(
    _ points: Matrix<Real>, clusters: Int, restarts: Int = 10, maxIterations: Int = 300, tolerance: Real = 1e-4,
    seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    precondition(
      clusters > 0 && clusters <= points.rows, "\(points.rows) points cannot be divided into \(clusters) clusters")
    precondition(restarts > 0 && maxIterations > 0, "\(restarts) runs of at most \(maxIterations) steps were asked for")
    let problem = try KMeansProblem(points, centers: .zeros(0, points.columns), tolerance: tolerance)
    var generator = RandomGenerator(seed: seed)
    func run() -> KMeansProblem<Real>.Run {
      problem.run(from: problem.distantPoints(clusters, using: &generator), maxIterations: maxIterations)
    }
    var best = run()
    for _ in 1..<restarts {
      let other = run()
      if other.inertia < best.inertia { best = other }
    }
    try self.init(best, problem, seed: seed)
  }

  /// Clusters of points in rows, from given centers.
  ///
  /// - Parameters:
  ///   - points: n×d.
  ///   - centers: k×d, where the first step begins.
  ///   - maxIterations: the largest number of steps.
  ///   - tolerance: as for random starts.
  /// - Throws: as for random starts.
  public init(
    _ points: Matrix<Real>, from centers: Matrix<Real>, maxIterations: Int = 300, tolerance: Real = 1e-4
  ) throws(LinearAlgebraError) {
    precondition(
      centers.rows > 0 && centers.rows <= points.rows && centers.columns == points.columns,
      "centers of shape \(centers.shapeText) do not fit points of shape \(points.shapeText)")
    let problem = try KMeansProblem(points, centers: centers, tolerance: tolerance)
    try self.init(problem.run(from: problem.centers, maxIterations: maxIterations), problem, seed: 0)
  }

  private init(
    _ run: KMeansProblem<Real>.Run, _ problem: KMeansProblem<Real>, seed: UInt64
  ) throws(LinearAlgebraError) {
    (centers, inertia) = try problem.result(run)
    (labels, iterations, isConverged) = (run.labels, run.iterations, run.isConverged)
    self.seed = seed
  }

  /// The clusters whose centers are nearest to other points, in rows.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity among the coordinates.
  public func labels(of points: Matrix<Real>) throws(LinearAlgebraError) -> [Int] {
    precondition(
      points.columns == centers.columns,
      "points of \(points.columns) coordinates do not fit centers of \(centers.columns)")
    let problem = try KMeansProblem(points, centers: centers, tolerance: 0)
    return problem.assigned(to: problem.centers).labels
  }
}
