import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Elementwise operators on matrices")
struct MatrixOperatorsTests {
  @Test("operators on two matrices work element by element in every pair of layouts")
  func pairs() throws {
    func check<E: Scalar>(_: E.Type) {
      for (m, n) in elementwiseShapes {
        let (a, b) = (randomMatrix(m, n, seed: 3, of: E.self), randomMatrix(m, n, seed: 4, of: E.self))
        for (name, x) in layoutVariants(of: a) {
          for (other, y) in layoutVariants(of: b) {
            #expect(matches(x + y) { a[$0, $1] + b[$0, $1] }, "\(E.self) \(m)×\(n) \(name) + \(other)")
            #expect(matches(x - y) { a[$0, $1] - b[$0, $1] }, "\(E.self) \(m)×\(n) \(name) - \(other)")
            #expect(isClose(x .* y) { a[$0, $1] * b[$0, $1] }, "\(E.self) \(m)×\(n) \(name) .* \(other)")
            #expect(isClose(x ./ y, units: 8) { a[$0, $1] / b[$0, $1] }, "\(E.self) \(m)×\(n) \(name) ./ \(other)")
          }
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("scalars stand on either side")
  func scalars() throws {
    func check<E: Scalar>(_: E.Type) {
      let c = E(real: 1.5, imaginary: -0.5)
      for (m, n) in elementwiseShapes {
        let a = randomMatrix(m, n, seed: 5, of: E.self)
        for (name, x) in layoutVariants(of: a) {
          #expect(matches(x + c) { a[$0, $1] + c }, "\(E.self) \(name)")
          #expect(matches(c + x) { a[$0, $1] + c }, "\(E.self) \(name)")
          #expect(matches(x - c) { a[$0, $1] - c }, "\(E.self) \(name)")
          #expect(matches(c - x) { c - a[$0, $1] }, "\(E.self) \(name)")
          #expect(isClose(x * c) { a[$0, $1] * c }, "\(E.self) \(name)")
          #expect(isClose(c * x) { a[$0, $1] * c }, "\(E.self) \(name)")
          #expect(isClose(x / c, units: 8) { a[$0, $1] / c }, "\(E.self) \(name)")
          #expect(isClose(c ./ x, units: 8) { c / a[$0, $1] }, "\(E.self) \(name)")
          #expect(matches(-x) { -a[$0, $1] }, "\(E.self) \(name)")
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("an axis of length 1 is repeated, a vector stands for a row")
  func broadcasting() throws {
    func check<E: Scalar>(_: E.Type) {
      let (m, n) = (70, 9)
      let (a, v) = (randomMatrix(m, n, seed: 6, of: E.self), randomVector(n, seed: 7, of: E.self))
      let w = randomVector(m, seed: 8, of: E.self)
      for (name, x) in layoutVariants(of: a) {
        #expect(matches(x + v) { a[$0, $1] + v[$1] }, "\(E.self) \(name)")
        #expect(matches(v - x) { v[$1] - a[$0, $1] }, "\(E.self) \(name)")
        #expect(matches(x - w.asColumn) { a[$0, $1] - w[$0] }, "\(E.self) \(name)")
        #expect(matches(v.asRow + w.asColumn) { v[$1] + w[$0] }, "\(E.self) \(name)")
        var y = x
        y -= v
        #expect(matches(y) { a[$0, $1] - v[$1] }, "\(E.self) \(name)")
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("compound assignment leaves copies and views alone and reuses storage that nobody else sees")
  func compound() throws {
    func check<E: Scalar>(_: E.Type) {
      let base = randomMatrix(6, 5, seed: 9, of: E.self)
      var a = copied(base)
      let (view, whole) = (a[1..<4, 0..<2], a)
      a += whole
      #expect(matches(a) { base[$0, $1] + base[$0, $1] })
      #expect(matches(view) { base[$0 + 1, $1] } && whole == base)
      let before = a.withUnsafeStrides { first, _, _ in UInt(bitPattern: first) }
      a *= 2
      #expect(a.withUnsafeStrides { first, _, _ in UInt(bitPattern: first) } == before)
      a -= a.transposed().transposed()[0..<1, ...]
      a *= 3
      #expect(residual(Matrix<E>(rows: 6, columns: 5) { (base[$0, $1] - base[0, $1]) * 12 }, a) < 4)
      var alone = copied(base)
      let address = alone.withUnsafeStrides { first, _, _ in UInt(bitPattern: first) }
      alone += 1
      alone .*= base
      alone -= randomVector(5, of: E.self)
      #expect(alone.withUnsafeStrides { first, _, _ in UInt(bitPattern: first) } == address)
    }
    for type in elementTypes { check(type) }
  }

  @Test("compound assignment to a slice changes the slice only")
  func slices() throws {
    func check<E: Scalar>(_: E.Type) {
      let base = randomMatrix(6, 5, seed: 10, of: E.self)
      for (name, x) in layoutVariants(of: base) {
        var a = x
        a[0..<2, ...] += x[2..<4, ...]
        a[..., 4..<5] *= 2
        a[row: 5] -= a[row: 4]
        #expect(
          matches(a) { i, j in
            var value = base[i, j]
            if i < 2 { value += base[i + 2, j] }
            if j == 4 { value += value }
            if i == 5 { value -= j == 4 ? base[4, j] + base[4, j] : base[4, j] }
            return value
          }, "\(E.self) \(name)")
        #expect(x == base)
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("NaN and infinity spread as IEEE 754 says")
  func notFinite() {
    let a: Matrix<Double> = [[.nan, 1], [.infinity, 0]]
    let sum = a + 1
    #expect(sum[0, 0].isNaN && sum[0, 1] == 2 && sum[1, 0] == .infinity)
    let quotient = 1 ./ a
    #expect(quotient[0, 0].isNaN && quotient[1, 0] == 0 && quotient[1, 1] == .infinity)
  }
}
