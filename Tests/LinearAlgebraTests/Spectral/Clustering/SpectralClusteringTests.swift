import LinearAlgebra
import TestSupport
import Testing

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
