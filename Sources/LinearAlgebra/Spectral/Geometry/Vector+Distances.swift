import CBLAS

extension Vector {
  /// The distance to another vector of the same length.
  ///
  /// Summed in double precision from differences, without overflow or underflow on the way: the relative error is a few
  /// eps, for vectors that are nearly equal too. Takes 3 n operations, for Mahalanobis n² more (BLAS: `trsm`).
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a vector,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the distance is beyond the range of the element type.
  public func distance(
    to other: Vector, _ metric: DistanceMetric<Element> = .euclidean
  ) throws(LinearAlgebraError) -> Element.Real {
    try check(other, "distance")
    let (x, y) = (asRow.realRows(), other.asRow.realRows())
    let distance =
      switch metric {
      case .euclidean, .squaredEuclidean: -x.score(y, .euclidean)
      case .cosine: x.cosineDistance(y)
      case .mahalanobis(let covariance): try covariance.distances(asColumn, other.asColumn)[0]
      }
    var result = Element.Real(distance)
    if case .squaredEuclidean = metric { result = Element.Real(distance * distance) }
    guard result.isFinite else { throw .overflow(routine: "distance") }
    return result
  }

  /// The cosine of the angle to another vector of the same length, Re⟨x, y⟩ / (‖x‖ ‖y‖), from -1 to 1; 0 where one of both is
  /// zero.
  ///
  /// Summed in double precision, without overflow or underflow on the way. Takes 6 n operations.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a vector.
  public func cosineSimilarity(to other: Vector) throws(LinearAlgebraError) -> Element.Real {
    try check(other, "cosine")
    return Element.Real(asRow.realRows().score(other.asRow.realRows(), .cosine))
  }

  private func check(_ other: Vector, _ name: String) throws(LinearAlgebraError) {
    precondition(count == other.count, "vectors of \(count) and \(other.count) elements have no \(name)")
    try checkFinite()
    try other.checkFinite()
  }
}

extension Matrix where Element: RealScalar {
  fileprivate func score(_ y: Matrix, _ similarity: Similarity) -> Double {
    let score = PairScore<Element>(similarity: similarity, length: rows)
    return withPointer { x in y.withPointer { score(x, square: score.square(x), $0) } }
  }

  fileprivate func cosineDistance(_ y: Matrix) -> Double {
    let score = PairScore<Element>(similarity: .cosine, length: rows)
    return withPointer { x in y.withPointer { score.cosineDistance(x, $0) } }
  }
}

extension Cholesky {
  /// The distances ‖L⁻¹(x - y)‖₂ of columns.
  func distances(_ x: Matrix<Element>, _ y: Matrix<Element>) throws(LinearAlgebraError) -> [Double] {
    // Halves, since the difference of two numbers may be beyond the range.
    let half = Element(Element.Real(0.5))
    let (halved, exponent) = ((x * half) - (y * half)).broughtNearOne()
    let solved = try whitened(halved)
    return solved.columnNorms().map { norm in
      let scaled = Double(sign: .plus, exponent: self.exponent / 2 - exponent + 1, significand: Double(norm))
      return norm == 0 ? 0 : scaled
    }
  }

  /// 2^(-e/2) L⁻¹X, where e is the exponent of the factor. BLAS: `trsm`.
  func whitened(_ x: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    precondition(x.rows == order, "a covariance of order \(order) does not fit vectors of \(x.rows) elements")
    let result = x.columnMajorCopy()
    let (n, count) = (Int32(order), try lapackInteger(x.columns, "trsm"))
    guard !result.isEmpty else { return result }
    withBackend(operations: Double(n) * Double(n) * Double(count), family: .product) {
      Element.trsm(CblasLeft, CblasLower, CblasNoTrans, CblasNonUnit, n, count, 1, factor.base, n, result.base, n)
    }
    return result
  }
}
