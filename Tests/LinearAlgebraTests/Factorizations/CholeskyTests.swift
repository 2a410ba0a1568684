import LinearAlgebra
import TestSupport
import Testing

/// G Gᴴ + the identity for random G, Hermitian to the bit and positive definite.
func randomDefinite<E: Scalar>(_ n: Int, seed: UInt64 = 1, of type: E.Type = E.self) -> Matrix<E> {
  let g = randomMatrix(n, n, seed: seed, of: E.self)
  let product = naiveProduct(g, naiveAdjoint(g))
  return Matrix(rows: n, columns: n) { i, j in
    if i == j { return E(product[i, i].real) + 1 }
    return i > j ? product[i, j] : product[j, i].conjugate
  }
}

@Suite("Cholesky factorization")
struct CholeskyTests {
  @Test("L Lᴴ is A for every definite matrix, order, element type and layout")
  func factorsMultiplyBack() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 33] {
        for (layout, a) in layoutVariants(of: randomDefinite(n, of: E.self)) {
          let cholesky = try Cholesky(a)
          #expect(residual(a, Matrix(cholesky)) < 10, "\(n) \(E.self) \(layout)")
          #expect(residual(a, naiveProduct(cholesky.lower, cholesky.upper)) < 10, "\(n) \(E.self) \(layout)")
          for i in 0..<n {
            #expect(cholesky.lower[i, i].real > 0)
            for j in 0..<i { #expect(cholesky.upper[i, j] == .zero) }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("only the triangle that is named is read")
  func namedTriangle() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomDefinite(7, of: E.self)
      let lower = Matrix<E>(rows: 7, columns: 7) { i, j in i >= j ? a[i, j] : 77 }
      let upper = Matrix<E>(rows: 7, columns: 7) { i, j in i <= j ? a[i, j] : 77 }
      for (_, half) in layoutVariants(of: lower) {
        #expect(residual(a, Matrix(try Cholesky(half, triangle: .lower))) < 10)
      }
      for (_, half) in layoutVariants(of: upper) {
        let cholesky = try Cholesky(half, triangle: .upper)
        #expect(residual(a, Matrix(cholesky)) < 10)
        let whole = try Cholesky(a).reciprocalCondition()
        #expect((cholesky.reciprocalCondition() - whole).magnitude < 0.01 * whole)
      }
      #expect(throws: LinearAlgebraError.self) { try Cholesky(lower) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an element that is not its mirror image is found wherever it is, rounding is allowed")
  func asymmetry() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [2, 5, 16, 40] {
        let a = randomDefinite(n, of: E.self)
        for (i, j) in [(n - 1, 0), (n - 1, n - 2), (n / 2, n / 3)] where i != j {
          var bad = a
          bad[i, j] += E(0.5)
          #expect(throws: LinearAlgebraError.notSymmetric(row: i, column: j)) { try Cholesky(bad) }
          bad[i, j] = a[i, j] * E(1 + E.Real.ulpOfOne)
          _ = try Cholesky(bad)
        }
      }
      guard E.isComplex else { return }
      var bad = randomDefinite(9, of: E.self)
      bad[4, 4] += E(real: 0, imaginary: 1)
      #expect(throws: LinearAlgebraError.notSymmetric(row: 4, column: 4)) { try Cholesky(bad) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a matrix that is not positive definite is refused with its leading minor")
  func indefinite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var a = Matrix<E>.identity(4)
      a[2, 2] = -1
      #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 3)) { try Cholesky(a) }
      #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 1)) { try Cholesky(Matrix<E>.zeros(2, 2)) }
      a[2, 2] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 2])) { try Cholesky(a) }
      let large = E(E.Real.greatestFiniteMagnitude.squareRoot())
      let overflowing: Matrix<E> = [[E(1 / large.real), large], [large, 1]]
      #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) { try Cholesky(overflowing) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("solutions, inverse, determinant and condition agree with those of LU, at every scale")
  func answers() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let exponents = E.Real.kind == .float ? [0, 118, -118] : [0, 1010, -1010]
      for exponent in exponents {
        let factor = E(E.Real(sign: .plus, exponent: E.Real.Exponent(exponent), significand: 1))
        for n in [0, 1, 4, 9] {
          let base = randomDefinite(n, of: E.self)
          let a = Matrix<E>(rows: n, columns: n) { i, j in base[i, j] * factor }
          let cholesky = try Cholesky(a)
          #expect(residual(a, Matrix(cholesky)) < 10)
          let b = naiveProduct(a, randomMatrix(n, 2, seed: 6, of: E.self))
          #expect(solutionResidual(a, try cholesky.solve(b), b) < 30, "\(n) \(E.self) \(exponent)")
          if n > 0 {
            let x = try cholesky.solve(b[column: 0])
            #expect(solutionResidual(a, x.asColumn, b[column: 0].asColumn) < 30)
          }
          let inverse = try cholesky.inverse()
          for i in 0..<n {
            for j in 0..<n { #expect(inverse[i, j] == inverse[j, i].conjugate) }
          }
          #expect(residual(Matrix<E>.identity(n), naiveProduct(inverse, a)) < 100)
          let (log, other) = (cholesky.logDeterminant(), try LU(a).logDeterminant())
          #expect(log.sign == 1)
          let difference = (log.logMagnitude - other.logMagnitude).magnitude
          #expect(difference <= 100 * E.Real.ulpOfOne * (1 + log.logMagnitude.magnitude))
          let quotient = cholesky.reciprocalCondition() / (try LU(a).reciprocalCondition())
          #expect(quotient > 1 / 3 && quotient < 3, "\(n) \(E.self) \(exponent)")
        }
      }
      #expect((try Cholesky(Matrix<E>.diagonal([4, 9])).determinant() - 36).modulus < 100 * E.ulpOfOne)
    }
    for type in elementTypes { try check(type) }
  }
}
