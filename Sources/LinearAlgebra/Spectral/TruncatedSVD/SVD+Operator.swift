extension SVD {
  /// The `rank` largest singular values of an operator and their vectors, from products with blocks of vectors alone.
  ///
  /// As for a matrix, ``init(_:rank:method:accuracy:seed:)-(Matrix<Element>,_,_,_,_)``, with ``SVDMethod/automatic``
  /// meaning block Krylov; ``SVDMethod/full`` and ``SVDMethod/gram`` need the elements and form the matrix by a product
  /// with the identity. Where products leave the range or come near its ends, all is done again with an operator scaled
  /// by a power of two.
  ///
  /// - Parameters:
  ///   - a: m×n.
  ///   - rank: how many triplets are wanted.
  ///   - method: how they are computed.
  ///   - accuracy: as for a matrix.
  ///   - seed: that of the random start.
  /// - Throws: what the products throw, ``LinearAlgebraError/notFinite(at:)`` with row and column of the product where
  ///   one is NaN or infinite at any scale, and ``LinearAlgebraError/overflow(routine:)``.
  public init(
    _ a: some LinearOperator<Element>, rank: Int, method: SVDMethod = .automatic, accuracy: Element.Real? = nil,
    seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    precondition(rank >= 0, "a rank of \(rank) was asked for")
    try Backend.checkOnce(Element.self)
    guard method != .full, method != .gram else {
      let dense = try a.checkedProduct(.identity(a.columns))
      try self.init(dense, rank: rank, method: method, accuracy: accuracy, seed: seed)
      return
    }
    if a.rows < a.columns {
      let adjoint = try SVD(AdjointOperator(base: a), rank: rank, method: method, accuracy: accuracy, seed: seed)
      self.init(adjointOf: adjoint)
      return
    }
    guard rank > 0, a.columns > 0 else {
      var error = FrobeniusError(a, norm: a.columns > 0 ? nil : 0, seed: seed)
      try self.init(noneOf: a.rows, a.columns, method, error: try error.total().squareRoot(), exponent: 0, seed: seed)
      return
    }
    let k = Swift.min(rank, a.columns)
    func run(_ exponent: Int) throws(LinearAlgebraError) -> SVD {
      let a = ScaledOperator(base: a, exponent: exponent)
      let computation = TruncatedSVD(a: a, rank: k, accuracy: accuracy.map { Double($0) }, seed: seed, norm: nil)
      return try SVD(try computation.iterate(method), isAdjoint: false, exponent: exponent, seed: seed)
    }
    do throws(LinearAlgebraError) {
      let svd = try run(0)
      let exponent = Matrix<Element>.squaringExponent(for: Double(svd.singularValues[0]))
      self = exponent == 0 ? svd : try run(exponent)
    } catch .notFinite(let indices) {
      guard let exponent = try a.exponentNearOne() else { throw .notFinite(at: indices) }
      self = try run(exponent)
    }
  }

  /// The decomposition of Aᴴ from that of A.
  init(adjointOf svd: SVD) {
    let (u, vh) = (svd.vh.adjointCopy(), svd.u.adjointCopy())
    vh.applySignRule(with: u)
    self.init(u: u, singularValues: svd.singularValues, vh: vh)
    report = svd.report.map {
      SVDReport(
        method: $0.method, frobeniusError: $0.frobeniusError, leftResiduals: $0.rightResiduals,
        rightResiduals: $0.leftResiduals, products: $0.products, isConverged: $0.isConverged, seed: $0.seed)
    }
  }
}

extension LinearOperator {
  /// The e for which 2ᵉA has products near 1; nil where the operator itself seems not to be finite, or needs none.
  func exponentNearOne() throws(LinearAlgebraError) -> Int? {
    let small = Element.Real.kind == .float ? -100 : -900
    var generator = RandomGenerator(seed: 1)
    let probe = Matrix<Element>.normal(columns, 2, using: &generator).multiplied(byPowerOfTwo: small)
    let magnitude = try product(probe).largestMagnitude()
    guard magnitude.isFinite, magnitude.value > 0 else { return nil }
    let exponent = small - Int(magnitude.value.exponent)
    return exponent == 0 ? nil : exponent
  }
}
