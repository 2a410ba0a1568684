import LinearAlgebra
import TestSupport
import Testing

@Suite struct ConstrainedLeastSquaresTests {
  @Test("the equations hold and the gradient lies in their span") func constrained() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, p) in [(5, 3, 1), (7, 4, 2), (6, 4, 4), (2, 4, 3), (0, 2, 2), (3, 3, 0), (0, 0, 0), (20, 10, 5)] {
        let (a0, c0): (Matrix<E>, Matrix<E>) = (randomMatrix(m, n), randomMatrix(p, n, seed: 3))
        let (b, d): (Matrix<E>, Matrix<E>) = (randomMatrix(m, 2, seed: 5), randomMatrix(p, 2, seed: 6))
        for (a, c) in zip(layoutVariants(of: a0), layoutVariants(of: c0).reversed()) {
          let fit = try ConstrainedLeastSquares(a.matrix, b, subjectTo: c.matrix, equals: d)
          let x = fit.solution
          let held = naiveProduct(c0, x)
          let miss = naiveNorm(Matrix<E>(rows: p, columns: 2) { i, j in d[i, j] - held[i, j] })
          let unit = 100 * Double(Swift.max(m, n, 1)) * Double(E.ulpOfOne)
          #expect(miss <= unit * (naiveNorm(c0) * naiveNorm(x) + naiveNorm(d)))
          let ax = naiveProduct(a0, x)
          let r = Matrix<E>(rows: m, columns: 2) { i, j in b[i, j] - ax[i, j] }
          let gradient = naiveProduct(naiveAdjoint(a0), r)
          // Aᴴr = Cᴴλ: what is left after projection on the rows of C is zero.
          let v = try SVD(c0).vh.adjoint()
          let inside = naiveProduct(v, naiveProduct(naiveAdjoint(v), gradient))
          let rest = naiveNorm(Matrix<E>(rows: n, columns: 2) { i, j in gradient[i, j] - inside[i, j] })
          #expect(rest <= 10 * unit * naiveNorm(a0) * (naiveNorm(a0) * naiveNorm(x) + naiveNorm(b)), "\(m) \(n) \(p)")
          for j in 0..<2 { #expect(Double(fit.constraintNorms[j]) <= 2 * miss + 1e-300 + unit * naiveNorm(d) * 10) }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("matrices and right-hand sides near both ends of the range have the solution of those in its middle")
  func scales() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (a, c): (Matrix<E>, Matrix<E>) = (randomMatrix(9, 4), randomMatrix(2, 4, seed: 3))
      let (b, d): (Matrix<E>, Matrix<E>) = (randomMatrix(9, 2, seed: 5), randomMatrix(2, 2, seed: 6))
      let expected = try ConstrainedLeastSquares(a, b, subjectTo: c, equals: d).solution
      let exponents = E.Real.kind == .float ? [127, -119, 0] : [1023, -996, 0]
      for i in exponents {
        for j in exponents {
          let fit = try ConstrainedLeastSquares(
            timesPowerOfTwo(a, i), timesPowerOfTwo(b, i), subjectTo: timesPowerOfTwo(c, j),
            equals: timesPowerOfTwo(d, j))
          #expect(residual(expected, fit.solution) < 10, "\(E.self) \(i) \(j)")
        }
        let right = try ConstrainedLeastSquares(a, timesPowerOfTwo(b, i), subjectTo: c, equals: timesPowerOfTwo(d, i))
        #expect(residual(expected, timesPowerOfTwo(right.solution, -i)) < 10, "\(E.self) \(i)")
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("dependent equations and solutions that are not the only one are refused") func deficient() {
    func check<E: Scalar>(_: E.Type) {
      let r: Matrix<E> = randomMatrix(5, 3)
      let c = Matrix<E>(rows: 2, columns: 3) { i, j in r[0, j] * E(E.Real(i + 1)) }
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) {
        try ConstrainedLeastSquares(r, Matrix<E>.ones(5, 1), subjectTo: c, equals: Matrix<E>.ones(2, 1))
      }
      let a = Matrix<E>(rows: 5, columns: 3) { i, j in j == 2 ? 0 : r[i, j] }
      let e = Matrix<E>(rows: 1, columns: 3) { _, j in j == 0 ? 1 : 0 }
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 2)) {
        try ConstrainedLeastSquares(a, Matrix<E>.ones(5, 1), subjectTo: e, equals: Matrix<E>.ones(1, 1))
      }
    }
    for type in elementTypes { check(type) }
  }
}
