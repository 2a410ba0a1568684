/// Where the elements of an operand or an intermediate are: its stride along each of its labels.
struct OperandLayout: Hashable, Sendable {
  let labels: LabelSet
  /// By label; 0 for labels that are not there.
  private(set) var strides: [Int]

  /// Without gaps, the labels nested in this order, the last one the tightest.
  init(nesting order: [Int], _ sizes: [Int]) {
    labels = LabelSet(order)
    strides = [Int](repeating: 0, count: sizes.count)
    var step = 1
    for label in order.reversed() {
      strides[label] = step
      step *= sizes[label]
    }
  }

  /// The axes of a tensor; a label that is there twice walks along the diagonal.
  init(_ axes: [Int?], _ axisStrides: Axes, labelCount: Int) {
    labels = LabelSet(axes.lazy.compactMap { $0 })
    strides = [Int](repeating: 0, count: labelCount)
    for (axis, label) in axes.enumerated() {
      if let label { strides[label] += axisStrides[axis] }
    }
  }

  /// The labels from the widest stride to the tightest.
  var nesting: [Int] { nesting(of: labels) }

  /// These labels from the widest stride to the tightest.
  func nesting(of labels: LabelSet) -> [Int] {
    labels.labels.sorted { (strides[$0].magnitude, $0) > (strides[$1].magnitude, $1) }
  }

  /// The strides along these labels.
  func strides(_ labels: [Int]) -> Axes { Axes(labels.map { strides[$0] }) }
}
