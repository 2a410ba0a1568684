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
