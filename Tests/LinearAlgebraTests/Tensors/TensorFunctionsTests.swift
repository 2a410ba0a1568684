import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Functions of tensors")
struct TensorFunctionsTests {
  static let shapes = TensorOperatorsTests.shapes

  @Test("Functions are applied to each element, in every layout", arguments: shapes)
  func elementaryFunctions(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let a = randomTensor(shape, seed: 1, of: E.self)
      let functions: [(ElementaryFunction, (E) -> E)] = [
        (.exp, { .exp($0) }), (.sin, { .sin($0) }), (.tanh, { .tanh($0) }), (.squareRoot, { .sqrt($0) }),
        (.reciprocal, { 1 / $0 }), (.power(3), { $0 * $0 * $0 }),
      ]
      for (function, scalar) in functions {
        let argument = function == .squareRoot ? a .* a : a
        for (name, t) in layoutVariants(of: argument, filler: E(real: .nan, imaginary: .nan)) {
          let expected = naive(argument, scalar)
          #expect(isClose(t.map(function), expected, units: 16), "\(function), \(name)")
          var target = Tensor(shape: shape, repeating: E(real: .nan, imaginary: .nan))
          t.map(function, into: &target)
          #expect(target.elements == t.map(function).elements, "\(function), \(name)")
          #expect(t.elements == argument.elements)
        }
      }
    }
  }

  @Test("Activations are what their formulas say, in every layout", arguments: shapes)
  func realFunctions(_ shape: [Int]) {
    for type in realTypes { check(type) }
    func check<E: RealScalar>(_: E.Type) {
      let a = randomTensor(shape, seed: 1, of: E.self)
      let functions: [(RealFunction, (E) -> E)] = [
        (.erf, { .erf($0) }), (.sigmoid, { 1 / (1 + .exp(-$0)) }), (.silu, { $0 / (1 + .exp(-$0)) }),
        (.gelu, { $0 * .erfc(-$0 / .sqrt(2)) / 2 }), (.relu, { $0 > 0 ? $0 : 0 }),
      ]
      for (function, scalar) in functions {
        for (name, t) in layoutVariants(of: a, filler: .nan) {
          #expect(isClose(t.map(function), naive(a, scalar), units: 8), "\(function), \(name)")
          var target = t
          t.map(function, into: &target)
          #expect(target.elements == t.map(function).elements, "\(function), \(name)")
          #expect(t.elements == a.elements)
        }
      }
    }
  }

  @Test("Powers take scalars and tensors as exponents", arguments: TensorOperatorsTests.pairs)
  func powers(_ shapeA: [Int], _ shapeB: [Int]) {
    for type in realTypes { check(type) }
    func check<E: RealScalar>(_: E.Type) {
      let a = randomTensor(shapeA, seed: 1, of: E.self).abs()
      let b = randomTensor(shapeB, seed: 2, of: E.self)
      #expect(isClose(a.power(b), naive(a, b) { .pow($0, $1) }, units: 8))
      #expect(isClose(a.power(0.5), naive(a) { .sqrt($0) }, units: 8))
      #expect(isClose(b.power(2), naive(b) { $0 * $0 }, units: 8))
      var target = Tensor(shape: broadcastShape(shapeA, shapeB), repeating: E.nan)
      a.power(b, into: &target)
      #expect(target.elements == a.power(b).elements)
      var other = Tensor(shape: shapeA, repeating: E.nan)
      a.power(0.5, into: &other)
      #expect(other.elements == a.power(0.5).elements)
    }
  }

  @Test("combine(into:) writes each operation into a tensor of the right shape", arguments: TensorOperatorsTests.pairs)
  func intoForms(_ shapeA: [Int], _ shapeB: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let (a, b) = (randomTensor(shapeA, seed: 1, of: E.self), randomTensor(shapeB, seed: 2, of: E.self))
      let nan = E(real: .nan, imaginary: .nan)
      let shape = broadcastShape(shapeA, shapeB)
      for (name, variant) in layoutVariants(of: Tensor(shape: shape, repeating: nan), filler: nan) {
        var target = variant
        a.combine(.add, b, into: &target)
        #expect(target.elements == (a + b).elements, "\(name)")
        a.combine(.divide, b, into: &target)
        #expect(target.elements == (a ./ b).elements, "\(name)")
        #expect(variant.elements.allSatisfy { !$0.isFinite }, "copies are not written")
      }
      var target = a
      a.combine(.subtract, 3, into: &target)
      #expect(target.elements == (a - 3).elements)
    }
  }

  @Test("Minima, maxima and clamping keep NaN", arguments: TensorOperatorsTests.pairs)
  func extrema(_ shapeA: [Int], _ shapeB: [Int]) {
    for type in realTypes { check(type) }
    func check<E: RealScalar>(_: E.Type) {
      let (a, b) = (randomTensor(shapeA, seed: 1, of: E.self), randomTensor(shapeB, seed: 2, of: E.self))
      for left in layoutVariants(of: a, filler: .nan) {
        for right in layoutVariants(of: b, filler: .nan) {
          let names = "\(left.name), \(right.name)"
          #expect(pointwiseMin(left.tensor, right.tensor).elements == naive(a, b, Swift.min).elements, "\(names)")
          #expect(pointwiseMax(left.tensor, right.tensor).elements == naive(a, b, Swift.max).elements, "\(names)")
          var target = Tensor(shape: broadcastShape(shapeA, shapeB), repeating: E.nan)
          pointwiseMin(left.tensor, right.tensor, into: &target)
          #expect(target.elements == naive(a, b, Swift.min).elements, "\(names)")
          pointwiseMax(left.tensor, right.tensor, into: &target)
          #expect(target.elements == naive(a, b, Swift.max).elements, "\(names)")
        }
        let clamped = a.elements.map { Swift.min(Swift.max($0, -0.25), 0.5) }
        #expect(left.tensor.clamped(to: -0.25...0.5).elements == clamped)
        var target = left.tensor
        left.tensor.clamped(to: -0.25...0.5, into: &target)
        #expect(target.elements == clamped && left.tensor.elements == a.elements)
      }
    }
    let t = Tensor<Float>(shape: [3], [1, .nan, -2])
    #expect(pointwiseMin(t, Tensor(0)).elements[1].isNaN)
    #expect(pointwiseMax(Tensor(0), t).elements[1].isNaN)
    #expect(t.clamped(to: -1...1).elements[1].isNaN)
  }

  @Test("Halves and integers have an order and absolute values")
  func otherElements() {
    let halves: Tensor<BFloat16> = [1.5, -2, 0]
    #expect(pointwiseMax(halves, Tensor(1)).elements == [1.5, 1, 1])
    #expect(halves.clamped(to: -1...1).elements == [1, -1, 0])
    let integers: Tensor<Int8> = [5, -7, -128]
    #expect(integers.abs().elements == [5, 7, -128])
    #expect(pointwiseMin(integers, Tensor(0)).elements == [0, -7, -128])
    #expect(integers.clamped(to: -8...4).elements == [4, -7, -8])
    let unsigned = Tensor<UInt64>(shape: [2], [.max, 3])
    #expect(pointwiseMax(unsigned, Tensor(4)).elements == [.max, 4])
    #expect(unsigned.abs().elements == unsigned.elements)
  }

  @Test("Real and imaginary parts, conjugates and moduli, in every layout", arguments: shapes)
  func parts(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let a = randomTensor(shape, seed: 1, of: E.self)
      for (name, t) in layoutVariants(of: a, filler: E(real: .nan, imaginary: .nan)) {
        #expect(t.real.elements == a.elements.map(\.real), "\(name)")
        #expect(t.imaginary.elements == a.elements.map(\.imaginary), "\(name)")
        #expect(t.conjugated().elements == a.elements.map(\.conjugate), "\(name)")
        #expect(isClose(t.abs(), naive(a, \.modulus)), "\(name)")
        #expect(Tensor<E>(real: t.real, imaginary: t.imaginary).elements == a.elements, "\(name)")
      }
    }
  }
}
