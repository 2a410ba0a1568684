extension ContractionNetwork {
  /// The pairs to contract, by number: operands from 0, results behind them.
  func order(_ strategy: ContractionStrategy, memoryLimit: Int?) throws(EquationFault) -> [[Int]] {
    let limit = memoryLimit.map(Double.init) ?? .infinity
    switch strategy {
    case .automatic:
      return try order(operands.count <= 8 ? .optimal : .greedy, memoryLimit: memoryLimit)
    case .optimal: return try exactOrder(memoryFirst: false, memoryLimit: limit)
    case .optimalMemory: return try exactOrder(memoryFirst: true, memoryLimit: limit)
    case .greedy: return try greedyOrder(memoryLimit: limit)
    case .leftToRight:
      let n = operands.count
      return (0..<Swift.max(0, n - 1)).map { $0 == 0 ? [0, 1] : [n + $0 - 1, $0 + 1] }
    case .order(let pairs): return pairs
    }
  }

  /// The labels of each operand and result in turn; throws where an order is none, or breaks the limit.
  func labels(of order: [[Int]], memoryLimit: Int?) throws(EquationFault) -> [LabelSet] {
    let n = operands.count
    var labels = operands
    var isLeft = [Bool](repeating: true, count: n)
    for (step, pair) in order.enumerated() {
      guard pair.count == 2, pair[0] != pair[1], step < n - 1,
        pair.allSatisfy({ labels.indices.contains($0) && isLeft[$0] })
      else { throw .invalidOrder(step: step) }
      for id in pair { isLeft[id] = false }
      let others = labels.indices.reduce(output) { isLeft[$1] ? $0.union(labels[$1]) : $0 }
      labels.append(labels[pair[0]].union(labels[pair[1]]).intersection(others))
      isLeft.append(true)
      if let memoryLimit, step < n - 2, size(labels[n + step]) > Double(memoryLimit) { throw .memoryLimit(memoryLimit) }
    }
    guard order.count == Swift.max(0, n - 1) else { throw .invalidOrder(step: order.count) }
    return labels
  }
}
