import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Order along axes of tensors")
struct TensorSortingTests {
  static let types: [any OrderedTensorElement.Type] = [
    Float.self, Double.self, BFloat16.self, Int8.self, UInt8.self, Int16.self, UInt16.self, Int32.self, UInt32.self,
    Int64.self, UInt64.self,
  ]

  /// Lines with equal elements, both zeros, infinities and NaN of both signs where the type has them.
  private static func lines<E: OrderedTensorElement>(_ shape: [Int], _ spread: UInt64) -> Tensor<E> {
    var generator = RandomGenerator(seed: 11)
    let elements = (0..<shape.reduce(1, *)).map { _ -> E in
      let bits = generator.next()
      let specials: [Float] = [
        .nan, -.nan, .infinity, -.infinity, 0, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      ]
      let isSpecial = bits % 11 == 0
      let special = specials[Int(bits >> 8 & 7)]
      let number = Int64(truncatingIfNeeded: bits >> 16) % Int64(clamping: spread)
      switch E.self {
      case is Float.Type: return (isSpecial ? special : Float(number)) as? E ?? .zero
      case is Double.Type: return (isSpecial ? Double(special) : Double(number)) as? E ?? .zero
      case is BFloat16.Type: return BFloat16(isSpecial ? special : Float(number)) as? E ?? .zero
      default: return bitCast(number)
      }
    }
    return Tensor(shape: shape, elements)
  }

  /// The lowest bytes as an integer.
  private static func bitCast<E: OrderedTensorElement>(_ number: Int64) -> E {
    withUnsafeBytes(of: number) { $0.loadUnaligned(as: E.self) }
  }

  /// Whether a stands before b: NaN is the greatest.
  private static func precedes<E: OrderedTensorElement>(_ a: E, _ b: E) -> Bool {
    a != a ? false : b != b ? true : a < b
  }

  private static func areSame<E: Equatable>(_ a: [E], _ b: [E]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0 == $1 || $0 != $0 && $1 != $1 }
  }

  @Test("Order, its indices and the first k are those of a stable sort", arguments: [1, 2, 15, 70, 300, 600])
  func againstStableSort(_ length: Int) throws {
    for type in Self.types { try check(type) }
    func check<E: OrderedTensorElement>(_: E.Type) throws {
      for (axis, shape) in [[length, 2], [3, length]].enumerated() {
        for spread in [5, UInt64.max] {
          let t: Tensor<E> = Self.lines(shape, spread)
          for (name, t) in layoutVariants(of: t, filler: .one) {
            for descending in [false, true] {
              let (sorted, order) = (
                t.sorted(axis: axis, descending: descending), t.argsorted(axis: axis, descending: descending)
              )
              #expect(sorted.shape == shape)
              #expect(sorted.isContiguous)
              let k = min(length, 7)
              let top = t.topK(k, axis: axis, largest: descending)
              for (line, elements) in t.unstacked(axis: 1 - axis).map(\.elements).enumerated() {
                let expected = elements.indices.sorted { i, j in
                  let isBefore = Self.precedes(elements[i], elements[j])
                  let isAfter = Self.precedes(elements[j], elements[i])
                  return descending ? isAfter || !isBefore && i < j : isBefore || !isAfter && i < j
                }
                func ofLine<T>(_ tensor: Tensor<T>) -> [T] { tensor.unstacked(axis: 1 - axis)[line].elements }
                #expect(ofLine(order) == expected.map { Int64($0) }, "\(E.self) \(name)")
                #expect(Self.areSame(ofLine(sorted), expected.map { elements[$0] }), "\(E.self) \(name)")
                #expect(ofLine(top.indices) == expected.prefix(k).map { Int64($0) }, "\(E.self) \(name)")
                #expect(Self.areSame(ofLine(top.values), expected.prefix(k).map { elements[$0] }), "\(E.self) \(name)")
              }
            }
          }
        }
      }
    }
  }

  @Test("All k of topK are the order")
  func all() {
    let t: Tensor<Float> = Self.lines([4, 200], .max)
    #expect(t.topK(200).indices == t.argsorted(descending: true))
    #expect(t.topK(200, largest: false).indices == t.argsorted())
    #expect(t.topK(0).values.shape == [4, 0])
  }

  @Test("Empty lines, lines of one element, and broadcast ones")
  func degenerate() {
    #expect(Tensor<Float>(shape: [3, 0], []).sorted().shape == [3, 0])
    #expect(Tensor<Float>(shape: [0, 3], []).argsorted().shape == [0, 3])
    #expect(Tensor<Float>(shape: [0, 3], []).topK(2).indices.shape == [0, 2])
    let t: Tensor<Int16> = [[3], [1], [2]]
    #expect(t.sorted() == t)
    #expect(t.sorted(axis: 0) == [[1], [2], [3]])
    #expect(t.broadcast(to: [3, 2]).sorted(axis: 0, descending: true) == [[3, 3], [2, 2], [1, 1]])
    #expect(t.broadcast(to: [3, 2]).argsorted(axis: 1) == [[0, 1], [0, 1], [0, 1]])
  }

  @Test("Truth values are sorted false first, complex numbers by real and then imaginary part, NaN last")
  func others() {
    let truths: Tensor<Bool> = [[true, false, true], [false, true, false]]
    #expect(truths.sorted() == [[false, true, true], [false, false, true]])
    #expect(truths.argsorted(axis: 1, descending: true) == [[0, 2, 1], [1, 0, 2]])
    let numbers: [Complex<Double>] = [
      Complex(1, 2), Complex(.nan, 0), Complex(1, .nan), Complex(0, 5), Complex(1, -2), Complex(1, 2),
    ]
    let order: [Int64] = [3, 4, 0, 5, 2, 1]
    let rows = Tensor(shape: [2, 6], numbers + numbers)
    #expect(rows.argsorted().elements == order + order)
    #expect(rows.transposed(0, 1).argsorted(axis: 0).unstacked(axis: 1)[1].elements == order)
    #expect(rows.unstacked()[0].argsorted(descending: true).elements == [1, 2, 0, 5, 4, 3])
    let sorted = rows.sorted().unstacked()[0].elements
    #expect(Array(sorted.prefix(4)) == [numbers[3], numbers[4], numbers[0], numbers[5]])
    let (beforeLast, last) = (sorted[4].rawStorage, sorted[5].rawStorage)
    #expect(beforeLast.x == 1 && beforeLast.y.isNaN && last.x.isNaN && last.y == 0)
  }

  @Test("The sorted source is left as it is, and both zeros are kept")
  func untouched() {
    let t: Tensor<Double> = [2, 0.0, -0.0, 1]
    let sorted = t.sorted()
    #expect(t.elements == [2, 0, 0, 1])
    #expect(sorted.elements == [0, 0, 1, 2])
    #expect(sorted.elements.prefix(2).count { $0.sign == .minus } == 1)
    #expect(t.argsorted().elements == [1, 2, 3, 0])
  }
}
