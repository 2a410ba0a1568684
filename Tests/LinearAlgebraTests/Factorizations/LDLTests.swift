import LinearAlgebra
import TestSupport
import Testing

/// (G + Gᴴ)/2, Hermitian to the bit.
func hermitianPart<E: Scalar>(_ g: Matrix<E>) -> Matrix<E> {
  Matrix(rows: g.rows, columns: g.columns) { i, j in
    E(0.5) * g[i, j] + E(0.5) * g[j, i].conjugate
  }
}

@Suite("LDL factorization")
struct LDLTests {
  @Test("L D Lᴴ is P A Pᵀ with L lower triangular and its diagonal 1")
  func factorsMultiplyBack() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let large = hermitianPart(randomMatrix(70, 70, of: E.self))
      let ldl = try LDL(large)
      let (l, p) = (ldl.lower, ldl.permutationMatrix)
      let permuted = naiveProduct(naiveProduct(p, large), naiveAdjoint(p))
      #expect(residual(permuted, naiveProduct(naiveProduct(l, ldl.blockDiagonal), naiveAdjoint(l))) < 10)
      for i in 0..<70 {
        #expect(l[i, i] == 1)
        for j in i + 1..<70 { #expect(l[i, j] == .zero) }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the inertia counts the signs of the eigenvalues")
  func inertia() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let signs: [E] = [3, -2, 0, 5, 4, -1, 7]
      #expect(try LDL(Matrix.diagonal(Vector(signs))).inertia == LDL<E>.Inertia(positive: 4, negative: 2, zero: 1))
      let exchange: Matrix<E> = [[0, 1], [1, 0]]
      #expect(try LDL(exchange).inertia == LDL<E>.Inertia(positive: 1, negative: 1, zero: 0))
      let q = try QR(randomMatrix(7, 7, of: E.self)).q
      let shifted = Matrix.diagonal(Vector(signs.map { $0 - 1 }))
      let full = hermitianPart(naiveProduct(naiveProduct(q, shifted), naiveAdjoint(q)))
      let inertia = try LDL(full).inertia
      #expect(inertia.positive == 4 && inertia.negative == 3)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("only the triangle that is named is read")
  func namedTriangle() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = hermitianPart(randomMatrix(7, 7, of: E.self))
      let lower = Matrix<E>(rows: 7, columns: 7) { i, j in i >= j ? a[i, j] : 77 }
      let upper = Matrix<E>(rows: 7, columns: 7) { i, j in i <= j ? a[i, j] : 77 }
      #expect(residual(a, Matrix(try LDL(lower, triangle: .lower))) < 10)
      let ldl = try LDL(upper, triangle: .upper)
      #expect(residual(a, Matrix(ldl)) < 10)
      let whole = try LDL(a).reciprocalCondition()
      #expect((ldl.reciprocalCondition() - whole).magnitude < 0.01 * whole)
      #expect(throws: LinearAlgebraError.self) { try LDL(lower) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("solutions, inverse, determinant and condition agree with those of LU, at every scale")
  func answers() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let exponents = E.Real.kind == .float ? [0, 118, -118] : [0, 1010, -1010]
      for exponent in exponents {
        let factor = E(E.Real(sign: .plus, exponent: E.Real.Exponent(exponent), significand: 1))
        for n in [0, 1, 4, 9, 35] {
          let base = hermitianPart(randomMatrix(n, n, seed: 11, of: E.self))
          let a = Matrix<E>(rows: n, columns: n) { i, j in base[i, j] * factor }
          let (ldl, lu) = (try LDL(a), try LU(a))
          let b = naiveProduct(a, randomMatrix(n, 2, seed: 6, of: E.self))
          #expect(solutionResidual(a, try ldl.solve(b), b) < 30, "\(n) \(E.self) \(exponent)")
          // A single column takes another way.
          let column = b[..., 1..<2]
          #expect(solutionResidual(a, try ldl.solve(column), column) < 30, "\(n) \(E.self) \(exponent)")
          let inverse = try ldl.inverse()
          let allowed = 10 / Double(lu.reciprocalCondition())
          #expect(residual(Matrix<E>.identity(n), naiveProduct(inverse, a)) < allowed, "\(n) \(E.self) \(exponent)")
          let (log, other) = (ldl.logDeterminant(), lu.logDeterminant())
          #expect((log.sign - other.sign).modulus < 1000 * E.ulpOfOne)
          let difference = Double((log.logMagnitude - other.logMagnitude).magnitude)
          #expect(difference <= allowed * 10 * Double(E.ulpOfOne) * (1 + Double(log.logMagnitude.magnitude)))
          let quotient = ldl.reciprocalCondition() / lu.reciprocalCondition()
          #expect(quotient > 1 / 3 && quotient < 3, "\(n) \(E.self) \(exponent)")
        }
      }
      let exchange: Matrix<E> = [[0, 2], [2, 0]]
      #expect((try LDL(exchange).determinant() + 4).modulus < 10 * E.ulpOfOne)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a singular matrix is factorized, and its solve, inverse and condition say so")
  func singular() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let ldl = try LDL(Matrix<E>.zeros(3, 3))
      #expect(ldl.singularPivot != nil)
      #expect(throws: LinearAlgebraError.self) { try ldl.solve(Vector<E>.ones(3)) }
      #expect(throws: LinearAlgebraError.self) { try ldl.inverse() }
      #expect(ldl.reciprocalCondition() == 0)
      #expect(ldl.determinant() == .zero)
    }
    for type in elementTypes { try check(type) }
  }
}
