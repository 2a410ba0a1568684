import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite struct CharacteristicPolynomialTests {
  @Test("a companion matrix has its own coefficients")
  func companion() throws {
    let companion: Matrix<Double> = [[6, -11, 6], [1, 0, 0], [0, 1, 0]]
    let coefficients = try companion.characteristicPolynomial()
    let expected: [Double] = [1, -6, 11, -6]
    for i in 0..<4 { #expect(abs(coefficients[i] - expected[i]) < 1e-12) }
    let rotation: Matrix<Float> = [[0, -2], [2, 0]]
    let quadratic = try rotation.characteristicPolynomial()
    #expect(abs(quadratic[2] - 4) < 1e-5 && quadratic[1] == 0 && quadratic[0] == 1)
  }

  @Test("trace and determinant are the second and the last coefficient, up to sign")
  func traceAndDeterminant() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [1, 2, 3, 5, 8] {
        let a = randomMatrix(n, n, seed: 51, of: E.self)
        for (_, variant) in layoutVariants(of: a) {
          let p = try variant.characteristicPolynomial()
          #expect(p.count == n + 1 && p[0] == 1)
          let trace = (0..<n).reduce(E.zero) { $0 + a[$1, $1] }
          #expect(Double((p[1] + trace).modulus) < 1000 * Double(n) * Double(E.ulpOfOne))
          let determinant = try LU(a).determinant()
          let constant = n.isMultiple(of: 2) ? p[n] : -p[n]
          #expect(Double((constant - determinant).modulus) < 1000 * Double(n) * Double(E.ulpOfOne))
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an empty matrix has the polynomial 1, and overflow is an error")
  func degenerate() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let p = try Matrix<E>.zeros(0, 0).characteristicPolynomial()
      #expect(p.count == 1 && p[0] == 1)
      let large = Matrix<E>.identity(6) * E(E.Real.greatestFiniteMagnitude / 4)
      #expect(throws: LinearAlgebraError.overflow(routine: "characteristicPolynomial")) {
        try large.characteristicPolynomial()
      }
    }
    for type in elementTypes { try check(type) }
  }
}
