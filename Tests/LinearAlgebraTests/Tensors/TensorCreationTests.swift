import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Making tensors")
struct TensorCreationTests {
  @Test("Ranges, equal distances and the identity")
  func regular() {
    #expect(Tensor<Float>(2..<5) == [2, 3, 4])
    #expect(Tensor<Int8>(-2..<1) == [-2, -1, 0])
    #expect(Tensor<Complex<Double>>(0..<2) == [0, 1])
    #expect(Tensor<Float>(3..<3).shape == [0])
    #expect(Tensor<Double>.linearlySpaced(from: 0, to: 1, count: 5) == [0, 0.25, 0.5, 0.75, 1])
    #expect(Tensor<Bool>.identity(2) == [[true, false], [false, true]])
    #expect(Tensor<BFloat16>.identity(3).elements == [1, 0, 0, 0, 1, 0, 0, 0, 1])
    #expect(Tensor<Float>.identity(0).shape == [0, 0])
  }

  @Test("One-hot lines")
  func oneHot() throws {
    let indices: Tensor<Int64> = [[0, 2], [-1, 1]]
    let lines = try Tensor<Float>.oneHot(indices, count: 3)
    #expect(lines == [[[1, 0, 0], [0, 0, 1]], [[0, 0, 1], [0, 1, 0]]])
    #expect(try Tensor<Bool>.oneHot(Tensor(1), count: 2) == [false, true])
    #expect(throws: LinearAlgebraError.indexOutOfRange(index: 3, axis: 2, count: 3)) {
      try Tensor<Float>.oneHot([[3]], count: 3)
    }
  }

  @Test("Random tensors are those of vectors with the same seed, in their bounds")
  func random() {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      var (a, b) = (RandomGenerator(seed: 4), RandomGenerator(seed: 4))
      let uniform = Tensor<E>.uniform([3, 4, 5], from: 1, to: 3, using: &a)
      #expect(uniform.shape == [3, 4, 5])
      #expect(Vector(uniform.flattened()) == Vector.uniform(60, from: 1, to: 3, using: &b))
      #expect(uniform.elements.allSatisfy { $0.real >= 1 && $0.real < 3 })
      let normal = Tensor<E>.normal([2, 3], mean: 5, standardDeviation: 2, using: &a)
      #expect(Vector(normal.flattened()) == Vector.normal(6, mean: 5, standardDeviation: 2, using: &b))
      #expect(Tensor<E>.normal([0, 3], using: &a).isEmpty)
    }
    var generator = RandomGenerator(seed: 8)
    let dice = Tensor<UInt8>.uniform([600], in: 1..<7, using: &generator).elements
    #expect(Set(dice) == [1, 2, 3, 4, 5, 6])
  }
}
