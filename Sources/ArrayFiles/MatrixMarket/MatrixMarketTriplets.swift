import LinearAlgebra

/// The entries of a sparse matrix: its value at (rows[k], columns[k]) is values[k], and zero elsewhere.
public struct MatrixMarketTriplets: Sendable {
  /// The shape of the matrix.
  public let shape: (rows: Int, columns: Int)
  /// The row of each entry, counted from 0.
  public let rows: [Int]
  /// The column of each entry, counted from 0.
  public let columns: [Int]
  /// The entries, a tensor of one axis. Those that stand twice count with their sum.
  public let values: AnyTensor

  /// The matrix of this shape with these entries.
  public init(shape: (rows: Int, columns: Int), rows: [Int], columns: [Int], values: AnyTensor) {
    precondition(
      values.shape == [rows.count] && columns.count == rows.count,
      "\(rows.count) rows, \(columns.count) columns and values of shape \(values.shape) are no triplets")
    precondition(
      rows.allSatisfy { $0 >= 0 && $0 < shape.rows } && columns.allSatisfy { $0 >= 0 && $0 < shape.columns },
      "an entry lies outside a matrix of \(shape.rows) rows and \(shape.columns) columns")
    self.shape = shape
    self.rows = rows
    self.columns = columns
    self.values = values
  }
}
