import CVectorMath
import Testing

@Suite("Integer arithmetic, minima and maxima")
struct CombinationTests {
  func check<T: Element>(_ values: [T], _ same: (T, T) -> Bool, _ operations: [(vm_operation, (T, T) -> T)]) {
    var source = Source()
    for n in [0, 1, 2, 7, 33, 64, 65, 600] {
      let x = (0..<n).map { _ in values[source.below(values.count)] }
      let y = (0..<n).map { _ in values[source.below(values.count)] }
      for (left, right) in Operand.pairs(x, y) {
        for (operation, reference) in operations {
          var result = [T](repeating: values[0], count: n + 1)
          vm_combine(&result, operation, T.kind, left.elements, left.step, right.elements, right.step, n)
          let matches = (0..<n).allSatisfy { same(result[$0], reference(left[$0], right[$0])) }
          #expect(matches && same(result[n], values[0]), "\(T.self) \(operation) \(left.step) \(right.step) \(n)")
        }
      }
      guard n > 0 else { continue }
      for (operation, reference) in operations {
        var result = x
        result.withUnsafeMutableBufferPointer { inPlace in
          if let start = inPlace.baseAddress { vm_combine(start, operation, T.kind, y, 1, start, 1, n) }
        }
        #expect((0..<n).allSatisfy { same(result[$0], reference(y[$0], x[$0])) }, "\(T.self) \(operation) in place")
      }
    }
  }

  func check<T: Element & FixedWidthInteger>(integer: T.Type) {
    check(
      T.awkward, { $0 == $1 },
      [
        (VM_ADD, { $0 &+ $1 }), (VM_SUBTRACT, { $0 &- $1 }), (VM_MULTIPLY, { $0 &* $1 }), (VM_MINIMUM, { min($0, $1) }),
        (VM_MAXIMUM, { max($0, $1) }), (VM_AND, { $0 & $1 }), (VM_OR, { $0 | $1 }), (VM_XOR, { $0 ^ $1 }),
      ])
    let x = T.awkward
    var result = x
    vm_integer_negate(&result, T.kind, x, x.count)
    #expect(result == x.map { 0 &- $0 })
    vm_integer_abs(&result, T.kind, x, x.count)
    #expect(result == x.map { $0 < 0 ? 0 &- $0 : $0 })
    let (low, high): (T, T) = (3, 50)
    withUnsafePointer(to: low) { low in
      withUnsafePointer(to: high) { high in vm_clamp(&result, T.kind, x, low, high, x.count) }
    }
    #expect(result == x.map { min(max($0, low), high) })
  }

  @Test("integers of every type wrap around, with vectors and scalars, in place too")
  func integers() {
    check(integer: Int8.self)
    check(integer: Int16.self)
    check(integer: Int32.self)
    check(integer: Int64.self)
    check(integer: UInt8.self)
    check(integer: UInt16.self)
    check(integer: UInt32.self)
    check(integer: UInt64.self)
    check(
      Bool.awkward, { $0 == $1 }, [(VM_AND, { $0 && $1 }), (VM_OR, { $0 || $1 }), (VM_XOR, { $0 != $1 })])
  }

  func check<T: Element & BinaryFloatingPoint>(real: T.Type) {
    check(
      T.awkward, same,
      [
        (VM_MINIMUM, { $0.isNaN || $1.isNaN ? .nan : min($0, $1) }),
        (VM_MAXIMUM, { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }),
        (VM_ADD, { $0 + $1 }), (VM_SUBTRACT, { $0 - $1 }), (VM_MULTIPLY, { $0 * $1 }),
      ])
    let x = T.awkward
    var result = x
    let (low, high): (T, T) = (-1, 50)
    withUnsafePointer(to: low) { low in
      withUnsafePointer(to: high) { high in vm_clamp(&result, T.kind, x, low, high, x.count) }
    }
    #expect(same(result, x.map { $0.isNaN ? $0 : min(max($0, low), high) }), "\(T.self)")
  }

  @Test("NaN wins in minima and maxima, and stays when clamped")
  func reals() {
    check(real: Float.self)
    check(real: Double.self)
    #if !(os(macOS) && arch(x86_64))
      check(real: Float16.self)
    #endif
    let float: (Brain) -> Float = \.float
    check(
      Brain.awkward, { same($0.float, $1.float) },
      [
        (VM_MAXIMUM, { float($0).isNaN || float($0) > float($1) ? $0 : $1 }),
        (VM_SUBTRACT, { Brain(nearest: .floating(Double(float($0)) - Double(float($1)))) }),
      ])
  }
}
