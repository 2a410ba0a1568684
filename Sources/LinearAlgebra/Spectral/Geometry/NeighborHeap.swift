/// The best scores of some queries and the rows that have them, a heap for each query with the worst at its root.
///
/// Greater scores are better; of equal ones the lower index is. That is a total order, so what is kept does not depend on
/// the order in which rows come.
struct NeighborHeap {
  let capacity: Int
  private var scores: [Double]
  private var indices: [Int]
  private(set) var counts: [Int]

  init(queries: Int, capacity: Int) {
    self.capacity = capacity
    scores = Array(repeating: 0, count: queries * capacity)
    indices = Array(repeating: 0, count: queries * capacity)
    counts = Array(repeating: 0, count: queries)
  }

  /// The score that another must beat to be kept, or equal with a lower index; nil where there is room.
  func worst(_ query: Int) -> Double? { counts[query] < capacity ? nil : scores[query * capacity] }

  /// What is kept for a query, in no order.
  func pairs(_ query: Int) -> [(score: Double, index: Int)] {
    (query * capacity..<query * capacity + counts[query]).map { (scores[$0], indices[$0]) }
  }

  /// Keeps a score if it is among the best; returns whether it is.
  mutating func insert(_ score: Double, _ index: Int, for query: Int) -> Bool {
    let root = query * capacity
    if counts[query] < capacity {
      counts[query] += 1
      rise(score, index, root, from: counts[query] - 1)
      return true
    }
    guard Self.isWorse(scores[root], indices[root], score, index) else { return false }
    sink(score, index, root)
    return true
  }

  private static func isWorse(_ score: Double, _ index: Int, _ other: Double, _ otherIndex: Int) -> Bool {
    score < other || score == other && index > otherIndex
  }

  private mutating func rise(_ score: Double, _ index: Int, _ root: Int, from start: Int) {
    var place = start
    while place > 0 {
      let parent = (place - 1) / 2
      guard Self.isWorse(score, index, scores[root + parent], indices[root + parent]) else { break }
      (scores[root + place], indices[root + place]) = (scores[root + parent], indices[root + parent])
      place = parent
    }
    (scores[root + place], indices[root + place]) = (score, index)
  }

  private mutating func sink(_ score: Double, _ index: Int, _ root: Int) {
    var place = 0
    while 2 * place + 1 < capacity {
      var child = 2 * place + 1
      if child + 1 < capacity,
        Self.isWorse(scores[root + child + 1], indices[root + child + 1], scores[root + child], indices[root + child])
      {
        child += 1
      }
      guard Self.isWorse(scores[root + child], indices[root + child], score, index) else { break }
      (scores[root + place], indices[root + place]) = (scores[root + child], indices[root + child])
      place = child
    }
    (scores[root + place], indices[root + place]) = (score, index)
  }
}
