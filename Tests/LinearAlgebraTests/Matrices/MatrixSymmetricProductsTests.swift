import ComplexModule
import RealModule
import TestSupport
import Testing

@testable import LinearAlgebra

/// The matrix with NaN in the triangle that is not to be read.
private func oneTriangle<E: Scalar>(_ a: Matrix<E>, _ triangle: Triangle) -> Matrix<E> {
  Matrix(rows: a.rows, columns: a.columns) { i, j in
    (triangle == .lower ? i >= j : i <= j) ? a[i, j] : E(real: .nan, imaginary: .nan)
  }
}

@Suite struct MatrixSymmetricProductsTests {
  @Test(
    "symmetric and Hermitian products read one triangle, on both sides and in every layout",
    arguments: [(0, 3), (3, 0), (1, 1), (2, 3), (5, 4), (10, 1), (1, 10), (20, 17)])
  func products(m: Int, n: Int) {
    func check<E: Scalar>(_: E.Type) {
      let (alpha, beta) = (E(real: 2, imaginary: -1), E(real: 0.5, imaginary: 1))
      let b0: Matrix<E> = randomMatrix(m, n, seed: 3)
      let c0: Matrix<E> = randomMatrix(m, n, seed: 4)
      for side in MatrixSide.allCases {
        let order = side == .left ? m : n
        let r: Matrix<E> = randomMatrix(order, order)
        for isHermitian in [false, true] {
          let full = Matrix<E>(rows: order, columns: order) { i, j in
            r[i, j] + (isHermitian ? r[j, i].conjugate : r[j, i])
          }
          let product = side == .left ? naiveProduct(full, b0) : naiveProduct(b0, full)
          for triangle in Triangle.allCases {
            for a in layoutVariants(of: oneTriangle(full, triangle)) {
              for (i, b) in layoutVariants(of: b0).enumerated() {
                // Of the larger case every layout is seen, but not every combination.
                for (j, c) in layoutVariants(of: c0).enumerated() where m + n < 20 || (i + j) % 4 == 0 {
                  var result = c.matrix
                  var fresh = Matrix(rows: m, columns: n, repeating: E(real: .nan, imaginary: .nan))
                  if isHermitian {
                    multiplyHermitian(
                      a.matrix, b.matrix, side: side, triangle: triangle, alpha: alpha, beta: beta, into: &result)
                    multiplyHermitian(a.matrix, b.matrix, side: side, triangle: triangle, into: &fresh)
                  } else {
                    multiplySymmetric(
                      a.matrix, b.matrix, side: side, triangle: triangle, alpha: alpha, beta: beta, into: &result)
                    multiplySymmetric(a.matrix, b.matrix, side: side, triangle: triangle, into: &fresh)
                  }
                  let expected = Matrix(rows: m, columns: n) { i, j in alpha * product[i, j] + beta * c0[i, j] }
                  #expect(residual(expected, result) < 10, "\(E.self) \(side) \(a.name), \(b.name), \(c.name)")
                  #expect(residual(product, fresh) < 10)
                }
              }
            }
          }
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("symmetric products into row-major targets, and split where they are too wide") func targets() {
    func check<E: Scalar>(_: E.Type) {
      let r: Matrix<E> = randomMatrix(6, 6)
      let full = Matrix<E>(rows: 6, columns: 6) { i, j in r[i, j] + r[j, i].conjugate }
      let b: Matrix<E> = randomMatrix(6, 11)
      var c = Matrix<E>.zeros(11, 6).transposed()
      multiplyHermitian(full, b, into: &c)
      #expect(c.columnStride == 1)
      #expect(residual(naiveProduct(full, b), c) < 10)
      for side in MatrixSide.allCases {
        let b = side == .left ? b : b.transposed()
        var c = Matrix<E>.zeros(b.rows, b.columns)
        full.withFactor { a in
          b.withFactor { b in
            c.withTarget { $0.assignSelfAdjoint(1, a, b, 0, side, .lower, isHermitian: E.isComplex, limit: 4) }
          }
        }
        #expect(residual(side == .left ? naiveProduct(full, b) : naiveProduct(b, full), c) < 10)
      }
    }
    for type in elementTypes { check(type) }
  }
}

@Suite struct MatrixRankUpdatesTests {
  @Test("updates and triangular factors of a size that threads share", arguments: [1, 2, 3])
  func shared(threads: Int) async {
    func check<E: Scalar>(_: E.Type) {
      let c0: Matrix<E> = randomMatrix(165, 165, seed: 4)
      for operation in MatrixOperation.allCases {
        let a: Matrix<E> = operation == .none ? randomMatrix(165, 90) : randomMatrix(90, 165)
        let x = MatrixProductsTests.applied(operation, a)
        for triangle in Triangle.allCases {
          func expect(_ c: Matrix<E>, _ product: Matrix<E>, _ what: String) {
            let expected = Matrix(rows: 165, columns: 165) { i, j in
              (triangle == .lower ? i >= j : i <= j) ? 2 * product[i, j] - c0[i, j] : c0[i, j]
            }
            #expect(residual(expected, c) < 10, "\(E.self) \(operation) \(triangle) \(what)")
          }
          var c = c0
          symmetricRankUpdate(a, left: operation, triangle: triangle, alpha: 2, beta: -1, into: &c)
          expect(c, multiply(x, x, right: .transposed), "syrk")
          // The diagonal of a Hermitian matrix is real.
          c = Matrix(rows: 165, columns: 165) { i, j in i == j ? E(c0[i, j].real) : c0[i, j] }
          hermitianRankUpdate(a, left: operation, triangle: triangle, alpha: 2, beta: -1, into: &c)
          for i in 0..<165 { c[i, i] += E(real: 0, imaginary: -c0[i, i].imaginary) }
          expect(c, multiply(x, x, right: .adjoint), "herk")

          let t = Matrix<E>(rows: 100, columns: 100) { i, j in
            i == j ? 3 : (triangle == .lower ? i > j : i < j) ? c0[i, j] / 100 : 0
          }
          for side in MatrixSide.allCases {
            let b: Matrix<E> = side == .left ? randomMatrix(100, 165) : randomMatrix(165, 100)
            var product = b
            multiplyTriangular(t, left: operation, triangle: triangle, side: side, into: &product)
            let full = MatrixProductsTests.applied(operation, t)
            #expect(residual(side == .left ? full * b : b * full, product) < 10, "\(E.self) \(operation) \(side)")
            #expect(throws: Never.self) {
              try solveTriangular(t, left: operation, triangle: triangle, side: side, into: &product)
            }
            #expect(residual(b, product) < 10, "\(E.self) \(operation) \(side)")
          }
        }
      }
    }
    await withThreads(threads) {
      for type in elementTypes { check(type) }
    }
  }

  @Test(
    "rank updates write one triangle and leave the other, for every operation and layout",
    arguments: [(0, 0), (0, 3), (3, 0), (1, 1), (2, 3), (5, 4), (10, 1), (20, 17)])
  func updates(n: Int, k: Int) {
    func check<E: Scalar>(_: E.Type) {
      let (alpha, beta) = (E(real: 2, imaginary: -1), E(real: 0.5, imaginary: 1))
      let r: Matrix<E> = randomMatrix(n, n, seed: 4)
      let c0 = Matrix<E>(rows: n, columns: n) { i, j in r[i, j] + r[j, i].conjugate }
      for operation in MatrixOperation.allCases {
        let a0: Matrix<E> = operation == .none ? randomMatrix(n, k) : randomMatrix(k, n)
        let b0: Matrix<E> = operation == .none ? randomMatrix(n, k, seed: 3) : randomMatrix(k, n, seed: 3)
        let (x, y) = (MatrixProductsTests.applied(operation, a0), MatrixProductsTests.applied(operation, b0))
        let symmetric = naiveProduct(x, x.transposed())
        let hermitian = naiveProduct(x, naiveAdjoint(x))
        let (xy, xyH) = (naiveProduct(x, y.transposed()), naiveProduct(x, naiveAdjoint(y)))
        for triangle in Triangle.allCases {
          func expect(_ c: Matrix<E>, _ entry: (Int, Int) -> E, _ what: String) {
            let expected = Matrix(rows: n, columns: n) { i, j in
              (triangle == .lower ? i >= j : i <= j) ? entry(i, j) : c0[i, j]
            }
            #expect(residual(expected, c) < 10, "\(E.self) \(operation) \(triangle) \(what)")
          }
          for ((a, b), c) in zip(zip(layoutVariants(of: a0), layoutVariants(of: b0).reversed()), layoutVariants(of: c0))
          {
            for target in [c.matrix, layoutVariants(of: c0)[1].matrix] {
              var result = target
              symmetricRankUpdate(
                a.matrix, left: operation, triangle: triangle, alpha: alpha, beta: beta, into: &result)
              expect(result, { alpha * symmetric[$0, $1] + beta * c0[$0, $1] }, "syrk \(a.name) \(c.name)")
              result = target
              hermitianRankUpdate(a.matrix, left: operation, triangle: triangle, alpha: 2, beta: -1, into: &result)
              expect(result, { 2 * hermitian[$0, $1] - c0[$0, $1] }, "herk \(a.name) \(c.name)")
              for b in [a.name == "padded" ? a.matrix : b.matrix, layoutVariants(of: b0)[0].matrix] {
                let isSame = b[..., ...] == a.matrix
                let (xy, xyH) = isSame ? (symmetric, hermitian) : (xy, xyH)
                result = target
                symmetricRankUpdate(
                  a.matrix, b, left: operation, triangle: triangle, alpha: alpha, beta: beta, into: &result)
                expect(
                  result, { alpha * (xy[$0, $1] + xy[$1, $0]) + beta * c0[$0, $1] }, "syr2k \(a.name) \(c.name)")
                result = target
                hermitianRankUpdate(
                  a.matrix, b, left: operation, triangle: triangle, alpha: alpha, beta: 2, into: &result)
                expect(
                  result, { alpha * xyH[$0, $1] + alpha.conjugate * xyH[$1, $0].conjugate + 2 * c0[$0, $1] },
                  "her2k \(a.name) \(c.name)")
              }
            }
          }
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("beta = 0 overwrites NaN in the triangle; Gram matrices are Hermitian to the bit") func gram() {
    func check<E: Scalar>(_: E.Type) {
      for (m, n) in [(0, 0), (0, 3), (3, 0), (1, 1), (5, 3), (3, 5), (40, 33)] {
        let a0: Matrix<E> = randomMatrix(m, n)
        for a in layoutVariants(of: a0) {
          let gram = a.matrix.gram()
          #expect(residual(naiveProduct(naiveAdjoint(a0), a0), gram) < 10)
          #expect(residual(naiveAdjoint(gram), gram) == 0)
          var c = Matrix(rows: n, columns: n, repeating: E(real: .nan, imaginary: .nan))
          hermitianRankUpdate(a.matrix, left: .adjoint, triangle: .upper, into: &c)
          for j in 0..<n { for i in 0...j { #expect(c[i, j].isFinite) } }
          var split = Matrix<E>.zeros(n, n)
          a.matrix.withFactor(.adjoint) { x in
            split.withTarget { $0.update(1, x, 0, .lower, isHermitian: E.isComplex, limit: 2) }
          }
          split.mirror(.lower)
          #expect(residual(gram, split) < 10)
        }
      }
    }
    for type in elementTypes { check(type) }
  }
}

@Suite struct MatrixTriangularProductsTests {
  @Test(
    "triangular products and solutions are inverse to each other and right, for every option and layout",
    arguments: [(0, 3), (3, 0), (1, 1), (2, 3), (5, 4), (10, 1), (1, 10), (20, 17)])
  func triangular(m: Int, n: Int) throws {
    func check<E: Scalar>(_: E.Type) throws {
      let alpha = E(real: 2, imaginary: -1)
      let b0: Matrix<E> = randomMatrix(m, n, seed: 3)
      for side in MatrixSide.allCases {
        let order = side == .left ? m : n
        let r: Matrix<E> = randomMatrix(order, order)
        for triangle in Triangle.allCases {
          for diagonal in DiagonalKind.allCases {
            let size = E(E.Real(order))
            let t = Matrix<E>(rows: order, columns: order) { (i: Int, j: Int) -> E in
              let entry: E = r[i, j]
              if i == j { return diagonal == .unit ? E(1) : entry + E(4) }
              return (triangle == .lower ? i > j : i < j) ? entry / size : E.zero
            }
            let stored = Matrix<E>(rows: order, columns: order) { i, j in
              (triangle == .lower ? i < j : i > j) || (i == j && diagonal == .unit)
                ? E(real: .nan, imaginary: .nan) : t[i, j]
            }
            for operation in MatrixOperation.allCases {
              let x = MatrixProductsTests.applied(operation, t)
              let product = side == .left ? naiveProduct(x, b0) : naiveProduct(b0, x)
              let factors = layoutVariants(of: stored) + layoutVariants(of: stored).reversed()
              for (factor, b) in zip(factors, layoutVariants(of: b0) + layoutVariants(of: b0)).prefix(
                m + n < 20 ? 8 : 4)
              {
                for alpha in [alpha, 1] as [E] {
                  var c = b.matrix
                  multiplyTriangular(
                    factor.matrix, left: operation, triangle: triangle, diagonal: diagonal, side: side, alpha: alpha,
                    into: &c)
                  let expected = Matrix(rows: m, columns: n) { i, j in alpha * product[i, j] }
                  #expect(residual(expected, c) < 10, "\(E.self) \(side) \(operation) \(factor.name) \(b.name)")
                  try solveTriangular(
                    factor.matrix, left: operation, triangle: triangle, diagonal: diagonal, side: side,
                    alpha: 1 / alpha, into: &c)
                  #expect(residual(b0, c) < 20)
                }
                guard side == .left, n > 0 else { continue }
                var vector = b.matrix[column: 0]
                multiplyTriangular(
                  factor.matrix, left: operation, triangle: triangle, diagonal: diagonal, into: &vector)
                #expect(residual(naiveProduct(x, b0[0..<m, 0..<1]), vector.asColumn) < 10)
                var strided = b.matrix.transposed()[row: 0]
                try solveTriangular(
                  factor.matrix, left: operation, triangle: triangle, diagonal: diagonal, into: &strided)
                #expect(residual(b0[0..<m, 0..<1], naiveProduct(x, strided.asColumn)) < 20)
              }
            }
          }
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("an unshared strided vector and a wide right side are solved in place") func places() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let r: Matrix<E> = randomMatrix(5, 5)
      let t = Matrix<E>(rows: 5, columns: 5) { i, j in i > j ? r[i, j] : i == j ? 3 : 0 }
      var x = Matrix<E>(rows: 3, columns: 5, repeating: 2)[row: 1]
      try solveTriangular(t, triangle: .lower, into: &x)
      #expect(x.stride == 3)
      #expect(residual(Matrix(rows: 5, columns: 1, repeating: 2), naiveProduct(t, x.asColumn)) < 10)
      for side in MatrixSide.allCases {
        let b: Matrix<E> = side == .left ? randomMatrix(5, 9) : randomMatrix(9, 5)
        var c = b
        t.withFactor { factor in
          c.withTarget { $0.applyTriangular(1, factor, .lower, .general, side, isSolving: true, limit: 4) }
        }
        #expect(residual(b, side == .left ? naiveProduct(t, c) : naiveProduct(c, t)) < 10)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("a zero on the diagonal throws, names it and leaves the right side") func singular() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var t = Matrix<E>.identity(4)
      t[2, 2] = 0
      var b = Matrix<E>.ones(4, 2)
      #expect(throws: LinearAlgebraError.singular(pivot: 2)) { try solveTriangular(t, triangle: .upper, into: &b) }
      #expect(residual(Matrix<E>.ones(4, 2), b) == 0)
      try solveTriangular(t, triangle: .upper, diagonal: .unit, into: &b)
      #expect(residual(Matrix<E>.ones(4, 2), b) == 0)
    }
    for type in elementTypes { try check(type) }
  }
}
