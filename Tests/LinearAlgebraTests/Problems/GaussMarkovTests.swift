import LinearAlgebra
import TestSupport
import Testing

@Suite struct GaussMarkovTests {
  @Test("the model holds, the errors are the smallest, and with B = 1 it is least squares") func model() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (n, m, p) in [(1, 1, 1), (5, 2, 5), (5, 2, 3), (4, 4, 0), (6, 3, 8), (3, 0, 3), (0, 0, 0)] {
        let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(n, m), randomMatrix(n, p, seed: 3))
        let d: Vector<E> = randomVector(n)
        let fit = try GaussMarkov(a, b, d)
        let (ax, by) = (naiveProduct(a, fit.solution.asColumn), naiveProduct(b, fit.errors.asColumn))
        let sum = Matrix<E>(rows: n, columns: 1) { i, _ in ax[i, 0] + by[i, 0] }
        #expect(residual(d.asColumn, sum) < 200)
        guard p > 0, n > 0 else { continue }
        // The smallest y has y = Bᴴz with Aᴴz = 0, so it is orthogonal to every y' with B y' in the range of A.
        let identity = try GaussMarkov(a, .identity(n), d)
        let plain = try LeastSquares(a, d)
        #expect(residual(plain.solution, identity.solution.asColumn) < 500)
        if m > 0 { #expect((identity.errors.euclideanNorm() - plain.residualNorms[0]).magnitude <= 200 * E.ulpOfOne) }
      }
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 0)) {
        try GaussMarkov(Matrix<E>.zeros(2, 1), .identity(2), .ones(2))
      }
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) {
        try GaussMarkov(Matrix<E>.identity(2, 1), Matrix<E>.identity(2, 1), .ones(2))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("matrices and observations near both ends of the range have the solution of those in its middle")
  func scales() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(6, 3), randomMatrix(6, 8, seed: 3))
      let d: Matrix<E> = randomMatrix(6, 1, seed: 5)
      let expected = try GaussMarkov(a, b, Vector(d))
      let exponents = E.Real.kind == .float ? [126, -119, 0] : [1022, -996, 0]
      for i in exponents {
        let all = try GaussMarkov(timesPowerOfTwo(a, i), timesPowerOfTwo(b, i), Vector(timesPowerOfTwo(d, i)))
        #expect(residual(expected.solution.asColumn, all.solution.asColumn) < 10, "\(E.self) \(i)")
        #expect(residual(expected.errors.asColumn, all.errors.asColumn) < 10, "\(E.self) \(i)")
        let some = try GaussMarkov(timesPowerOfTwo(a, i), b, Vector(d))
        #expect(residual(expected.solution.asColumn, timesPowerOfTwo(some.solution.asColumn, i)) < 10)
        #expect(residual(expected.errors.asColumn, some.errors.asColumn) < 10, "\(E.self) \(i)")
      }
    }
    for type in elementTypes { try check(type) }
  }
}
