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

  @Test("weights of any size have norm 1, zeros stay zero and leave the state as it was, as NaN does")
  func sizes() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (weight, zero): (Matrix<E>, Matrix<E>) = (randomMatrix(5, 3), .zeros(5, 3))
      for exponent in E.Real.kind == .float ? [-140, -100, 100, 120] : [-1060, -900, 900, 1000] {
        var state = SpectralNormalization(for: timesPowerOfTwo(weight, exponent), powerIterations: 200)
        let normalized = state.normalize(timesPowerOfTwo(weight, exponent))
        let limit = exponent < -130 && E.Real.kind == .float || exponent < -1030 ? 0.01 : 500 * E.ulpOfOne
        #expect((try normalized.norm(.spectral) - 1).magnitude < limit, "\(E.self) \(exponent)")
      }
      var state = SpectralNormalization(for: weight)
      let (u, v) = (state.u, state.v)
      var broken = weight
      broken[0, 0] = E(.nan)
      for useless in [zero, broken] {
        let result = state.normalize(useless)
        #expect(useless == zero ? result == zero : !result[0, 0].isFinite)
        #expect(state.u == u && state.v == v, "\(E.self)")
      }
      var fromZero = SpectralNormalization(for: zero)
      #expect(fromZero.normalize(zero) == zero)
      for _ in 0..<100 { _ = fromZero.normalize(weight) }
      #expect((try fromZero.normalize(weight).norm(.spectral) - 1).magnitude < 500 * E.ulpOfOne)
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
