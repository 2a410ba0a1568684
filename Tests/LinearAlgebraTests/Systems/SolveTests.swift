import TestSupport
import Testing

@testable import LinearAlgebra

@Suite("Solution by structure")
struct SolveTests {
  @Test("each structure is found, and its solution has a small residual")
  func structures() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let n = 40
      let full = randomMatrix(n, n, of: E.self)
      func band(_ lower: Int, _ upper: Int) -> Matrix<E> {
        Matrix(rows: n, columns: n) { i, j in i - j <= lower && j - i <= upper ? full[i, j] + (i == j ? 4 : 0) : 0 }
      }
      let definite = randomDefinite(n, of: E.self)
      var indefinite = definite
      indefinite[n - 1, n - 1] = E(0.001)
      let cases: [(Matrix<E>, MatrixStructure)] = [
        (band(0, 0), .banded(lower: 0, upper: 0)), (band(1, 1), .banded(lower: 1, upper: 1)),
        (band(1, 0), .lowerTriangular), (band(n, 0), .lowerTriangular), (band(0, n), .upperTriangular),
        (band(2, 3), .banded(lower: 2, upper: 3)), (band(3, 1), .banded(lower: 3, upper: 1)), (band(9, 2), .general),
        (definite, .positiveDiagonal), (indefinite, .positiveDiagonal), (full, .general),
      ]
      let b = randomMatrix(n, 3, seed: 6, of: E.self)
      for (a, structure) in cases {
        #expect(a.columnMajorCopy().structure() == structure, "\(E.self)")
        for (layout, a) in layoutVariants(of: a) {
          #expect(solutionResidual(a, try a.solve(b), b) < 30, "\(structure) \(E.self) \(layout)")
          let x = try a.solve(b[column: 1])
          #expect(solutionResidual(a, x.asColumn, b[column: 1].asColumn) < 30, "\(structure) \(E.self) \(layout)")
        }
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("the scan of zeros counts those at both ends")
  func zeros() {
    func check<E: Scalar>(_: E.Type) {
      for (count, first, last) in [(1, 0, 0), (5, 2, 3), (30, 17, 19), (30, 0, 29), (24, 8, 8)] {
        let real = Vector<E>(count: count) { $0 == first || $0 == last ? -1 : 0 }
        let imaginary = Vector<E>(count: count) { E(real: 0, imaginary: real[$0].real) }
        real.withPointer { p in
          #expect(E.leadingZeros(p, count) == first)
          #expect(E.trailingZeros(p, count) == count - 1 - last)
        }
        guard E.isComplex else { continue }
        imaginary.withPointer { p in
          #expect(E.leadingZeros(p, count) == first)
          #expect(E.trailingZeros(p, count) == count - 1 - last)
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("a zero pivot is refused in every structure, and says which")
  func singular() throws {
    func check<E: Scalar>(_: E.Type) throws {
      let b = Vector<E>.ones(3)
      let upper: Matrix<E> = [[1, 2, 3], [0, 0, 1], [0, 0, 1]]
      #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try upper.solve(b) }
      #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try upper.transposed().solve(b) }
      #expect(throws: LinearAlgebraError.singular(pivot: 2)) { try Matrix<E>.diagonal([1, 2, 0]).solve(b) }
      #expect(throws: LinearAlgebraError.singular(pivot: 1)) { try Matrix<E>.ones(3, 3).solve(b) }
      let wide = Vector<E>.ones(40)
      let band = Matrix<E>(rows: 40, columns: 40) { i, j in i == j + 2 || j == i + 1 && j != 39 ? 1 : 0 }
      #expect(throws: LinearAlgebraError.self) { try band.solve(wide) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("rectangular systems are solved by least squares or by the smallest solution")
  func rectangles() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (_, a) in layoutVariants(of: randomMatrix(9, 4, of: E.self)) {
        let b = randomMatrix(9, 2, seed: 2, of: E.self)
        #expect(residual(try QR(a).solve(b), try a.solve(b)) < 10)
        let wide = naiveAdjoint(a)
        let c = randomMatrix(4, 2, seed: 2, of: E.self)
        #expect(solutionResidual(wide, try wide.solve(c), c) < 30)
      }
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) { try Matrix<E>.ones(4, 2).solve(Vector<E>.ones(4)) }
      #expect(throws: LinearAlgebraError.rankDeficient(rank: 1)) { try Matrix<E>.ones(2, 4).solve(Vector<E>.ones(2)) }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("NaN in the matrix or the right-hand side is an error, and the matrix stays as it was")
  func notFinite() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var a = randomDefinite(5, of: E.self)
      let same = Matrix(rows: 5, columns: 5) { i, j in a[i, j] }
      _ = try a.solve(Vector<E>.ones(5))
      #expect(residual(same, a) == 0)
      let bad = Vector<E>(count: 5) { $0 == 2 ? E(.infinity) : 1 }
      #expect(throws: LinearAlgebraError.notFinite(at: [2, 0])) { try a.solve(bad) }
      a[4, 1] = E(.nan)
      #expect(throws: LinearAlgebraError.notFinite(at: [4, 1])) { try a.solve(Vector<E>.ones(5)) }
    }
    for type in elementTypes { try check(type) }
  }
}
