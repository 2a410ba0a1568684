import LinearAlgebra
import TestSupport
import Testing

@Suite("Stepped slices")
struct MatrixStepsTests {
  @Test("steps forward and backward read the elements that they name")
  func reading() throws {
    func check<E: Scalar>(_: E.Type) {
      let a = randomMatrix(9, 7, seed: 101, of: E.self)
      for (name, x) in layoutVariants(of: a) {
        let view = x[stride(from: 1, to: 9, by: 3), stride(from: 6, to: -1, by: -2)]
        #expect(view.shape == (3, 4) && matches(view) { a[1 + 3 * $0, 6 - 2 * $1] }, "\(E.self) \(name)")
        #expect(matches(x[stride(from: 8, to: 0, by: -4), ...]) { a[8 - 4 * $0, $1] }, "\(E.self) \(name)")
        #expect(matches(x[..., stride(from: 2, to: 7, by: 2)]) { a[$0, 2 + 2 * $1] }, "\(E.self) \(name)")
        #expect(x[stride(from: 9, to: 9, by: 2), ...].isEmpty)
        #expect(matches(x[row: 2][stride(from: 0, to: 7, by: 3)].asRow) { a[2, 3 * $1] }, "\(E.self) \(name)")
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("assignment through steps writes the named elements and no others, even from the same matrix")
  func writing() throws {
    func check<E: Scalar>(_: E.Type) {
      let a = randomMatrix(8, 6, seed: 102, of: E.self)
      for (name, x) in layoutVariants(of: a) {
        var y = x
        y[stride(from: 0, to: 8, by: 2), ...] = x[stride(from: 7, to: 0, by: -2), ...]
        #expect(matches(y) { $0 % 2 == 0 ? a[7 - $0, $1] : a[$0, $1] } && x == a, "\(E.self) \(name)")
        y = x
        y[..., stride(from: 1, to: 6, by: 2)] += y[..., stride(from: 0, to: 6, by: 2)]
        #expect(matches(y) { $1 % 2 == 1 ? a[$0, $1] + a[$0, $1 - 1] : a[$0, $1] }, "\(E.self) \(name)")
        var v = x[column: 3]
        v[stride(from: 0, to: 8, by: 7)] = [5, 6]
        #expect(v[0] == 5 && v[7] == 6 && v[1] == a[1, 3] && x == a, "\(E.self) \(name)")
      }
    }
    for type in elementTypes { check(type) }
  }
}
