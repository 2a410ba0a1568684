import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Matrix logarithm")
struct MatrixLogarithmTests {
  @Test("e^(log A) is A in all element types and layouts")
  func exponentialOfLogarithm() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10] {
        let random: Matrix<Element> = randomMatrix(n, n, seed: 91)
        let moved = Matrix<Element>(rows: n, columns: n) {
          random[$0, $1] + ($0 == $1 ? Element(Element.Real(n)) : 0)
        }
        for (name, a) in layoutVariants(of: moved) {
          let logarithm = try a.logarithm()
          let growth = Swift.max(1, naiveNorm(logarithm))
          #expect(residual(a, try logarithm.exponential()) < 20 * growth, "\(Element.self) \(n) \(name)")
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("log e^A is A where the eigenvalues of A have imaginary parts within π")
  func logarithmOfExponential() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [1, 2, 3, 5] {
        let a: Matrix<Element> = randomMatrix(n, n, seed: 92).map { $0 * Element(Element.Real(0.5)) }
        #expect(residual(a, try a.exponential().logarithm()) < 50, "\(Element.self) \(n)")
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("The logarithm, root and third power of a matrix of order 100 go back")
  func large() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      let random: Matrix<Element> = randomMatrix(100, 100, seed: 93)
      let a = random + Matrix.identity(100) * Element(20)
      #expect(residual(a, try a.logarithm().exponential()) < 20, "\(Element.self)")
      let root = try a.squareRoot()
      #expect(residual(a, root * root) < 20, "\(Element.self)")
      let third = try a.power(Element.Real(1) / 3)
      #expect(residual(a, third * third * third) < 20, "\(Element.self)")
    }
    for type in elementTypes { try run(type) }
  }

  @Test("A matrix near the identity keeps its relative accuracy")
  func nearIdentity() throws {
    let tiny = 1e-9
    let a: Matrix<Double> = [[1 + tiny, tiny / 2], [0, 1 - tiny]]
    let logarithm = try a.logarithm()
    #expect(abs(logarithm[0, 0] / Double.log(onePlus: (1 + tiny) - 1) - 1) < 1e-15)
    #expect(abs(logarithm[0, 1] / (tiny / 2) - 1) < 1e-8)
    #expect(try Matrix<Double>.identity(3).logarithm() == .zeros(3, 3))
  }

  @Test("Known logarithms: Jordan block, rotation, widely spread diagonal")
  func known() throws {
    let jordan: Matrix<Double> = [[4, 1, 0], [0, 4, 1], [0, 0, 4]]
    let log4 = Double.log(4)
    let expected: Matrix<Double> = [[log4, 0.25, -1.0 / 32], [0, log4, 0.25], [0, 0, log4]]
    #expect(residual(expected, try jordan.logarithm()) < 5)
    #expect(residual(expected.transposed(), try jordan.transposed().logarithm()) < 5)
    let (c, s) = (Double.cos(3), Double.sin(3))
    #expect(residual([[0, -3], [3, 0]], try ([[c, -s], [s, c]] as Matrix<Double>).logarithm()) < 20)
    let values: [Double] = [1e-300, 1, 1e300]
    let spread = try Matrix.diagonal(Vector(values)).logarithm()
    for (i, x) in values.enumerated() { #expect(abs(spread[i, i] - Double.log(x)) < 1e-12) }
  }

  @Test("A nearly defective pair of eigenvalues and a matrix far from normal agree with the closed form")
  func closePairs() throws {
    for (x, y, t) in [(2, 2 + 1e-12, 3), (1e-8, 1, 1e4), (5, 5.000001, 1e6)] as [(Double, Double, Double)] {
      let a: Matrix<Double> = [[x, t], [0, y]]
      let logarithm = try a.logarithm()
      let quotient = Double.log(onePlus: (y - x) / x) / (y - x)
      #expect(abs(logarithm[0, 1] / (t * quotient) - 1) < 1e-14)
    }
  }

  @Test("Negative and zero eigenvalues are typed errors for real matrices; the complex logarithm has π i")
  func domain() throws {
    let a: Matrix<Double> = [[-1, 1], [0, 2]]
    #expect(throws: LinearAlgebraError.self) { try a.logarithm() }
    let complex = try Matrix<Complex<Double>>(converting: a).logarithm()
    #expect((complex[0, 0] - Complex(0, .pi)).length < 1e-15)
    #expect(residual(Matrix(converting: a), try complex.exponential()) < 10)
    let zero = Matrix<Double>.zeros(2, 2)
    #expect(throws: LinearAlgebraError.self) { try zero.logarithm() }
    #expect(throws: LinearAlgebraError.self) { try Matrix<Complex<Float>>.zeros(1, 1).logarithm() }
    var bad: Matrix<Double> = .identity(2)
    bad[1, 0] = .infinity
    #expect(throws: LinearAlgebraError.notFinite(at: [1, 0])) { try bad.logarithm() }
  }
}
