import LinearAlgebra
import TestSupport
import Testing

@Suite("Reductions of halves")
struct TensorHalvesTests {
  private static func check<E: HalfElement>(_: E.Type) {
    let source = randomTensor([3, 40, 5], seed: 4, of: Float.self)
    let halves = Tensor<E>(converting: source)
    let floats = Tensor<Float>(converting: halves)
    func expect(_ actual: Tensor<E>, _ expected: Tensor<Float>, _ name: String) {
      #expect(actual == Tensor<E>(converting: expected), "\(E.self) \(name)")
    }
    for (name, t) in layoutVariants(of: halves, filler: .one) {
      expect(t.sum(over: 1), floats.sum(over: 1), "sum, \(name)")
      expect(
        t.product(over: 0, keepingAxes: true), floats.product(over: 0, keepingAxes: true),
        "product, \(name)")
      expect(t.mean(over: 0, 2), floats.mean(over: 0, 2), "mean, \(name)")
      expect(
        t.variance(over: 1, correction: 1), floats.variance(over: 1, correction: 1),
        "variance, \(name)")
      expect(
        t.standardDeviation(over: -1), floats.standardDeviation(over: -1), "deviation, \(name)")
      expect(t.norm(.one, over: 1), floats.norm(.one, over: 1), "norm, \(name)")
      expect(t.logSumExp(over: 1), floats.logSumExp(over: 1), "logSumExp, \(name)")
      expect(t.softmax(along: 1), floats.softmax(along: 1), "softmax, \(name)")
      expect(t.logSoftmax(), floats.logSoftmax(), "logSoftmax, \(name)")
      let weight = Tensor<E>(converting: randomTensor([40], seed: 5, of: Float.self))
      let wide = Tensor<Float>(converting: weight)
      expect(
        t.layerNorm(along: 1, weight: weight, bias: weight),
        floats.layerNorm(along: 1, weight: wide, bias: wide),
        "layer norm, \(name)")
      expect(
        t.rmsNorm(along: 1, weight: weight), floats.rmsNorm(along: 1, weight: wide),
        "RMS norm, \(name)")
    }
    // Where the sum is 256, another 1 would be lost in eight digits.
    let ones = Tensor<E>(shape: [4096], repeating: .one)
    #expect(ones.sum() == Tensor<E>(converting: Tensor<Float>(4096)).item)
    #expect(ones.mean() == .one)
    #expect(ones.product() == .one)
    #expect(ones.norm() == Tensor<E>(converting: Tensor<Float>(64)).item)
    #expect(Tensor<E>(shape: [0], []).sum() == .zero)
  }

  @Test("Results are those of floats, rounded once, in every layout")
  func rounded() {
    Self.check(BFloat16.self)
    #if !(os(macOS) && arch(x86_64))
      Self.check(Float16.self)
    #endif
  }
}
