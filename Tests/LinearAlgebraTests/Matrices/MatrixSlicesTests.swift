import LinearAlgebra
import TestSupport
import Testing

@Suite("Slices of matrices")
struct MatrixSlicesTests {
  @Test("subscripts with integers and ranges read the same elements in every layout")
  func reading() throws {
    func check<E: Scalar>(_: E.Type) {
      let a = randomMatrix(7, 6, seed: 13, of: E.self)
      for (name, x) in layoutVariants(of: a) {
        #expect(matches(x[2..<5, 1...3]) { a[$0 + 2, $1 + 1] }, "\(E.self) \(name)")
        #expect(matches(x[..<3, 4...]) { a[$0, $1 + 4] }, "\(E.self) \(name)")
        #expect(matches(x[5..., ...]) { a[$0 + 5, $1] }, "\(E.self) \(name)")
        #expect(matches(x[..., ...2]) { a[$0, $1] }, "\(E.self) \(name)")
        #expect(matches(x[..., ...]) { a[$0, $1] }, "\(E.self) \(name)")
        #expect(matches(x[3, 1..<4].asRow) { a[3, $1 + 1] }, "\(E.self) \(name)")
        #expect(matches(x[1..., 2].asColumn) { i, _ in a[i + 1, 2] }, "\(E.self) \(name)")
        #expect(x[3, ...] == x[row: 3] && x[..., 3] == x[column: 3])
        #expect(x[7..., ...].rows == 0 && x[0..<0, 6...].isEmpty)
        #expect(matches(x.selecting(rows: [6, 0, 0], columns: [5, 1])) { a[[6, 0, 0][$0], [5, 1][$1]] })
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("assignment writes the chosen elements and no others")
  func writing() throws {
    func check<E: Scalar>(_: E.Type) {
      for (m, n) in [(7, 6), (150, 130)] {
        let (a, b) = (randomMatrix(m, n, seed: 14, of: E.self), randomMatrix(m, n, seed: 15, of: E.self))
        for (name, x) in layoutVariants(of: a) {
          for (other, y) in layoutVariants(of: b) {
            var z = x
            z[1..<m - 1, 2...] = y[1..<m - 1, 2...]
            #expect(matches(z) { $0 >= 1 && $0 < m - 1 && $1 >= 2 ? b[$0, $1] : a[$0, $1] }, "\(name) \(other)")
            z[row: 0] = y[row: 3]
            z[..., 0] = y[..., 1]
            #expect(matches(z[1..., 0].asColumn) { i, _ in b[i + 1, 1] }, "\(name) \(other)")
            #expect(matches(z[0..<1, 1...]) { b[3, $1 + 1] }, "\(name) \(other)")
            #expect(x == a)
          }
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("a slice may be assigned from an overlapping slice of the same matrix")
  func overlapping() {
    let a = randomMatrix(60, 50, seed: 16, of: Float.self)
    var b = a
    b[1..., 1...] = b[..<59, ..<49]
    #expect(matches(b) { $0 > 0 && $1 > 0 ? a[$0 - 1, $1 - 1] : a[$0, $1] })
    b = a
    b[..., ...] = b.reversedRows()
    #expect(matches(b) { a[59 - $0, $1] })
    b = a[..<50, ...]
    b[..., ...] = b.transposed()
    #expect(matches(b) { a[$1, $0] })
    b[..<2, ...] += b[1..<3, ...]
    #expect(matches(b[..<2, ...]) { a[$1, $0] + a[$1, $0 + 1] })
  }
}
