import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Real functions")
struct RealFunctionTests {
  @Test("map applies each of them in every layout, to matrices and to vectors")
  func maps() {
    check(Float.self)
    check(Double.self)
  }

  private func check<E: RealScalar>(_: E.Type) {
    let a = randomMatrix(5, 7, seed: 61, of: E.self) * 3
    let cubic: (E) -> E = { .sqrt(2 / .pi) * ($0 + 44_715 * $0 * $0 * $0 / 1_000_000) }
    let functions: [(RealFunction, (E) -> E)] = [
      (.erf, { .erf($0) }), (.sigmoid, { 1 / (1 + .exp(-$0)) }), (.silu, { $0 / (1 + .exp(-$0)) }),
      (.gelu, { $0 * .erfc(-$0 / .sqrt(2)) / 2 }), (.geluTanh, { $0 / (1 + .exp(-2 * cubic($0))) }),
      (.relu, { $0 > 0 ? $0 : 0 }),
    ]
    for (function, formula) in functions {
      for (name, x) in layoutVariants(of: a) {
        #expect(isClose(x.map(function), units: 16) { formula(a[$0, $1]) }, "\(E.self) \(function) \(name)")
      }
      let column = Vector<E>(count: 5) { a[$0, 2] }
      let mapped = column.map(function)
      #expect((0..<5).allSatisfy { (mapped[$0] - formula(column[$0])).magnitude <= 32 * E.ulpOfOne }, "\(function)")
    }
    #expect(Matrix<E>(rows: 0, columns: 3, repeating: 0).map(.gelu).rows == 0)
  }
}
