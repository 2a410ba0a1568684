import LinearAlgebra
import TestSupport
import Testing

/// A view and, beside it, the same elements without one.
private struct Viewed<Element: Scalar> {
  var view: Matrix<Element>
  var plain: Matrix<Element>

  init(_ rows: Int, _ columns: Int, seed: UInt64) {
    view = randomMatrix(rows, columns, seed: seed)
    plain = view
  }

  /// Takes a view of the view that the generator chooses.
  mutating func step(_ generator: inout SplitMix) {
    let (m, n) = (plain.rows, plain.columns)
    let before = plain
    switch Int.random(in: 0..<7, using: &generator) {
    case 0:
      view = view.transposed()
      plain = Matrix(rows: n, columns: m) { i, j in before[j, i] }
    case 1:
      view = view.reversedRows()
      plain = Matrix(rows: m, columns: n) { i, j in before[m - 1 - i, j] }
    case 2:
      view = view.reversedColumns()
      plain = Matrix(rows: m, columns: n) { i, j in before[i, n - 1 - j] }
    case 3 where m > 1:
      let step = Int.random(in: 1...3, using: &generator)
      view = view.everyRow(step)
      plain = Matrix(rows: (m + step - 1) / step, columns: n) { i, j in before[i * step, j] }
    case 4 where n > 1:
      let step = Int.random(in: 1...3, using: &generator)
      view = view.everyColumn(step)
      plain = Matrix(rows: m, columns: (n + step - 1) / step) { i, j in before[i, j * step] }
    case 5:
      let (first, left) = (
        Int.random(in: 0...m / 2, using: &generator), Int.random(in: 0...n / 2, using: &generator)
      )
      view = view[first..., left...]
      plain = Matrix(rows: m - first, columns: n - left) { i, j in before[i + first, j + left] }
    default:
      view = view.adjoint()
      plain = Matrix(rows: n, columns: m) { i, j in before[j, i].conjugate }
    }
  }
}

@Suite("Views of views")
struct ViewFuzzTests {
  @Test("every operation gives for a view what it gives for a copy of it")
  func operations() throws {
    func check<E: Scalar>(_: E.Type) throws {
      var generator = SplitMix(seed: 99)
      for round in 0..<60 {
        var a = Viewed<E>(
          Int.random(in: 1...45, using: &generator), Int.random(in: 1...45, using: &generator), seed: UInt64(round))
        for _ in 0..<Int.random(in: 0...5, using: &generator) { a.step(&generator) }
        let (view, plain) = (a.view, a.plain)
        #expect(view == plain, "\(round) \(E.self)")
        guard !plain.isEmpty else { continue }
        #expect(residual(naiveProduct(naiveAdjoint(plain), plain), view.adjoint() * view) < 10, "\(round) \(E.self)")
        #expect(residual(naiveProduct(plain, plain.transposed()), view * view.transposed()) < 10, "\(round) \(E.self)")
        let x = randomVector(plain.columns, of: E.self)
        #expect(residual(naiveProduct(plain, x.asColumn), (view * x).asColumn) < 10, "\(round) \(E.self)")
        #expect(view + plain == plain + plain)
        let difference = (view.sum() - plain.sum()).modulus
        #expect(difference <= E.ulpOfOne * 100 * E.Real(plain.count))
        let (row, column) = (plain.rows / 2, plain.columns / 2)
        #expect(view[row: row] == plain[row: row] && view[column: column] == plain[column: column])
        #expect(view.diagonal == plain.diagonal)
        #expect(try SVD(view).singularValues == SVD(plain).singularValues)
        #expect(try QR(view).r == QR(plain).r)
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("assigning through a view changes those elements and no others, and no copy made before")
  func assignment() {
    func check<E: Scalar>(_: E.Type) {
      var generator = SplitMix(seed: 5)
      for round in 0..<60 {
        var a = Viewed<E>(
          Int.random(in: 2...20, using: &generator), Int.random(in: 2...20, using: &generator), seed: UInt64(round))
        let original = a.view
        let expectedOriginal = a.plain
        for _ in 0..<4 { a.step(&generator) }
        guard a.plain.rows > 1, a.plain.columns > 1 else { continue }
        var written = a.view
        let rows = 0..<Int.random(in: 1..<a.plain.rows, using: &generator)
        let columns = 1..<Int.random(in: 2...a.plain.columns, using: &generator)
        let patch = randomMatrix(rows.count, columns.count, seed: 77, of: E.self)
        written[rows, columns] = patch
        written[row: a.plain.rows - 1] = Vector(repeating: 2, count: a.plain.columns)
        let expected = Matrix(rows: a.plain.rows, columns: a.plain.columns) { i, j in
          i == a.plain.rows - 1 ? 2 : rows.contains(i) && columns.contains(j) ? patch[i, j - 1] : a.plain[i, j]
        }
        #expect(written == expected, "\(round) \(E.self)")
        #expect(original == expectedOriginal && a.view == a.plain)
      }
    }
    for type in elementTypes { check(type) }
  }
}
