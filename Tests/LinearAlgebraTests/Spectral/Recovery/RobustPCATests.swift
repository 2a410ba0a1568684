import LinearAlgebra
import TestSupport
import Testing

@Suite("Robust PCA")
struct RobustPCATests {
  /// A matrix of low rank and a sparse one with large elements.
  private func planted<E: Scalar>(_ m: Int, _ n: Int, rank: Int, share: Double) -> (low: Matrix<E>, sparse: Matrix<E>) {
    var generator = RandomGenerator(seed: 12)
    let low = Matrix<E>.normal(m, rank, using: &generator) * .normal(rank, n, using: &generator)
    let size = Matrix<E>.normal(m, n, using: &generator)
    let sparse = Matrix<E>(rows: m, columns: n) { i, j in
      Double.random(in: 0..<1, using: &generator) < share ? size[i, j] * 30 : 0
    }
    return (low, sparse)
  }

  @Test("a planted low rank and a planted sparse part come back to 1e-7, in every layout")
  func recovery() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, rank, share) in [(60, 60, 3, 0.05), (80, 50, 3, 0.05), (40, 100, 2, 0.05)] {
        let (low, sparse): (Matrix<E>, Matrix<E>) = planted(m, n, rank: rank, share: share)
        let limit = E.Real.kind == .float ? 1e-5 : 1e-7
        for (layout, sum) in layoutVariants(of: low + sparse) {
          let parts = try RobustPCA(sum)
          #expect(parts.isConverged && parts.iterations < 300, "\(E.self) \(layout)")
          #expect(naiveNorm(parts.lowRank - low) <= limit * naiveNorm(low), "\(E.self) \(m)×\(n) \(layout)")
          #expect(naiveNorm(parts.sparse - sparse) <= limit * naiveNorm(sparse), "\(E.self) \(m)×\(n) \(layout)")
          #expect(parts.relativeGap.magnitude < 1e-5, "\(parts.relativeGap)")
          guard E.Real.kind == .double else { continue }
          #expect(parts.rank == rank)
          #expect(parts.sparseCount == parts.sparse.abs().reduceCount { $0 > 0 })
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("zero, empty, single and huge matrices, and what is not finite")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (3, 0), (1, 1), (2, 3), (3, 3)] {
        let zero = try RobustPCA(Matrix<E>.zeros(m, n))
        #expect(zero.rank == 0 && zero.isConverged && zero.sparse == .zeros(m, n) && zero.relativeGap == 0)
        let a: Matrix<E> = randomMatrix(m, n)
        let parts = try RobustPCA(a)
        #expect(parts.isConverged)
        #expect(
          naiveNorm(a - parts.lowRank - parts.sparse) <= Double(parts.relativeResidual) * naiveNorm(a) * 1.1 + 1e-6)
      }
      let none = try RobustPCA(randomMatrix(4, 3) as Matrix<E>, maximumIterations: 0)
      #expect(!none.isConverged && none.relativeResidual == 1 && none.relativeGap == .infinity)
      var broken: Matrix<E> = randomMatrix(4, 3)
      broken[2, 1] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 1])) { try RobustPCA(broken) }
      let (low, sparse): (Matrix<E>, Matrix<E>) = planted(30, 30, rank: 1, share: 0.05)
      let exponent = E.Real.kind == .float ? 90 : 900
      for scale in [exponent, -exponent] {
        let parts = try RobustPCA(timesPowerOfTwo(low + sparse, scale))
        let back = timesPowerOfTwo(parts.lowRank, -scale)
        #expect(naiveNorm(back - low) <= 1e-3 * naiveNorm(low), "\(E.self) \(scale)")
      }
    }
    for type in elementTypes { try check(type) }
  }
}

extension Matrix where Element: RealScalar {
  fileprivate func reduceCount(_ predicate: (Element) -> Bool) -> Int {
    (0..<rows).reduce(0) { total, i in total + (0..<columns).count { predicate(self[i, $0]) } }
  }
}
