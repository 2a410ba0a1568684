extension ContractionNetwork {
  /// The most operands of which all orders are tried.
  static let largestExact = 16

  /// The best of all orders, by dynamic programming over the subsets of operands.
  ///
  /// What a subset leaves behind does not depend on the order inside it, so that the best order of a set is made of the
  /// best ones of the two parts that it is contracted from last. Source: A. Hartono et al., "Performance modeling and
  /// optimization of parallel out-of-core tensor contractions" (2005); R. Pfeifer et al., Phys. Rev. E 90 (2014).
  func exactOrder(memoryFirst: Bool, memoryLimit: Double) throws(EquationFault) -> [[Int]] {
    let n = operands.count
    guard n <= Self.largestExact else { throw .tooManyOperands(n, limit: Self.largestExact) }
    guard n > 1 else { return [] }
    let full = 1 << n - 1
    let unions = (0...full).map { subset in
      operands.indices.reduce(LabelSet()) { subset >> $1 & 1 != 0 ? $0.union(operands[$1]) : $0 }
    }
    var best = [(cost: ContractionCost, part: Int)?](repeating: nil, count: full + 1)
    let kept = (0...full).map { unions[$0].intersection(output.union(unions[full ^ $0])) }
    for index in 0..<n { best[1 << index] = (ContractionCost(), 0) }
    for subset in 1...full where subset & (subset - 1) != 0 {
      let size = subset == full ? 0 : self.size(kept[subset])
      guard size <= memoryLimit else { continue }
      let lowest = subset & -subset
      var part = (subset - 1) & subset
      while part != 0 {
        if part & lowest != 0, let left = best[part]?.cost, let right = best[subset ^ part]?.cost {
          let cost = ContractionCost(
            operations: left.operations + right.operations
              + operations(kept[part], kept[subset ^ part], result: kept[subset]),
            largest: Swift.max(left.largest, right.largest, size), written: left.written + right.written + size)
          if best[subset].map({ cost.isLess($0.cost, memoryFirst: memoryFirst) }) ?? true {
            best[subset] = (cost, part)
          }
        }
        part = (part - 1) & subset
      }
    }
    guard best[full] != nil else { throw .memoryLimit(Int(memoryLimit)) }
    var order: [[Int]] = []
    /// Appends the pairs of a subset and returns the number of its result.
    func append(_ subset: Int) -> Int {
      guard let part = best[subset]?.part, part != 0 else { return subset.trailingZeroBitCount }
      let (left, right) = (append(part), append(subset ^ part))
      order.append([left, right])
      return n + order.count - 1
    }
    _ = append(full)
    return order
  }
}
