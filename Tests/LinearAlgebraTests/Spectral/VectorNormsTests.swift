import Foundation
import LinearAlgebra
import TestSupport
import Testing

private func close(_ a: Double, _ b: Double, _ eps: Double, _ times: Double = 20) -> Bool {
  a == b || abs(a - b) <= times * eps * max(abs(a), abs(b))
}

@Suite struct VectorNormsTests {
  @Test("norms of any p follow their definitions, in rows and columns of matrices too")
  func definitions() {
    func check<E: Scalar>(_: E.Type) {
      let eps = Double(E.ulpOfOne)
      for n in [1, 2, 3, 10, 37, 150] {
        let x = randomVector(n, of: E.self)
        let moduli = (0..<n).map { hypot(Double(x[$0].real), Double(x[$0].imaginary)) }
        let row = Matrix<E>(rows: 3, columns: n) { i, j in i == 1 ? x[j] : E(E.Real.nan) }[row: 1]
        for vector in [x, row] {
          #expect(close(Double(vector.norm()), sqrt(moduli.reduce(0) { $0 + $1 * $1 }), eps))
          #expect(close(Double(vector.norm(.one)), moduli.reduce(0, +), eps))
          #expect(close(Double(vector.norm(.infinity)), moduli.max() ?? 0, eps))
          #expect(close(Double(vector.norm(.p(-.infinity))), moduli.min() ?? 0, eps))
          #expect(vector.norm(.p(0)) == E.Real(n))
          for p in [0.5, 1, 1.5, 2, 3, 7, -1, -2.5] {
            let expected = pow(moduli.reduce(0) { $0 + pow($1, p) }, 1 / p)
            #expect(close(Double(vector.norm(.p(p))), expected, eps, 200), "\(E.self) \(n) \(p)")
          }
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("large and tiny elements give finite norms")
  func extremes() {
    func check<R: RealScalar>(_: R.Type) {
      for unit in [R.greatestFiniteMagnitude / 8, R.leastNormalMagnitude] {
        let x: Vector<R> = [3 * unit, 0, -4 * unit]
        for p in [1.5, 2, 3] {
          let expected = pow(pow(3, p) + pow(4, p), 1 / p)
          #expect(close(Double(x.norm(.p(p)) / unit), expected, Double(R.ulpOfOne)))
        }
        #expect(x.norm(.p(0)) == 2)
      }
    }
    for type in realTypes { check(type) }
  }

  @Test("a zero element makes norms of negative p zero, NaN stays NaN, nothing has norm zero")
  func specialValues() {
    func check<R: RealScalar>(_: R.Type) {
      let x: Vector<R> = [1, 0, 2]
      #expect(x.norm(.p(-1)) == 0 && x.norm(.p(-.infinity)) == 0)
      let nan: Vector<R> = [1, .nan, 2]
      for p in [VectorNorm.one, .two, .infinity, .p(0), .p(0.5), .p(3), .p(-1), .p(-.infinity)] {
        #expect(nan.norm(p).isNaN, "\(R.self) \(p)")
      }
      for p in [VectorNorm.one, .two, .infinity, .p(0), .p(3)] { #expect(Vector<R>.zeros(0).norm(p) == 0) }
      #expect(Vector<R>([R.infinity, 1]).norm(.p(3)) == .infinity)
      #expect(Vector<R>.zeros(4).norm(.p(3)) == 0)
    }
    for type in realTypes { check(type) }
  }
}
