import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Sylvester and Lyapunov equations")
struct SylvesterTests {
  /// |A X + X B - C| over ((|A| + |B|) |X| + |C|) max(m, n) eps.
  private func residualRatio<Element: Scalar>(
    _ a: Matrix<Element>, _ b: Matrix<Element>, _ c: Matrix<Element>, _ x: Matrix<Element>
  ) -> Double {
    let left = naiveProduct(a, x)
    let right = naiveProduct(x, b)
    let difference = Matrix<Element>(rows: c.rows, columns: c.columns) { left[$0, $1] + right[$0, $1] - c[$0, $1] }
    let size = (naiveNorm(a) + naiveNorm(b)) * naiveNorm(x) + naiveNorm(c)
    return size == 0 ? 0 : naiveNorm(difference) / (size * Double(max(c.rows, c.columns, 1)) * Double(Element.ulpOfOne))
  }

  @Test("A X + X B = C in all element types, shapes and layouts")
  func sylvester() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (2, 0), (1, 1), (2, 3), (3, 2), (5, 5), (10, 4), (1, 17)] {
        let b: Matrix<Element> = randomMatrix(n, n, seed: 32)
        let c: Matrix<Element> = randomMatrix(m, n, seed: 33)
        for (name, a) in layoutVariants(of: randomMatrix(m, m, seed: 31, of: Element.self)) {
          let x = try Sylvester(a, b).solve(c)
          #expect(x.rows == m && x.columns == n)
          #expect(residualRatio(a, b, c, x) < 15, "\(Element.self) \(m)×\(n) \(name)")
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("The known solution of a scalar and of a diagonal equation")
  func known() throws {
    let scalar: Matrix<Double> = [[10]]
    #expect(abs(try Sylvester([[2]], [[3]]).solve(scalar)[0, 0] - 2) < 1e-15)
    let c: Matrix<Double> = [[3, 4], [4, 5]]
    let x = try Sylvester([[1, 0], [0, 2]], [[2, 0], [0, 3]]).solve(c)
    #expect(residual(.ones(2, 2), x) < 5)
  }

  @Test("Coefficients and right-hand sides near the ends of the range are solved")
  func scales() throws {
    let a: Matrix<Double> = randomMatrix(4, 4, seed: 41)
    let b: Matrix<Double> = randomMatrix(3, 3, seed: 42)
    let c: Matrix<Double> = randomMatrix(4, 3, seed: 43)
    let x = try Sylvester(a, b).solve(c)
    for power in [-1000, 1000] {
      let factor = Double(sign: .plus, exponent: power, significand: 1)
      let scaled = try Sylvester(a, b).solve(c.map { $0 * factor })
      #expect(residual(x, scaled.map { $0 / factor }) < 5)
      let coefficients = try Sylvester(a.map { $0 * factor }, b.map { $0 * factor }).solve(c)
      #expect(residual(x, coefficients.map { $0 * factor }) < 50)
    }
  }

  @Test("A common eigenvalue of A and -B is an error")
  func singular() {
    let a: Matrix<Double> = [[1, 5], [0, 2]]
    let b: Matrix<Double> = [[-2, 1], [0, 7]]
    let c: Matrix<Double> = .ones(2, 2)
    #expect(throws: LinearAlgebraError.self) { try Sylvester(a, b).solve(c) }
    #expect(throws: LinearAlgebraError.self) { try Lyapunov([[0, 1], [-1, 0]] as Matrix<Double>).solve(c) }
  }

  @Test("A X + X Aᴴ = Q in all element types, Hermitian where Q is")
  func lyapunov() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 17] {
        let random: Matrix<Element> = randomMatrix(n, n, seed: 51)
        let a = Matrix<Element>(rows: n, columns: n) { random[$0, $1] - ($0 == $1 ? Element(Element.Real(2 * n)) : 0) }
        let q: Matrix<Element> = randomMatrix(n, n, seed: 52)
        let hermitian = Matrix<Element>(rows: n, columns: n) { q[$0, $1] + q[$1, $0].conjugate }
        for right in [q, hermitian] {
          let x = try Lyapunov(a).solve(right)
          #expect(residualRatio(a, naiveAdjoint(a), right, x) < 15, "\(Element.self) \(n)")
          if n > 1 { #expect((x == naiveAdjoint(x)) == (right == hermitian)) }
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("NaN and infinity are refused with their place")
  func notFinite() throws {
    var bad: Matrix<Double> = .identity(3)
    bad[2, 0] = .infinity
    let fine: Matrix<Double> = .identity(3)
    let error = LinearAlgebraError.notFinite(at: [2, 0])
    #expect(throws: error) { try Sylvester(bad, fine) }
    #expect(throws: error) { try Sylvester(fine, bad) }
    #expect(throws: error) { try Sylvester(fine, fine).solve(bad) }
    #expect(throws: error) { try Lyapunov(fine).solve(bad) }
  }

  @Test("A solution beyond the range is an overflow")
  func overflow() {
    let tiny: Matrix<Double> = [[1e-200]]
    #expect(throws: LinearAlgebraError.overflow(routine: "trsyl")) { try Sylvester(tiny, tiny).solve([[1e200]]) }
  }
}
