/// The graph of the nearest neighbours of points as the operator D^-½ W D^-½, of which only the weights that are not zero are
/// stored, row after row.
///
/// W has the weights of ``Affinity/nearestNeighbors(_:)`` without those of points with themselves, D their sums in each row. A
/// point without edges is a part of its own: 1 on the diagonal.
struct NeighborGraph<Real: RealScalar>: LinearOperator {
  /// The square roots of the sums of weights, 1 for points without edges.
  let roots: Vector<Real>
  /// Where the weights of each row begin, and their end.
  private let starts: [Int]
  private let places: [Int32]
  private let values: [Real]

  var rows: Int { roots.count }
  var columns: Int { roots.count }

  /// The graph of the `count` nearest neighbours of each point, itself among them. Takes 2 n² d operations and O(n count)
  /// memory.
  ///
  /// - Throws: as ``Neighbors``.
  init(_ points: Matrix<Real>, neighbors count: Int) throws(LinearAlgebraError) {
    let n = points.rows
    let nearest = try Neighbors(of: points, among: points, count: Swift.min(count, n), by: .euclidean).indices
    // Each edge from both of its ends, in the order of the rows.
    var edges: [[Int32]] = Array(repeating: [], count: n)
    for (place, j) in nearest.elements.enumerated() {
      let i = place / nearest.shape[1]
      guard i != Int(j) else { continue }
      edges[i].append(Int32(j))
      edges[Int(j)].append(Int32(i))
    }
    var (starts, places, weights): ([Int], [Int32], [Real]) = ([0], [], [])
    for row in edges {
      for j in row.sorted() {
        // An edge that both ends have stands twice.
        if places.count > starts[starts.count - 1], places.last == j {
          weights[weights.count - 1] = 1
        } else {
          places.append(j)
          weights.append(0.5)
        }
      }
      starts.append(places.count)
    }
    let roots = Vector<Real>(count: n) { i in
      let degree = weights[starts[i]..<starts[i + 1]].reduce(0, +)
      return degree > 0 ? degree.squareRoot() : 1
    }
    for i in 0..<n {
      for entry in starts[i]..<starts[i + 1] { weights[entry] /= roots[i] * roots[Int(places[entry])] }
    }
    (self.roots, self.starts, self.places, values) = (roots, starts, places, weights)
  }

  /// The points to which a point has edges.
  func neighbors(of i: Int) -> some Sequence<Int> { places[starts[i]..<starts[i + 1]].lazy.map { Int($0) } }

  func product(_ x: Matrix<Real>) -> Matrix<Real> {
    let x = x.columnMajorCopy()
    let result = Matrix<Real>(uninitializedRows: rows, columns: x.columns)
    for j in 0..<x.columns { multiply(x.base + j * rows, into: result.base + j * rows) }
    withExtendedLifetime(x) {}
    return result
  }

  func adjointProduct(_ y: Matrix<Real>) -> Matrix<Real> { product(y) }

  @specialized(where Real == Float)
  @specialized(where Real == Double)
  private func multiply(_ x: UnsafePointer<Real>, into target: UnsafeMutablePointer<Real>) {
    nonisolated(unsafe) let (x, target) = (x, target)
    inParallel(rows, grain: elementGrain, bytes: values.count * (MemoryLayout<Real>.stride + 12)) { range in
      for i in range {
        let entries = starts[i]..<starts[i + 1]
        var sum: Real = entries.isEmpty ? x[i] : 0
        for entry in entries { sum += values[entry] * x[Int(places[entry])] }
        target[i] = sum
      }
    }
  }
}
