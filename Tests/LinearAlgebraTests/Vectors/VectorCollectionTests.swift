import LinearAlgebra
import TestSupport
import Testing

@Suite("Vectors as collections")
struct VectorCollectionTests {
  @Test("vectors are random-access collections in every layout")
  func collection() throws {
    func check<E: Scalar>(_: E.Type) {
      for n in [0, 1, 2, 9] {
        let a = randomMatrix(n, 3, seed: 81, of: E.self)
        for (name, x) in layoutVariants(of: a) {
          let v = x[column: 1]
          let expected = (0..<n).map { a[$0, 1] }
          #expect(Array(v) == expected && [E](v.reversed()) == expected.reversed(), "\(E.self) \(name)")
          #expect(Vector(expected) == v && Vector(v) == v)
          #expect(Array(v.prefix(2)) == Array(expected.prefix(2)) && v.last == expected.last)
          #expect(v.indices == 0..<n && v.enumerated().allSatisfy { $1 == expected[$0] })
          #expect(v.reduce(0, +) == expected.reduce(0, +))
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("sorting and swapping change the vector and not what shares its storage")
  func mutation() {
    let a: Matrix<Double> = [[3, 1, 2], [6, 5, 4]]
    var v = a[row: 0]
    v.sort()
    v.swapAt(0, 2)
    #expect(v == [3, 2, 1] && a[row: 0] == [3, 1, 2])
    v.reverse()
    #expect(v == [1, 2, 3])
  }

  @Test("slices of vectors are views that can be assigned")
  func slices() throws {
    func check<E: Scalar>(_: E.Type) {
      let base = randomVector(10, seed: 82, of: E.self)
      for x in [base, base.reversed().reversed(), Matrix(vertically: base.asRow, base.asRow)[row: 1]] {
        var v = x
        let kept = v[2..<5]
        v[2..<5] += v[5...7]
        v[..<2] = v[8...]
        #expect(kept == base[2..<5] && x == base)
        #expect(matches(v.asColumn) { i, _ in i < 2 ? base[i + 8] : i < 5 ? base[i] + base[i + 3] : base[i] })
        #expect(matches(v.every(3, from: 1).asColumn) { i, _ in v[3 * i + 1] } && v.every(3, from: 1).count == 3)
        v[...] = .zeros(10)
        #expect(v == .zeros(10) && v[4..<4].isEmpty)
        #expect(base.selecting([9, 0, 0]) == [base[9], base[0], base[0]])
      }
    }
    for type in elementTypes { check(type) }
  }
}
