import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Elementwise operators on vectors")
struct VectorOperatorsTests {
  @Test("operators work element by element on contiguous, stepped and reversed vectors")
  func operators() throws {
    func check<E: Scalar>(_: E.Type) {
      let c = E(real: 0.75, imaginary: 2)
      for n in [0, 1, 2, 7, 3000] {
        let (a, b) = (randomVector(2 * n, seed: 91, of: E.self), randomVector(2 * n, seed: 92, of: E.self))
        for (x, y) in [(a[..<n], b[n...]), (a.every(2), b.every(2, from: min(1, n))), (a[..<n].reversed(), b.every(2))]
        {
          #expect(matches((x + y).asColumn) { i, _ in x[i] + y[i] })
          #expect(matches((x - y).asColumn) { i, _ in x[i] - y[i] })
          #expect(isClose((x .* y).asColumn) { i, _ in x[i] * y[i] })
          #expect(isClose((x ./ y).asColumn, units: 8) { i, _ in x[i] / y[i] })
          #expect(matches((c - x).asColumn) { i, _ in c - x[i] } && matches((x - c).asColumn) { i, _ in x[i] - c })
          #expect(isClose((c * x + y / c).asColumn, units: 64) { i, _ in c * x[i] + y[i] / c })
          #expect(matches((-x).asColumn) { i, _ in -x[i] })
          var z = x
          z += y
          z *= 2
          z -= y
          #expect(
            isClose(z.asColumn, units: 64) { i, _ in (x[i] + y[i]) * 2 - y[i] } && x == copied(x.asColumn)[..., 0])
        }
      }
    }
    for type in elementTypes { check(type) }
  }

  @Test("compound assignment works in place where nobody else sees the storage")
  func inPlace() {
    var x = Vector<Double>.ones(100)
    let address = x.asColumn.withUnsafeStrides { first, _, _ in first }
    x += 1
    x .*= Vector<Double>.ones(100)
    x /= 2
    #expect(x.asColumn.withUnsafeStrides { first, _, _ in first } == address && x == .ones(100))
    let shared = x
    x += 1
    #expect(shared == .ones(100) && x[0] == 2)
  }
}
