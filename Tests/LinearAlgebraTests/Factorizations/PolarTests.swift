import LinearAlgebra
import TestSupport
import Testing

@Suite("Polar decomposition")
struct PolarTests {
  @Test("U P and P U give the matrix back in all element types, shapes and layouts")
  func reconstruction() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (2, 0), (1, 1), (2, 2), (3, 5), (5, 3), (10, 10), (17, 6)] {
        for (name, a) in layoutVariants(of: randomMatrix(m, n, seed: 111, of: Element.self)) {
          for side in [Polar<Element>.Side.right, .left] {
            let polar = try Polar(a, side: side)
            let (u, p) = (polar.unitary, polar.positive)
            let product = side == .right ? naiveProduct(u, p) : naiveProduct(p, u)
            #expect(residual(a, product) < 15, "\(Element.self) \(m)×\(n) \(name)")
            #expect(residual(a, Matrix(polar)) < 15)
            #expect(orthogonalityResidual(m >= n ? u : naiveAdjoint(u)) < 10)
            #expect(p == naiveAdjoint(p) && p.rows == (side == .right ? n : m))
            let eigenvalues = try Schur(p).eigenvalues
            let limit = -50 * naiveNorm(a) * Double(Element.ulpOfOne)
            for λ in eigenvalues { #expect(Double(λ.real) >= limit) }
          }
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("An orthogonal matrix is its own factor, and a positive one too")
  func fixed() throws {
    let rotation: Matrix<Double> = [[0.6, -0.8], [0.8, 0.6]]
    #expect(residual(rotation, try Polar(rotation).unitary) < 5)
    let positive: Matrix<Double> = [[2, 1], [1, 2]]
    #expect(residual(positive, try Polar(positive).positive) < 5)
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 1])) { try Polar([[1, .nan], [0, 1]] as Matrix<Double>) }
  }
}
