import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

/// A ⊗ B by the definition.
private func naiveKronecker<E: Scalar>(_ a: Matrix<E>, _ b: Matrix<E>) -> Matrix<E> {
  Matrix(rows: a.rows * b.rows, columns: a.columns * b.columns) { (i: Int, j: Int) -> E in
    a[i / b.rows, j / b.columns] * b[i % b.rows, j % b.columns]
  }
}

/// A random matrix with a heavy diagonal.
private func dominant<E: Scalar>(_ n: Int, seed: UInt64) -> Matrix<E> {
  let r: Matrix<E> = randomMatrix(n, n, seed: seed)
  return Matrix(rows: n, columns: n) { (i: Int, j: Int) -> E in i == j ? r[i, j] + E(E.Real(n + 1)) : r[i, j] }
}

@Suite struct KroneckerTests {
  static let shapes = [
    (0, 2, 3, 2), (2, 3, 0, 2), (2, 0, 3, 0), (1, 1, 2, 3), (2, 3, 1, 1), (2, 2, 2, 2), (3, 2, 5, 4), (2, 3, 17, 2),
    (5, 2, 20, 3),
  ]

  @Test("the Kronecker product equals the definition, in every layout") func definition() {
    func check<E: Scalar>(_: E.Type) {
      for (p, q, r, s) in Self.shapes {
        let (a0, b0): (Matrix<E>, Matrix<E>) = (randomMatrix(p, q), randomMatrix(r, s, seed: 3))
        let expected = naiveKronecker(a0, b0)
        for a in layoutVariants(of: a0) {
          for b in layoutVariants(of: b0) {
            let product = kronecker(a.matrix, b.matrix)
            #expect(residual(expected, product) < 1, "\(E.self) \(p) \(q) \(r) \(s) \(a.name) \(b.name)")
            let lazy = Matrix(KroneckerProduct(a.matrix, b.matrix))
            #expect(residual(product, lazy) == 0)
          }
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("mixed product, associativity, transposition and inverse hold") func identities() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(3, 2), randomMatrix(2, 4, seed: 3))
      let (c, d): (Matrix<E>, Matrix<E>) = (randomMatrix(2, 5, seed: 4), randomMatrix(4, 3, seed: 5))
      #expect(residual(naiveProduct(kronecker(a, b), kronecker(c, d)), kronecker(a * c, b * d)) < 10)
      #expect(residual(kronecker(kronecker(a, b), c), kronecker(a, kronecker(b, c))) < 10)
      #expect(residual(kronecker(a, b).transposed(), kronecker(a.transposed(), b.transposed())) == 0)
      #expect(residual(kronecker(a, b).adjoint(), kronecker(a.adjoint(), b.adjoint())) < 1)
      let product = KroneckerProduct(a, b) * KroneckerProduct(c, d)
      #expect(residual(kronecker(a * c, b * d), Matrix(product)) < 10)
      #expect(residual(kronecker(a, b).adjoint(), Matrix(KroneckerProduct(a, b).adjoint())) < 1)
      let (s, t): (Matrix<E>, Matrix<E>) = (dominant(3, seed: 6), dominant(4, seed: 7))
      let inverse = Matrix(try KroneckerProduct(s, t).inverse())
      #expect(residual(Matrix<E>.identity(12), naiveProduct(kronecker(s, t), inverse)) < 10)
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the Khatri-Rao product stacks column-wise Kronecker products") func khatriRaoProduct() {
    func check<E: Scalar>(_: E.Type) {
      for (m, n, k) in [(0, 2, 3), (2, 0, 3), (3, 2, 0), (1, 1, 1), (4, 3, 5), (3, 20, 4)] {
        let (a0, b0): (Matrix<E>, Matrix<E>) = (randomMatrix(m, k), randomMatrix(n, k, seed: 3))
        let expected = Matrix<E>(rows: m * n, columns: k) { i, j in a0[i / n, j] * b0[i % n, j] }
        for (a, b) in zip(layoutVariants(of: a0), layoutVariants(of: b0).reversed()) {
          #expect(residual(expected, khatriRao(a.matrix, b.matrix)) < 1)
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("vec stacks columns, its inverse brings them back, and vec(A X B) = (Bᵀ ⊗ A) vec X") func vec() {
    func check<E: Scalar>(_: E.Type) {
      for (m, n) in [(0, 0), (0, 3), (3, 0), (1, 1), (2, 3), (5, 4)] {
        let x0: Matrix<E> = randomMatrix(m, n)
        for x in layoutVariants(of: x0) {
          let v = x.matrix.vec()
          #expect(v.count == m * n)
          for j in 0..<n { for i in 0..<m { #expect(v[j * m + i] == x0[i, j]) } }
          #expect(residual(x0, Matrix(vec: v, rows: m, columns: n)) == 0)
        }
        let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(2, m, seed: 8), randomMatrix(n, 3, seed: 9))
        let right = kronecker(b.transposed(), a) * x0.vec()
        #expect(residual((a * x0 * b).vec().asColumn, right.asColumn) < 10)
      }
      let reversed = Matrix<E>(rows: 2, columns: 3) { i, j in E(E.Real(i + 2 * j)) }.vec()
      let strided = Matrix(vec: Matrix(rows: 3, columns: 6) { _, j in reversed[j] }[row: 1], rows: 2, columns: 3)
      #expect(strided[1, 2] == 5)
    }
    for type in elementTypes { check(type) }
  }
}

@Suite struct KroneckerProductTests {
  static func factors<E: Scalar>(_ shapes: [(Int, Int)], _: E.Type) -> [Matrix<E>] {
    shapes.enumerated().map { index, shape in randomMatrix(shape.0, shape.1, seed: UInt64(20 + index)) }
  }

  static let shapes: [[(Int, Int)]] = [
    [], [(3, 2)], [(2, 3), (4, 2)], [(1, 1), (3, 3)], [(2, 2), (3, 2), (2, 4)], [(2, 1), (1, 2)], [(0, 2), (3, 3)],
    [(2, 0), (3, 3)], [(2, 2), (1, 3), (2, 2), (3, 1)],
  ]

  @Test("products with vectors and matrices from both sides equal those of the formed matrix") func products() {
    func check<E: Scalar>(_: E.Type) {
      for shapes in Self.shapes {
        let lazy = KroneckerProduct(Self.factors(shapes, E.self))
        let formed = Matrix(lazy)
        #expect(formed.rows == lazy.rows && formed.columns == lazy.columns)
        for i in 0..<lazy.rows {
          for j in 0..<lazy.columns { #expect((formed[i, j] - lazy[i, j]).modulus <= 8 * E.ulpOfOne) }
        }
        for count in [0, 1, 3] {
          let b0: Matrix<E> = randomMatrix(lazy.columns, count)
          let c0: Matrix<E> = randomMatrix(count, lazy.rows)
          for (b, c) in zip(layoutVariants(of: b0), layoutVariants(of: c0)) {
            #expect(residual(naiveProduct(formed, b0), lazy * b.matrix) < 10)
            #expect(residual(naiveProduct(c0, formed), c.matrix * lazy) < 10)
          }
        }
        let x: Vector<E> = randomVector(lazy.columns)
        #expect(residual(naiveProduct(formed, x.asColumn), (lazy * x).asColumn) < 10)
        let y: Vector<E> = randomVector(lazy.rows)
        #expect(residual(naiveProduct(naiveAdjoint(formed), y.asColumn), (lazy.adjoint() * y).asColumn) < 10)
        #expect(residual(naiveProduct(formed.transposed(), y.asColumn), (lazy.transposed() * y).asColumn) < 10)
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("solutions have small residuals, for two and more factors and many right sides") func solutions() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for orders in [[], [1], [4], [2, 3], [3, 1, 2], [2, 3, 2, 2], [0, 2]] {
        let lazy = KroneckerProduct<E>(orders.enumerated().map { dominant($1, seed: UInt64($0 + 30)) })
        for count in [0, 1, 4] {
          let b0: Matrix<E> = randomMatrix(lazy.rows, count)
          for b in layoutVariants(of: b0) {
            #expect(residual(b0, naiveProduct(Matrix(lazy), try lazy.solve(b.matrix))) < 30)
          }
        }
        let b: Vector<E> = randomVector(lazy.rows)
        #expect(residual(b.asColumn, naiveProduct(Matrix(lazy), try lazy.solve(b).asColumn)) < 30)
      }
      let singular = KroneckerProduct<E>(dominant(2, seed: 1), Matrix.zeros(3, 3))
      #expect(throws: LinearAlgebraError.singular(pivot: 0)) { try singular.solve(Vector<E>.ones(6)) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("determinant, trace, norms and singular values equal those of the formed matrix") func quantities() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let tolerance = 100 * E.ulpOfOne
      for orders in [[], [3], [2, 3], [3, 1, 2], [2, 2, 2]] {
        let lazy = KroneckerProduct<E>(orders.enumerated().map { dominant($1, seed: UInt64($0 + 30)) })
        let formed = Matrix(lazy)
        let determinant = try LU(formed).determinant()
        #expect((try lazy.determinant() - determinant).modulus <= 10 * tolerance * determinant.modulus)
        var rest = Array(try formed.eigenvalues())
        for value in try lazy.eigenvalues() {
          let index = try #require(rest.indices.min { (rest[$0] - value).length < (rest[$1] - value).length })
          #expect((rest.remove(at: index) - value).length <= 10 * tolerance * E.Real(formed.rows))
        }
        #expect(rest.isEmpty)
        let trace = (0..<formed.rows).reduce(E.zero) { $0 + formed[$1, $1] }
        #expect((lazy.trace() - trace).modulus <= tolerance * trace.modulus)
      }
      for shapes in Self.shapes {
        let lazy = KroneckerProduct(Self.factors(shapes, E.self))
        let formed = Matrix(lazy)
        for norm in [MatrixNorm.frobenius, .spectral, .nuclear, .schatten(3), .one, .infinity, .max] {
          let (own, expected) = (try lazy.norm(norm), try formed.norm(norm))
          #expect((own - expected).magnitude <= tolerance * expected, "\(norm) \(shapes)")
        }
        let (own, expected) = (try lazy.singularValues(), try formed.singularValues())
        #expect(own.count == expected.count)
        for i in 0..<Swift.min(own.count, expected.count) {
          #expect((own[i] - expected[i]).magnitude <= tolerance * expected[0])
        }
      }
      let large = KroneckerProduct(Array(repeating: Matrix<E>.diagonal(Vector(repeating: 2, count: 10)), count: 3))
      #expect(try large.determinant().isFinite == false)
      let exact = 3000 * E.Real.log(2)
      #expect((try large.logDeterminant().logMagnitude - exact).magnitude <= 20 * E.ulpOfOne * exact)
    }
    for type in elementTypes { try check(type) }
  }
}

@Suite struct TwoSidedEquationTests {
  @Test("A X B = C by factorizations and by the Kronecker product agree and have small residuals")
  func methodsAgree() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 0), (0, 2), (2, 0), (1, 1), (2, 3), (5, 4), (1, 6)] {
        let (a0, b0): (Matrix<E>, Matrix<E>) = (dominant(m, seed: 3), dominant(n, seed: 4))
        let c0: Matrix<E> = randomMatrix(m, n)
        for (a, (b, c)) in zip(layoutVariants(of: a0), zip(layoutVariants(of: b0), layoutVariants(of: c0).reversed())) {
          let equation = TwoSidedEquation(a.matrix, b.matrix)
          let x = try equation.solve(c.matrix)
          let other = try equation.solve(c.matrix, method: .kronecker)
          #expect(residual(c0, naiveProduct(naiveProduct(a0, x), b0)) < 30)
          #expect(residual(x, other) < 30)
        }
      }
      let equation = TwoSidedEquation(Matrix<E>.identity(2), Matrix<E>.zeros(3, 3))
      for method in TwoSidedEquation<E>.Method.allCases {
        #expect(throws: LinearAlgebraError.self) { try equation.solve(.ones(2, 3), method: method) }
      }
      let wide = TwoSidedEquation(Matrix<E>.identity(100), Matrix<E>.identity(50))
      #expect(throws: LinearAlgebraError.tooLarge(routine: "A X B = C by Kronecker product", needed: 5000)) {
        try wide.solve(.zeros(100, 50), method: .kronecker)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("norms and singular values do not overflow on the way") func rangeOfNorms() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let large: E.Real = E.Real.kind == .float ? 0x1p120 : 0x1p1000
      let sizes: [E.Real] = [large, large, 1 / large, 3]
      for shift in 0..<sizes.count {
        let factors = (0..<sizes.count).map { (i: Int) -> Matrix<E> in
          .diagonal(Vector(repeating: E(sizes[(i + shift) % sizes.count]), count: 2))
        }
        let product = KroneckerProduct(factors)
        for norm in [MatrixNorm.one, .infinity, .max, .spectral] {
          let value = try product.norm(norm)
          #expect((value / large - 3).magnitude <= 8 * E.ulpOfOne, "\(E.self) \(norm) \(shift)")
        }
        let values = try product.singularValues()
        #expect(values.count == 16 && values.allSatisfy { ($0 / large - 3).magnitude <= 8 * E.ulpOfOne })
        #expect(try KroneckerProduct(factors + factors).norm(.max) == .infinity)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("eigenvalues, trace and elements do not overflow or lose digits on the way") func rangeOfValues() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let large: E.Real = E.Real.kind == .float ? 0x1p120 : 0x1p1000
      let sizes: [E.Real] = [large, large, 1 / large, 1 / large, 1 / large, large, 3]
      for shift in 0..<sizes.count {
        let factors = (0..<sizes.count).map { (i: Int) -> Matrix<E> in
          .diagonal(Vector(repeating: E(sizes[(i + shift) % sizes.count]), count: 2))
        }
        let product = KroneckerProduct(factors)
        #expect(product[5, 5] == 3 && product[5, 4] == 0, "\(E.self) \(shift)")
        #expect((product.trace() - 384).modulus <= 400 * E.ulpOfOne, "\(E.self) \(shift)")
        let values = try product.eigenvalues()
        #expect(values.count == 128 && values.allSatisfy { ($0 - 3).length <= 16 * E.Real.ulpOfOne })
      }
      // The sum on the diagonal and the eigenvalues of the first factor alone are beyond the range.
      let ends = Matrix<E>(rows: 4, columns: 4, repeating: E(E.Real.greatestFiniteMagnitude / 2))
      let product = KroneckerProduct(ends, .identity(1) * E(0.125))
      let expected = Double(E.Real.greatestFiniteMagnitude) / 4
      #expect((Double(product.trace().real) / expected - 1).magnitude < 8 * Double(E.ulpOfOne))
      let radius = try product.eigenvalues().map { Double($0.length) }.max() ?? 0
      #expect((radius / expected - 1).magnitude < 20 * Double(E.ulpOfOne))
      #expect((Double(try product.norm(.spectral)) / expected - 1).magnitude < 20 * Double(E.ulpOfOne))
      #expect(try (Double(product.singularValues()[0]) / expected - 1).magnitude < 20 * Double(E.ulpOfOne))
    }
    for type in elementTypes { try check(type) }
  }
}
