import LinearAlgebra
import TestSupport
import Testing

@Suite("LU factorization")
struct LUTests {
  @Test("tall and wide matrices have trapezoidal factors")
  func rectangles() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 3), (3, 0), (1, 4), (4, 1), (7, 3), (3, 7), (40, 35), (35, 40)] {
        for (layout, a) in layoutVariants(of: randomMatrix(m, n, of: E.self)) {
          let lu = try LU(a)
          #expect(lu.lower.shape == (m, min(m, n)))
          #expect(lu.upper.shape == (min(m, n), n))
          #expect(residual(a, Matrix(lu)) < 10, "\(m)×\(n) \(E.self) \(layout)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("L is lower triangular with a unit diagonal, U upper triangular, P a permutation matrix with P A = L U")
  func shapesOfFactors() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomMatrix(6, 6, of: E.self)
      let lu = try LU(a)
      for i in 0..<6 {
        for j in 0..<6 {
          if i < j { #expect(lu.lower[i, j] == .zero) }
          if i > j { #expect(lu.upper[i, j] == .zero) }
          if i > j { #expect(lu.lower[i, j].modulus <= (E.isComplex ? 1.4143 : 1.0001)) }
        }
        #expect(lu.lower[i, i] == 1)
      }
      #expect(residual(naiveProduct(lu.permutationMatrix, a), naiveProduct(lu.lower, lu.upper)) < 10)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("right-hand sides of any layout and scale are solved, vectors too")
  func rightHandSides() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a = randomMatrix(12, 12, of: E.self)
      let lu = try LU(a)
      let tiny = E(E.Real.kind == .float ? 1e-37 : 1e-307)
      for (layout, b) in layoutVariants(of: randomMatrix(12, 3, of: E.self)) {
        #expect(solutionResidual(a, try lu.solve(b), b) < 30, "\(layout)")
        let x = try lu.solve(b[column: 1])
        #expect(solutionResidual(a, x.asColumn, b[column: 1].asColumn) < 30, "\(layout)")
        let large = E(1 / (tiny.real * 1024))
        let scaled = Matrix<E>(rows: 12, columns: 3) { i, j in b[i, j] * (j == 0 ? tiny : large) }
        let y = try lu.solve(scaled)
        for j in 0..<3 {
          #expect(solutionResidual(a, y[column: j].asColumn, scaled[column: j].asColumn) < 30, "\(layout) \(j)")
        }
      }
      #expect(try lu.solve(Matrix<E>.zeros(12, 0)).shape == (12, 0))
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a singular matrix is factorized, and its solve, inverse and condition say so")
  func singular() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let lu = try LU(Matrix<E>.ones(3, 3))
      #expect(lu.singularPivot == 1)
      #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try lu.solve(Vector<E>.ones(3)) }
      #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try lu.inverse() }
      #expect(lu.reciprocalCondition() == 0)
      #expect(lu.determinant() == .zero)
      #expect(lu.logDeterminant().sign == .zero)
      #expect(lu.logDeterminant().logMagnitude == -.infinity)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("NaN, infinity and overflow are errors that say where")
  func notFinite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var a = randomMatrix(4, 4, of: E.self)
      a[2, 1] = E(.infinity)
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 1])) { try LU(a) }
      let b: Matrix<E> = Matrix(rows: 4, columns: 1) { i, _ in i == 3 ? E(.nan) : 1 }
      #expect(throws: LinearAlgebraError.notFinite(at: [3, 0])) { try LU(Matrix<E>.identity(4)).solve(b) }
      let small = Matrix<E>.identity(2) * Matrix(rows: 2, columns: 2, repeating: 0)
      #expect(try LU(small).singularPivot == 0)
      let tiny = Matrix<E>.diagonal(Vector(repeating: E(E.Real.leastNormalMagnitude), count: 2))
      #expect(throws: LinearAlgebraError.overflow(routine: "getrs")) {
        try LU(tiny).solve(Vector(repeating: E(1000), count: 2))
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("pivots that are subnormal give no NaN")
  func subnormalPivots() throws {
    let tiny = Double.leastNormalMagnitude / 16
    let a: Matrix<Double> = [[0, tiny], [tiny, 0]]
    let b: Vector<Double> = [tiny, 2 * tiny]
    let x = try LU(a).solve(b)
    #expect((x[0] - 2).magnitude < 1e-12)
    #expect((x[1] - 1).magnitude < 1e-12)
  }

  @Test("the inverse times A is the identity to rounding times the condition number")
  func inverse() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for n in [0, 1, 2, 3, 5, 10, 40] {
        let a = randomMatrix(n, n, seed: 3, of: E.self)
        let lu = try LU(a)
        let product = naiveProduct(try lu.inverse(), a)
        let allowed = 10 / Double(lu.reciprocalCondition())
        #expect(residual(Matrix<E>.identity(n), product) <= allowed, "\(n) \(E.self)")
      }
      let scale = E(E.Real.kind == .float ? 1e-36 : 1e-300)
      let small = Matrix<E>.diagonal(Vector(repeating: scale, count: 3))
      #expect((try LU(small).inverse()[1, 1] * scale - 1).modulus < 8 * E.ulpOfOne)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("determinants have the right sign, do not overflow on the way and have a logarithm beyond the range")
  func determinants() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let a: Matrix<E> = [[0, 2, 0], [0, 0, 3], [4, 0, 0]]
      #expect((try LU(a).determinant() - 24).modulus < 100 * E.ulpOfOne)
      let b: Matrix<E> = [[0, 2], [3, 0]]
      #expect((try LU(b).determinant() + 6).modulus < 10 * E.ulpOfOne)
      #expect(try LU(Matrix<E>.zeros(0, 0)).determinant() == 1)
      let large = E(E.Real.kind == .float ? 1e30 : 1e300)
      let small = E(1 / large.real)
      let balanced = Matrix<E>.diagonal([large, large, small, small])
      #expect((try LU(balanced).determinant() - 1).modulus < 100 * E.ulpOfOne)
      let huge = Matrix<E>.diagonal(Vector(repeating: large, count: 5))
      #expect(try LU(huge).determinant().isFinite == false)
      let log = try LU(huge).logDeterminant()
      #expect(log.sign == 1)
      let expected = 5 * E.Real.log(large.real)
      #expect((log.logMagnitude - expected).magnitude < 8 * expected * E.Real.ulpOfOne)
      #expect(try LU(Matrix<E>.diagonal(Vector(repeating: small, count: 5))).determinant() == .zero)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the condition estimate is within a factor of three, the pivot growth of Wilkinson's example is 2ⁿ⁻¹")
  func diagnosis() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let diagonal = Matrix<E>.diagonal([1, E(0.5), E(0.125)])
      #expect((try LU(diagonal).reciprocalCondition() - 0.125).magnitude < 0.01)
      #expect(try LU(Matrix<E>.zeros(0, 0)).reciprocalCondition() == 1)
      let n = 12
      let worst = Matrix<E>(rows: n, columns: n) { i, j in j == n - 1 || i == j ? 1 : i > j ? -1 : 0 }
      #expect((try LU(worst).pivotGrowth() - 2048).magnitude < 1)
      #expect(try LU(Matrix<E>.zeros(2, 2)).pivotGrowth() == 1)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a consumed matrix is factorized as a kept one is, which stays as it was")
  func ownership() throws {
    let a = randomMatrix(20, 20, of: Double.self)
    let same = Matrix(rows: 20, columns: 20) { i, j in a[i, j] }
    _ = try LU(a)
    #expect(residual(a, same) == 0)
    func consumed() throws -> LU<Double> {
      let b = randomMatrix(20, 20, of: Double.self)
      return try LU(consume b)
    }
    #expect(residual(a, Matrix(try consumed())) < 10)
  }
}
