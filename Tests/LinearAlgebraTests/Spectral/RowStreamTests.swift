import LinearAlgebra
import Synchronization
import TestSupport
import Testing

@Suite("Streams of rows")
struct RowStreamTests {
  @Test("products are those of the matrix, whatever the size of blocks")
  func products() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 3), (1, 1), (7, 4), (10, 3), (3, 10)] {
        let a: Matrix<E> = randomMatrix(m, n)
        for blockRows in [1, 3, 5, 100] {
          let stream = RowStream(a, blockRows: blockRows)
          let (x, y): (Matrix<E>, Matrix<E>) = (randomMatrix(n, 2), randomMatrix(m, 2, seed: 3))
          #expect(residual(naiveProduct(a, x), try stream.product(x)) < 10)
          #expect(residual(naiveProduct(naiveAdjoint(a), y), try stream.adjointProduct(y)) < 10)
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the decomposition takes the stated number of passes, and more of them bring it nearer to the best")
  func passes() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = randomMatrix(300, 60)
      let exact = try SVD(a)
      let optimum = Double(exact.truncationError(rank: 5).frobenius)
      var last = Double.infinity
      for passes in [2, 3, 6, 12] {
        let first = Atomic(0)
        let stream = RowStream<E>(rows: 300, columns: 60, blockRows: 64) { range in
          if range.lowerBound == 0 { first.add(1, ordering: .relaxed) }
          return a[range, ...]
        }
        let svd = try SVD(stream, rank: 5, passes: passes, seed: 1)
        #expect(first.load(ordering: .relaxed) == passes)
        let report = try #require(svd.report)
        #expect(report.products == passes)
        let error = naiveNorm(a - Matrix(svd))
        #expect(error < last * (1 + 1e-5) && (Double(report.frobeniusError) - error).magnitude < 1e-3 * error)
        last = error
        #expect(orthogonalityResidual(svd.u) < 20 && orthogonalityResidual(svd.v) < 20 && rowsFollowSignRule(svd.vh))
        let difference =
          naiveProduct(naiveAdjoint(a), svd.u) - naiveProduct(svd.v, naiveDiagonal(5, 5, svd.singularValues))
        let expected = (0..<5).map { difference[column: $0].euclideanNorm() }
        #expect(largestDifference(Array(report.leftResiduals), expected) < 1e3 * Double(E.ulpOfOne) * naiveNorm(a))
        #expect(report.largestResidual > 0)
      }
      #expect(last < optimum * 1.001)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("streams that are empty, of low rank, huge, tiny, or not finite")
  func edges() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, rank) in [(0, 0, 1), (0, 3, 1), (3, 0, 1), (3, 2, 0), (1, 1, 1), (2, 5, 9), (5, 2, 2)] {
        let a: Matrix<E> = randomMatrix(m, n)
        let svd = try SVD(RowStream(a, blockRows: 2), rank: rank, passes: 2)
        let k = min(rank, m, n)
        #expect(svd.u.shape == (m, k) && svd.vh.shape == (k, n))
        if k == min(m, n) { #expect(residual(a, Matrix(svd)) < 50) }
      }
      let thin = naiveProduct(randomMatrix(40, 3) as Matrix<E>, randomMatrix(3, 30, seed: 8))
      let large: E.Real = E.Real.kind == .float ? 0x1p120 : 0x1p1016
      for scale in [1, large, 1 / large] {
        let svd = try SVD(RowStream(thin * E(scale), blockRows: 16), rank: 5, passes: 3)
        #expect(residual(thin, Matrix(svd) * E(1 / scale)) < 100, "\(E.self) \(scale)")
        #expect(orthogonalityResidual(svd.u) < 20 && orthogonalityResidual(svd.v) < 20)
      }
      #expect(try SVD(RowStream(Matrix<E>.zeros(9, 7), blockRows: 4), rank: 2, passes: 2).singularValues == [0, 0])
      var broken = thin
      broken[37, 4] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [37, 4])) {
        try SVD(RowStream(broken, blockRows: 16), rank: 2, passes: 2)
      }
    }
    for type in elementTypes { try check(type) }
  }
}
