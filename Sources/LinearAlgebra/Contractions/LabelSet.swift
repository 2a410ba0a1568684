/// A set of the axes of a contraction, each of which is a bit.
struct LabelSet: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The set of a single label.
  init(_ label: Int) { rawValue = 1 << UInt64(label) }

  init(_ labels: some Sequence<Int>) {
    rawValue = labels.reduce(0) { $0 | 1 << UInt64($1) }
  }

  /// How many labels there can be.
  static let capacity = 64

  func contains(_ label: Int) -> Bool { rawValue >> UInt64(label) & 1 != 0 }

  /// The labels in increasing order.
  var labels: [Int] {
    var (rest, labels) = (rawValue, [Int]())
    while rest != 0 {
      labels.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return labels
  }

  /// The product of the sizes of these labels.
  func size(_ sizes: [Int]) -> Double {
    var (rest, product) = (rawValue, 1.0)
    while rest != 0 {
      product *= Double(sizes[rest.trailingZeroBitCount])
      rest &= rest - 1
    }
    return product
  }
}
