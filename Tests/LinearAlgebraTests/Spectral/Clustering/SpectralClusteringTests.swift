import LinearAlgebra
import TestSupport
import Testing

extension Matrix where Element: RealScalar {
  /// To which ring, or to none, the points of the test of many points belong.
  fileprivate var rowGroups: [Int] { (0..<rows).map { $0 >= 1200 ? 6 : $0 / 400 * 2 + ($0 % 400 == 7 ? 0 : $0 % 2) } }
}

@Suite("Spectral clustering")
struct SpectralClusteringTests {
  /// Two rings around the origin, which no straight line divides: even rows are inside.
  private func rings<E: RealScalar>(_: E.Type, _ count: Int = 120) -> Matrix<E> {
    Matrix(rows: count, columns: 2) { i, j in
      let angle = 2 * E.pi * E(i) / E(count)
      return E(i % 2 == 0 ? 1 : 3) * (j == 0 ? .cos(angle) : .sin(angle))
    }
  }

  @Test("divides rings by either Laplacian and affinity, and the embedding has orthogonal eigenvectors")
  func rings() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let points = rings(E.self)
      for affinity in [Affinity<E>.nearestNeighbors(7), .rbf(gamma: 6)] {
        for laplacian in [GraphLaplacian.randomWalk, .symmetric] {
          let found = try SpectralClustering(points, clusters: 2, affinity: affinity, laplacian: laplacian)
          #expect(found.labels[0] != found.labels[1], "\(E.self) \(affinity) \(laplacian)")
          #expect(found.labels.indices.allSatisfy { found.labels[$0] == found.labels[$0 % 2] })
          #expect(found.embedding.shape == (120, 2) && found.eigenvalues.count == 2)
          let lengths = (0..<120).map { found.embedding[row: $0].euclideanNorm() }
          #expect(laplacian == .randomWalk || lengths.allSatisfy { ($0 - 1).magnitude < 10 * E.ulpOfOne })
          #expect(abs(found.eigenvalues[0]) < 100 * E.ulpOfOne && found.eigenvalues[1] < 0.1)
        }
      }
      // (I - D⁻¹W) y = λ y.
      let weights = try Affinity<E>.rbf(gamma: 6).weights(of: points)
      #expect(weights == weights.transposed() && (0..<120).allSatisfy { weights[$0, $0] == 1 })
      let walk = try SpectralClustering(weights: weights, clusters: 3)
      var graph = weights
      for i in 0..<120 { graph[i, i] = 0 }
      let degrees = graph.sum(by: .row)
      let image = walk.embedding - Matrix(rows: 120, columns: 120) { graph[$0, $1] / degrees[$0] } * walk.embedding
      let expected = naiveProduct(walk.embedding, naiveDiagonal(3, 3, walk.eigenvalues, of: E.self))
      #expect(naiveNorm(image - expected) < 1e3 * Double(E.ulpOfOne) * naiveNorm(walk.embedding))
    }
    for type in realTypes { try check(type) }
  }

  @Test("many points: the graph of neighbours has the eigenvalues, embedding and labels of the whole matrix")
  func sparse() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      // Rings in three places, one of which is cut, and points far from all that are alone with their neighbours.
      let ring = rings(E.self, 400)
      let points = Matrix<E>(rows: 1210, columns: 2) { i, j in
        guard i < 1200 else { return 100 + E(i % 5) / 100 }
        return ring[i % 400 == 7 ? 8 : i % 400, j] + E(i / 400 * 10)
      }
      for laplacian in [GraphLaplacian.randomWalk, .symmetric] {
        let found = try SpectralClustering(points, clusters: 7, affinity: .nearestNeighbors(6), laplacian: laplacian)
        let weights = try Affinity<E>.nearestNeighbors(6).weights(of: points)
        let expected = try SpectralClustering(weights: weights, clusters: 7, laplacian: laplacian)
        #expect(found.eigenvalues.allSatisfy { $0.magnitude < 200 * E.ulpOfOne }, "\(E.self) \(found.eigenvalues)")
        #expect((expected.eigenvalues - found.eigenvalues).euclideanNorm() < 500 * E.ulpOfOne)
        let groups = points.rowGroups
        #expect(
          Set(zip(found.labels, groups).map { [$0, $1] }).count == 7 && Set(found.labels).count == 7, "\(E.self)")
        #expect(Set(zip(found.labels, expected.labels).map { [$0, $1] }).count == 7, "\(E.self)")
        // Fewer clusters than parts: none is divided.
        let fewer = try SpectralClustering(points, clusters: 5, affinity: .nearestNeighbors(6), laplacian: laplacian)
        #expect(
          Set(zip(fewer.labels, groups).map { [$0, $1] }).count == 7 && Set(fewer.labels).count == 5, "\(E.self)")
      }
      // Fewer clusters than parts: the largest parts have the eigenvectors, wherever they stand.
      let sizes = [40, 600, 460]
      let parted = Matrix<E>(rows: 1100, columns: 1) { i, _ in E(i + (i < 40 ? 0 : i < 640 ? 100 : 200)) }
      let two = try SpectralClustering(parted, clusters: 2, affinity: .nearestNeighbors(5)).embedding
      for (part, first) in zip([nil, 0, 1] as [Int?], [0, sizes[0], sizes[0] + sizes[1]]) {
        for column in 0..<2 { #expect((two[first, column] != 0) == (part == column), "\(E.self) \(first) \(column)") }
      }
      // Where the graph hangs together: eigenvectors of the walk, and as many as are told apart.
      let line = Matrix<E>(rows: 1100, columns: 1) { i, _ in E(i / 550 * 700 + i % 550) }
      let found = try SpectralClustering(line, clusters: 3, affinity: .nearestNeighbors(5))
      let expected = try SpectralClustering(
        weights: Affinity<E>.nearestNeighbors(5).weights(of: line), clusters: 3)
      #expect((expected.eigenvalues - found.eigenvalues).euclideanNorm() < 1000 * E.ulpOfOne)
    }
    for type in realTypes { try check(type) }
  }

  @Test("weights near the ends of the range have the clusters of the same weights elsewhere")
  func scales() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let weights: Matrix<E> = [[9, 4, 1, 0], [4, 0, 4, 0], [1, 4, 0, 1], [0, 0, 1, 0]]
      let expected = try SpectralClustering(weights: weights, clusters: 2)
      for exponent in E.kind == .float ? [124, -145] : [1020, -1070] {
        var scaled = timesPowerOfTwo(weights * 2, exponent)
        scaled[0, 0] = 0
        let found = try SpectralClustering(weights: scaled, clusters: 2)
        #expect(found.labels == expected.labels, "\(E.self) \(exponent)")
        #expect(largestDifference(Array(found.eigenvalues), Array(expected.eigenvalues)) < 100 * Double(E.ulpOfOne))
      }
    }
    for type in realTypes { try check(type) }
  }

  @Test("the parts of a graph are its clusters, a node without edges is one")
  func parts() throws {
    let weights: Matrix<Double> = [[9, 1, 0, 0], [1, 0, 0, 0], [0, 0, 7, 0], [0, 0, 0, 0]]
    let found = try SpectralClustering(weights: weights, clusters: 3)
    #expect(found.labels[0] == found.labels[1] && Set(found.labels).count == 3)
    #expect(found.eigenvalues.allSatisfy { abs($0) < 1e-14 })
    #expect(throws: LinearAlgebraError.undefined("a weight of the graph is negative")) {
      try SpectralClustering(weights: [[0, -1], [-1, 0]] as Matrix<Double>, clusters: 1)
    }
    #expect(throws: LinearAlgebraError.notSymmetric(row: 1, column: 0)) {
      try SpectralClustering(weights: [[0, 1], [0.5, 0]] as Matrix<Double>, clusters: 1)
    }
  }
}
