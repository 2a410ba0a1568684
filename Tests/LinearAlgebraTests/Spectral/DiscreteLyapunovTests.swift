import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Discrete Lyapunov equation")
struct DiscreteLyapunovTests {
  /// |A X Aᴴ - X + Q| over ((|A|² + 1) |X| + |Q|) n eps.
  private func residualRatio<Element: Scalar>(_ a: Matrix<Element>, _ q: Matrix<Element>, _ x: Matrix<Element>)
    -> Double
  {
    let product = naiveProduct(naiveProduct(a, x), naiveAdjoint(a))
    let difference = Matrix<Element>(rows: q.rows, columns: q.columns) { product[$0, $1] - x[$0, $1] + q[$0, $1] }
    let size = (naiveNorm(a) * naiveNorm(a) + 1) * naiveNorm(x) + naiveNorm(q)
    return size == 0 ? 0 : naiveNorm(difference) / (size * Double(max(q.rows, 1)) * Double(Element.ulpOfOne))
  }

  @Test("A X Aᴴ - X + Q = 0 in all element types and layouts, inside and outside the unit circle")
  func solutions() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 17] {
        let q: Matrix<Element> = randomMatrix(n, n, seed: 62)
        for factor in [0.2, 1.3] {
          let random: Matrix<Element> = randomMatrix(n, n, seed: 61)
          for (name, a) in layoutVariants(of: random.map { $0 * Element(Element.Real(factor)) }) {
            let x = try DiscreteLyapunov(a).solve(q)
            #expect(residualRatio(a, q, x) < 15, "\(Element.self) \(n) \(name)")
          }
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("The solution is the sum of AᵏQAᴴᵏ, Hermitian where Q is")
  func series() throws {
    let a: Matrix<Double> = [[0.5, 0.25], [0, -0.5]]
    let q: Matrix<Double> = [[2, 1], [1, 3]]
    var (sum, term) = (q, q)
    for _ in 0..<80 {
      term = naiveProduct(naiveProduct(a, term), naiveAdjoint(a))
      sum = Matrix(rows: 2, columns: 2) { sum[$0, $1] + term[$0, $1] }
    }
    let x = try DiscreteLyapunov(a).solve(q)
    #expect(residual(sum, x) < 10)
    #expect(x[0, 1] == x[1, 0])
  }

  @Test("An eigenvalue 1 is no obstacle unless it meets its reciprocal")
  func unitEigenvalues() throws {
    let half: Matrix<Double> = [[0.5]]
    #expect(abs(try DiscreteLyapunov(half).solve([[3]])[0, 0] - 4) < 1e-14)
    #expect(throws: LinearAlgebraError.self) {
      try DiscreteLyapunov([[2, 1], [0, 0.5]]).solve(Matrix<Double>.ones(2, 2))
    }
    #expect(throws: LinearAlgebraError.self) { try DiscreteLyapunov(Matrix<Float>.identity(3)).solve(.ones(3, 3)) }
  }

  @Test("NaN and infinity are refused with their place")
  func notFinite() throws {
    var bad: Matrix<Double> = .identity(3)
    bad[2, 0] = .nan
    #expect(throws: LinearAlgebraError.notFinite(at: [2, 0])) { try DiscreteLyapunov(bad) }
    #expect(throws: LinearAlgebraError.notFinite(at: [2, 0])) { try DiscreteLyapunov(.zeros(3, 3)).solve(bad) }
  }
}
