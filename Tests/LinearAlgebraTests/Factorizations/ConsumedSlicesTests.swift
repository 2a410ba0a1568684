import LinearAlgebra
import TestSupport
import Testing

@Suite("Consumed slices")
struct ConsumedSlicesTests {
  @Test("A slice that nobody else holds is decomposed itself, not what lies before it")
  func consumedSlices() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let expected = randomMatrix(4, 7, seed: 12, of: E.self)[..., 3...].columnMajorElements
      let a = Matrix<E>(rows: 4, columns: 4, columnMajor: expected)
      // The slice is the only owner of its storage when the initialiser takes it.
      func slice() -> Matrix<E> { randomMatrix(4, 7, seed: 12, of: E.self)[..., 3...] }
      #expect(residual(a, Matrix(try Schur(slice()))) < 20)
      #expect(residual(a, Matrix(try Hessenberg(slice()))) < 20)
      let pair = try GeneralizedSchur(slice(), slice()).matrices()
      #expect(residual(a, pair.a) < 20 && residual(a, pair.b) < 20)
      #expect(residual(a, Matrix(try LU(slice()))) < 20)
      #expect(residual(a, Matrix(try QR(slice()))) < 20)
      #expect(residual(a, Matrix(try PivotedQR(slice()))) < 20)
      #expect(residual(a, Matrix(try GramSchmidt(slice()))) < 20)
      let gram = naiveProduct(naiveAdjoint(a), a)
      func part() -> Matrix<E> { Matrix(horizontally: slice(), gram)[..., 4...] }
      #expect(residual(gram, Matrix(try Cholesky(part(), triangle: .lower))) < 20)
      #expect(residual(gram, Matrix(try LDL(part(), triangle: .lower))) < 20)
      #expect(residual(gram, Matrix(try PivotedCholesky(part(), triangle: .lower))) < 20)
      #expect(residual(naiveProduct(a, a), naiveProduct(a, try a.solve(naiveProduct(a, slice())))) < 100)
    }
    for type in elementTypes { try check(type) }
  }
}
