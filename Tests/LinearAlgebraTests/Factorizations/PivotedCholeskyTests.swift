import LinearAlgebra
import TestSupport
import Testing

@Suite("Pivoted Cholesky factorization")
struct PivotedCholeskyTests {
  @Test("Pᵀ L Lᴴ P is A and L has as many columns as the rank")
  func factorsMultiplyBack() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (n, rank) in [(0, 0), (1, 1), (3, 1), (5, 5), (10, 4), (40, 7)] {
        let g = randomMatrix(n, rank, of: E.self)
        let product = naiveProduct(g, naiveAdjoint(g))
        let a = Matrix<E>(rows: n, columns: n) { i, j in i >= j ? product[i, j] : product[j, i].conjugate }
        for (layout, a) in layoutVariants(of: a) {
          let cholesky = try PivotedCholesky(a)
          #expect(cholesky.rank == rank, "\(n) \(E.self) \(layout)")
          #expect(cholesky.lower.shape == (n, rank))
          #expect(residual(a, Matrix(cholesky)) < 10, "\(n) \(E.self) \(layout)")
          let p = cholesky.permutationMatrix
          let permuted = naiveProduct(naiveProduct(p, a), naiveAdjoint(p))
          let l = cholesky.lower
          #expect(residual(permuted, naiveProduct(l, naiveAdjoint(l))) < 10, "\(n) \(E.self) \(layout)")
          for i in 1..<max(rank, 1) { #expect(l[i, i].real <= l[i - 1, i - 1].real) }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a tolerance cuts what is below it")
  func tolerance() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = Matrix<E>.diagonal([E(0.0625), 4, 1])
      let cholesky = try PivotedCholesky(a, tolerance: 0.1)
      #expect(cholesky.rank == 2)
      #expect(Array(cholesky.permutation[..<2]) == [1, 2])
      #expect(try PivotedCholesky(a).rank == 3)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("indefinite matrices are refused, zero ones have rank zero")
  func indefinite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let exchange: Matrix<E> = [[0, 1], [1, 0]]
      #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 1)) { try PivotedCholesky(exchange) }
      let negative = Matrix<E>.diagonal([1, -1])
      #expect(throws: LinearAlgebraError.notPositiveDefinite(leadingMinor: 2)) { try PivotedCholesky(negative) }
      #expect(try PivotedCholesky(Matrix<E>.zeros(3, 3)).rank == 0)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("systems of full rank are solved, others refused")
  func solves() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomDefinite(8, of: E.self)
      let b = randomMatrix(8, 3, of: E.self)
      let cholesky = try PivotedCholesky(a)
      #expect(solutionResidual(a, try cholesky.solve(b), b) < 30)
      #expect(solutionResidual(a, try cholesky.solve(b[column: 2]).asColumn, b[column: 2].asColumn) < 30)
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) {
        try PivotedCholesky(Matrix<E>.ones(3, 3)).solve(Vector<E>.ones(3))
      }
    }
    for type in elementTypes { try check(type) }
  }
}
