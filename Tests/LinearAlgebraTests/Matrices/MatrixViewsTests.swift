import LinearAlgebra
import TestSupport
import Testing

@Suite("Views of matrices")
struct MatrixViewsTests {
  private func address<E: Scalar>(_ a: Matrix<E>) -> Int { a.withUnsafeStrides { p, _, _ in Int(bitPattern: p) } }

  @Test("every view reads the elements that its name says")
  func elements() throws {
    func check<E: Scalar>(_: E.Type) {
      for (m, n) in elementwiseShapes where m < 20 && n < 20 {
        let a = randomMatrix(m, n, seed: 11, of: E.self)
        for (name, x) in layoutVariants(of: a) {
          let label = "\(E.self) \(m)×\(n) \(name)"
          #expect(matches(x.transposed()) { a[$1, $0] }, "\(label)")
          #expect(matches(x.adjoint()) { a[$1, $0].conjugate }, "\(label)")
          #expect(matches(x.reversedRows()) { a[m - 1 - $0, $1] }, "\(label)")
          #expect(matches(x.reversedColumns()) { a[$0, n - 1 - $1] }, "\(label)")
          #expect(x.everyRow(2).rows == (m + 1) / 2 && x.everyColumn(3, from: min(1, n)).columns == (max(n, 1) + 1) / 3)
          #expect(matches(x.everyRow(2)) { a[2 * $0, $1] }, "\(label)")
          #expect(matches(x.everyColumn(3, from: min(1, n))) { a[$0, 1 + 3 * $1] }, "\(label)")
          for k in -m...n {
            let d = x.diagonal(offset: k)
            #expect(d.count == max(0, min(m + min(k, 0), n - max(k, 0))), "\(label) \(k)")
            #expect(matches(d.asColumn) { i, _ in a[i + max(0, -k), i + max(0, k)] }, "\(label) \(k)")
            #expect(matches(x.lowerTriangle(offset: k)) { $1 - $0 <= k ? a[$0, $1] : 0 }, "\(label) \(k)")
            #expect(matches(x.upperTriangle(offset: k)) { $1 - $0 >= k ? a[$0, $1] : 0 }, "\(label) \(k)")
          }
          #expect(matches(x.reshaped(n, m)) { i, j in a[(i + n * j) % max(m, 1), (i + n * j) / max(m, 1)] }, "\(label)")
          #expect(
            matches(x.reshapedByRows(n, m)) { i, j in a[(i * m + j) / max(n, 1), (i * m + j) % max(n, 1)] },
            "\(label)")
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("views share the memory of their base")
  func sharing() {
    let a = randomMatrix(6, 5, of: Double.self)
    let element = MemoryLayout<Double>.stride
    #expect(address(a.transposed()) == address(a) && address(a.adjoint()) == address(a))
    #expect(address(a[2..<4, 1...]) == address(a) + (2 + 6) * element)
    #expect(address(a.reversedRows()) == address(a) + 5 * element)
    #expect(address(a.reversedColumns()) == address(a) + 24 * element)
    #expect(address(a.everyRow(2, from: 1)) == address(a) + element)
    #expect(address(a[row: 3].asRow) == address(a) + 3 * element)
    #expect(address(a[column: 2].asRow) == address(a) + 12 * element)
    #expect(address(a.diagonal.asRow) == address(a))
    #expect(address(a.diagonal(offset: 2).asRow) == address(a) + 12 * element)
    #expect(address(a.reshaped(3, 10)) == address(a) && address(a.flattened().asRow) == address(a))
    #expect(address(a.real) == address(a))
  }

  @Test("a view keeps its value when the base is written, and the base when the view is")
  func copyOnWrite() throws {
    func check<E: Scalar>(_: E.Type) {
      let original = randomMatrix(5, 4, seed: 12, of: E.self)
      var base = copied(original)
      let views = [
        base.transposed(), base[1..<3, 1...], base.reversedRows(), base.everyColumn(2), base.diagonal.asColumn,
        base[row: 2].asRow,
      ]
      let values = views.map(copied)
      base[0, 0] = 100
      base[2, 2] = 101
      base[1..<5, ...] = .ones(4, 4)
      base.diagonal = .zeros(4)
      #expect(views == values)
      var view = base.reversedColumns()
      let kept = copied(base)
      view[0, 0] = 7
      view += 1
      #expect(base == kept)
      #expect(view[0, 0] == 8)
    }
    for type in elementTypes { check(type) }
  }

  @Test("the diagonal can be replaced")
  func diagonals() {
    var a = Matrix<Double>.zeros(3, 4)
    a.diagonal = [1, 2, 3]
    a.setDiagonal([4, 5], offset: -1)
    a.setDiagonal([6], offset: 3)
    let expected: Matrix<Double> = [[1, 0, 0, 6], [4, 2, 0, 0], [0, 5, 3, 0]]
    #expect(a == expected)
  }
}
