/// The operands of a contraction as sets of labels: all that the order of contraction depends on.
struct ContractionNetwork: Sendable {
  /// The labels of each operand once those are summed that nothing else has.
  let operands: [LabelSet]
  let output: LabelSet
  let sizes: [Int]

  init(_ binding: EquationBinding) {
    let (sets, output) = (binding.inputSets, binding.outputSet)
    operands = sets.indices.map { index in
      let others = sets.indices.reduce(output) { $1 == index ? $0 : $0.union(sets[$1]) }
      return sets[index].intersection(others)
    }
    self.output = output
    sizes = binding.sizes
  }

  func size(_ labels: LabelSet) -> Double { labels.size(sizes) }

  /// The operations of contracting two operands: one for each product, and one for each sum where there are any.
  func operations(_ a: LabelSet, _ b: LabelSet, result: LabelSet) -> Double {
    let all = a.union(b)
    return size(all) * (all == result ? 1 : 2)
  }
}

/// The cost of an order, compared by the first of its numbers, then by the others.
struct ContractionCost {
  var operations = 0.0
  /// The size of the largest intermediate.
  var largest = 0.0
  /// The sizes of all intermediates together.
  var written = 0.0

  func isLess(_ other: ContractionCost, memoryFirst: Bool) -> Bool {
    memoryFirst
      ? (largest, operations, written) < (other.largest, other.operations, other.written)
      : (operations, largest, written) < (other.operations, other.largest, other.written)
  }
}
