extension NeighborGraph {
  /// The parts that hang together.
  struct Parts {
    /// The part of each point, from 0: the largest first, of equal ones that with the first point.
    var labels: [Int] = []
    var count = 0
  }

  /// The parts of the graph, each found from one of its points along edges. Takes O(n + edges) operations.
  func parts() -> Parts {
    var (labels, sizes) = (Array(repeating: -1, count: rows), [Int]())
    for first in 0..<rows where labels[first] < 0 {
      let part = sizes.count
      labels[first] = part
      var (open, size) = ([first], 1)
      while let i = open.popLast() {
        for j in neighbors(of: i) where labels[j] < 0 {
          labels[j] = part
          open.append(j)
          size += 1
        }
      }
      sizes.append(size)
    }
    let order = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var places = Array(repeating: 0, count: sizes.count)
    for (place, part) in order.enumerated() { places[part] = place }
    return Parts(labels: labels.map { places[$0] }, count: sizes.count)
  }

  /// The largest eigenvalues of the operator, descending, and their eigenvectors; nil where Lanczos did not find them.
  ///
  /// Each part has the eigenvalue 1, with the eigenvector D^½ 1 on its points: these are written down, from the largest part
  /// on. Only the others are computed, of the operator without them.
  func leading(_ count: Int) throws(LinearAlgebraError) -> (values: Vector<Real>, vectors: Matrix<Real>)? {
    let parts = parts()
    let known = Swift.min(count, parts.count)
    let rest = PartlessGraph(self, parts)
    let vectors = Matrix<Real>.zeros(rows, known)
    for (i, part) in parts.labels.enumerated() where part < known { vectors.base[part * rows + i] = rest.units[i] }
    let ones = Vector<Real>(repeating: 1, count: known)
    guard known < count else { return (ones, vectors) }
    // Errors of eigenvectors are those of residuals over gaps, which clusters that can be told make far larger.
    let options = KrylovOptions<Real>(
      tolerance: Swift.max(10 * .ulpOfOne, 1e-11), dimension: 2 * (count - known) + 40, maximumRestarts: 1000)
    let eigen = try PartialSymmetricEigen(rest, count: count - known, .largest, options: options)
    guard eigen.report.isConverged else { return nil }
    return (Vector(Array(ones) + Array(eigen.eigenvalues)), Matrix(horizontally: vectors, eigen.eigenvectors))
  }
}

/// The operator of a graph less twice the projection onto the eigenvectors of its parts: their eigenvalues are -1 instead of 1,
/// the others as they were.
struct PartlessGraph<Real: RealScalar>: LinearOperator {
  private let graph: NeighborGraph<Real>
  private let parts: NeighborGraph<Real>.Parts
  /// The element of each point in the eigenvector of its part.
  let units: [Real]

  init(_ graph: NeighborGraph<Real>, _ parts: NeighborGraph<Real>.Parts) {
    var squares = Array(repeating: 0.0, count: parts.count)
    for (part, root) in zip(parts.labels, graph.roots) { squares[part] += Double(root) * Double(root) }
    units = zip(parts.labels, graph.roots).map { Real(Double($1) / squares[$0].squareRoot()) }
    (self.graph, self.parts) = (graph, parts)
  }

  var rows: Int { graph.rows }
  var columns: Int { graph.rows }

  func product(_ x: Matrix<Real>) -> Matrix<Real> {
    let x = x.columnMajorCopy()
    let result = graph.product(x)
    for j in 0..<x.columns { subtractParts(of: x.base + j * rows, from: result.base + j * rows) }
    withExtendedLifetime(x) {}
    return result
  }

  func adjointProduct(_ y: Matrix<Real>) -> Matrix<Real> { product(y) }

  @specialized(where Real == Float)
  @specialized(where Real == Double)
  private func subtractParts(of x: UnsafePointer<Real>, from target: UnsafeMutablePointer<Real>) {
    var sums = Array(repeating: 0.0, count: parts.count)
    for i in units.indices { sums[parts.labels[i]] += 2 * Double(units[i]) * Double(x[i]) }
    for i in units.indices { target[i] -= units[i] * Real(sums[parts.labels[i]]) }
  }
}
