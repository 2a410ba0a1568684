import CLapackInterposer
import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite struct LeastSquaresTests {
  static let shapes = [
    (1, 1), (2, 2), (3, 2), (2, 3), (5, 3), (3, 5), (10, 10), (20, 7), (7, 20), (40, 33), (1, 6), (6, 1),
  ]

  /// ‖Aᴴ(B - A X)‖ over (‖A‖ (‖A‖ ‖X‖ + ‖B‖) max(m, n) eps): zero for a minimum.
  static func gradient<E: Scalar>(_ a: Matrix<E>, _ x: Matrix<E>, _ b: Matrix<E>) -> Double {
    let product = naiveProduct(a, x)
    let r = Matrix<E>(rows: b.rows, columns: b.columns) { i, j in b[i, j] - product[i, j] }
    let size = naiveNorm(a) * (naiveNorm(a) * naiveNorm(x) + naiveNorm(b))
    let gradient = naiveNorm(naiveProduct(naiveAdjoint(a), r))
    return gradient == 0 ? 0 : gradient / (size * Double(Swift.max(a.rows, a.columns)) * Double(E.ulpOfOne))
  }

  /// How far X is from the row space of A, which the solution of smallest norm lies in.
  static func distanceFromRows<E: Scalar>(_ a: Matrix<E>, _ x: Matrix<E>, rank: Int) throws -> Double {
    let v = try SVD(a).vh.adjoint()[..., 0..<rank]
    let projected = naiveProduct(v, naiveProduct(naiveAdjoint(v), x))
    return residual(x, projected)
  }

  @Test("every method gives a minimum, of smallest norm, with the residual norms and the rank") func methods() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in Self.shapes {
        let a0: Matrix<E> = randomMatrix(m, n)
        for count in [0, 1, 3] {
          let b0: Matrix<E> = randomMatrix(m, count, seed: 5)
          for (a, b) in zip(layoutVariants(of: a0), layoutVariants(of: b0).reversed()) {
            for method in [LeastSquares<E>.Method.automatic, .qr, .minimumNorm()] {
              let fit = try LeastSquares(a.matrix, b.matrix, method: method)
              #expect(fit.solution.rows == n && fit.solution.columns == count)
              #expect(Self.gradient(a0, fit.solution, b0) < 30, "\(E.self) \(m)×\(n) \(method)")
              #expect(try Self.distanceFromRows(a0, fit.solution, rank: Swift.min(m, n)) < 1000)
              #expect(fit.rank == Swift.min(m, n))
              let product = naiveProduct(a0, fit.solution)
              for j in 0..<count {
                let r = Matrix<E>(rows: m, columns: 1) { i, _ in b0[i, j] - product[i, j] }
                let error = Swift.abs(Double(fit.residualNorms[j]) - naiveNorm(r))
                #expect(error <= 100 * Double(E.ulpOfOne) * (naiveNorm(b0) + naiveNorm(product)))
              }
              if case .minimumNorm = fit.method {
                let expected = try a0.singularValues()
                let own = try #require(fit.singularValues)
                for i in 0..<expected.count {
                  #expect((own[i] - expected[i]).magnitude <= 50 * E.ulpOfOne * expected[0])
                }
              }
            }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the normal equations agree with QR where the condition is small, and warn or refuse where it is not")
  func normalEquations() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(3, 2), (2, 3), (20, 5), (5, 20)] {
        let a: Matrix<E> = randomMatrix(m, n, seed: 11)
        let b: Matrix<E> = randomMatrix(m, 2, seed: 5)
        for scale in [1, E.Real.leastNormalMagnitude.squareRoot(), E.Real.greatestFiniteMagnitude.squareRoot()] {
          let scaled = Matrix<E>(rows: m, columns: n) { i, j in a[i, j] * E(scale) }
          let (normal, qr) = (
            try LeastSquares(scaled, b, method: .normalEquations), try LeastSquares(scaled, b, method: .qr)
          )
          let condition = 1 / Double(qr.reciprocalCondition)
          #expect(residual(qr.solution, normal.solution) < 20 * condition * condition)
          #expect(normal.method == .normalEquations)
        }
      }
      // Läuchli: columns that differ by less than √eps are the same to AᴴA.
      let small = E.ulpOfOne.squareRoot()
      let near = Matrix<E>(rows: 3, columns: 2) { i, j in i == 0 ? 1 : i == j + 1 ? E(small * 8) : 0 }
      #expect(try LeastSquares(near, Matrix<E>.ones(3, 1), method: .normalEquations).isIllConditioned)
      let fine = try LeastSquares(Matrix<E>.identity(3, 2), Matrix<E>.ones(3, 1), method: .normalEquations)
      #expect(!fine.isIllConditioned)
      let dependent = Matrix<E>(rows: 3, columns: 2) { _, _ in 0 }
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 0)) {
        try LeastSquares(dependent, Matrix<E>.ones(3, 1), method: .normalEquations)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("dependent columns: QR refuses, the default finds the minimum norm and the rank") func rankDeficient() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, r) in [(5, 4, 2), (4, 5, 2), (6, 6, 3), (20, 7, 6), (3, 3, 0)] {
        let a = naiveProduct(randomMatrix(m, r, seed: 2, of: E.self), randomMatrix(r, n, seed: 3, of: E.self))
        let b: Matrix<E> = randomMatrix(m, 2, seed: 5)
        let fit = try LeastSquares(a, b)
        #expect(fit.rank == r)
        #expect(Self.gradient(a, fit.solution, b) < 30)
        #expect(try Self.distanceFromRows(a, fit.solution, rank: r) < 1000)
        #expect(throws: LinearAlgebraError.self) { try LeastSquares(a, b, method: .qr) }
      }
      // An exactly dependent column, which LAPACK's own tolerance takes for an independent one.
      let r: Matrix<E> = randomMatrix(10, 4)
      let repeated = Matrix<E>(rows: 10, columns: 5) { i, j in r[i, j % 4] }
      let fit = try LeastSquares(repeated, Matrix<E>.ones(10, 1))
      #expect(fit.rank == 4)
      #expect(try fit.solution.norm(.max) < 100)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("without convergence of gelsd, gelsy gives the solution; without either, the error says so") func ladder()
    throws
  {
    try #require(lapack_interposed() == 1)
    try Backend.selfCheck()
    func check<E: Scalar>(_: E.Type) throws {
      let a = naiveProduct(randomMatrix(6, 3, seed: 2, of: E.self), randomMatrix(3, 4, seed: 3, of: E.self))
      let b: Matrix<E> = randomMatrix(6, 2, seed: 5)
      lapack_reset()
      defer { lapack_reset() }
      lapack_fail("gelsd", 1, 1)
      let fit = try LeastSquares(a, b, method: .minimumNorm())
      #expect(lapack_calls("gelsd") == 1)
      #expect(fit.rank == 3)
      #expect(fit.singularValues == nil)
      #expect(Self.gradient(a, fit.solution, b) < 30)
      #expect(try Self.distanceFromRows(a, fit.solution, rank: 3) < 1000)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("empty shapes have empty or zero solutions") func empty() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n, count) in [(0, 0, 0), (0, 3, 2), (3, 0, 2), (3, 2, 0), (0, 0, 1)] {
        for method in [LeastSquares<E>.Method.automatic, .qr, .minimumNorm(), .normalEquations] {
          let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(m, n), randomMatrix(m, count, seed: 5))
          let fit = try LeastSquares(a, b, method: method)
          #expect(fit.solution.rows == n && fit.solution.columns == count)
          #expect(n == 0 || m > 0 || naiveNorm(fit.solution) == 0)
          if n == 0 {
            for j in 0..<count { #expect(fit.residualNorms[j] == b[column: j].euclideanNorm()) }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("numbers that are not finite are refused and named") func notFinite() {
    func check<E: Scalar>(_: E.Type) {
      var a = Matrix<E>.identity(2, 4)
      a[1, 3] = E(E.Real.nan)
      let b = Matrix<E>.ones(2, 1)
      for method in [LeastSquares<E>.Method.automatic, .qr, .minimumNorm(), .normalEquations] {
        #expect(throws: LinearAlgebraError.notFinite(at: [1, 3])) { try LeastSquares(a, b, method: method) }
      }
      #expect(throws: LinearAlgebraError.notFinite(at: [0, 0])) {
        try LeastSquares(b, Matrix(rows: 2, columns: 1, repeating: E(E.Real.infinity)))
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("awkward matrices keep the residual as small as the rank that was found allows") func kinds() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for kind in MatrixKind.allCases where kind != .subnormal {
        for n in [1, 2, 5, 10] {
          let a: Matrix<E> = kind.matrix(n)
          let b: Matrix<E> = randomMatrix(n, 1, seed: 5)
          let extreme: [MatrixKind] = [.huge, .tiny, .mixedScales, .graded, .gradedRows]
          guard let fit = try? LeastSquares(a, b) else {
            #expect(extreme.contains(kind), "\(kind)")
            continue
          }
          let u = try SVD(a).u[..., 0..<fit.rank]
          let (found, best) = (naiveProduct(a, fit.solution), naiveProduct(u, naiveProduct(naiveAdjoint(u), b)))
          func distance(_ c: Matrix<E>) -> Double {
            naiveNorm(Matrix<E>(rows: n, columns: 1) { i, _ in b[i, 0] - c[i, 0] })
          }
          let rounding = 100 * Double(n) * Double(E.ulpOfOne)
          let limit = distance(best) + rounding * (naiveNorm(a) * naiveNorm(fit.solution) + naiveNorm(b))
          #expect(distance(found) <= limit, "\(E.self) \(kind) \(n)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }
}
