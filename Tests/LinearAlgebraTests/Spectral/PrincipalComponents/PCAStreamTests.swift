import LinearAlgebra
import Synchronization
import TestSupport
import Testing

@Suite("PCA of streamed rows")
struct PCAStreamTests {
  private final class Count: Sendable {
    let blocks = Atomic<Int>(0)
  }

  private func counted<E: Scalar>(_ a: Matrix<E>, _ blockRows: Int, _ count: Count) -> RowStream<E> {
    RowStream(rows: a.rows, columns: a.columns, blockRows: blockRows) { rows in
      count.blocks.add(1, ordering: .relaxed)
      return a[rows, ...]
    }
  }

  @Test("the covariance takes one pass, the randomised solver as many as it says, with the numbers of the matrix")
  func passes() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var generator = RandomGenerator(seed: 3)
      let values = Vector<E.Real>(count: 8) { E.Real(power(0.6, $0)) }
      let a = Matrix<E>.withSingularValues(values, rows: 50, columns: 8, using: &generator) + E(1.5)
      let exact = try PCA(a, components: .count(3), solver: .full)
      for (solver, passes) in [
        (PCASolver.automatic, 1), (.covariance, 1), (.incremental(), 1), (.randomized(powerIterations: 3), 5),
      ] {
        let count = Count()
        let pca = try PCA(counted(a, 7, count), components: .count(3), solver: solver)
        #expect(count.blocks.load(ordering: .relaxed) == passes * 8, "\(solver)")
        let isExact = solver != .incremental()
        let difference = (pca.components - exact.components).frobeniusNorm()
        #expect(!isExact || difference < 1000 * E.ulpOfOne, "\(E.self) \(solver) \(difference)")
        let variance = pca.explainedVariance[0] / exact.explainedVariance[0]
        #expect(variance > 0.98 && variance < 1 + 1000 * E.ulpOfOne, "\(E.self) \(solver) \(variance)")
        #expect((pca.mean - exact.mean).euclideanNorm() < 50 * E.ulpOfOne)
        guard isExact else { continue }
        let noise = (pca.noiseVariance - exact.noiseVariance).magnitude
        #expect(noise < 1000 * E.ulpOfOne * exact.explainedVariance[0], "\(E.self) \(solver)")
      }
      #expect(throws: LinearAlgebraError.self) { try PCA(RowStream(a, blockRows: 7), solver: .full) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("all components batch after batch are those of all samples at once, whatever the batches")
  func incremental() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = randomMatrix(40, 5)
      let exact = try PCA(a, solver: .full)
      for size in [5, 7, 39, 40] {
        var incremental = IncrementalPCA<E>(components: 5)
        for first in stride(from: 0, to: 35, by: size) {
          try incremental.add(a[first..<min(first + size, first == 0 ? 40 : 35), ...])
        }
        if incremental.sampleCount < 40 { try incremental.add(a[incremental.sampleCount..., ...]) }
        let pca = try incremental.pca
        #expect((pca.components - exact.components).frobeniusNorm() < 500 * E.ulpOfOne, "\(E.self) \(size)")
        #expect((pca.singularValues - exact.singularValues).euclideanNorm() < 100 * E.ulpOfOne)
        #expect((pca.explainedVarianceRatio - exact.explainedVarianceRatio).euclideanNorm() < 100 * E.ulpOfOne)
      }
      var incremental = IncrementalPCA<E>(components: 3)
      #expect(throws: LinearAlgebraError.self) { try incremental.add(a[0..<2, ...]) }
      #expect(throws: LinearAlgebraError.self) { try incremental.pca }
      try incremental.add(a[0..<0, ...])
      #expect(incremental.sampleCount == 0)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a last block with fewer rows than there are components is joined to the one before")
  func lastBlock() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = randomMatrix(23, 8)
      for (blockRows, batches) in [(10, [0..<10, 10..<23]), (6, [0..<6, 6..<12, 12..<18, 18..<23]), (30, [0..<23])] {
        let streamed = try IncrementalPCA(RowStream(a, blockRows: blockRows), components: 5).pca
        var expected = IncrementalPCA<E>(components: 5)
        for batch in batches { try expected.add(a[batch, ...]) }
        #expect(
          try streamed.components == expected.pca.components && streamed.sampleCount == 23, "\(E.self) \(blockRows)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a mean far from zero and samples in order of size cancel nothing")
  func cancellation() throws {
    func check<E: RealScalar>(_: E.Type) throws {
      let small: Matrix<E> = randomMatrix(3000, 3)
      let shift: E = 4096
      let near = try PCA(Matrix<E>(rows: 3000, columns: 3) { ((small[$0, $1] + shift) - shift) + E($0 / 1000) })
      let far = try PCA(Matrix<E>(rows: 3000, columns: 3) { (small[$0, $1] + shift) + E($0 / 1000) })
      #expect((near.explainedVariance - far.explainedVariance).euclideanNorm() < 300 * E.ulpOfOne)
    }
    for type in realTypes { try check(type) }
  }
}
