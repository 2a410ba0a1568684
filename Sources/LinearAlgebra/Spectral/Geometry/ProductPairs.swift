/// The products of all pairs of columns of two matrices, from which distances are made.
struct ProductPairs<Real: RealScalar> {
  private var products: Matrix<Real>
  private let squares: (x: [Real], y: [Real])

  /// What part of the squares must be left when the product is subtracted.
  private static var share: Real { 0.0625 }
  /// What must be left besides: below it squares have lost digits to underflow.
  private static var floor: Real { Real.kind == .float ? 0x1p-100 : 0x1p-900 }

  /// - Parameter areUnits: whether the columns are unit vectors (or zero, and then as far from all others as orthogonal ones).
  init(_ x: Matrix<Real>, _ y: Matrix<Real>, areUnits: Bool = false) {
    products = multiply(x, y, left: .transposed)
    squares =
      areUnits
      ? (Array(repeating: 1, count: x.columns), Array(repeating: 1, count: y.columns))
      : (x.columnSquares(), y.columnSquares())
  }

  /// The distances times 2ᵉ, or their squares.
  /// - Parameter near: the distance, not times 2ᵉ, of a pair whose product cancels.
  func distances(squared: Bool, exponent: Int, near: (Int, Int) -> Double) -> Matrix<Real> {
    let result = products.owned()
    forEachColumn(result) { j, column, cancelled in
      finish(column, result.rows, squared: squared, exponent)
      for i in cancelled {
        let distance = near(i, j)
        column[i] = Real(squared ? distance * distance : distance)
      }
    }
    return result
  }

  /// The distances times 2ᵉ.
  /// - Parameter near: the distances, not times 2ᵉ, of a column to all with these indices, whose products cancel.
  func distances(
    exponent: Int, near: ([Int], Int) throws(LinearAlgebraError) -> [Double]
  ) throws(LinearAlgebraError) -> Matrix<Real> {
    let result = products.owned()
    var pairs: [[Int]] = []
    for j in 0..<result.columns {
      let column = result.base + j * result.rows
      pairs.append(cancel(j, column, result.rows))
      finish(column, result.rows, squared: false, exponent)
    }
    for (j, indices) in pairs.enumerated() where !indices.isEmpty {
      for (i, distance) in zip(indices, try near(indices, j)) { result.base[j * result.rows + i] = Real(distance) }
    }
    return result
  }

  private func forEachColumn(
    _ result: Matrix<Real>, _ body: (Int, UnsafeMutablePointer<Real>, [Int]) -> Void
  ) {
    inParallel(result.columns, grain: 1, bytes: 8 * result.count * MemoryLayout<Real>.stride) { columns in
      for j in columns {
        let column = result.base + j * result.rows
        body(j, column, cancel(j, column, result.rows))
      }
    }
  }

  /// Makes squares of a column of products, and tells where less than the share and the floor is left.
  @specialized(where Real == Float)
  @specialized(where Real == Double)
  private func cancel(_ j: Int, _ column: UnsafeMutablePointer<Real>, _ rows: Int) -> [Int] {
    squares.x.withUnsafeBufferPointer { x in
      guard let first = x.baseAddress else { return [] }
      let count = Real.squares(fromProducts: column, first, squares.y[j], share: Self.share, floor: Self.floor, rows)
      guard count > 0 else { return [] }
      return (0..<rows).filter { !(column[$0] >= Self.share * (first[$0] + squares.y[j]) + Self.floor) }
    }
  }

  private func finish(_ column: UnsafeMutablePointer<Real>, _ rows: Int, squared: Bool, _ exponent: Int) {
    if !squared { Real.apply(.squareRoot, column, column, rows) }
    if exponent != 0 { Real.scale(column, rows, byPowerOfTwo: squared ? 2 * exponent : exponent) }
  }
}

extension Matrix where Element: RealScalar {
  /// The sum of squares of each column.
  func columnSquares() -> [Element] {
    let dense = rowStride == 1 || rows <= 1 ? self : columnMajorCopy()
    return [Element](unsafeUninitializedCapacity: columns) { buffer, count in
      if let target = buffer.baseAddress {
        dense.withPointer { Element.rowSquares(target, $0, dense.columnStride, columns, rows) }
      }
      count = columns
    }
  }
}
