/// How the order is found in which the operands of an equation are contracted, a pair at a time.
public enum ContractionStrategy: Hashable, Sendable {
  /// ``optimal`` up to 8 operands, ``greedy`` beyond.
  case automatic
  /// The order with the fewest operations, of those the one with the smallest intermediates, found among all orders in
  /// time that grows as 3ⁿ, for up to 16 operands. Outer products are allowed where they are cheaper.
  case optimal
  /// The order whose largest intermediate is smallest, of those the one with the fewest operations, as ``optimal``.
  case optimalMemory
  /// The pair next whose result is smallest beside what it replaces, in time that grows as n³.
  case greedy
  /// The operands as they stand, from left to right.
  case leftToRight
  /// An order of one's own: n - 1 pairs of operands (0 to n - 1) and results (n and further, in order).
  case order([[Int]])
}
