import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Comparison")
struct MatrixEqualityTests {
  @Test("equality and hashes ignore layouts and see shapes and elements")
  func equality() throws {
    func check<E: Scalar>(_: E.Type) {
      let a = randomMatrix(4, 3, seed: 71, of: E.self)
      for (_, x) in layoutVariants(of: a) {
        #expect(x == a && x.hashValue == a.hashValue && Set([a, x]).count == 1)
        var y = x
        y[3, 2] += 1
        #expect(y != a && x[..<3, ...] != a)
      }
      #expect(Matrix<E>.zeros(0, 3) != .zeros(3, 0))
    }
    for type in elementTypes { check(type) }
  }

  @Test("NaN equals nothing, complex NaN neither; infinities are equal to themselves")
  func notFinite() {
    let (nan, infinity): (Vector<Double>, Vector<Double>) = ([.nan], [.infinity])
    #expect(nan != nan && !nan.isApproximatelyEqual(to: nan) && infinity.isApproximatelyEqual(to: infinity))
    #expect(!infinity.isApproximatelyEqual(to: -infinity) && !infinity.isApproximatelyEqual(to: [1e308]))
    let (z, w): (Vector<Complex<Double>>, Vector<Complex<Double>>) = ([Complex(.nan, 0)], [Complex(.infinity, 0)])
    #expect(z != z && z != w && w == w && !z.isApproximatelyEqual(to: w))
  }

  @Test("tolerances are relative to the larger element, or absolute")
  func tolerance() throws {
    func check<E: Scalar>(_: E.Type) {
      let a: Matrix<E> = [[1, 1000], [0, 1]]
      var b = a
      b[0, 1] += 1
      #expect(!a.isApproximatelyEqual(to: b))
      #expect(
        a.isApproximatelyEqual(to: b, relativeTolerance: 1.0 / 1000)
          && b.isApproximatelyEqual(to: a, relativeTolerance: 1.0 / 1000))
      #expect(
        a.isApproximatelyEqual(to: b, absoluteTolerance: 1) && !a.isApproximatelyEqual(to: b, absoluteTolerance: 0.5))
      b = a + E(E.ulpOfOne)
      #expect(!a.isApproximatelyEqual(to: b) && a.isApproximatelyEqual(to: b, absoluteTolerance: 2 * E.ulpOfOne))
      #expect(!a.isApproximatelyEqual(to: a[..., ..<1]))
    }
    for type in elementTypes { check(type) }
  }
}
