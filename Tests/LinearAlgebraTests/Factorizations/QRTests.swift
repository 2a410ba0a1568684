import LinearAlgebra
import TestSupport
import Testing

@Suite("QR factorization")
struct QRTests {
  @Test("tall and wide matrices, and more columns than a block, have thin and full factors")
  func rectangles() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 3), (3, 0), (1, 4), (4, 1), (7, 3), (3, 7), (50, 40), (40, 50), (70, 66)] {
        let a = randomMatrix(m, n, of: E.self)
        let qr = try QR(a)
        #expect(qr.q.shape == (m, min(m, n)))
        #expect(qr.fullQ.shape == (m, m))
        #expect(qr.r.shape == (min(m, n), n))
        #expect(residual(a, naiveProduct(qr.q, qr.r)) < 10, "\(m)×\(n) \(E.self)")
        #expect(residual(a, Matrix(qr)) < 10, "\(m)×\(n) \(E.self)")
        #expect(orthogonalityResidual(qr.fullQ) < 10, "\(m)×\(n) \(E.self)")
        for i in 0..<qr.r.rows {
          for j in 0..<i { #expect(qr.r[i, j] == .zero) }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("products with Q and its adjoint from both sides are those with the full Q")
  func applications() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(1, 1), (6, 4), (4, 6), (45, 37)] {
        let qr = try QR(randomMatrix(m, n, of: E.self))
        let q = qr.fullQ
        for (_, c) in layoutVariants(of: randomMatrix(m, 3, seed: 4, of: E.self)) {
          #expect(residual(naiveProduct(q, c), try qr.applyQ(to: c)) < 10)
          #expect(residual(naiveProduct(naiveAdjoint(q), c), try qr.applyQAdjoint(to: c)) < 10)
          let wide = naiveAdjoint(c)
          #expect(residual(naiveProduct(wide, q), try qr.applyQ(to: wide, side: .right)) < 10)
          #expect(residual(naiveProduct(wide, naiveAdjoint(q)), try qr.applyQAdjoint(to: wide, side: .right)) < 10)
        }
        #expect(try qr.applyQ(to: Matrix<E>.zeros(m, 0)).shape == (m, 0))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("least-squares residuals are orthogonal to the columns")
  func leastSquares() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(1, 1), (3, 3), (8, 3), (40, 33)] {
        for (layout, a) in layoutVariants(of: randomMatrix(m, n, of: E.self)) {
          let b = randomMatrix(m, 2, seed: 9, of: E.self)
          let x = try QR(a).solve(b)
          #expect(x.shape == (n, 2))
          let product = naiveProduct(a, x)
          let r = Matrix<E>(rows: m, columns: 2) { i, j in b[i, j] - product[i, j] }
          let gradient = naiveNorm(naiveProduct(naiveAdjoint(a), r))
          let size = naiveNorm(a) * (naiveNorm(r) + naiveNorm(a) * naiveNorm(x)) * Double(m) * Double(E.ulpOfOne)
          #expect(gradient <= 30 * size, "\(m)×\(n) \(E.self) \(layout)")
        }
      }
      let a = randomMatrix(5, 2, of: E.self)
      let x = try QR(a).solve(Vector<E>.ones(5))
      #expect(residual(try QR(a).solve(Matrix<E>.ones(5, 1)), x.asColumn) == 0)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the smallest solution of the adjoint system solves it and lies in the range of A")
  func smallestSolution() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(1, 1), (6, 6), (9, 4), (40, 33)] {
        let a = randomMatrix(m, n, of: E.self)
        let b = randomMatrix(n, 2, seed: 3, of: E.self)
        let qr = try QR(a)
        let x = try qr.solveAdjoint(b)
        #expect(solutionResidual(naiveAdjoint(a), x, b) < 30)
        let inRange = naiveProduct(qr.q, naiveProduct(naiveAdjoint(qr.q), x))
        #expect(residual(x, inRange) < 10)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("dependent columns are refused, with their rank")
  func rankDeficiency() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = Matrix<E>(rows: 5, columns: 3) { i, j in E(E.Real(i + 1)) * (j == 2 ? 2 : E(E.Real(j * i + 1))) }
      let qr = try QR(a)
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 2)) { try qr.solve(Vector<E>.ones(5)) }
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 0)) {
        try QR(Matrix<E>.zeros(3, 2)).solve(Vector<E>.ones(3))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("NaN and infinity are errors that say where")
  func notFinite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var a = randomMatrix(4, 3, of: E.self)
      a[3, 2] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [3, 2])) { try QR(a) }
      let largest = E(E.Real.greatestFiniteMagnitude)
      let huge = Matrix<E>(rows: 9, columns: 1, repeating: largest)
      #expect(throws: LinearAlgebraError.overflow(routine: "geqrt")) { try QR(huge) }
      #expect(throws: LinearAlgebraError.overflow(routine: "geqp3")) { try PivotedQR(huge) }
      let below = Matrix<E>(rows: 9, columns: 1, repeating: largest * E(0.25))
      #expect(residual(below, Matrix(try QR(below))) < 10)
    }
    for type in elementTypes { try check(type) }
  }
}
