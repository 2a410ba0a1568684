import ComplexModule
import RealModule
import TestSupport
import Testing

@testable import LinearAlgebra

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
