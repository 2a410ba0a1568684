import LinearAlgebra
import TestSupport
import Testing

@Suite("Unfolding and mode products")
struct TensorUnfoldingTests {
  @Test("The mode-1 unfolding of arange(24) is TensorLy's")
  func tensorLyExample() {
    let t = Tensor<Double>(shape: [3, 4, 2], (0..<24).map(Double.init))
    let unfolded = t.unfolded(mode: 1)
    #expect(unfolded.shape == [4, 6])
    #expect(Array(unfolded.elements.prefix(6)) == [0, 1, 8, 9, 16, 17])
    #expect(t.unfolded(mode: 0).elements == t.elements)
    #expect(t.unfolded(mode: -1)[1, 3] == t[0, 3, 1])
  }

  @Test("Kolda's unfolding lets the first of the remaining axes vary fastest")
  func koldaExample() {
    let t = Tensor<Double>(shape: [3, 4, 2], (0..<24).map(Double.init))
    let kolda = t.transposed().unfolded(mode: t.rank - 1 - 1)
    for i in 0..<3 {
      for j in 0..<4 {
        for k in 0..<2 { #expect(kolda[j, i + 3 * k] == t[i, j, k]) }
      }
    }
  }

  @Test(
    "Folding undoes unfolding, in every layout",
    arguments: [[3], [2, 3], [3, 4, 2], [2, 3, 1, 4], [2, 0, 3], [1, 1]])
  func roundTrip(_ shape: [Int]) {
    let t = randomTensor(shape, of: Float.self)
    for (name, view) in layoutVariants(of: t, filler: .nan) {
      for mode in 0..<shape.count {
        let back = view.unfolded(mode: mode).folded(mode: mode, shape: shape)
        #expect(back.shape == shape)
        #expect(back.elements == t.elements, "\(name), mode \(mode)")
      }
    }
  }

  @Test(
    "A mode product multiplies the unfolding",
    arguments: [[3], [2, 3], [3, 4, 2], [2, 3, 1, 4], [2, 0, 3], [1, 1]])
  func modeProducts(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let t = randomTensor(shape, of: E.self)
      for (name, view) in layoutVariants(of: t, filler: E(real: .nan, imaginary: .nan)) {
        for mode in 0..<shape.count {
          let a: Matrix<E> = randomMatrix(5, shape[mode])
          var target = shape
          target[mode] = 5
          let product = view.modeProduct(a, mode: mode)
          let expected = Tensor(a * Matrix(t.unfolded(mode: mode))).folded(mode: mode, shape: target)
          #expect(product.shape == target)
          #expect(largestDistance(product, expected) <= 50 * E.Real.ulpOfOne, "\(name), mode \(mode)")
          let v: Vector<E> = randomVector(shape[mode])
          target.remove(at: mode)
          let contracted = view.modeProduct(v, mode: mode)
          #expect(contracted.shape == target)
          let row = (v.asRow * Matrix(t.unfolded(mode: mode)))[row: 0]
          #expect(largestDistance(contracted.flattened(), Tensor(row)) <= 50 * E.Real.ulpOfOne)
        }
      }
    }
  }

  @Test("Mode products along different axes commute, along one they compose")
  func algebra() {
    let t = randomTensor([3, 4, 5], of: Double.self)
    let (a, b): (Matrix<Double>, Matrix<Double>) = (randomMatrix(2, 3, seed: 4), randomMatrix(6, 5, seed: 5))
    let c: Matrix<Double> = randomMatrix(3, 2, seed: 6)
    let (first, second) = (
      t.modeProduct(a, mode: 0).modeProduct(b, mode: 2), t.modeProduct(b, mode: 2).modeProduct(a, mode: 0)
    )
    #expect(largestDistance(first, second) < 1e-14)
    let composed = t.modeProduct(a, mode: 0).modeProduct(c, mode: 0)
    #expect(largestDistance(composed, t.modeProduct(c * a, mode: 0)) < 1e-14)
  }

  @Test("Outer and inner products are sums over the named axes")
  func outerAndInner() {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let (x, y) = (randomTensor([2, 3], seed: 1, of: E.self), randomTensor([4, 3], seed: 2, of: E.self))
      let (outer, inner) = (x.outer(y), x.inner(y))
      #expect(outer.shape == [2, 3, 4, 3])
      #expect(inner.shape == [2, 4])
      for i in 0..<2 {
        for j in 0..<4 {
          #expect(outer[i, 2, j, 1] == x[i, 2] * y[j, 1])
          let sum = (0..<3).reduce(E.zero) { $0 + x[i, $1] * y[j, $1] }
          #expect((inner[i, j] - sum).modulus <= 10 * E.Real.ulpOfOne)
        }
      }
      #expect(Tensor<E>(2).outer(Tensor<E>(3)).item == 6)
    }
  }
}
