import LinearAlgebra
import TestSupport
import Testing

@Suite("Products with a few columns")
struct ThinProductTests {
  @Test("are those of a general product where the matrix is taken in blocks, in every layout")
  func blocks() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(2050, 70), (70, 2050), (513, 300)] {
        let a: Matrix<E> = randomMatrix(m, n)
        for columns in [1, 2, 8, 24, 25] {
          let (x, y): (Matrix<E>, Matrix<E>) = (randomMatrix(n, columns), randomMatrix(m, columns, seed: 3))
          let (product, adjoint) = (multiply(a, x), multiply(a, y, left: .adjoint))
          for (name, variant) in layoutVariants(of: a) {
            #expect(residual(product, variant.product(x)) < 1, "\(E.self) \(m)×\(n) \(name)")
            #expect(residual(adjoint, variant.adjointProduct(y)) < 1, "\(E.self) \(m)×\(n) \(name)")
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }
}
