import LinearAlgebra
import TestSupport
import Testing

@Suite struct WeightedLeastSquaresTests {
  @Test("weights equal repeated rows, and zero weights leave rows out") func weights() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(5, 2), randomMatrix(5, 2, seed: 5))
      let counts = [1, 3, 0, 2, 1]
      let rows = counts.enumerated().flatMap { Array(repeating: $0, count: $1) }
      let repeatedA = Matrix<E>(rows: rows.count, columns: 2) { i, j in a[rows[i], j] }
      let repeatedB = Matrix<E>(rows: rows.count, columns: 2) { i, j in b[rows[i], j] }
      let expected = try LeastSquares(repeatedA, repeatedB)
      let fit = try LeastSquares(a, b, weights: Vector(counts.map { E.Real($0) }))
      #expect(residual(expected.solution, fit.solution) < 100)
      for j in 0..<2 {
        #expect((expected.residualNorms[j] - fit.residualNorms[j]).magnitude <= 100 * E.ulpOfOne)
      }
      let single = try LeastSquares(a, b[column: 1], weights: Vector(counts.map { E.Real($0) }))
      #expect(residual(fit.solution[0..<2, 1..<2], single.solution) < 100)
      #expect(throws: LinearAlgebraError.self) { try LeastSquares(a, b, weights: Vector<E.Real>([1, 1, -1, 1, 1])) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("ridge solutions solve the regularised normal equations, for tall and wide matrices") func ridge() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 2), (2, 0), (1, 1), (5, 3), (3, 6), (20, 20)] {
        let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(m, n), randomMatrix(m, 2, seed: 5))
        for λ in [E.Real(0.125), 2, 1e4] {
          let x = try LeastSquares(a, b, ridge: λ).solution
          let gram = naiveProduct(naiveAdjoint(a), a)
          let regular = Matrix<E>(rows: n, columns: n) { i, j in gram[i, j] + (i == j ? E(λ) : 0) }
          #expect(residual(naiveProduct(naiveAdjoint(a), b), naiveProduct(regular, x)) < 300)
        }
        let plain = try LeastSquares(a, b)
        #expect(residual(plain.solution, try LeastSquares(a, b, ridge: 0).solution) == 0)
        #expect(throws: LinearAlgebraError.self) { try LeastSquares(a, b, ridge: -1) }
      }
    }
    for type in elementTypes { try check(type) }
  }
}
