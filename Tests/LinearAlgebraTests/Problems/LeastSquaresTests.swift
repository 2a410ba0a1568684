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
}
