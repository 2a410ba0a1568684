import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Equality of tensors")
struct TensorEqualityTests {
  @Test("Layouts do not matter, shapes and every element do")
  func equality() {
    for type in elementTypesBySize { check(type) }
    func check<E: TensorElement>(_: E.Type) {
      for shape in [[], [3], [2, 3], [2, 0], [2, 3, 4], [1, 2, 1, 2, 1, 2, 1, 2, 3]] {
        let t = countingTensor(shape, of: E.self)
        for (name, variant) in tensorLayouts(shape, of: E.self) {
          #expect(variant == t, "\(name)")
          #expect(variant.hashValue == t.hashValue, "\(name)")
          #expect(variant != t.unsqueezed(0))
          for index in indices(of: shape) {
            var other = t
            other[at: index] = element(0)
            #expect(variant != other)
          }
        }
      }
    }
  }

  @Test("NaN equals nothing, zeros are equal, and infinite complex numbers differ by their parts")
  func specials() {
    let nan = Tensor(Float.nan)
    #expect(nan != nan)
    let half = Tensor(BFloat16(Float.nan))
    #expect(half != half)
    let (zero, minusZero): (Tensor<Double>, Tensor<Double>) = ([0], [-0.0])
    #expect(zero == minusZero)
    #expect(zero.hashValue == minusZero.hashValue)
    let (a, b) = (Complex<Double>(.infinity, 0), Complex<Double>(0, .infinity))
    #expect(Tensor(a) == Tensor(a))
    #expect(Tensor(a) != Tensor(b))
    #expect(Tensor(Complex<Float>(.nan, 0)) != Tensor(Complex<Float>(.nan, 0)))
  }

  @Test("Approximate equality is relative to the larger element")
  func approximate() {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let t = randomTensor([2, 3, 4], of: E.self)
      let scale = E(1 + E.ulpOfOne)
      let near = Tensor(shape: t.shape, t.elements.map { $0 * scale })
      #expect(t.isApproximatelyEqual(to: near))
      #expect(t.transposed().isApproximatelyEqual(to: near.transposed()))
      #expect(!t.isApproximatelyEqual(to: near, relativeTolerance: 0))
      #expect(!t.isApproximatelyEqual(to: near.flattened()))
    }
  }
}
