import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Means, variances, extrema and norms over axes")
struct TensorStatisticsTests {
  private func isNear<R: RealScalar>(_ a: R, _ b: R) -> Bool {
    (a.isNaN && b.isNaN) || a == b || (a - b).magnitude <= 32 * R.ulpOfOne * Swift.max(1, b.magnitude)
  }

  @Test("means and variances of every set of axes in every layout", arguments: reducedShapes)
  func moments(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let filler = E(real: .nan, imaginary: .nan)
      for (name, a) in reducedVariants(randomTensor(shape, of: E.self), filler: filler) {
        for axes in axisSubsets(a.rank) {
          let lines = TensorLines(a, axes)
          let message: Comment = "\(E.self) \(name) over \(axes)"
          func mean(_ x: [E]) -> E { x.reduce(0, +) / E(E.Real(x.count)) }
          func variance(_ x: [E], _ correction: E.Real) -> E.Real {
            let center = mean(x)
            let squares = x.map { x in (x - center).modulus * (x - center).modulus }
            return squares.reduce(0, +) / Swift.max(0, E.Real(x.count) - correction)
          }
          let means = lines.give(a.mean(over: axes), mean) {
            isNear($0.real, $1.real) && isNear($0.imaginary, $1.imaginary)
          }
          #expect(means, message)
          for correction: E.Real in [0, 1] {
            let kept = a.variance(over: axes, keepingAxes: true, correction: correction)
            let deviation = a.standardDeviation(over: axes, correction: correction)
            #expect(lines.give(kept, keepingAxes: true, { variance($0, correction) }, isNear), message)
            #expect(lines.give(deviation, { variance($0, correction).squareRoot() }, isNear), message)
          }
        }
      }
    }
  }

  @Test("a variance far from zero does not cancel")
  func offset() {
    let x = randomTensor([500, 3], of: Double.self)
    let shifted = x + 1e8
    #expect((shifted.variance() - x.variance()).magnitude <= 1e-7)
    let columns = zip(shifted.variance(over: 0).elements, x.variance(over: 0).elements)
    #expect(columns.allSatisfy { ($0 - $1).magnitude <= 1e-7 })
  }

  /// The first index of the best, NaN being best.
  private func first<T: Comparable>(_ x: [T], _ beats: (T, T) -> Bool) -> Int64 {
    var best = 0
    for i in x.indices where beats(x[i], x[best]) || (x[i] != x[i] && x[best] == x[best]) { best = i }
    return Int64(best)
  }

  private func checkExtrema<E: OrderedTensorElement>(_ t: Tensor<E>, filler: E) {
    func same(_ x: E, _ y: E) -> Bool { x == y || (x != x && y != y) }
    for (name, a) in reducedVariants(t, filler: filler) {
      for axes in axisSubsets(a.rank) where axes.allSatisfy({ a.size($0) > 0 }) {
        let lines = TensorLines(a, axes)
        let message: Comment = "\(E.self) \(name) of \(a.shape) over \(axes)"
        #expect(lines.give(a.minimum(over: axes), { $0[Int(first($0, <))] }, same), message)
        let greatest = a.maximum(over: axes, keepingAxes: true)
        #expect(lines.give(greatest, keepingAxes: true, { $0[Int(first($0, >))] }, same), message)
        #expect(lines.give(a.argmin(over: axes)) { first($0, <) }, message)
        let place = a.argmax(over: axes, keepingAxes: true)
        #expect(lines.give(place, keepingAxes: true) { first($0, >) }, message)
      }
      guard !a.isEmpty else { continue }
      #expect(a.argmax() == first(a.elements, >) && a.argmin() == first(a.elements, <))
      #expect(same(a.maximum(), a.elements[a.argmax()]) && same(a.minimum(), a.elements[a.argmin()]))
    }
  }

  @Test("the smallest and largest and their first places; NaN wins", arguments: reducedShapes)
  func extrema(_ shape: [Int]) {
    var generator = SplitMix(seed: 3)
    func numbers() -> [Int] { (0..<shape.reduce(1, *)).map { _ in Int.random(in: 0...9, using: &generator) } }
    checkExtrema(Tensor(shape: shape, numbers().map(Float.init)), filler: .nan)
    checkExtrema(Tensor(shape: shape, numbers().map { $0 == 9 ? Double.nan : Double($0) }), filler: .infinity)
    checkExtrema(Tensor(shape: shape, numbers().map { Int32($0) - 4 }), filler: .max)
    checkExtrema(Tensor(shape: shape, numbers().map(UInt8.init)), filler: 0)
    checkExtrema(Tensor(shape: shape, numbers().map { BFloat16(Float($0)) }), filler: BFloat16(.nan))
  }

  @Test("norms along every set of axes are those of the lines as vectors", arguments: reducedShapes)
  func norms(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let filler = E(real: .nan, imaginary: .nan)
      for (name, a) in reducedVariants(randomTensor(shape, of: E.self), filler: filler) {
        for axes in axisSubsets(a.rank) {
          let lines = TensorLines(a, axes)
          for norm: VectorNorm in [.one, .two, .infinity, .p(3), .p(0)] {
            let kept = lines.give(a.norm(norm, over: axes), { Vector($0).norm(norm) }, isNear)
            let dropped = lines.give(
              a.norm(norm, over: axes, keepingAxes: true), keepingAxes: true, { Vector($0).norm(norm) }, isNear)
            #expect(kept && dropped, "\(E.self) \(name) \(norm) over \(axes)")
          }
        }
      }
    }
  }

  @Test("Euclidean norms neither overflow nor underflow; infinity and NaN stay")
  func extremeNorms() {
    let x = Tensor<Double>(shape: [5, 2], [3e200, 4e200, 3e-200, 4e-200, 0, 0, -.infinity, 1, .nan, 1])
    let norms = x.norm(over: 1).elements
    let expected: [Double] = [5e200, 5e-200, 0, .infinity]
    #expect(
      zip(norms, expected).allSatisfy { isNear($0 / Swift.max($1, 1e-300), $1 / Swift.max($1, 1e-300)) || $0 == $1 })
    #expect(norms[4].isNaN)
  }
}
