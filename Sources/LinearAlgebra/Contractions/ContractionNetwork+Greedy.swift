extension ContractionNetwork {
  /// The order that takes the pair next whose result is smallest beside what it replaces, pairs that share a label first.
  ///
  /// Source: D. G. A. Smith, J. Gray, opt_einsum, Journal of Open Source Software 3 (2018) 753.
  func greedyOrder(memoryLimit: Double) throws(EquationFault) -> [[Int]] {
    var left: [(id: Int, labels: LabelSet)] = operands.enumerated().map { ($0, $1) }
    var order: [[Int]] = []
    while left.count > 1 {
      var best: (key: (Int, Double, Double), i: Int, j: Int, labels: LabelSet)?
      for i in left.indices {
        for j in left.indices where j > i {
          let (a, b) = (left[i].labels, left[j].labels)
          let labels = kept(a.union(b), left, without: (i, j))
          let size = self.size(labels)
          guard left.count == 2 || size <= memoryLimit else { continue }
          let key = (
            a.isDisjoint(with: b) ? 1 : 0, size - self.size(a) - self.size(b), operations(a, b, result: labels)
          )
          if best.map({ key < $0.key }) ?? true { best = (key, i, j, labels) }
        }
      }
      guard let best else { throw .memoryLimit(Int(memoryLimit)) }
      order.append([left[best.i].id, left[best.j].id])
      left.remove(at: best.j)
      left.remove(at: best.i)
      left.append((operands.count + order.count - 1, best.labels))
    }
    return order
  }

  /// The labels of a result that the output or another operand has.
  private func kept(
    _ labels: LabelSet, _ operands: [(id: Int, labels: LabelSet)], without pair: (Int, Int)
  ) -> LabelSet {
    var others = output
    for (index, operand) in operands.enumerated() where index != pair.0 && index != pair.1 {
      others.formUnion(operand.labels)
    }
    return labels.intersection(others)
  }
}
