/// Points divided into clusters that hang together, of any form: k-means of the leading eigenvectors of a graph Laplacian.
///
/// ```swift
/// let moons = try SpectralClustering(points, clusters: 2, affinity: .nearestNeighbors(10))
/// moons.labels
/// moons.eigenvalues      // as many zeros as the graph has parts
/// ```
///
/// The eigenvectors of the smallest eigenvalues of the normalised Laplacian of the graph whose edges have the weights W, as
/// scikit-learn's `SpectralClustering` has them: the weight of a point with itself does not count.
///
/// Of a graph with all weights, n² numbers, the eigenvectors take 4/3 n³ operations, in a copy of it beside (LAPACK:
/// `syevr`, by index). That of nearest neighbours is not stored as a matrix for more than a thousand points: beside the
/// search, 2 n² d operations in O(n) memory, the eigenvectors of parts that do not hang together are written down, the
/// largest parts first, and ``PartialSymmetricEigen`` takes a product with some tens of numbers in each row for each of the
/// steps to the others: tens, or thousands where parts barely hang together.
/// Source: von Luxburg, A tutorial on spectral clustering, Statistics and Computing 17 (2007).
public struct SpectralClustering<Real: RealScalar>: Sendable {
  /// The cluster of each point, from 0.
  public let labels: [Int]
  /// The smallest eigenvalues of the normalised Laplacian, ascending, from 0 to 2: as many as clusters.
  public let eigenvalues: Vector<Real>
  /// What k-means was applied to; a row for each point, a column for each eigenvalue.
  public let embedding: Matrix<Real>
  /// The clusters of the rows of the embedding.
  public let clusters: KMeans<Real>

  /// Clusters of points in rows.
  ///
  /// - Parameters:
  ///   - points: n×d.
  ///   - clusters: the number of clusters, from 1 to n.
  ///   - affinity: how alike two points are.
  ///   - laplacian: which Laplacian is used.
  ///   - restarts: how many times k-means runs.
  ///   - seed: that of the starts of k-means.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity among the coordinates, and what
  ///   ``SymmetricEigen/init(_:_:triangle:)`` throws.
  public init(
    _ points: Matrix<Real>, clusters: Int, affinity: Affinity<Real> = .rbf(gamma: 1),
    laplacian: GraphLaplacian = .randomWalk, restarts: Int = 10, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    let n = points.rows
    precondition(clusters > 0 && clusters <= n, "\(n) points cannot be divided into \(clusters) clusters")
    if case .nearestNeighbors(let count) = affinity, n > Self.denseLimit, clusters < n / 20 {
      let graph = try NeighborGraph(points, neighbors: count)
      if let (values, vectors) = try graph.leading(clusters) {
        try self.init(values, vectors, graph.roots, laplacian, restarts: restarts, seed: seed)
        return
      }
    }
    try self.init(
      weights: try affinity.weights(of: points), clusters: clusters, laplacian: laplacian, restarts: restarts,
      seed: seed)
  }

  /// Up to so many points the whole matrix takes less time.
  private static var denseLimit: Int { 1000 }

  /// Clusters of the nodes of a graph.
  ///
  /// - Parameters:
  ///   - weights: those of the edges, symmetric, not negative; n×n.
  ///   - clusters: the number of clusters, from 1 to n.
  ///   - laplacian: which Laplacian is used.
  ///   - restarts: how many times k-means runs.
  ///   - seed: that of the starts of k-means.
  /// - Throws: ``LinearAlgebraError/notSymmetric(row:column:)``, ``LinearAlgebraError/notFinite(at:)``,
  ///   ``LinearAlgebraError/undefined(_:)`` for a negative weight, and what ``SymmetricEigen/init(_:_:triangle:)`` throws.
  public init(
    weights: Matrix<Real>, clusters: Int, laplacian: GraphLaplacian = .randomWalk, restarts: Int = 10, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    let n = weights.rows
    precondition(weights.isSquare, "weights of shape \(weights.shapeText) are not those of a graph")
    precondition(clusters > 0 && clusters <= n, "\(n) points cannot be divided into \(clusters) clusters")
    try weights.checkFinite()
    guard weights.minimum() >= 0 else { throw .undefined("a weight of the graph is negative") }
    var graph = weights
    graph.setDiagonal(.zeros(n), offset: 0)
    // The Laplacian of all multiples is the same, while sums may be beyond the range.
    graph = graph.broughtNearOne().matrix
    let degrees = graph.sum(by: .row)
    // A node without edges is a part of its own.
    let roots = Vector<Real>(count: n) { degrees[$0] > 0 ? degrees[$0].squareRoot() : 1 }
    var normalized = graph.dividingRows(by: roots).transposed().dividingRows(by: roots)
    normalized.setDiagonal(Vector(count: n) { degrees[$0] > 0 ? 0 : 1 }, offset: 0)
    let eigen = try SymmetricEigen(normalized, .indices(n - clusters..<n))
    try self.init(
      eigen.eigenvalues.reversed(), eigen.eigenvectors.reversedColumns(), roots, laplacian, restarts: restarts,
      seed: seed)
  }

  /// From the largest eigenvalues of D^-½ W D^-½, descending, their eigenvectors, and the diagonal of D^½.
  private init(
    _ values: Vector<Real>, _ vectors: Matrix<Real>, _ roots: Vector<Real>, _ laplacian: GraphLaplacian,
    restarts: Int, seed: UInt64
  ) throws(LinearAlgebraError) {
    eigenvalues = 1 - values
    embedding =
      switch laplacian {
      case .randomWalk: vectors.dividingRows(by: roots)
      case .symmetric: vectors.transposed().unitColumns().transposed()
      }
    self.clusters = try KMeans(embedding, clusters: values.count, restarts: restarts, seed: seed)
    labels = clusters.labels
  }
}
