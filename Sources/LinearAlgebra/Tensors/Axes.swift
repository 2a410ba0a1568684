/// A number for each axis of a tensor: lengths, strides or positions. Up to eight lie in the value itself.
package struct Axes: Sendable {
  private static let inlineCapacity = 8

  package private(set) var count: Int
  /// A vector, since a number in it is read and written where it lies, and a tuple would be copied for each.
  private var inline = SIMD8<Int>.zero
  /// All numbers, where there are more than fit.
  private var spilled: [Int] = []

  package init(repeating value: Int, count: Int) {
    self.count = count
    if count > Self.inlineCapacity {
      spilled = [Int](repeating: value, count: count)
    } else {
      inline = SIMD8(repeating: value)
    }
  }

  package init() { count = 0 }

  package init(_ values: some Collection<Int>) {
    self.init(repeating: 0, count: values.count)
    for (i, value) in values.enumerated() { self[i] = value }
  }

  package mutating func append(_ value: Int) { insert(value, at: count) }

  package mutating func insert(_ value: Int, at position: Int) {
    if count < Self.inlineCapacity {
      count += 1
      for i in Swift.stride(from: count - 1, to: position, by: -1) { self[i] = self[i - 1] }
      self[position] = value
    } else {
      if count == Self.inlineCapacity { spilled = Array(self) }
      spilled.insert(value, at: position)
      count += 1
    }
  }

  @discardableResult
  package mutating func remove(at position: Int) -> Int {
    let removed = self[position]
    if count > Self.inlineCapacity {
      spilled.remove(at: position)
      count -= 1
      if count == Self.inlineCapacity { self = Axes(spilled) }
    } else {
      for i in position..<count - 1 { self[i] = self[i + 1] }
      count -= 1
    }
    return removed
  }
}

extension Axes: RandomAccessCollection, MutableCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(position: Int) -> Int {
    get {
      precondition(position >= 0 && position < count, "there is no axis \(position) among \(count)")
      if count > Self.inlineCapacity { return spilled[position] }
      return inline[position]
    }
    set {
      precondition(position >= 0 && position < count, "there is no axis \(position) among \(count)")
      if count > Self.inlineCapacity {
        spilled[position] = newValue
      } else {
        inline[position] = newValue
      }
    }
  }
}

extension Axes: Hashable, ExpressibleByArrayLiteral, CustomStringConvertible {
  package init(arrayLiteral elements: Int...) { self.init(elements) }

  package static func == (a: Axes, b: Axes) -> Bool {
    guard a.count == b.count else { return false }
    guard a.count <= inlineCapacity else { return a.spilled == b.spilled }
    for axis in 0..<a.count where a.inline[axis] != b.inline[axis] { return false }
    return true
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for value in self { hasher.combine(value) }
  }

  /// As in `(2, 3, 4)`.
  package var description: String { "(" + map(String.init).joined(separator: ", ") + ")" }
}
