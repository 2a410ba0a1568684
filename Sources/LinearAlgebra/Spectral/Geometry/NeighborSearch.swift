import Synchronization

/// A search for the nearest rows, to which blocks of rows are given one after the other.
///
/// It is `Sendable`, unchecked, because blocks are added by one thread at a time, and what the threads of a loop find is locked.
final class NeighborSearch<Real: RealScalar>: @unchecked Sendable {
  let similarity: Similarity
  let count: Int
  private let score: PairScore<Real>
  /// The queries, in columns.
  private let queries: Matrix<Real>
  private let squares: [Double]
  /// Made of the queries and of the first rows.
  private var screen: NeighborScreen<Real>?
  /// What each thread has found. Which rows these are depends on the load of the machine, their union does not.
  private let found = Mutex<[NeighborHeap]>([])

  /// How many queries are multiplied with a block at once.
  private static var queryBlock: Int { 256 }

  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for a query that is not finite.
  init<Element: Scalar>(
    _ queries: Matrix<Element>, _ columns: Int, among rows: Int, _ count: Int, _ similarity: Similarity
  ) throws(LinearAlgebraError) where Element.Real == Real {
    precondition(
      queries.columns == columns, "queries of \(queries.columns) elements have no neighbours among rows of \(columns)")
    precondition(count >= 0 && count <= rows, "there are no \(count) neighbours among \(rows) rows")
    try Backend.checkOnce(Element.self)
    try queries.checkFinite()
    let parts = queries.realRows()
    let score = PairScore<Real>(similarity: similarity, length: parts.rows)
    (self.similarity, self.count, self.score, self.queries) = (similarity, count, score, parts)
    squares = parts.withPointer { p in (0..<parts.columns).map { score.square(p + $0 * parts.columnStride) } }
  }

  /// Compares the queries with these rows, the first of which has the index `first`.
  func add<Element: Scalar>(_ rows: Matrix<Element>, first: Int) throws(LinearAlgebraError)
  where Element.Real == Real {
    guard count > 0, queries.columns > 0, rows.rows > 0 else { return }
    let screen = screen ?? NeighborScreen(queries, first: rows, similarity)
    self.screen = screen
    let height = Self.height(score.length)
    let operations = 2 * Double(rows.rows) * Double(queries.columns) * Double(score.length)
    let broken = Atomic(false)
    inParallel((rows.rows + height - 1) / height, grain: 1, bytes: Int(Swift.min(2.7 * operations, 1e15))) { blocks in
      var heap =
        found.withLock { $0.popLast() } ?? NeighborHeap(queries: queries.columns, capacity: count)
      for block in blocks {
        let range = block * height..<Swift.min(rows.rows, (block + 1) * height)
        if !compare(rows[range, ...].realRows(), first + range.lowerBound, screen, &heap) {
          broken.store(true, ordering: .relaxed)
        }
      }
      found.withLock { [heap] in $0.append(heap) }
    }
    guard !broken.load(ordering: .relaxed) else {
      guard case .notFinite(let place) = rows.notFiniteError(), place.count == 2 else { throw .notFinite(at: []) }
      throw .notFinite(at: [first + place[0], place[1]])
    }
  }

  /// The indices and scores of the best of all, the best first.
  func result() -> (indices: Tensor<Int64>, scores: Matrix<Real>) {
    let heaps = found.withLock { $0 }
    var (indices, scores): ([Int64], [Real]) = ([], [])
    for query in 0..<queries.columns where count > 0 {
      let best = heaps.flatMap { $0.pairs(query) }.sorted {
        $0.score > $1.score || $0.score == $1.score && $0.index < $1.index
      }
      indices += best.prefix(count).map { Int64($0.index) }
      scores += best.prefix(count).map { Real(similarity == .euclidean ? -$0.score : $0.score) }
    }
    let shape = (queries.columns, count)
    return (Tensor(shape: [shape.0, shape.1], indices), Matrix(rows: shape.0, columns: shape.1, rowMajor: scores))
  }

  /// How many rows are in a block: they, and their scores, stay in the cache.
  private static func height(_ length: Int) -> Int {
    let bytes = Swift.max(1, length * MemoryLayout<Real>.stride)
    return Swift.max(64, Swift.min(2048, (768 << 10) / bytes)) & ~31
  }

  /// Compares the queries with a block of rows, given in columns; returns whether these are finite.
  private func compare(
    _ rows: Matrix<Real>, _ first: Int, _ screen: NeighborScreen<Real>, _ heap: inout NeighborHeap
  ) -> Bool {
    let height = rows.columns
    return withScratch(Real.self, height * (Swift.min(Self.queryBlock, queries.columns) + 1)) { scratch in
      guard let block = ScreenedBlock(rows, screen, weights: scratch) else { return false }
      let scores = scratch + height
      for start in stride(from: 0, to: queries.columns, by: Self.queryBlock) {
        let part = start..<Swift.min(queries.columns, start + Self.queryBlock)
        block.multiply(part, into: scores)
        for query in part { select(query, scores + (query - start) * height, rows, first, block, &heap) }
      }
      return true
    }
  }

  /// Gives the rows whose screened scores of a query are high enough to its heap.
  @specialized(where Real == Float)
  @specialized(where Real == Double)
  private func select(
    _ query: Int, _ scores: UnsafePointer<Real>, _ rows: Matrix<Real>, _ first: Int, _ block: ScreenedBlock<Real>,
    _ heap: inout NeighborHeap
  ) {
    let (height, square) = (rows.columns, squares[query])
    queries.withPointer { queries in
      rows.withPointer { rows in
        let x = queries + query * self.queries.columnStride
        let step = self.score.length == 0 ? 0 : block.stride
        var limit = block.limit(query, worst: heap.worst(query))
        var i = 0
        while true {
          i = Real.nextAbove(limit, scores, scale: block.scale, shift: block.shift, from: i, height)
          guard i < height else { return }
          if heap.insert(score(x, square: square, rows + i * step), first + i, for: query) {
            limit = block.limit(query, worst: heap.worst(query))
          }
          i += 1
        }
      }
    }
  }
}
