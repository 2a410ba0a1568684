import TestSupport
import Testing

@testable import LinearAlgebra

@Suite("Products with the Gram matrix")
struct GramProductTests {
  @Test("panels of rows give A X and AᵀA X, on one thread and on two, to the bit the same each time")
  func panels() async {
    func check<E: RealScalar>(_: E.Type) {
      for (m, n) in [(0, 5), (1, 1), (7, 3), (130, 40), (1000, 300), (333, 700)] {
        // Rows with something behind them that must not be read.
        var wide = Matrix<E>(rows: n + 3, columns: m, repeating: .nan).transposed()
        wide[..., 0..<n] = randomMatrix(m, n)
        let a = wide[..., 0..<n].withContiguousRows()
        for width in [1, 4, 8, 20] {
          let x: Matrix<E> = randomMatrix(n, width, seed: 4)
          let (image, product) = a.gramProduct(x)
          let label = "\(E.self) \(m)×\(n), \(width)"
          let expected = multiply(a, x)
          #expect(residual(expected, image) < 10, "\(label)")
          #expect(residual(multiply(a, expected, left: .adjoint), product) < 30, "\(label)")
          let again = a.gramProduct(x)
          #expect(again.image == image && again.product == product, "\(label)")
        }
      }
    }
    for threads in [1, 2] {
      await withThreads(threads) {
        check(Float.self)
        check(Double.self)
      }
    }
  }
}
