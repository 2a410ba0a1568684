extension Matrix {
  /// The distances of all rows of this matrix (m×d) to all rows of another (n×d), as an m×n matrix: SciPy's `cdist`.
  ///
  /// By one product: ‖x - y‖² = ‖x‖² + ‖y‖² - 2 Re⟨x, y⟩, of rows from which the mean of all is subtracted first. Where less than
  /// a sixteenth of ‖x‖² + ‖y‖² is left, as between near rows, the pair is computed from the differences x - y instead, in
  /// double precision: the relative error of a distance is at most 8 (d + 8) eps, however near the rows are to each other and
  /// however far from the origin. Rows that are equal have distance 0.
  ///
  /// ```swift
  /// let d = try a.distances(to: b)                     // Euclidean
  /// let c = try a.distances(to: b, .cosine)
  /// ```
  ///
  /// Takes 2 m n d operations, and 3 d more for each near pair. BLAS: `gemm`, `trsm` for Mahalanobis.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a matrix,
  ///   ``LinearAlgebraError/overflow(routine:)`` where a distance is beyond the range of the element type.
  public func distances(
    to other: Matrix, _ metric: DistanceMetric<Element> = .euclidean
  ) throws(LinearAlgebraError) -> Matrix<Element.Real> {
    try check(other)
    let result =
      switch metric {
      case .euclidean: euclideanDistances(to: other, squared: false)
      case .squaredEuclidean: euclideanDistances(to: other, squared: true)
      case .cosine: cosineDistances(to: other)
      case .mahalanobis(let covariance): try mahalanobisDistances(to: other, covariance)
      }
    try result.checkResult(of: "distances")
    return result
  }

  /// The cosines of the angles between all rows of this matrix (m×d) and all rows of another (n×d), Re⟨x, y⟩ / (‖x‖ ‖y‖), as an m×n
  /// matrix: scikit-learn's `cosine_similarity`.
  ///
  /// The cosine with a row of zeros is 0. The error is at most (d + 8) eps. Takes 2 m n d operations. BLAS: `gemm`.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a matrix.
  public func cosineSimilarities(to other: Matrix) throws(LinearAlgebraError) -> Matrix<Element.Real> {
    try check(other)
    var products = multiply(
      realRows().unitColumns(), other.realRows().unitColumns(), left: .transposed)
    products.clampToUnits()
    return products
  }

  private func check(_ other: Matrix) throws(LinearAlgebraError) {
    precondition(
      columns == other.columns, "rows of \(columns) and of \(other.columns) elements have no distance")
    try checkFinite()
    try other.checkFinite()
  }

  private func euclideanDistances(to other: Matrix, squared: Bool) -> Matrix<Element.Real> {
    let (x, y) = (realRows(), other.realRows())
    let largest = Swift.max(x.largestMagnitude().value, y.largestMagnitude().value)
    let exponent = Matrix<Element.Real>.squaringExponent(for: largest)
    let (a, b) = Matrix<Element.Real>.centered(x, y, exponent)
    let score = PairScore<Element.Real>(similarity: .euclidean, length: x.rows)
    let pairs = ProductPairs(a, b)
    return pairs.distances(squared: squared, exponent: -exponent) { i, j in
      x.withPointer { x0 in
        y.withPointer { y0 in -score(x0 + i * x.columnStride, square: 0, y0 + j * y.columnStride) }
      }
    }
  }

  private func cosineDistances(to other: Matrix) -> Matrix<Element.Real> {
    let (x, y) = (realRows(), other.realRows())
    let score = PairScore<Element.Real>(similarity: .cosine, length: x.rows)
    let pairs = ProductPairs(x.unitColumns(), y.unitColumns(), areUnits: true)
    // Half the square of the distance of the unit vectors.
    let result = pairs.distances(squared: true, exponent: 0) { i, j in
      x.withPointer { x0 in
        y.withPointer { y0 in
          (2 * score.cosineDistance(x0 + i * x.columnStride, y0 + j * y.columnStride)).squareRoot()
        }
      }
    }
    Element.Real.scale(result.base, result.count, by: 0.5)
    return result
  }

  private func mahalanobisDistances(
    to other: Matrix, _ covariance: Cholesky<Element>
  ) throws(LinearAlgebraError) -> Matrix<Element.Real> {
    let largest = Swift.max(largestMagnitude().value, other.largestMagnitude().value)
    let exponent = Matrix.squaringExponent(for: largest)
    let (x, y) = Matrix.centered(transposed(), other.transposed(), exponent)
    let (a, b) = (try covariance.whitened(x), try covariance.whitened(y))
    let second = (a.largestMagnitude(), b.largestMagnitude())
    let again = Matrix.squaringExponent(for: Swift.max(second.0.value, second.1.value))
    let pairs = ProductPairs(
      a.multiplied(byPowerOfTwo: again).transposed().realRows(),
      b.multiplied(byPowerOfTwo: again).transposed().realRows())
    return try pairs.distances(exponent: covariance.exponent / 2 - exponent - again) {
      indices, j throws(LinearAlgebraError) in
      try covariance.distances(
        self.selecting(rows: indices).transposed(), other[j..<j + 1, ...].transposed())
    }
  }

  /// 2ᵉ times the columns of both matrices, less their common mean.
  private static func centered(_ x: Matrix, _ y: Matrix, _ exponent: Int) -> (Matrix, Matrix) {
    let scaled = [x, y].map { $0.columnMajorCopy().multiplied(byPowerOfTwo: exponent) }
    let count = x.columns + y.columns
    guard count > 0 else { return (scaled[0], scaled[1]) }
    let mean = (scaled[0].sum(by: .row) + scaled[1].sum(by: .row)) / Element(Element.Real(count))
    return (scaled[0] - mean.asColumn, scaled[1] - mean.asColumn)
  }
}

extension Matrix where Element: RealScalar {
  /// The columns divided by their norms, without overflow or underflow; those of zeros as they are.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  func unitColumns() -> Matrix {
    let result = columnMajorCopy()
    inParallel(columns, grain: 1, bytes: 3 * count * MemoryLayout<Element>.stride) { range in
      for j in range {
        let column = result.base + j * rows
        let largest = Element.largestMagnitude(column, 1, rows, rows, 1).value
        guard largest > 0 else { continue }
        Element.scale(column, rows, byPowerOfTwo: -Int(largest.exponent))
        let norm = Element.dot(column, column, rows).squareRoot()
        for i in 0..<rows { column[i] = Element(Double(column[i]) / norm) }
      }
    }
    return result
  }

  /// Brings elements of a contiguous matrix that rounding took out of -1...1 back.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  fileprivate mutating func clampToUnits() {
    let count = count
    withMutablePointer { p in
      for i in 0..<count { p[i] = p[i] > 1 ? 1 : p[i] < -1 ? -1 : p[i] }
    }
  }
}
