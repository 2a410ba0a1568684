import ComplexModule
import LinearAlgebra
import RealModule
import TestSupport
import Testing

@Suite("Operators of tensors")
struct TensorOperatorsTests {
  /// Ranks 0 to 5, with axes of length 1 and 0.
  static let shapes: [[Int]] = [
    [], [1], [5], [0], [2, 3], [3, 1], [4, 0], [2, 3, 4], [1, 3, 1], [2, 1, 3, 2], [2, 3, 1, 2, 3], [40, 70],
  ]

  /// Shapes that broadcast together.
  static let pairs: [([Int], [Int])] = [
    ([], [2, 3]), ([3], [2, 3]), ([2, 1], [2, 3]), ([2, 1], [1, 3]), ([4], [3, 1]), ([2, 3, 4], [3, 1]),
    ([2, 1, 4], [3, 1]), ([5, 1, 3, 1, 2], [4, 1, 3, 1]), ([0, 3], [1, 3]), ([2, 1], [2, 0]), ([1], [1, 1, 1]),
    ([3, 1, 1], [2]), ([70, 40], [40]),
  ]

  private struct Operation<E: Scalar> {
    let name: String
    let tensors: (Tensor<E>, Tensor<E>) -> Tensor<E>
    let scalars: (E, E) -> E
  }

  private func operations<E: Scalar>(_: E.Type) -> [Operation<E>] {
    [
      Operation(name: "+", tensors: { $0 + $1 }, scalars: { $0 + $1 }),
      Operation(name: "-", tensors: { $0 - $1 }, scalars: { $0 - $1 }),
      Operation(name: ".*", tensors: { $0 .* $1 }, scalars: { $0 * $1 }),
      Operation(name: "./", tensors: { $0 ./ $1 }, scalars: { $0 / $1 }),
    ]
  }

