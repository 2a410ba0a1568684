import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Softmax, running sums and norms along an axis")
struct TensorSoftmaxTests {
  private func isNear<R: RealScalar>(_ a: R, _ b: R) -> Bool {
    a == b || (a - b).magnitude <= 64 * R.ulpOfOne * Swift.max(1, b.magnitude)
  }

  /// Applies `body` to each line along an axis.
  private func alongLines<E: TensorElement, R: TensorElement>(
    _ t: Tensor<E>, _ axis: Int, _ body: ([E]) -> [R]
  ) -> [R] {
    let moved = t.movedAxis(from: axis, to: -1)
    let lines = TensorLines(moved, [t.rank - 1]).lines.flatMap(body)
    return Tensor<R>(shape: moved.shape, lines).movedAxis(from: -1, to: axis).elements
  }

  private func matches<R: RealScalar>(_ result: Tensor<R>, _ shape: [Int], _ expected: [R]) -> Bool {
    result.shape == shape && zip(result.elements, expected).allSatisfy(isNear)
  }

  @Test("softmax, log-softmax, layer norm and RMS norm along every axis in every layout", arguments: reducedShapes)
  func alongAxes(_ shape: [Int]) {
    for type in realTypes { check(type) }
    func check<E: RealScalar>(_: E.Type) {
      for (name, a) in reducedVariants(randomTensor(shape, of: E.self), filler: E.nan) {
        let before = a.elements
        for axis in a.shape.indices {
          let message: Comment = "\(E.self) \(name) along \(axis)"
          func exponentials(_ x: [E]) -> (terms: [E], sum: E) {
            let terms = x.map { E.exp($0) }
            return (terms, terms.reduce(0, +))
          }
          let soft = alongLines(a, axis) { x in exponentials(x).terms.map { $0 / exponentials(x).sum } }
          let logs = alongLines(a, axis) { x in x.map { $0 - E.log(exponentials(x).sum) } }
          #expect(matches(a.softmax(along: axis), a.shape, soft), message)
          #expect(matches((a + 0).softmax(along: axis - a.rank), a.shape, soft), message)
          #expect(matches(a.logSoftmax(along: axis), a.shape, logs), message)
          let (weight, bias) = (
            randomTensor([a.size(axis)], seed: 1, of: E.self), randomTensor([a.size(axis)], seed: 2, of: E.self)
          )
          func root(_ x: [E], _ center: E) -> E {
            (x.reduce(0) { $0 + ($1 - center) * ($1 - center) } / E(x.count) + 0.01).squareRoot()
          }
          let layer = alongLines(a, axis) { x -> [E] in
            let mean = x.reduce(0, +) / E(x.count)
            let scale = root(x, mean)
            return x.indices.map { (x[$0] - mean) / scale * weight[$0] + bias[$0] }
          }
          let rms = alongLines(a, axis) { x -> [E] in x.indices.map { x[$0] / root(x, 0) * weight[$0] } }
          #expect(matches(a.layerNorm(along: axis, weight: weight, bias: bias, epsilon: 0.01), a.shape, layer), message)
          #expect(matches(a.rmsNorm(along: axis, weight: weight, epsilon: 0.01), a.shape, rms), message)
        }
        #expect(a.elements == before)
      }
    }
  }

  @Test("log of sums of exponentials over every set of axes", arguments: reducedShapes)
  func logSumExp(_ shape: [Int]) {
    for type in realTypes { check(type) }
    func check<E: RealScalar>(_: E.Type) {
      for (name, a) in reducedVariants(randomTensor(shape, of: E.self), filler: E.nan) {
        for axes in axisSubsets(a.rank) {
          let lines = TensorLines(a, axes)
          let result = (a + 1000).logSumExp(over: axes)
          func expected(_ x: [E]) -> E { 1000 + E.log(x.reduce(0) { $0 + E.exp($1) }) }
          #expect(
            lines.give(result, expected) { ($0 - $1).magnitude <= 4000 * E.ulpOfOne || $0 == $1 },
            "\(name) over \(axes)")
        }
      }
    }
  }

  @Test("masked rows, infinities and NaN as in PyTorch")
  func special() {
    let x = Tensor<Float>(shape: [4, 2], [-.infinity, 0, -.infinity, -.infinity, .infinity, 0, .nan, 0])
    let soft = x.softmax()
    #expect(soft[0, 0] == 0 && soft[0, 1] == 1)
    #expect((1..<4).allSatisfy { soft[$0, 0].isNaN && soft[$0, 1].isNaN })
    let sums = x.logSumExp(over: 1)
    #expect(sums[0] == 0 && sums[1] == -.infinity && sums[2] == .infinity && sums[3].isNaN)
  }

  @Test("running sums and products along every axis in every layout", arguments: reducedShapes)
  func running(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let filler = E(real: .nan, imaginary: .nan)
      let whole = Tensor<E>(
        shape: shape, (0..<shape.reduce(1, *)).map { E(real: E.Real($0 % 5), imaginary: E.Real($0 % 3)) })
      let units = Tensor<E>(
        shape: shape, (0..<shape.reduce(1, *)).map { $0 % 3 == 0 ? E(real: 0, imaginary: 1) : E(-1) })
      for (name, a) in reducedVariants(whole, filler: filler) {
        for axis in a.shape.indices {
          let sums = alongLines(a, axis) { running($0, +) }
          #expect(a.cumulativeSum(along: axis).elements == sums, "\(E.self) \(name) along \(axis)")
        }
      }
      for (name, a) in reducedVariants(units, filler: filler) {
        for axis in a.shape.indices {
          let products = alongLines(a, axis) { running($0, *) }
          #expect(a.cumulativeProduct(along: axis).elements == products, "\(E.self) \(name) along \(axis)")
        }
      }
    }
    func running<E>(_ x: [E], _ combine: (E, E) -> E) -> [E] {
      var result: [E] = []
      for value in x { result.append(result.last.map { combine($0, value) } ?? value) }
      return result
    }
    let bytes = Tensor<UInt8>(shape: shape, (0..<shape.reduce(1, *)).map { UInt8($0 % 256) })
    for axis in bytes.shape.indices {
      let expected = alongLines(bytes, axis) { running($0.map(UInt64.init), &+) }
      #expect(bytes.cumulativeSum(along: axis).elements == expected)
      let products = alongLines(bytes, axis) { running($0.map(UInt64.init), &*) }
      #expect(bytes.cumulativeProduct(along: axis).elements == products)
    }
  }
}
