/// A pair of operands to be contracted by matrix products: which labels play which part, and where the elements lie.
///
/// Batch labels are in both operands and the result, left and right ones in the result and in one operand, and contracted
/// ones in both operands only. Labels of one part that follow each other without a gap, wherever they are, are one axis.
/// What then does not fit into a matrix product is looped over, or an operand is copied, whichever is cheaper.
struct ProductProblem {
  /// The two operands and the result.
  enum Role: Int, CaseIterable {
    case a, b, c
  }

  let sizes: [Int]
  /// The layout of each role; nil where it may be chosen.
  let layouts: [OperandLayout?]
  let batch: LabelSet
  let left: LabelSet
  let right: LabelSet
  let contracted: LabelSet

  init(_ sizes: [Int], _ a: LabelSet, _ b: LabelSet, _ c: LabelSet, layouts: [OperandLayout?]) {
    self.sizes = sizes
    self.layouts = layouts
    let shared = a.intersection(b)
    batch = shared.intersection(c)
    contracted = shared.subtracting(c)
    left = a.subtracting(b)
    right = b.subtracting(a)
  }

  /// The labels of a role.
  func labels(_ role: Role) -> LabelSet {
    switch role {
    case .a: batch.union(left).union(contracted)
    case .b: batch.union(right).union(contracted)
    case .c: batch.union(left).union(right)
    }
  }

  func size(_ labels: LabelSet) -> Double { labels.size(sizes) }
}

/// Labels that are one axis of a product: its length, and its stride in each role.
struct ProductAxis: Sendable {
  var labels: [Int]
  var length: Int
  /// By role; 0 in roles without the axis, and in those whose layout is not chosen yet.
  var strides: SIMD4<Int>

  /// The axis that is not there.
  static let none = ProductAxis(labels: [], length: 1, strides: .zero)

  func stride(_ role: ProductProblem.Role) -> Int { strides[role.rawValue] }
}

extension ProductProblem {
  /// The axes of a part, from the widest to the tightest, under the layouts that are fixed.
  func axes(_ part: LabelSet, _ fixed: [OperandLayout?]) -> [ProductAxis] {
    let present = Role.allCases.filter { !labels($0).isDisjoint(with: part) }
    let layouts = present.compactMap { fixed[$0.rawValue] }
    // Where all are free, the labels keep the order that they have somewhere.
    let guide = layouts.first ?? present.lazy.compactMap { self.layouts[$0.rawValue] }.first
    var result: [ProductAxis] = []
    for label in guide?.nesting(of: part) ?? part.labels {
      if let last = result.last?.labels.last,
        layouts.allSatisfy({ $0.strides[last] == $0.strides[label] * sizes[label] })
      {
        result[result.count - 1].labels.append(label)
        result[result.count - 1].length *= sizes[label]
      } else {
        result.append(ProductAxis(labels: [label], length: sizes[label], strides: .zero))
      }
      for role in present {
        if let layout = fixed[role.rawValue] {
          result[result.count - 1].strides[role.rawValue] = layout.strides[label]
        }
      }
    }
    return result
  }
}
