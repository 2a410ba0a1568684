/// The rows of a matrix that are nearest to each of some query rows, found exactly.
///
/// ```swift
/// let found = try Neighbors(of: queries, among: embeddings, count: 10, by: .cosine)
/// found.indices[3, 0]     // the row that is nearest to query 3
/// found.scores[3, 0]      // and its cosine
/// ```
///
/// Blocks of rows are multiplied with blocks of queries, and each score is compared with the least of the best so far of
/// its query while it is in the cache: in memory are a block of scores for each thread and the best ones, not the scores of
/// all pairs. Products only tell which rows may be among the nearest. The score of each of these, as many as could be by
/// the error bound (d + 16) eps ‖x‖ ‖y‖ of a product of d numbers, is summed anew in double precision, and these are
/// compared: the result depends neither on the blocks nor on the number of threads, and rows that are equal have equal
/// scores. Of equal scores the lowest index comes first.
///
/// Takes 2 m q d operations for q queries among m rows, and about q k log(m/k) scores more. BLAS: `gemm`.
public struct Neighbors<Real: RealScalar>: Sendable {
  /// The indices of the k nearest rows of each query, the nearest first; q×k.
  public let indices: Tensor<Int64>
  /// The scalar products or cosines, descending, or the distances, ascending; q×k.
  public let scores: Matrix<Real>
  /// What the scores are.
  public let similarity: Similarity

  /// The `count` rows that are nearest to each query.
  ///
  /// Source of the order of work: Johnson, Douze and Jégou, Billion-scale similarity search with GPUs (2019), section 5.
  ///
  /// - Parameters:
  ///   - queries: q×d.
  ///   - rows: m×d. Row-major ones are read as they lie, others copied block by block.
  ///   - count: how many are wanted, at most m.
  ///   - similarity: what makes rows near.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` with row and column of an element that is NaN or infinite, and
  ///   ``LinearAlgebraError/overflow(routine:)`` where a score is beyond the range of the element type.
  public init<Element: Scalar>(
    of queries: Matrix<Element>, among rows: Matrix<Element>, count: Int, by similarity: Similarity = .cosine
  ) throws(LinearAlgebraError) where Element.Real == Real {
    let search = try NeighborSearch(queries, rows.columns, among: rows.rows, count, similarity)
    try search.add(rows, first: 0)
    try self.init(search)
  }

  /// The `count` rows that are nearest to each query, among rows that come in blocks, for matrices larger than memory; one
  /// pass.
  ///
  /// - Parameters:
  ///   - queries: q×d.
  ///   - rows: m×d, from a file or a computation.
  ///   - count: how many are wanted, at most m.
  ///   - similarity: what makes rows near.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` with row and column of an element that is NaN or infinite,
  ///   ``LinearAlgebraError/overflow(routine:)``, and what the source of the blocks throws.
  public init<Element: Scalar>(
    of queries: Matrix<Element>, among rows: RowStream<Element>, count: Int, by similarity: Similarity = .cosine
  ) throws(LinearAlgebraError) where Element.Real == Real {
    let search = try NeighborSearch(queries, rows.columns, among: rows.rows, count, similarity)
    try rows.forEachBlock { range, block throws(LinearAlgebraError) in try search.add(block, first: range.lowerBound) }
    try self.init(search)
  }

  private init(_ search: NeighborSearch<Real>) throws(LinearAlgebraError) {
    (indices, scores) = search.result()
    similarity = search.similarity
    try scores.checkResult(of: "Neighbors")
  }
}

extension Neighbors where Real == Float {
  /// The `count` rows that are nearest to each query, for rows in half precision, which are widened block by block.
  ///
  /// - Parameters:
  ///   - queries: q×d, `Float16` or ``BFloat16``.
  ///   - rows: m×d.
  ///   - count: how many are wanted, at most m.
  ///   - similarity: what makes rows near.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` with row and column of an element that is NaN or infinite, and
  ///   ``LinearAlgebraError/overflow(routine:)`` where a score is beyond the range of `Float`.
  public init<Half: TensorElement>(
    of queries: Tensor<Half>, among rows: Tensor<Half>, count: Int, by similarity: Similarity = .cosine
  ) throws(LinearAlgebraError) {
    precondition(
      queries.rank == 2 && rows.rank == 2, "tensors of shape \(queries.shape) and \(rows.shape) are not matrices")
    let stream = RowStream<Float>(rows: rows.shape[0], columns: rows.shape[1], blockRows: 8192) {
      Matrix(Tensor<Float>(converting: rows[$0]))
    }
    try self.init(of: Matrix(Tensor<Float>(converting: queries)), among: stream, count: count, by: similarity)
  }
}
