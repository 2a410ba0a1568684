import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Matrix exponential")
struct MatrixExponentialTests {
  @Test("e^A e^-A is the identity and det e^A is e^(trace A), in all element types and layouts")
  func inverseAndDeterminant() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10] {
        for size in [0.01, 0.3, 1, 2] {
          let random: Matrix<Element> = randomMatrix(n, n, seed: 71)
          for (name, a) in layoutVariants(of: random.map { $0 * Element(Element.Real(size)) }) {
            let e = try a.exponential()
            let back = try a.map { -$0 }.exponential()
            let unit = residual(.identity(n), naiveProduct(e, back)) / Swift.max(1, naiveNorm(e) * naiveNorm(back))
            #expect(unit < 20, "\(Element.self) \(n) \(size) \(name)")
            let trace = (0..<n).reduce(Element.zero) { $0 + a[$1, $1] }
            let determinant = n == 0 ? 1 : try LU(e).determinant()
            let error = (determinant - Element.exp(trace)).modulus
            let growth = power(Double(naiveNorm(e)), n)
            #expect(Double(error) <= 20 * Swift.max(1, growth) * Double(Element.ulpOfOne), "\(Element.self) \(n)")
          }
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("A power series summed in double precision agrees")
  func series() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [1, 2, 3, 5, 10] {
        let a: Matrix<Element> = randomMatrix(n, n, seed: 72)
        let wide = a.map { Complex(Double($0.real), Double($0.imaginary)) }
        var (sum, term) = (Matrix<Complex<Double>>.identity(n), Matrix<Complex<Double>>.identity(n))
        for k in 1...60 {
          let product = naiveProduct(term, wide)
          term = product.map { $0 / Complex(Double(k)) }
          sum = Matrix(rows: n, columns: n) { sum[$0, $1] + term[$0, $1] }
        }
        let rounded = sum.map { Element(real: Element.Real($0.real), imaginary: Element.Real($0.imaginary)) }
        #expect(residual(rounded, try a.exponential()) < 10, "\(Element.self) \(n)")
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Known exponentials: nilpotent, rotation, Jordan block, Ward's example")
  func known() throws {
    let nilpotent: Matrix<Double> = [[0, 8, 0], [0, 0, 8], [0, 0, 0]]
    let expected: Matrix<Double> = [[1, 8, 32], [0, 1, 8], [0, 0, 1]]
    #expect(residual(expected, try nilpotent.exponential()) < 5)
    #expect(residual(expected.transposed(), try nilpotent.transposed().exponential()) < 5)
    for angle in [1.0, 20, 1e3] {
      let generator: Matrix<Double> = [[0, -angle], [angle, 0]]
      let (c, s) = (Double.cos(angle), Double.sin(angle))
      #expect(residual([[c, -s], [s, c]], try generator.exponential()) < 5 * angle)
    }
    let ward: Matrix<Double> = [[-49, 24], [-64, 31]]
    let exact: Matrix<Double> = [
      [-0.7357587581447531, 0.5518190996580977], [-1.4715175990882713, 1.1036382407155726],
    ]
    #expect(naiveNorm(subtract(exact, try ward.exponential())) < 1e-13)
  }

  @Test("A matrix far from normal is not scaled more than it needs")
  func nonNormal() throws {
    let a: Matrix<Double> = [[1, 1e6], [0, -1]]
    let (e, inverse) = (Double.exp(1), Double.exp(-1))
    let expected: Matrix<Double> = [[e, 1e6 * (e - inverse) / 2], [0, inverse]]
    let result = try a.exponential()
    for i in 0..<2 {
      for j in 0..<2 { #expect(abs(result[i, j] - expected[i, j]) <= 4e-16 * abs(expected[i, j])) }
    }
    let full: Matrix<Double> = [[0, 1e6, 0], [0, 0, 1e-6], [1e-6, 0, 0]]
    let third = try full.exponential()
    // A³ = 1e-6 I, so that the element is 1e6 (1 + 1e-6/4! + 1e-12/7! + …).
    let exact: Double = 1e6 + 1.0 / 24 + 1e-6 / 5040
    #expect(abs(third[0, 1] - exact) < 1e-9)
  }

  @Test("Diagonal matrices of any size get the exponentials of their elements")
  func diagonal() throws {
    let values: [Double] = [-700, -1e-10, 0, 1, 700]
    let e = try Matrix.diagonal(Vector(values)).exponential()
    for (i, x) in values.enumerated() { #expect(abs(e[i, i] / Double.exp(x) - 1) < 1e-14) }
    #expect(try Matrix<Double>([[3]]).exponential()[0, 0] == Double.exp(3))
    #expect(try Matrix<Double>.zeros(4, 4).exponential() == .identity(4))
  }

  @Test("A Hermitian matrix has a Hermitian exponential")
  func hermitian() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      let random: Matrix<Element> = randomMatrix(6, 6, seed: 73)
      let a = Matrix<Element>(rows: 6, columns: 6) { random[$0, $1] + random[$1, $0].conjugate }
      let e = try a.exponential()
      #expect(residual(e, naiveAdjoint(e)) < 5)
      for factor in [2, 16] {
        let power = try a.map { $0 * Element(Element.Real(factor)) }.exponential()
        #expect(residual(try e.power(factor), power) < 20 * Double(factor), "\(Element.self) \(factor)")
      }
      let large = try a.map { $0 * Element(20) }.exponential()
      #expect(large == naiveAdjoint(large))
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Overflow, NaN and infinity are typed errors")
  func errors() throws {
    for size in [800.0, 1e10, 1e300] {
      let a: Matrix<Double> = [[size, 1], [2, size]]
      #expect(throws: LinearAlgebraError.overflow(routine: "exponential")) { try a.exponential() }
    }
    var bad: Matrix<Complex<Float>> = .identity(3)
    bad[0, 1] = .infinity
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 1])) { try bad.exponential() }
  }
}
