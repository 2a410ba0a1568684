import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Random matrices with a given spectrum")
struct RandomSpectrumTests {
  @Test("orthogonal matrices have orthonormal columns or rows, whatever the shape")
  func orthogonal() throws {
    func check<E: Scalar>(_: E.Type) {
      var generator = RandomGenerator(seed: 21)
      for (m, n) in [(0, 0), (1, 1), (2, 2), (10, 10), (10, 3), (3, 10), (4, 0)] {
        let q = Matrix<E>.orthogonal(m, n, using: &generator)
        #expect(q.shape == (m, n))
        #expect(orthogonalityResidual(m >= n ? q : naiveAdjoint(q)) < 10, "\(E.self) \(m)×\(n)")
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("traces of orthogonal matrices have the moments of Haar measure")
  func haar() throws {
    func check<E: Scalar>(_: E.Type) {
      var generator = RandomGenerator(seed: 22)
      let count = 1500
      var (mean, square) = (E.zero, 0.0)
      for _ in 0..<count {
        let trace = Matrix<E>.orthogonal(4, using: &generator).trace()
        mean += trace / E(E.Real(count))
        square += Double(trace.modulus * trace.modulus) / Double(count)
      }
      #expect(mean.modulus < 0.1 && (square - 1).magnitude < 0.15, "\(E.self) \(mean) \(square)")
    }
    for type in elementTypes { check(type) }
  }

  @Test("singular values and eigenvalues are those asked for")
  func spectra() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var generator = RandomGenerator(seed: 23)
      let values: Vector<E.Real> = [5, 3, 1]
      let a = Matrix<E>.withSingularValues(values, rows: 6, columns: 4, using: &generator)
      let found = try SVD(a).singularValues
      let tolerance = 50 * E.ulpOfOne
      #expect(
        found.isApproximatelyEqual(to: [5, 3, 1, 0], relativeTolerance: 0, absoluteTolerance: tolerance),
        "\(E.self) \(found)")
      let h = Matrix<E>.withEigenvalues([2, -1, 4], using: &generator)
      #expect(h == naiveAdjoint(h))
      #expect((h.trace() - 5).modulus < tolerance)
      let absolute = try SVD(h).singularValues
      #expect(absolute.isApproximatelyEqual(to: [4, 2, 1], relativeTolerance: 0, absoluteTolerance: tolerance))
    }
    for type in elementTypes { try check(type) }
  }
}
