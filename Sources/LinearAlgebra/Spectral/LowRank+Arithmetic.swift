extension LowRank {
  /// The product with a vector, L (R x): 2 k (m + n) operations.
  public static func * (a: LowRank, x: Vector<Element>) -> Vector<Element> { a.left * (a.right * x) }

  /// The product with a matrix of p columns, L (R B): 2 k p (m + n) operations.
  public static func * (a: LowRank, b: Matrix<Element>) -> Matrix<Element> { a.left * (a.right * b) }

  /// The product with a matrix of p rows, (B L) R: 2 k p (m + n) operations.
  public static func * (b: Matrix<Element>, a: LowRank) -> Matrix<Element> { (b * a.left) * a.right }

  /// The product of two, whose rank is the smaller one: the k×l matrix in the middle is absorbed on that side.
  public static func * (a: LowRank, b: LowRank) -> LowRank {
    let middle = a.right * b.left
    return a.rank <= b.rank
      ? LowRank(left: a.left, right: middle * b.right) : LowRank(left: a.left * middle, right: b.right)
  }

  /// The sum, exact: the factors side by side, of rank k + l. Recompress it where that is more than needed.
  public static func + (a: LowRank, b: LowRank) -> LowRank {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "shapes \(a.rows)×\(a.columns) and \(b.rows)×\(b.columns) have no sum")
    var left = Matrix<Element>.zeros(a.rows, a.rank + b.rank)
    left[..., 0..<a.rank] = a.left
    left[..., a.rank..<a.rank + b.rank] = b.left
    var right = Matrix<Element>.zeros(a.rank + b.rank, a.columns)
    right[0..<a.rank, ...] = a.right
    right[a.rank..<a.rank + b.rank, ...] = b.right
    return LowRank(left: left, right: right)
  }

  /// The multiple by a scalar, which goes into the left factor.
  public static func * (scale: Element, a: LowRank) -> LowRank { LowRank(left: scale * a.left, right: a.right) }

  /// The difference, exact, of rank k + l.
  public static func - (a: LowRank, b: LowRank) -> LowRank { a + (-1) * b }
}
