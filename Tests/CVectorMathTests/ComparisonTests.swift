import CVectorMath
import Testing

/// Elements or one that stands for all of them: as long as the other operand, with step 1 or 0.
struct Operand<T> {
  let elements: [T]
  let step: Int

  subscript(i: Int) -> T { elements[i * step] }

  /// Both vectors, a scalar on either side, and two scalars.
  static func pairs(_ x: [T], _ y: [T]) -> [(Operand, Operand)] {
    guard !x.isEmpty else { return [(Operand(elements: x, step: 1), Operand(elements: y, step: 1))] }
    return [(1, 1), (1, 0), (0, 1), (0, 0)].map { (Operand(elements: x, step: $0.0), Operand(elements: y, step: $0.1)) }
  }
}

@Suite("Comparisons, selection and truth values")
struct ComparisonTests {
  static let lengths = [0, 1, 2, 7, 33, 64, 65, 300, 1100]

  func check<T: Element>(
    _ kind: vm_kind, _ values: [T], _ operations: [(vm_comparison, (T, T) -> Bool)]
  ) {
    var source = Source()
    for n in Self.lengths {
      let x = (0..<n).map { _ in values[source.below(values.count)] }
      let y = x.map { source.below(3) == 0 ? $0 : values[source.below(values.count)] }
      for (left, right) in Operand.pairs(x, y) {
        for (operation, reference) in operations {
          var result = [UInt8](repeating: 9, count: n + 1)
          vm_compare(&result, operation, kind, left.elements, left.step, right.elements, right.step, n)
          let expected = (0..<n).map { reference(left[$0], right[$0]) ? 1 : 0 } + [9]
          #expect(result.map(Int.init) == expected, "\(T.self) \(operation) \(left.step) \(right.step) \(n)")
        }
      }
    }
  }

  func check<T: Element & Comparable>(ordered: T.Type) {
    check(T.kind, T.awkward, [(VM_EQ, ==), (VM_NE, !=), (VM_LT, <), (VM_LE, <=), (VM_GT, >), (VM_GE, >=)])
  }

  @Test("comparisons of all types that have an order, with vectors and scalars, NaN among them")
  func ordered() {
    check(ordered: Float.self)
    check(ordered: Double.self)
    check(ordered: Int8.self)
    check(ordered: Int16.self)
    check(ordered: Int32.self)
    check(ordered: Int64.self)
    check(ordered: UInt8.self)
    check(ordered: UInt16.self)
    check(ordered: UInt32.self)
    check(ordered: UInt64.self)
    #if !(os(macOS) && arch(x86_64))
      check(ordered: Float16.self)
    #endif
    check(
      VM_BF16, Brain.awkward,
      [(VM_EQ, { $0.float == $1.float }), (VM_LT, { $0.float < $1.float }), (VM_GE, { $0.float >= $1.float })])
    check(VM_BOOL, Bool.awkward, [(VM_EQ, ==), (VM_NE, !=), (VM_LT, { !$0 && $1 }), (VM_LE, { !$0 || $1 })])
  }

  func check<T: BinaryFloatingPoint & Sendable & BitwiseCopyable>(complex kind: vm_kind, _: T.Type) {
    var source = Source()
    for n in Self.lengths {
      let values: [T] = [0, -0.0, 1, .nan, .infinity]
      let x = (0..<n).map { _ in Pair(re: values[source.below(5)], im: values[source.below(5)]) }
      let y = (0..<n).map { _ in Pair(re: values[source.below(5)], im: values[source.below(5)]) }
      for (left, right) in Operand.pairs(x, y) {
        for operation in [VM_EQ, VM_NE] {
          var result = [UInt8](repeating: 9, count: n + 1)
          vm_compare(&result, operation, kind, left.elements, left.step, right.elements, right.step, n)
          let wanted = operation == VM_EQ
          let expected = (0..<n).map { i -> Int in
            let equal = left[i].re == right[i].re && left[i].im == right[i].im
            return equal == wanted ? 1 : 0
          }
          #expect(result.map(Int.init) == expected + [9])
        }
      }
    }
  }

  @Test("complex numbers are equal where both parts are")
  func complex() {
    check(complex: VM_C32, Float.self)
    check(complex: VM_C64, Double.self)
  }

  func checkSelection<T: Equatable & BitwiseCopyable>(_ make: (Int) -> T) {
    let size = MemoryLayout<T>.stride
    var source = Source()
    for n in Self.lengths {
      let (x, y) = ((0..<n).map { make($0) }, (0..<n).map { make($0 + 5000) })
      let mask = (0..<n).map { _ in UInt8(source.below(2)) }
      for (left, right) in Operand.pairs(x, y) {
        for (mask, step) in [(mask, 1), ([0], 0), ([1], 0)] {
          var result = [T](repeating: make(77), count: n + 1)
          vm_select(&result, size, mask, step, left.elements, left.step, right.elements, right.step, n)
          let expected = (0..<n).map { mask[$0 * step] == 1 ? left[$0] : right[$0] } + [make(77)]
          #expect(result == expected, "\(size) bytes, steps \(step) \(left.step) \(right.step), \(n)")
        }
      }
    }
  }

  @Test("selection takes elements of every size from the first or the second operand")
  func selection() {
    checkSelection { UInt8(truncatingIfNeeded: $0 &* 3) }
    checkSelection { UInt16($0) }
    checkSelection { Float($0) }
    checkSelection { Double($0) }
    checkSelection { SIMD2<Double>(Double($0), -Double($0)) }
  }

  @Test("all, any, count and not of truth values")
  func truthValues() {
    for n in [0, 1, 2, 63, 64, 100, 4096, 5000, 16320, 16400, 40000] {
      let ones = [UInt8](repeating: 1, count: n)
      let zeros = [UInt8](repeating: 0, count: n)
      #expect(vm_all(ones, n) == 1 && vm_any(zeros, n) == 0)
      #expect(vm_count(ones, n) == n && vm_count(zeros, n) == 0)
      for place in [0, n / 2, n - 1] where place >= 0 && place < n {
        var (x, y) = (ones, zeros)
        x[place] = 0
        y[place] = 1
        #expect(vm_all(x, n) == 0 && vm_any(y, n) == 1)
        #expect(vm_count(x, n) == n - 1 && vm_count(y, n) == 1)
        var negated = x
        vm_not(&negated, x, n)
        #expect(negated == y)
      }
    }
  }
}
