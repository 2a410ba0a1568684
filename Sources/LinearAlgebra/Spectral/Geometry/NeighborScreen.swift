import CBLAS

/// What products of queries and rows are compared with: which rows may be among the nearest is told by scores whose error
/// is bounded.
struct NeighborScreen<Real: RealScalar> {
  let similarity: Similarity
  /// What rows are multiplied with, in columns: the queries, as unit vectors for cosines, less the center for distances.
  let probes: Matrix<Real>
  /// The sums of their squares.
  let squares: [Double]
  /// What is subtracted from rows and queries before distances are screened; nil where they are near the origin anyway.
  let center: Vector<Real>?

  init<Element: Scalar>(_ queries: Matrix<Real>, first rows: Matrix<Element>, _ similarity: Similarity)
  where Element.Real == Real {
    self.similarity = similarity
    var probes = queries
    center = similarity == .euclidean ? Self.center(of: rows[0..<Swift.min(rows.rows, 1024), ...].realRows()) : nil
    if similarity == .cosine {
      probes = Matrix(columns: (0..<queries.columns).map { Self.unit(queries[column: $0]) }).columnMajorCopy()
    }
    if let center { probes = (queries.transposed() - center).transposed().columnMajorCopy() }
    let length = queries.rows
    squares = probes.withPointer { p in
      (0..<probes.columns).map { Real.dot(p + $0 * probes.columnStride, p + $0 * probes.columnStride, length) }
    }
    self.probes = probes
  }

  /// The mean of rows, given in columns, where it is not small beside them.
  private static func center(of rows: Matrix<Real>) -> Vector<Real>? {
    let (mean, norm) = (rows.mean(by: .row), rows.frobeniusNorm())
    let size = mean.euclideanNorm() * Real(rows.columns).squareRoot()
    return size.isFinite && size > norm / 4 ? mean : nil
  }

  private static func unit(_ x: Vector<Real>) -> Vector<Real> {
    let norm = x.euclideanNorm()
    guard norm > 0 else { return x }
    // In two steps: the reciprocal of a small norm would overflow.
    let exponent = norm.exponent
    let scaled = x.map { Real(sign: .plus, exponent: -exponent, significand: $0) }
    return scaled / scaled.euclideanNorm()
  }
}

/// A block of rows, in columns, prepared for products with all queries.
struct ScreenedBlock<Real: RealScalar> {
  private let screen: NeighborScreen<Real>
  private let rows: Matrix<Real>
  /// A number for each row: the reciprocal of its norm for cosines, its square for distances.
  private let weights: UnsafePointer<Real>
  /// The largest sum of squares of a row.
  private let largest: Double
  /// The distance from one row to the next in what was given.
  let stride: Int

  /// - Parameter weights: room for a number for each row.
  /// - Returns: nil where an element is not finite.
  init?(_ rows: Matrix<Real>, _ screen: NeighborScreen<Real>, weights: UnsafeMutablePointer<Real>) {
    stride = rows.columnStride
    var rows = rows
    if let center = screen.center { rows = (rows.transposed() - center).transposed() }
    if rows.rowStride != 1 { rows = rows.columnMajorCopy() }
    let (length, count) = (rows.rows, rows.columns)
    rows.withPointer { Real.rowSquares(weights, $0, rows.columnStride, count, length) }
    largest = Double(Real.largest(weights, count))
    if !largest.isFinite, !rows.largestMagnitude().isFinite { return nil }
    if screen.similarity == .cosine {
      Self.invertRoots(weights, count)
    }
    (self.screen, self.rows, self.weights) = (screen, rows, UnsafePointer(weights))
  }

  /// Replaces squares of norms by the reciprocals of these, by NaN where they are not safe.
  @specialized(where Real == Float)
  @specialized(where Real == Double)
  private static func invertRoots(_ squares: UnsafeMutablePointer<Real>, _ count: Int) {
    let (least, greatest) = (leastSquare, greatestSquare)
    for i in 0..<count {
      squares[i] = squares[i] >= least && squares[i] <= greatest ? 1 / squares[i].squareRoot() : .nan
    }
  }

  /// Beyond these the squares or products of elements may not be in the range.
  private static var leastSquare: Real { Real.kind == .float ? 0x1p-80 : 0x1p-800 }
  private static var greatestSquare: Real { Real.kind == .float ? 0x1p120 : 0x1p1000 }

  /// What scores are multiplied with.
  var scale: UnsafePointer<Real>? { screen.similarity == .cosine ? weights : nil }

  /// What is subtracted from scores.
  var shift: UnsafePointer<Real>? { screen.similarity == .euclidean ? weights : nil }

  /// Writes the products with some queries, one column for each; the double ones for distances.
  func multiply(_ queries: Range<Int>, into target: UnsafeMutablePointer<Real>) {
    let (m, n, k) = (rows.columns, queries.count, rows.rows)
    guard k > 0 else { return target.update(repeating: 0, count: m * n) }
    let (stride, probeStride) = (Swift.max(k, rows.columnStride), Swift.max(k, screen.probes.columnStride))
    rows.withPointer { a in
      screen.probes.withPointer { b in
        withBackend(operations: 2 * Double(m) * Double(n) * Double(k)) {
          Real.gemm(
            CblasTrans, CblasNoTrans, Int32(m), Int32(n), Int32(k), screen.similarity == .euclidean ? 2 : 1, a,
            Int32(stride), b + queries.lowerBound * probeStride, Int32(probeStride), 0, target, Int32(m))
        }
      }
    }
  }

  /// What the screened score of a row is above if its true one can be better than `worst`; NaN, which all are above, where
  /// that cannot be told.
  ///
  /// A product of d numbers is off by at most d eps/2 ‖x‖ ‖y‖ whatever the order of its sum, a sum of squares by as much;
  /// what is taken is more than both and all roundings beside them.
  func limit(_ query: Int, worst: Double?) -> Real {
    guard let worst else { return .nan }
    let (d, square) = (Double(rows.rows), screen.squares[query])
    let relative = (d + 16) * Double(Real.ulpOfOne)
    let bound = screen.similarity == .cosine ? square : square + largest
    guard relative < 0.01, bound <= Double(Self.greatestSquare) else { return .nan }
    let underflow = (d + 16) * Double(Real.leastNormalMagnitude)
    let limit: Double =
      switch screen.similarity {
      case .dot: worst - relative * (square * largest).squareRoot() - underflow
      case .cosine: worst - relative - underflow
      case .euclidean: square - worst * worst * (1 + relative) - 2 * relative * bound - underflow
      }
    return Real(limit).nextDown
  }
}
