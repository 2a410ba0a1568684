import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

/// Shapes that reductions are tested with: no axes, lengths 0 and 1, narrow, wide and long ones.
let reducedShapes: [[Int]] = [
  [], [1], [7], [0], [3, 4], [4, 0], [0, 3], [2, 3, 4], [1, 3, 1], [3, 0, 2], [4, 1, 3, 2], [2, 3, 2, 2, 3], [40, 30],
  [3, 150, 2], [2, 3, 130],
]

/// The tensor in the layouts of ``layoutVariants(of:filler:)``, and repeated along a first axis of length 3.
func reducedVariants<Element: TensorElement>(
  _ tensor: Tensor<Element>, filler: Element
) -> [(name: String, tensor: Tensor<Element>)] {
  layoutVariants(of: tensor, filler: filler) + [("repeated", tensor.broadcast(to: [3] + tensor.shape))]
}

@Suite("Sums, products and truth values over axes")
struct TensorSumsTests {
  /// Whole numbers, whose sums are exact.
  private func wholeTensor<E: Scalar>(_ shape: [Int], _: E.Type) -> Tensor<E> {
    var generator = SplitMix(seed: 11)
    func whole() -> E.Real { E.Real(Int.random(in: -3...3, using: &generator)) }
    return Tensor(shape: shape, (0..<shape.reduce(1, *)).map { _ in E(real: whole(), imaginary: whole()) })
  }

  /// Units, whose products are exact.
  private func unitTensor<E: Scalar>(_ shape: [Int], _: E.Type) -> Tensor<E> {
    var generator = SplitMix(seed: 12)
    let units = [E(1), E(-1), E.isComplex ? E(real: 0, imaginary: 1) : E(1), E(2), E(1) / E(2)]
    return Tensor(shape: shape, (0..<shape.reduce(1, *)).map { _ in units[Int.random(in: 0..<5, using: &generator)] })
  }

  @Test("any set of axes of any layout is summed and multiplied, kept and dropped", arguments: reducedShapes)
  func everySet(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let filler = E(real: .nan, imaginary: .nan)
      for (name, a) in reducedVariants(wholeTensor(shape, E.self), filler: filler) {
        for axes in axisSubsets(a.rank) {
          let lines = TensorLines(a, axes)
          let kept = a.sum(over: axes, keepingAxes: true)
          #expect(lines.give(a.sum(over: axes)) { $0.reduce(0, +) }, "\(E.self) \(name) over \(axes)")
          #expect(lines.give(kept, keepingAxes: true) { $0.reduce(0, +) }, "\(E.self) \(name) over \(axes)")
        }
        #expect(a.sum() == a.elements.reduce(0, +))
      }
      for (name, a) in reducedVariants(unitTensor(shape, E.self), filler: filler) {
        for axes in axisSubsets(a.rank) {
          let product = a.product(over: axes)
          #expect(TensorLines(a, axes).give(product) { $0.reduce(1, *) }, "\(E.self) \(name) over \(axes)")
        }
      }
    }
  }

  @Test("integers are added and multiplied as 64-bit numbers", arguments: reducedShapes)
  func integers(_ shape: [Int]) {
    func check<E: NumericTensorElement & FixedWidthInteger>(_: E.Type) where E.Sum: FixedWidthInteger {
      var generator = SplitMix(seed: 5)
      let t = Tensor<E>(
        shape: shape, (0..<shape.reduce(1, *)).map { _ in E.random(in: .min ... .max, using: &generator) })
      for (name, a) in reducedVariants(t, filler: E.max) {
        for axes in axisSubsets(a.rank) {
          let lines = TensorLines(a, axes)
          let sum = lines.give(a.sum(over: axes)) { $0.reduce(0) { $0 &+ E.Sum(truncatingIfNeeded: $1) } }
          let product = lines.give(a.product(over: axes)) { $0.reduce(1) { $0 &* E.Sum(truncatingIfNeeded: $1) } }
          #expect(sum && product, "\(E.self) \(name) over \(axes)")
        }
      }
    }
    check(Int8.self)
    check(UInt16.self)
    check(Int64.self)
  }

  @Test("all, any and the count of truth values", arguments: reducedShapes)
  func truthValues(_ shape: [Int]) {
    var generator = SplitMix(seed: 5)
    for odds in [2, 40] {
      let count = shape.reduce(1, *)
      let t = Tensor<Bool>(shape: shape, (0..<count).map { _ in Int.random(in: 0..<odds, using: &generator) > 0 })
      for (name, a) in reducedVariants(t, filler: false) {
        for axes in axisSubsets(a.rank) {
          let lines = TensorLines(a, axes)
          let all = lines.give(a.all(over: axes)) { $0.allSatisfy { $0 } }
          let any = lines.give(a.any(over: axes, keepingAxes: true), keepingAxes: true) { $0.contains(true) }
          let count = lines.give(a.trueCount(over: axes)) { Int64($0.count { $0 }) }
          #expect(all && any && count, "\(name) over \(axes)")
        }
        #expect(a.all() == a.elements.allSatisfy { $0 } && a.trueCount() == a.elements.count { $0 })
      }
    }
  }

  @Test("sums of 10⁸ equal floats are right to rounding, in one line, in columns and in rows")
  func hundredMillion() {
    let x = Tensor<Float>(shape: [100_000_000], repeating: 0.1)
    let exact = 1e8 * Double(Float(0.1))
    func isExact(_ value: Float, _ exact: Double) -> Bool {
      (Double(value) - exact).magnitude <= 8 * Double(Float.ulpOfOne) * exact
    }
    #expect(isExact(x.sum(), exact))
    #expect(isExact(x.mean(), Double(Float(0.1))))
    for (shape, axis) in [([100, 1_000_000], 0), ([25_000_000, 4], 0), ([10_000, 10_000], 0), ([4, 25_000_000], 1)] {
      let sums = x.reshaped(shape).sum(over: axis)
      #expect(sums.elements.allSatisfy { isExact($0, exact / Double(sums.count)) }, "\(shape) over \(axis)")
    }
    #expect(x.variance() <= 1e-15)
  }

  @Test("sums do not depend on the number of threads")
  func threads() async {
    await withThreads(1) {
      let x = randomTensor([3, 400_000], seed: 4, of: Float.self)
      var sums: [[Float]] = []
      for count in [1, 2] {
        Backend.threads = count
        sums.append([x.sum(), x.variance()] + x.sum(over: 0).elements + x.sum(over: 1).elements)
      }
      #expect(sums[0] == sums[1])
    }
  }
}
