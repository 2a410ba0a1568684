import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("map and zip of tensors")
struct TensorMapsTests {
  @Test(
    "map applies a closure to each element, in every layout, also to another element type",
    arguments: TensorOperatorsTests.shapes)
  func map(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let a = randomTensor(shape, seed: 1, of: E.self)
      for (name, t) in layoutVariants(of: a, filler: E(real: .nan, imaginary: .nan)) {
        #expect(t.map { $0 * $0 - 1 }.elements == a.elements.map { $0 * $0 - 1 }, "\(name)")
        #expect(t.map { $0.real > 0 }.elements == a.elements.map { $0.real > 0 }, "\(name)")
        #expect(t.concurrentMap { $0 + $0 }.elements == a.elements.map { $0 + $0 }, "\(name)")
        #expect(t.map { Int32($0.real * 100) }.shape == shape)
        #expect(t.elements == a.elements)
      }
    }
  }

  @Test("zip broadcasts", arguments: TensorOperatorsTests.pairs)
  func zip(_ shapeA: [Int], _ shapeB: [Int]) {
    let a = randomTensor(shapeA, seed: 1, of: Double.self)
    let b = Tensor<Int16>(shape: shapeB, (0..<shapeB.reduce(1, *)).map { Int16($0 % 1000) })
    let expected = naive(a, b) { Float($0) * Float($1) - 1 }
    for left in layoutVariants(of: a, filler: .nan) {
      for right in layoutVariants(of: b, filler: 99) {
        let result = left.tensor.zip(right.tensor) { Float($0) * Float($1) - 1 }
        #expect(result.shape == expected.shape)
        #expect(result.elements == expected.elements, "\(left.name), \(right.name)")
        #expect(
          left.tensor.concurrentZip(right.tensor) { Float($0) * Float($1) - 1 }.elements == expected.elements,
          "\(left.name), \(right.name)")
        #expect(
          right.tensor.zip(left.tensor) { Float($0) * Float($1) - 1 }.elements
            == naive(b, a) { Float($0) * Float($1) - 1 }.elements, "\(left.name), \(right.name)")
      }
    }
  }

  @Test("The error of a closure is thrown on")
  func errors() {
    struct Negative: Error, Equatable { let value: Float }
    let t: Tensor<Float> = [1, -2, 3]
    func root(_ x: Float) throws(Negative) -> Float {
      guard x >= 0 else { throw Negative(value: x) }
      return x.squareRoot()
    }
    #expect(throws: Negative(value: -2)) { try t.map(root) }
    #expect(throws: Negative(value: -2)) { try t.zip(t) { (x, _) throws(Negative) in try root(x) } }
  }

  @Test("Large tensors on several threads are those on one, to the bit")
  func threads() async {
    await withThreads(1) {
      let a = randomTensor([300, 400], seed: 1, of: Float.self)
      let b = randomTensor([300, 1], seed: 2, of: Float.self)
      let cube = randomTensor([40, 50, 60], seed: 3, of: Double.self)
      func results() -> [[Float]] {
        let mask = a .> b
        return [
          (a + b).elements, (a.transposed() .* a.transposed()).elements, a.map(.exp).elements, (-a).elements,
          select(mask, a, b).elements, a.concurrentZip(b) { $0 * $1 }.elements,
          a.transposed().contiguousCopy().elements,
          Tensor<Float>(converting: cube.permuted(2, 0, 1)).elements,
          Tensor<Float>(converting: cube + cube.permuted(0, 1, 2)).elements,
        ]
      }
      Backend.threads = 1
      let alone = results()
      Backend.threads = 4
      #expect(results() == alone)
      #expect(cube.permuted(2, 1, 0).contiguousCopy().elements == cube.transposed().elements)
    }
  }
}
