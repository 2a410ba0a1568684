import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Matrix powers")
struct MatrixPowerTests {
  private func right<Element: Scalar>(_ n: Int, seed: UInt64, of _: Element.Type) -> Matrix<Element> {
    let random: Matrix<Element> = randomMatrix(n, n, seed: seed)
    return Matrix(rows: n, columns: n) { random[$0, $1] + ($0 == $1 ? Element(Element.Real(n)) : 0) }
  }

  @Test("Integer powers are repeated products, negative ones of the inverse")
  func integers() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10] {
        for (name, a) in layoutVariants(of: right(n, seed: 101, of: Element.self)) {
          var expected = Matrix<Element>.identity(n)
          for k in 0...7 {
            #expect(residual(expected, try a.power(k)) < 10, "\(Element.self) \(n) \(k) \(name)")
            let back = naiveProduct(try a.power(-k), expected)
            #expect(residual(.identity(n), back) < 1000, "\(Element.self) \(n) \(-k) \(name)")
            expected = naiveProduct(expected, a)
          }
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Real powers: the cube of the third root, halves by the root, exponents that add up")
  func real() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      for n in [0, 1, 2, 3, 5, 10] {
        for (name, a) in layoutVariants(of: right(n, seed: 102, of: Element.self)) {
          let third = try a.power(Element.Real(1) / 3)
          let cube = naiveProduct(third, naiveProduct(third, third))
          #expect(residual(a, cube) < 30, "\(Element.self) \(n) \(name)")
          #expect(residual(try a.squareRoot(), try a.power(Element.Real(0.5))) < 1, "\(Element.self) \(n) \(name)")
          let parts = naiveProduct(try a.power(Element.Real(2.25)), try a.power(Element.Real(-0.25)))
          #expect(residual(naiveProduct(a, a), parts) < 100, "\(Element.self) \(n) \(name)")
        }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Whole real exponents are integer powers, and a triangle has the closed form")
  func exact() throws {
    let a: Matrix<Double> = [[2, 1], [0, 3]]
    #expect(try a.power(3.0) == a.power(3))
    #expect(try a.power(0.0) == .identity(2))
    let (x, y) = (Double.pow(2, 0.3), Double.pow(3, 0.3))
    #expect(residual([[x, y - x], [0, y]], try a.power(0.3)) < 5)
  }

  @Test("A singular triangular matrix has whole and half powers, but no others and no negative ones")
  func singular() throws {
    let a: Matrix<Double> = [[0, 1], [0, 4]]
    #expect(try a.power(1.5) == [[0, 2], [0, 8]])
    #expect(throws: LinearAlgebraError.self) { try a.power(0.3) }
    #expect(throws: LinearAlgebraError.singular(pivot: 0)) { try a.power(-1) }
    #expect(throws: LinearAlgebraError.singular(pivot: 0)) { try a.power(-0.5) }
  }

  @Test("Hermitian matrices, singular ones too, have Hermitian powers, roots and logarithms")
  func hermitian() throws {
    func run<Element: Scalar>(_: Element.Type) throws {
      let random: Matrix<Element> = randomMatrix(6, 4, seed: 103)
      let singular = naiveProduct(random, naiveAdjoint(random))
      let definite = singular + Matrix.identity(6)
      for (name, a) in layoutVariants(of: definite) {
        let logarithm = try a.logarithm()
        #expect(residual(a, try logarithm.exponential()) < 30, "\(Element.self) \(name)")
        #expect(logarithm == naiveAdjoint(logarithm))
        let inverse = try a.power(Element.Real(-0.25))
        #expect(residual(.identity(6), naiveProduct(a, try inverse.power(4))) < 100, "\(Element.self) \(name)")
      }
      let (root, fifth) = (try singular.squareRoot(), try singular.power(Element.Real(0.2)))
      #expect(residual(singular, naiveProduct(root, root)) < 30, "\(Element.self)")
      #expect(residual(singular, try fifth.power(5)) < 100, "\(Element.self)")
      #expect(root == naiveAdjoint(root) && fifth == naiveAdjoint(fifth))
      let indefinite: Matrix<Element> = [[0, 2], [2, 0]]
      if Element.isComplex {
        let i = try indefinite.squareRoot()
        #expect(residual(indefinite, naiveProduct(i, i)) < 20)
      } else {
        #expect(throws: LinearAlgebraError.self) { try indefinite.squareRoot() }
      }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Singular diagonal and Hermitian matrices have positive powers")
  func positivePowers() throws {
    func run<E: Scalar>(_: E.Type) throws {
      let third = E.Real(0.3)
      let expected = E(.exp(third * .log(2)))
      let diagonal: Matrix<E> = [[2, 0, 0], [0, 0, 0], [0, 0, 1]]
      #expect(residual(.diagonal([expected, 0, 1]), try diagonal.power(third)) < 10)
      let ones = Matrix<E>.ones(2, 2)
      #expect(residual(expected * E(0.5) * ones, try ones.power(third)) < 10)
      #expect(
        residual(Matrix.diagonal([2, 0, 1]), naiveProduct(try diagonal.power(0.5), try diagonal.power(0.5))) < 10)
      #expect(throws: LinearAlgebraError.self) { try diagonal.power(-third) }
      #expect(throws: LinearAlgebraError.self) { try diagonal.logarithm() }
    }
    for type in elementTypes { try run(type) }
  }

  @Test("Negative eigenvalues, overflow, NaN and absurd exponents are typed errors")
  func errors() throws {
    let negative: Matrix<Double> = [[-8]]
    #expect(throws: LinearAlgebraError.self) { try negative.power(0.3) }
    let root = try Matrix<Complex<Double>>(converting: negative).power(1.0 / 3)[0, 0]
    #expect((root - Complex(1, 3.0.squareRoot())).length < 1e-14)
    let large: Matrix<Float> = [[1e30, 1], [0, 1]]
    #expect(throws: LinearAlgebraError.overflow(routine: "power")) { try large.power(5) }
    #expect(throws: LinearAlgebraError.overflow(routine: "power")) { try large.power(Int.max) }
    #expect(throws: LinearAlgebraError.self) { try large.power(Float(1e30)) }
    let bad: Matrix<Double> = [[.nan]]
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 0])) { try bad.power(0) }
    #expect(throws: LinearAlgebraError.notFinite(at: [0, 0])) { try bad.power(0.3) }
  }
}
