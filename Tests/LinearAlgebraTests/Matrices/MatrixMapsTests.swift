import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Maps")
struct MatrixMapsTests {
  @Test("map, zip, mapRows and mapColumns keep places in every layout")
  func maps() throws {
    func check<E: Scalar>(_: E.Type) {
      for (m, n) in elementwiseShapes {
        let a = randomMatrix(m, n, seed: 51, of: E.self)
        for (name, x) in layoutVariants(of: a) {
          let label = "\(E.self) \(m)×\(n) \(name)"
          #expect(matches(x.map { $0 * $0 }) { a[$0, $1] * a[$0, $1] }, "\(label)")
          #expect(matches(x.zip(x.transposed().transposed()) { $0 - $1 }) { _, _ in 0 }, "\(label)")
          #expect(matches(x.conjugated()) { a[$0, $1].conjugate }, "\(label)")
          #expect(isClose(x.abs()) { a[$0, $1].modulus }, "\(label)")
          #expect(matches(x.real) { a[$0, $1].real } && matches(x.imaginary) { a[$0, $1].imaginary }, "\(label)")
          #expect(Matrix<E>(real: x.real, imaginary: x.imaginary) == a, "\(label)")
          #expect(matches(x.mapRows { $0.reversed() }) { a[$0, n - 1 - $1] }, "\(label)")
          #expect(matches(x.mapColumns { $0.reversed() }) { a[m - 1 - $0, $1] }, "\(label)")
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("named functions agree with swift-numerics and leave their operand alone")
  func functions() throws {
    func check<E: Scalar>(_: E.Type) {
      let a = randomMatrix(3, 4, seed: 52, of: E.self) .* randomMatrix(3, 4, seed: 53, of: E.self) / 2 + 1
      let pairs: [(ElementaryFunction, (E) -> E)] = [
        (.squareRoot, { .sqrt($0) }), (.exp, { .exp($0) }), (.expMinusOne, { .expMinusOne($0) }), (.log, { .log($0) }),
        (.logOnePlus, { .log(onePlus: $0) }), (.sin, { .sin($0) }), (.cos, { .cos($0) }), (.tan, { .tan($0) }),
        (.asin, { .asin($0) }), (.acos, { .acos($0) }), (.atan, { .atan($0) }), (.sinh, { .sinh($0) }),
        (.cosh, { .cosh($0) }), (.tanh, { .tanh($0) }), (.asinh, { .asinh($0) }), (.acosh, { .acosh($0) }),
        (.atanh, { .atanh($0) }), (.power(3), { .pow($0, 3) }), (.root(3), { .root($0, 3) }), (.reciprocal, { 1 / $0 }),
      ]
      let kept = copied(a)
      for (function, closure) in pairs {
        for (name, x) in layoutVariants(of: a) {
          let (result, expected) = (x.map(function), a.map(closure))
          var same = true
          for i in 0..<3 {
            for j in 0..<4 {
              let (value, exact) = (result[i, j], expected[i, j])
              same =
                same && value.isFinite == exact.isFinite
                && (!exact.isFinite || (value - exact).modulus <= 8 * E.ulpOfOne * exact.modulus)
            }
          }
          #expect(same, "\(E.self) \(function) \(name)")
        }
      }
      #expect(a == kept)
    }
    for type in elementTypes { check(type) }
  }

  @Test("elements are converted by rounding, and complex ones to real by dropping the imaginary part")
  func converting() {
    let a: Matrix<Double> = [[1.0 / 3, 1e300], [-2, .nan]]
    let single = Matrix<Float>(converting: a)
    #expect(single[0, 0] == Float(1.0 / 3) && single[0, 1] == .infinity && single[1, 0] == -2 && single[1, 1].isNaN)
    let z: Vector<Complex<Float>> = [Complex(1, 2), Complex(3, 4)]
    #expect(Vector<Double>(converting: z) == [1, 3])
    #expect(Vector<Complex<Double>>(converting: z) == [Complex(1, 2), Complex(3, 4)])
  }
}
