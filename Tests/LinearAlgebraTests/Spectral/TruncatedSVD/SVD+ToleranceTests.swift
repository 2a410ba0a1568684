import LinearAlgebra
import TestSupport
import Testing

@Suite("SVD to a tolerance")
struct SVDToleranceTests {
  private func decaying<E: Scalar>(_ m: Int, _ n: Int, by factor: Double) -> Matrix<E> {
    var generator = RandomGenerator(seed: 6)
    let values = Vector<E.Real>(count: min(m, n)) { E.Real(power(factor, $0)) }
    return .withSingularValues(values, rows: m, columns: n, using: &generator)
  }

  @Test("the tolerance is kept, with a rank near the least, whatever the seed")
  func tolerance() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(60, 40), (30, 50)] {
        for a in [decaying(m, n, by: 0.8), decaying(m, n, by: 0.97), randomMatrix(m, n)] as [Matrix<E>] {
          let norm = naiveNorm(a)
          let exact = try SVD(a)
          for tolerance in [0.5, 0.05, 1e-5] as [E.Real] {
            let least = Truncation.frobeniusError(tolerance).rank(of: exact.singularValues)
            let bound = Double(tolerance) * norm * (1 + 20 * Double(E.ulpOfOne))
            for seed in 0..<3 as Range<UInt64> {
              let svd = try SVD(a, tolerance: tolerance, seed: seed)
              let error = naiveNorm(a - Matrix(svd))
              #expect(error <= bound, "\(E.self) \(m)×\(n) \(tolerance)")
              #expect(svd.singularValues.count <= least + 2 + least / 10, "\(E.self) \(m)×\(n) \(tolerance)")
              #expect(orthogonalityResidual(svd.u) < 20 && orthogonalityResidual(svd.v) < 20)
              let report = try #require(svd.report)
              #expect((Double(report.frobeniusError) - error).magnitude < 0.05 * error + 1e-5 * norm)
              #expect(report.isConverged)
            }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an operator keeps the tolerance in 99 of 100 seeds, even where one singular value decides")
  func operators() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = decaying(60, 50, by: 0.8)
      let lowRank = LowRank(left: a, right: Matrix<E>.identity(50))
      var kept = 0
      for seed in 0..<100 as Range<UInt64> {
        let svd = try SVD(lowRank, tolerance: 0.05, seed: seed)
        kept += naiveNorm(a - Matrix(svd)) <= 0.05 * naiveNorm(a) ? 1 : 0
      }
      #expect(kept >= 99, "\(E.self)")
      let wide = try SVD(lowRank.adjoint(), tolerance: 0.05)
      #expect(naiveNorm(naiveAdjoint(a) - Matrix(wide)) <= 0.05 * naiveNorm(a))
      let short = try SVD(lowRank, tolerance: 1e-3, maximumRank: 4)
      #expect(short.singularValues.count <= 4 && short.report?.isConverged == false)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("empty and zero matrices, tolerances of zero and beyond one, huge and tiny matrices")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5), (5, 1), (3, 3)] {
        let a: Matrix<E> = randomMatrix(m, n)
        let all = try SVD(a, tolerance: 0)
        #expect(residual(a, Matrix(all)) < 30)
        #expect(try SVD(a, tolerance: 2).singularValues.isEmpty)
        #expect(try SVD(Matrix<E>.zeros(m, n), tolerance: 0.1).singularValues.isEmpty)
        if m * n > 0 {
          let operators = try SVD(LowRank(left: a, right: .identity(n)), tolerance: 1e-3)
          #expect(residual(a, Matrix(operators)) * Double(E.ulpOfOne) < 1e-3, "\(E.self) \(m)×\(n)")
        }
      }
      var broken: Matrix<E> = randomMatrix(4, 6)
      broken[1, 5] = E(.infinity)
      #expect(throws: LinearAlgebraError.notFinite(at: [1, 5])) { try SVD(broken, tolerance: 0.1) }
      let a: Matrix<E> = decaying(50, 40, by: 0.7)
      let large: E.Real = E.Real.kind == .float ? 0x1p122 : 0x1p1018
      let expected = Matrix(try SVD(a, tolerance: 0.1))
      for scale in [large, 1 / large] {
        #expect(residual(expected, Matrix(try SVD(a * E(scale), tolerance: 0.1)) * E(1 / scale)) < 100)
      }
    }
    for type in elementTypes { try check(type) }
  }
}
