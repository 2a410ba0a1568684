/// A matrix whose rows come in blocks, from a file or from a computation, and that is never in memory as a whole.
///
/// ```swift
/// let a = RowStream<Float>(rows: 10_000_000, columns: 300, blockRows: 4096) { rows in
///   Matrix(rows: rows.count, columns: 300) { i, j in measurement(rows.lowerBound + i, j) }
/// }
/// let svd = try SVD(a, rank: 20, passes: 4)
/// ```
///
/// Each product asks for all blocks once, in order. What is needed beside a block are the factors of the product.
public struct RowStream<Element: Scalar>: LinearOperator {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The number of rows in a block; the last one may have fewer.
  public let blockRows: Int
  let block: @Sendable (Range<Int>) throws(LinearAlgebraError) -> Matrix<Element>

  /// The matrix whose rows in a range are those of `block`, which is asked again for every pass and must not change.
  public init(
    rows: Int, columns: Int, blockRows: Int,
    block: @escaping @Sendable (_ rows: Range<Int>) throws(LinearAlgebraError) -> Matrix<Element>
  ) {
    precondition(
      rows >= 0 && columns >= 0 && blockRows > 0,
      "\(rows)×\(columns) elements do not come in blocks of \(blockRows) rows")
    (self.rows, self.columns, self.blockRows, self.block) = (rows, columns, blockRows, block)
  }

  /// The rows of a matrix.
  public init(_ a: Matrix<Element>, blockRows: Int) {
    self.init(rows: a.rows, columns: a.columns, blockRows: blockRows) { a[$0, ...] }
  }

  /// Passes over all blocks once, from the first to the last.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` with row and column of the matrix where an element is NaN or
  ///   infinite, and what the source of the blocks throws.
  public func forEachBlock(
    _ body: (_ rows: Range<Int>, _ block: Matrix<Element>) throws(LinearAlgebraError) -> Void
  ) throws(LinearAlgebraError) {
    for first in stride(from: 0, to: rows, by: blockRows) {
      let range = first..<Swift.min(rows, first + blockRows)
      let part = try block(range)
      precondition(
        part.rows == range.count && part.columns == columns,
        "the block of rows \(range) of a matrix of shape \(rows)×\(columns) has shape \(part.shapeText)")
      guard part.largestMagnitude().isFinite else {
        guard case .notFinite(let place) = part.notFiniteError(), place.count == 2 else { throw .notFinite(at: []) }
        throw .notFinite(at: [first + place[0], place[1]])
      }
      try body(range, part)
    }
  }

  /// The product A X, in one pass.
  public func product(_ x: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    var y = Matrix<Element>.zeros(rows, x.columns)
    try forEachBlock { range, part throws(LinearAlgebraError) in y[range, ...] = multiply(part, x) }
    return y
  }

  /// The product Aᴴ Y, in one pass.
  public func adjointProduct(_ y: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    var x = Matrix<Element>.zeros(columns, y.columns)
    try forEachBlock { range, part throws(LinearAlgebraError) in
      multiply(part, y[range, ...], left: .adjoint, beta: 1, into: &x)
    }
    return x
  }
}
