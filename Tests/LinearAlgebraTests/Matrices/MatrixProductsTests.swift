import ComplexModule
import TestSupport
import Testing

@testable import LinearAlgebra

@Suite struct MatrixProductsTests {
  static let shapes = [
    (0, 0, 0), (0, 3, 2), (3, 0, 2), (3, 2, 0), (1, 1, 1), (2, 2, 2), (3, 5, 4), (1, 20, 40), (20, 1, 40), (30, 17, 1),
    (1, 1, 40), (16, 16, 16), (17, 16, 5), (33, 21, 18), (40, 3, 2), (2, 50, 3),
  ]

  /// op(A) by the definition.
  static func applied<E: Scalar>(_ operation: MatrixOperation, _ a: Matrix<E>) -> Matrix<E> {
    switch operation {
    case .none: a
    case .transposed: Matrix(rows: a.columns, columns: a.rows) { i, j in a[j, i] }
    case .adjoint: naiveAdjoint(a)
    }
  }

  static func combined<E: Scalar>(_ alpha: E, _ product: Matrix<E>, _ beta: E, _ c: Matrix<E>) -> Matrix<E> {
    Matrix(rows: c.rows, columns: c.columns) { i, j in
      alpha * product[i, j] + (beta == 0 ? 0 : beta * c[i, j])
    }
  }

