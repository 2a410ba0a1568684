import LinearAlgebra
import TestSupport
import Testing

@Suite("Spectral normalisation")
struct SpectralNormalizationTests {
  @Test("a normalised weight has norm 1, and the state follows a weight that changes slowly")
  func norms() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(1, 1), (6, 4), (4, 6), (30, 30)] {
        var weight: Matrix<E> = randomMatrix(m, n)
        let exact = try weight.spectrallyNormalized()
        #expect((try exact.norm(.spectral) - 1).magnitude < 500 * E.ulpOfOne)
        var state = SpectralNormalization(for: weight, powerIterations: 200)
        let drift: Matrix<E> = randomMatrix(m, n, seed: 9)
        for _ in 0..<20 {
          weight = weight + drift * E(0.001)
          let normalized = state.normalize(weight)
          #expect((try normalized.norm(.spectral) - 1).magnitude < 0.05, "\(E.self) \(m)×\(n)")
        }
        #expect(state.norm(of: weight).modulus <= (try weight.norm(.spectral)) * (1 + 100 * E.ulpOfOne))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the same seed gives the same state; zero weights stay zero")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let weight: Matrix<E> = randomMatrix(5, 3)
      #expect(SpectralNormalization(for: weight, seed: 4).u == SpectralNormalization(for: weight, seed: 4).u)
      #expect(SpectralNormalization(for: weight, seed: 4).u != SpectralNormalization(for: weight, seed: 5).u)
      let zero = Matrix<E>.zeros(3, 2)
      #expect(try zero.spectrallyNormalized() == zero)
      var broken = zero
      broken[2, 1] = E(.infinity)
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 1])) { try broken.spectrallyNormalized() }
    }
    for type in elementTypes { try check(type) }
  }
}
