import ArgumentParser
import LinearAlgebra

/// A part of a tensor as NumPy's brackets have it: `1:5,:,-1`, `...,0`, `::-1`, `None,:`.
struct SliceList: ExpressibleByArgument {
  /// What is taken of an axis.
  private enum Part {
    case index(Int)
    case range(from: Int?, to: Int?, by: Int)
    case ellipsis, newAxis
  }

  private let parts: [Part]

  init?(argument: String) {
    guard let texts = argument.listParts else { return nil }
    var parts: [Part] = []
    for text in texts {
      guard let part = Self.part(text) else { return nil }
      parts.append(part)
    }
    self.parts = parts
    guard texts.count(where: { $0 == "..." }) <= 1 else { return nil }
  }

  private static func part(_ text: String) -> Part? {
    switch text {
    case "...": return .ellipsis
    case "None", "newaxis": return .newAxis
    default: break
    }
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    let numbers = fields.map { Int($0) }
    guard zip(fields, numbers).allSatisfy({ $0.isEmpty || $1 != nil }) else { return nil }
    switch numbers.count {
    case 1: return numbers[0].map(Part.index)
    case 2: return .range(from: numbers[0], to: numbers[1], by: 1)
    case 3: return numbers[2] == 0 ? nil : .range(from: numbers[0], to: numbers[1], by: numbers[2] ?? 1)
    default: return nil
    }
  }

  /// The slices of a tensor of this shape: bounds beyond an axis mean its end, as in Python.
  ///
  /// - Throws: ``SliceFault`` for an index outside its axis and for more slices than axes.
  func slices(of shape: [Int]) throws(SliceFault) -> [AxisSlice] {
    let named = parts.count {
      switch $0 {
      case .index, .range: true
      default: false
      }
    }
    guard named <= shape.count else { throw SliceFault(description: "at most \(shape.count) slices were expected") }
    var (axis, slices) = (0, [AxisSlice]())
    for part in parts {
      switch part {
      case .ellipsis:
        slices.append(.ellipsis)
        axis += shape.count - named
      case .newAxis: slices.append(.newAxis)
      case .index(let index):
        guard index >= -shape[axis], index < shape[axis] else {
          throw SliceFault(description: "the index \(index) is outside axis \(axis)")
        }
        slices.append(.at(index))
        axis += 1
      case .range(let from, let to, let step):
        slices.append(Self.range(from: from, to: to, by: step, length: shape[axis]))
        axis += 1
      }
    }
    return slices
  }

  private static func range(from: Int?, to: Int?, by step: Int, length: Int) -> AxisSlice {
    // Backwards the first place is the last element, and the end is before the first.
    let places = step > 0 ? 0...length : -1...length - 1
    func place(_ bound: Int) -> Int {
      min(max(bound < 0 ? bound + length : bound, places.lowerBound), places.upperBound)
    }
    let first = from.map(place) ?? (step > 0 ? 0 : length - 1)
    let end = to.map(place) ?? (step > 0 ? length : -1)
    let distance = step > 0 ? end - first : first - end
    guard distance > 0 else { return (0..<0).axisSlice }
    // A step beyond the axis, perhaps beyond 64 bits with its sign turned, is never taken.
    guard step.magnitude < distance else { return (first...first).axisSlice }
    return .stride(from: first, through: first + (distance - 1) / abs(step) * step, by: step)
  }
}

/// Why slices do not fit a shape.
struct SliceFault: Error, CustomStringConvertible {
  let description: String
}
