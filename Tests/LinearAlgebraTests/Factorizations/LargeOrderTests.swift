import LinearAlgebra
import TestSupport
import Testing

@Suite("Factorizations of larger matrices")
struct LargeOrderTests {
  @Test("every kind of matrix of order 150 is factorized and solved within the limits")
  func everyKind() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let n = 150
      for kind in MatrixKind.allCases {
        let a = kind.matrix(n, of: E.self)
        let name = "\(kind) \(E.self)"
        let lu = try LU(a)
        #expect(residual(a, Matrix(lu)) < 10, "\(name)")
        let qr = try QR(a)
        #expect(residual(a, Matrix(qr)) < 10, "\(name)")
        #expect(residual(.identity(n), qr.q.adjoint() * qr.q) < 10, "\(name)")
        let pivoted = try PivotedQR(a)
        #expect(residual(a, Matrix(pivoted)) < 10, "\(name)")
        #expect(residual(.identity(n), pivoted.q.adjoint() * pivoted.q) < 10, "\(name)")
        let hermitian = Matrix<E>(rows: n, columns: n) { i, j in
          i == j ? E(a[i, i].real) : i > j ? a[i, j] : a[j, i].conjugate
        }
        #expect(residual(hermitian, Matrix(try LDL(hermitian))) < 10, "\(name)")
        let b = naiveProduct(a, randomMatrix(n, 1, seed: 5, of: E.self))
        let isSolved = (try? a.solve(b)).map { solutionResidual(a, $0, b) < 30 }
        #expect(isSolved ?? (lu.reciprocalCondition() < 1e-5), "\(name)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("definite matrices of order 150 are factorized and solved within the limits")
  func definite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let g = randomMatrix(150, 150, of: E.self)
      let product = g * g.adjoint()
      let a = Matrix<E>(rows: 150, columns: 150) { i, j in
        i == j ? E(product[i, i].real) : i > j ? product[i, j] : product[j, i].conjugate
      }
      let cholesky = try Cholesky(a)
      #expect(residual(a, Matrix(cholesky)) < 10, "\(E.self)")
      #expect(residual(a, Matrix(try PivotedCholesky(a))) < 10, "\(E.self)")
      let b = randomMatrix(150, 2, seed: 5, of: E.self)
      #expect(solutionResidual(a, try cholesky.solve(b), b) < 30, "\(E.self)")
      #expect(solutionResidual(a, try a.solve(b), b) < 30, "\(E.self)")
    }
    for type in elementTypes { try check(type) }
  }
}
