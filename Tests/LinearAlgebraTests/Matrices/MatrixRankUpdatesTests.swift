import ComplexModule
import RealModule
import TestSupport
import Testing

@testable import LinearAlgebra

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