  @Test("a product with any operations equals the definition, at every shape") func operations() {
    func check<E: Scalar>(_: E.Type) {
      for (m, n, k) in Self.shapes {
        for left in MatrixOperation.allCases {
          for right in MatrixOperation.allCases {
            let a: Matrix<E> = left == .none ? randomMatrix(m, k) : randomMatrix(k, m)
            let b: Matrix<E> = right == .none ? randomMatrix(k, n, seed: 3) : randomMatrix(n, k, seed: 3)
            let expected = naiveProduct(Self.applied(left, a), Self.applied(right, b))
            #expect(residual(expected, multiply(a, b, left: left, right: right)) < 10, "\(E.self) \(m) \(n) \(k)")
          }
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test(
    "layouts of both factors and of the result make no difference", arguments: [(4, 3, 5), (19, 18, 20), (1, 20, 30)])
  func layouts(m: Int, n: Int, k: Int) {
    func check<E: Scalar>(_: E.Type) {
      let (alpha, beta) = (E(real: 2, imaginary: 1), E(real: 0.5, imaginary: -1))
      for operation in MatrixOperation.allCases {
        let a0: Matrix<E> = operation == .none ? randomMatrix(m, k) : randomMatrix(k, m)
        let b0: Matrix<E> = operation == .adjoint ? randomMatrix(n, k, seed: 3) : randomMatrix(k, n, seed: 3)
        let right: MatrixOperation = operation == .adjoint ? .adjoint : .none
        let c0: Matrix<E> = randomMatrix(m, n, seed: 4)
        let expected = Self.combined(
          alpha, naiveProduct(Self.applied(operation, a0), Self.applied(right, b0)), beta, c0)
        for a in layoutVariants(of: a0) {
          for b in layoutVariants(of: b0) {
            for c in layoutVariants(of: c0) {
              var result = c.matrix
              multiply(a.matrix, b.matrix, left: operation, right: right, alpha: alpha, beta: beta, into: &result)
              #expect(residual(expected, result) < 10, "\(E.self) \(operation) \(a.name), \(b.name), \(c.name)")
              #expect(residual(c0, c.matrix) == 0, "the shared target was written")
            }
          }
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("a target that nobody shares keeps its row-major or padded layout and what lies between")
  func targetsInPlace() {
    func check<E: Scalar>(_: E.Type) {
      for n in [3, 20] {
        let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(n, n), randomMatrix(n, n, seed: 5))
        var rowMajor = Matrix<E>.zeros(n, n).transposed()
        multiply(a, b, into: &rowMajor)
        #expect(rowMajor.rowStride == n && rowMajor.columnStride == 1)
        #expect(residual(naiveProduct(a, b), rowMajor) < 10)
        var padded = Matrix<E>(rows: n + 2, columns: n + 1, repeating: 7)[1..<n + 1, 0..<n]
        multiply(a, b, into: &padded)
        #expect(padded.columnStride == n + 2)
        #expect(residual(naiveProduct(a, b), padded) < 10)
        let between = Matrix<E>(
          storage: padded.storage, offset: 0, rows: 1, columns: n + 1, rowStride: 1, columnStride: n + 2)
        for j in 0...n { #expect(between[0, j] == 7) }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("strides that BLAS cannot say are right: steps, reversals and repetition") func oddStrides() {
    func check<E: Scalar>(_: E.Type) {
      let large: Matrix<E> = randomMatrix(60, 50)
      let p = (large.storage, 60)
      func view(_ offset: Int, _ rowStride: Int, _ columnStride: Int) -> Matrix<E> {
        Matrix(
          storage: p.0, offset: offset, rows: 20, columns: 20, rowStride: rowStride, columnStride: columnStride)
      }
      let views = [
        view(3, 2, 60), view(59, -1, 120), view(60 * 40, 1, -60), view(0, 120, 2), view(5, 0, 60), view(5, 0, 0),
      ]
      for a in views {
        for operation in MatrixOperation.allCases {
          let expected = naiveProduct(Self.applied(operation, a), large[0..<20, 0..<18])
          #expect(residual(expected, multiply(a, large[0..<20, 0..<18], left: operation)) < 10)
        }
        for x in [a[row: 3], a[column: 2], Vector<E>(large[0..<1, 0..<20])] {
          let expected = naiveProduct(large[0..<30, 0..<20], x.asColumn)
          #expect(residual(expected, (large[0..<30, 0..<20] * x).asColumn) < 10)
        }
        var target = a
        multiply(large[0..<20, 0..<20], large[0..<20, 5..<25], beta: 2, into: &target)
        let sum = Self.combined(1, naiveProduct(large[0..<20, 0..<20], large[0..<20, 5..<25]), 2, a)
        #expect(residual(sum, target) < 10)
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("beta = 0 overwrites NaN, also where nothing is summed, and alpha = 0 reads no factor") func betaAndAlpha() {
    func check<E: Scalar>(_: E.Type) {
      let nan = E(real: .nan, imaginary: .nan)
      for (m, n, k) in Self.shapes {
        let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(m, k), randomMatrix(k, n, seed: 3))
        var c = Matrix(rows: m, columns: n, repeating: nan)
        multiply(a, b, into: &c)
        #expect(residual(naiveProduct(a, b), c) < 10, "\(E.self) \(m) \(n) \(k)")
        let poison = Matrix(rows: m, columns: k, repeating: nan)
        let before: Matrix<E> = randomMatrix(m, n, seed: 6)
        c = before
        multiply(poison, b, alpha: 0, beta: 2, into: &c)
        #expect(residual(Self.combined(0, before, 2, before), c) < 2)
        var rowMajor = Matrix(rows: n, columns: m, repeating: nan).transposed()
        multiply(a, b, into: &rowMajor)
        #expect(residual(naiveProduct(a, b), rowMajor) < 10)
        guard k > 0 else { continue }
        multiply(poison, b, into: &c)
        for j in 0..<n { for i in 0..<m { #expect(!c[i, j].isFinite) } }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("a target that shares storage with a factor is right", arguments: [2, 16, 17, 40]) func aliasing(n: Int) {
    func check<E: Scalar>(_: E.Type) {
      let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(n, n), randomMatrix(n, n, seed: 3))
      var c = a
      multiply(c, b, into: &c)
      #expect(residual(naiveProduct(a, b), c) < 10)
      c = b
      multiply(a, c, into: &c)
      #expect(residual(naiveProduct(a, b), c) < 10)
      c = a
      multiply(c, c, left: .transposed, beta: 1, into: &c)
      #expect(residual(Self.combined(1, naiveProduct(a.transposed(), a), 1, a), c) < 10)
      c = a
      multiply(c[0..<n / 2, ...], b[..., 0..<n / 2], into: &c[n / 2..<n / 2 * 2, 0..<n / 2])
      let corner = naiveProduct(a[0..<n / 2, 0..<n], b[0..<n, 0..<n / 2])
      #expect(residual(corner, c[n / 2..<n / 2 * 2, 0..<n / 2]) < 10)
      #expect(residual(a[0..<n / 2, 0..<n], c[0..<n / 2, 0..<n]) == 0)
      var x: Vector<E> = randomVector(n)
      let before = x.asColumn.columnMajorCopy()
      multiply(a, x, into: &x)
      #expect(residual(naiveProduct(a, before), x.asColumn) < 10)
    }
    for type in elementTypes { check(type) }
  }

  @Test("dimensions beyond one call are split", arguments: [(40, 3, 5), (3, 41, 20), (20, 20, 45), (1, 1, 50)])
  func splitting(m: Int, n: Int, k: Int) {
    func check<E: Scalar>(_: E.Type) {
      let (a, b): (Matrix<E>, Matrix<E>) = (randomMatrix(m, k), randomMatrix(k, n, seed: 3))
      var c: Matrix<E> = randomMatrix(m, n, seed: 4)
      let expected = Self.combined(2, naiveProduct(a, b), 3, c)
      a.withFactor { left in
        b.withFactor { right in c.withTarget { $0.assign(2, left, right, 3, limit: 18) } }
      }
      #expect(residual(expected, c) < 10)
    }
    for type in elementTypes { check(type) }
  }

  @Test("products with a vector equal those with a column", arguments: [0, 1, 2, 3, 5, 10, 16, 17, 40])
  func vectors(m: Int) {
    func check<E: Scalar>(_: E.Type) {
      let nan = E(real: .nan, imaginary: .nan)
      for n in [0, 1, 4, 16, 23] {
        let a: Matrix<E> = randomMatrix(m, n)
        for operation in MatrixOperation.allCases {
          let x: Vector<E> = randomVector(operation == .none ? n : m)
          let expected = naiveProduct(Self.applied(operation, a), x.asColumn)
          #expect(residual(expected, multiply(a, x, left: operation).asColumn) < 10)
          var y = Vector(repeating: nan, count: expected.rows)
          multiply(a, x, left: operation, into: &y)
          #expect(residual(expected, y.asColumn) < 10)
          y = randomVector(expected.rows, seed: 9)
          let sum = Self.combined(2, expected, -1, y.asColumn)
          multiply(a, x, left: operation, alpha: 2, beta: -1, into: &y)
          #expect(residual(sum, y.asColumn) < 10)
          for beta in [0, 2] as [E] {
            for shared in [true, false] {
              let rows: Matrix<E> = randomMatrix(3, expected.rows, seed: 10)
              var target = shared ? rows[row: 1] : randomMatrix(3, expected.rows, seed: 10)[row: 1]
              multiply(a, x, left: operation, beta: beta, into: &target)
              #expect(residual(Self.combined(1, expected, beta, rows[row: 1].asColumn), target.asColumn) < 10)
            }
          }
        }
      }
    }
    for type in elementTypes { check(type) }
  }
}