  @Test("Tensors of one shape are combined position by position, in every layout", arguments: shapes)
  func oneShape(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let (a, b) = (randomTensor(shape, seed: 1, of: E.self), randomTensor(shape, seed: 2, of: E.self))
      let nan = E(real: .nan, imaginary: .nan)
      for operation in operations(E.self) {
        let expected = naive(a, b, operation.scalars)
        for left in layoutVariants(of: a, filler: nan) {
          for right in layoutVariants(of: b, filler: nan) {
            let c = operation.tensors(left.tensor, right.tensor)
            #expect(isClose(c, expected), "\(operation.name), \(left.name), \(right.name)")
            #expect(left.tensor.elements == a.elements && right.tensor.elements == b.elements)
          }
        }
      }
    }
  }

  @Test("Axes are matched from the last, and those of length 1 are repeated", arguments: pairs)
  func broadcasting(_ shapeA: [Int], _ shapeB: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let (a, b) = (randomTensor(shapeA, seed: 1, of: E.self), randomTensor(shapeB, seed: 2, of: E.self))
      let nan = E(real: .nan, imaginary: .nan)
      for operation in operations(E.self) {
        for left in layoutVariants(of: a, filler: nan) {
          for right in layoutVariants(of: b, filler: nan) {
            let names = "\(operation.name), \(left.name), \(right.name)"
            #expect(
              isClose(operation.tensors(left.tensor, right.tensor), naive(a, b, operation.scalars)), "\(names)")
            #expect(
              isClose(operation.tensors(right.tensor, left.tensor), naive(b, a, operation.scalars)), "\(names)")
          }
        }
      }
    }
  }

  @Test("Scalars stand on both sides, and signs change", arguments: shapes)
  func scalars(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let a = randomTensor(shape, seed: 1, of: E.self)
      let s = E(real: 1.5, imaginary: 0.25)
      for (name, t) in layoutVariants(of: a, filler: E(real: .nan, imaginary: .nan)) {
        #expect(isClose(t + s, naive(a) { $0 + s }), "\(name)")
        #expect(isClose(s + t, naive(a) { s + $0 }), "\(name)")
        #expect(isClose(t - s, naive(a) { $0 - s }), "\(name)")
        #expect(isClose(s - t, naive(a) { s - $0 }), "\(name)")
        #expect(isClose(t .* s, naive(a) { $0 * s }), "\(name)")
        #expect(isClose(s .* t, naive(a) { s * $0 }), "\(name)")
        #expect(isClose(t * s, naive(a) { $0 * s }), "\(name)")
        #expect(isClose(s * t, naive(a) { s * $0 }), "\(name)")
        #expect(isClose(t ./ s, naive(a) { $0 / s }), "\(name)")
        #expect(isClose(s ./ t, naive(a) { s / $0 }), "\(name)")
        #expect(isClose(t / s, naive(a) { $0 / s }), "\(name)")
        #expect(isClose(-t, naive(a) { -$0 }), "\(name)")
        #expect(t.elements == a.elements)
      }
    }
  }

  @Test("Operators in place change this value alone", arguments: shapes)
  func inPlace(_ shape: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let (a, b) = (randomTensor(shape, seed: 1, of: E.self), randomTensor(shape, seed: 2, of: E.self))
      let s = E(real: 1.5, imaginary: 0.25)
      func first(_ x: E, _ y: E) -> E { (x + y - s) * y / s }
      func second(_ x: E, _ y: E) -> E { (x - y + s) / y * s }
      for (name, t) in layoutVariants(of: a, filler: E(real: .nan, imaginary: .nan)) {
        var shared = t
        shared += b
        shared -= s
        shared .*= b
        shared ./= s
        shared *= s
        shared /= s
        #expect(isClose(shared, naive(a, b, first), units: 40), "\(name)")
        #expect(t.elements == a.elements)
        var own = t.contiguousCopy()
        own -= b
        own += s
        own ./= b
        own .*= s
        #expect(isClose(own, naive(a, b, second), units: 40), "\(name)")
      }
    }
  }

  @Test("The result nests its axes as the operand that has its shape")
  func nesting() {
    let t = randomTensor([2, 3, 4], of: Float.self)
    let variant = layoutVariants(of: t, filler: 0)[1].tensor
    #expect(variant.strides == [1, 2, 6])
    #expect((variant + 1).strides == [1, 2, 6])
    #expect((variant + variant).strides == [1, 2, 6])
    let row = randomTensor([4], of: Float.self)
    #expect((row + variant).strides == [1, 2, 6])
    #expect((t + variant).strides == [12, 4, 1])
  }

  @Test("Shapes that do not broadcast end the process with both of them in the message")
  func mismatch() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Tensor<Float>.zeros(2, 3) + Tensor<Float>.zeros(4, 3)
    }
    let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(text.contains("(2, 3)") && text.contains("(4, 3)"))
    let target = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var a = Tensor<Float>.zeros(3)
      a += Tensor<Float>.zeros(2, 3)
    }
    let other = String(decoding: target?.standardErrorContent ?? [], as: UTF8.self)
    #expect(other.contains("(2, 3)") && other.contains("(3)"))
  }

  @Test("Integers wrap around")
  func integers() {
    func check<E: NumericTensorElement & FixedWidthInteger>(_: E.Type) {
      let values: [E] = [.min, .min + 1, 0, 1, 2, 3, 7, .max / 2, .max - 1, .max]
      let a = Tensor<E>(shape: [10, 1], values)
      let b = Tensor<E>(shape: [10], values.reversed())
      #expect((a + b).elements == naive(a, b, &+).elements)
      #expect((a - b).elements == naive(a, b, &-).elements)
      #expect((a .* b).elements == naive(a, b, &*).elements)
      #expect((a + 3).elements == values.map { $0 &+ 3 })
      #expect((3 - a).elements == values.map { 3 &- $0 })
      #expect((a * 3).elements == values.map { $0 &* 3 })
      #expect((-a).elements == values.map { 0 &- $0 })
      var c = a
      c += b[at: [0]]
      c .*= a
      #expect(c.elements == values.map { ($0 &+ .max) &* $0 })
    }
    check(Int8.self)
    check(Int16.self)
    check(Int32.self)
    check(Int64.self)
    check(UInt8.self)
    check(UInt16.self)
    check(UInt32.self)
    check(UInt64.self)
  }
}
