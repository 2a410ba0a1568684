import LinearAlgebra
import TestSupport
import Testing

@Suite("Inverse and determinant")
struct InverseTests {
  @Test("the inverse of every structure times the matrix is the identity")
  func inverses() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [0, 1, 2, 3, 10, 33] {
        let full = randomMatrix(n, n, seed: 3, of: E.self)
        let upper = Matrix<E>(rows: n, columns: n) { i, j in
          let element: E = i == j ? 2 : full[i, j] * E(1 / E.Real(n))
          return i > j ? 0 : element
        }
        let definite = randomDefinite(n, of: E.self)
        var indefinite = definite
        if n > 1 { indefinite[n - 1, n - 1] = E(0.25) }
        for a in [full, upper, naiveAdjoint(upper), definite, indefinite] {
          for (layout, a) in layoutVariants(of: a) {
            let condition = Double(try LU(a).reciprocalCondition())
            let product = naiveProduct(try a.inverse(), a)
            #expect(residual(Matrix<E>.identity(n), product) < 10 / condition, "\(n) \(E.self) \(layout)")
          }
        }
      }
      #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try Matrix<E>.ones(3, 3).inverse() }
      #expect(throws: LinearAlgebraError.singular(pivot: 2)) { try Matrix<E>.diagonal([1, 2, 0]).inverse() }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("determinants are products of diagonals and those of LU")
  func determinants() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = [[2, 1], [7, 4]]
      #expect((try a.determinant() - 1).modulus < 100 * E.ulpOfOne)
      #expect(try Matrix<E>.zeros(0, 0).determinant() == 1)
      #expect(try Matrix<E>.ones(3, 3).determinant() == .zero)
      let triangular: Matrix<E> = [[2, 5, 1], [0, -3, 9], [0, 0, 4]]
      #expect((try triangular.determinant() + 24).modulus < 100 * E.ulpOfOne)
      #expect((try triangular.transposed().determinant() + 24).modulus < 100 * E.ulpOfOne)
      let log = try triangular.logDeterminant()
      #expect((log.sign + 1).modulus < 10 * E.ulpOfOne)
      #expect((log.logMagnitude - E.Real.log(24)).magnitude < 10 * E.Real.ulpOfOne)
      #expect((log.value + 24).modulus < 100 * E.ulpOfOne)
      let tiny = E(E.Real.leastNonzeroMagnitude)
      let subnormal: Matrix<E> = [[tiny, 0], [0, 1]]
      #expect(try subnormal.determinant() == tiny)
    }
    for type in elementTypes { try check(type) }
  }
}
