import LinearAlgebra
import TestSupport
import Testing

@Suite("Column-pivoted QR factorization")
struct PivotedQRTests {
  @Test("tall and wide matrices have thin and full factors, and products with Q are those with the full Q")
  func rectangles() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 3), (3, 0), (1, 4), (4, 1), (7, 3), (3, 7), (50, 40), (40, 50)] {
        let a = randomMatrix(m, n, of: E.self)
        let qr = try PivotedQR(a)
        let q = qr.fullQ
        #expect(qr.q.shape == (m, min(m, n)))
        #expect(q.shape == (m, m))
        #expect(qr.r.shape == (min(m, n), n))
        #expect(qr.permutation.sorted() == Array(0..<n))
        #expect(residual(a, Matrix(qr)) < 10, "\(m)×\(n) \(E.self)")
        #expect(orthogonalityResidual(q) < 10, "\(m)×\(n) \(E.self)")
        let c = randomMatrix(m, 3, seed: 4, of: E.self)
        #expect(residual(naiveProduct(q, c), try qr.applyQ(to: c)) < 10)
        #expect(residual(naiveProduct(naiveAdjoint(q), c), try qr.applyQAdjoint(to: c)) < 10)
        let wide = naiveAdjoint(c)
        #expect(residual(naiveProduct(wide, q), try qr.applyQ(to: wide, side: .right)) < 10)
        #expect(residual(naiveProduct(wide, naiveAdjoint(q)), try qr.applyQAdjoint(to: wide, side: .right)) < 10)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the rank is that of a product of thin factors, and the tolerance decides")
  func rank() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, rank) in [(5, 5, 2), (20, 10, 10), (10, 20, 4), (6, 6, 0)] {
        let a = naiveProduct(randomMatrix(m, rank, of: E.self), randomMatrix(rank, n, seed: 3, of: E.self))
        let qr = try PivotedQR(a)
        #expect(qr.rank == rank, "\(m)×\(n) \(E.self)")
        for i in 1..<max(1, min(m, n)) { #expect(qr.r[i, i].modulus <= qr.r[i - 1, i - 1].modulus * 1.001) }
      }
      let diagonal = Matrix<E>.diagonal([1, 8, 4])
      let qr = try PivotedQR(diagonal, tolerance: 0.25)
      #expect(qr.rank == 2)
      #expect(qr.permutation == [1, 2, 0])
    }
    for type in elementTypes { try check(type) }
  }

  @Test("basic solutions minimise the residual, whatever the rank")
  func solves() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, rank) in [(6, 6, 6), (9, 4, 4), (9, 5, 3), (4, 9, 4), (5, 5, 0)] {
        let a = naiveProduct(randomMatrix(m, rank, of: E.self), randomMatrix(rank, n, seed: 3, of: E.self))
        let b = randomMatrix(m, 2, seed: 8, of: E.self)
        let x = try PivotedQR(a).solve(b)
        let product = naiveProduct(a, x)
        let r = Matrix<E>(rows: m, columns: 2) { i, j in b[i, j] - product[i, j] }
        let gradient = naiveNorm(naiveProduct(naiveAdjoint(a), r))
        let size = naiveNorm(a) * (naiveNorm(r) + naiveNorm(a) * naiveNorm(x)) * Double(max(m, n)) * Double(E.ulpOfOne)
        #expect(gradient <= 30 * size, "\(m)×\(n) \(rank) \(E.self)")
        #expect((0..<n).count { x[$0, 0] != .zero } <= rank)
        #expect(residual(try PivotedQR(a).solve(b[column: 0]).asColumn, x[..., 0..<1]) < 100)
      }
    }
    for type in elementTypes { try check(type) }
  }
}
