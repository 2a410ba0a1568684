import LinearAlgebra
import RealModule
import TestSupport
import Testing

private func isClose<E: Scalar>(_ x: Vector<E>, _ y: Vector<E>, _ tolerance: E.Real) -> Bool {
  x.isApproximatelyEqual(to: y, relativeTolerance: 0, absoluteTolerance: tolerance)
}

@Suite("Reductions of matrices")
struct MatrixReductionsTests {
  @Test("sums, products and means agree with loops, whole, by row and by column")
  func sums() throws {
    func check<E: Scalar>(_: E.Type) {
      for (m, n) in elementwiseShapes {
        let a = randomMatrix(m, n, seed: 21, of: E.self)
        let rowSums = Vector<E>(count: m) { i in (0..<n).reduce(0) { $0 + a[i, $1] } }
        let columnSums = Vector<E>(count: n) { j in (0..<m).reduce(0) { $0 + a[$1, j] } }
        let whole = (0..<m).reduce(E.zero) { $0 + rowSums[$1] }
        let tolerance = E.Real(max(m * n, 1)) * E.ulpOfOne
        for (name, x) in layoutVariants(of: a) {
          let label = "\(E.self) \(m)×\(n) \(name)"
          #expect(isClose(x.sum(by: .row), rowSums, tolerance), "\(label)")
          #expect(isClose(x.sum(by: .column), columnSums, tolerance), "\(label)")
          #expect((x.sum() - whole).modulus <= 2 * tolerance, "\(label)")
          guard m > 0, n > 0 else { continue }
          #expect((x.mean() - whole / E(E.Real(m * n))).modulus <= 4 * E.ulpOfOne, "\(label)")
          #expect(isClose(x.mean(by: .row), rowSums / E(E.Real(n)), 8 * E.ulpOfOne), "\(label)")
          #expect(isClose(x.mean(by: .column), columnSums / E(E.Real(m)), 8 * E.ulpOfOne), "\(label)")
          guard m * n <= 100 else { continue }
          let products = Vector<E>(count: m) { i in (0..<n).reduce(1) { $0 * a[i, $1] } }
          let rounding = 4 * E.Real(m * n) * E.ulpOfOne
          #expect(x.product(by: .row).isApproximatelyEqual(to: products, relativeTolerance: rounding), "\(label)")
          let byColumn = x.transposed().product(by: .column)
          #expect(byColumn.isApproximatelyEqual(to: products, relativeTolerance: rounding), "\(label)")
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("variances are those of the definition, with either correction")
  func variances() throws {
    func check<E: Scalar>(_: E.Type) {
      for (m, n) in [(1, 5), (2, 3), (10, 10), (70, 41)] {
        let a = randomMatrix(m, n, seed: 22, of: E.self) + 3
        func squares(_ numbers: [E]) -> E.Real {
          let mean = numbers.reduce(0, +) / E(E.Real(numbers.count))
          return numbers.reduce(0) { $0 + ($1 - mean).modulus * ($1 - mean).modulus }
        }
        for (name, x) in layoutVariants(of: a) {
          let expected = (0..<n).map { j in squares((0..<m).map { a[$0, j] }) }
          let whole = squares(a.columnMajorElements)
          let close = 100 * E.ulpOfOne
          #expect((x.variance() * E.Real(m * n) - whole).magnitude <= close * whole, "\(E.self) \(name)")
          #expect((x.variance(correction: 1) * E.Real(m * n - 1) - whole).magnitude <= close * whole)
          let byColumn = x.variance(by: .column) * E.Real(m)
          #expect(byColumn.isApproximatelyEqual(to: Vector(expected), relativeTolerance: close), "\(E.self) \(name)")
          let deviations = x.transposed().standardDeviation(by: .row)
          #expect((deviations .* deviations * E.Real(m)).isApproximatelyEqual(to: byColumn, relativeTolerance: close))
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("extrema and their places agree with loops; ties go to the first")
  func extrema() throws {
    func check<E: RealScalar>(_: E.Type) {
      for (m, n) in [(1, 1), (1, 5), (5, 1), (10, 10), (70, 41), (3, 1100)] {
        let a = randomMatrix(m, n, seed: 23, of: E.self)
        let all = a.rowMajorElements
        for (name, x) in layoutVariants(of: a) {
          let label = "\(E.self) \(m)×\(n) \(name)"
          #expect(x.minimum() == all.min() && x.maximum() == all.max(), "\(label)")
          let (low, high) = (x.argmin(), x.argmax())
          #expect(a[low.row, low.column] == all.min() && a[high.row, high.column] == all.max(), "\(label)")
          #expect(Array(x.maximum(by: .row)) == a.nestedRows.compactMap { $0.max() }, "\(label)")
          #expect(Array(x.minimum(by: .column)) == a.transposed().nestedRows.compactMap { $0.min() }, "\(label)")
          let places = x.argmin(by: .row)
          #expect(places == a.nestedRows.map { row in row.firstIndex(of: row.min() ?? 0) ?? -1 }, "\(label)")
          let columns = a.transposed().nestedRows
          #expect(
            x.argmax(by: .column) == columns.map { column in column.firstIndex(of: column.max() ?? 0) ?? -1 },
            "\(label)")
        }
      }
      let ties: Matrix<E> = [[1, 2, 2], [2, 1, 1]]
      #expect(ties.argmax() == (0, 1) && ties.argmin() == (0, 0) && ties.argmax(by: .row) == [1, 0])
    }
    for type in realTypes { check(type) }
  }

  @Test("NaN wins in extrema and sums and is found by argmin and argmax")
  func nan() {
    let a: Matrix<Float> = [[1, .nan, 3], [4, 5, .infinity]]
    #expect(a.minimum().isNaN && a.maximum().isNaN && a.sum().isNaN)
    #expect(a.argmin() == (0, 1) && a.argmax() == (0, 1))
    #expect(a.maximum(by: .row)[0].isNaN && a.maximum(by: .row)[1] == .infinity)
    #expect(a.argmin(by: .row) == [1, 0])
  }

  @Test("reductions of nothing are the neutral elements")
  func empty() {
    let a = Matrix<Double>.zeros(0, 3)
    #expect(a.sum() == 0 && a.product() == 1 && a.mean().isNaN)
    #expect(a.sum(by: .column) == [0, 0, 0] && a.sum(by: .row).isEmpty && a.product(by: .column) == [1, 1, 1])
  }

  @Test("a sum of many equal numbers keeps its accuracy in single precision")
  func accuracy() {
    let a = Matrix<Float>(rows: 1000, columns: 1000, repeating: 0.1)
    let exact = Double(Float(0.1)) * 1e6
    #expect((Double(a.sum()) - exact).magnitude < 1e-6 * exact)
    #expect((Double(a.transposed()[..., 1...].sum()) - exact * 0.999).magnitude < 1e-6 * exact)
  }

  @Test("running sums go along rows or columns; the trace sums the diagonal")
  func cumulative() throws {
    func check<E: Scalar>(_: E.Type) {
      let a: Matrix<E> = [[1, 2, 3], [4, 5, 6]]
      for (name, x) in layoutVariants(of: a) {
        let (byRow, byColumn): (Matrix<E>, Matrix<E>) = ([[1, 3, 6], [4, 9, 15]], [[1, 2, 3], [5, 7, 9]])
        #expect(x.cumulativeSum(by: .row) == byRow, "\(E.self) \(name)")
        #expect(x.cumulativeSum(by: .column) == byColumn, "\(E.self) \(name)")
        #expect(x.trace() == 6)
      }
    }
    for type in elementTypes { check(type) }
  }
}
