extension SVD {
  /// The `rank` largest singular values of `a` and their vectors: the best approximation of that rank, or one near it.
  ///
  /// ```swift
  /// let svd = try SVD(a, rank: 16)
  /// let compressed = LowRank(svd, .rank(16))
  /// svd.report?.frobeniusError      // ‖A - U Σ Vᴴ‖_F
  /// ```
  ///
  /// U is m×k, Vᴴ k×n, with k = min(rank, m, n). Methods and sources: ``SVDMethod``. By default small matrices and
  /// large ranks go the exact way of ``SVDMethod/gram``, with ``SVDMethod/full`` behind it, others that of
  /// ``SVDMethod/blockKrylov(blockSize:)``, which takes about 4 m n d + 8 (m + n) d² operations for a space of d
  /// columns, mostly from 2k to 4k, at most 8k + 64. Matrices near the ends of the range are scaled by a power of two first.
  ///
  /// - Parameters:
  ///   - a: m×n.
  ///   - rank: how many triplets are wanted.
  ///   - method: how they are computed.
  ///   - accuracy: for ``SVDMethod/blockKrylov(blockSize:)`` by which share the error ‖A - U Σ Vᴴ‖_F may exceed that of
  ///     the best approximation, 10⁻³ by default, where that is not below 3·10⁻⁸ ‖A‖_F, in single precision 10⁻⁵ ‖A‖_F;
  ///     what was reached is in the report, and where it is given, an exact method takes over if the space would have to
  ///     be too large. For ``SVDMethod/lanczos`` the bound of residuals
  ///     relative to σ₁, √eps by default.
  ///   - seed: that of the random start.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/overflow(routine:)`` if a singular value is beyond the range of the element type,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if LAPACK's routines fail.
  public init(
    _ a: Matrix<Element>, rank: Int, method: SVDMethod = .automatic, accuracy: Element.Real? = nil, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    precondition(rank >= 0, "a rank of \(rank) was asked for")
    try Backend.checkOnce(Element.self)
    try a.checkFinite()
    let (scaled, exponent) = a.broughtNearOne()
    let k = Swift.min(rank, a.rows, a.columns)
    let norm = Double(scaled.frobeniusNorm())
    guard k > 0 else {
      try self.init(noneOf: a.rows, a.columns, method, error: norm, exponent: exponent, seed: seed)
      return
    }
    let isWide = a.rows < a.columns
    let computation = TruncatedSVD(
      a: isWide ? scaled.adjoint() : scaled, rank: k, accuracy: accuracy.map { Double($0) }, seed: seed, norm: norm)
    try self.init(try computation.run(method), isAdjoint: isWide, exponent: exponent, seed: seed)
  }
}

extension TruncatedSVD {
  /// By the method that was asked for, or by one that suits.
  func run<E>(_ method: SVDMethod) throws(LinearAlgebraError) -> Parts where Operator == Matrix<E> {
    switch method {
    case .automatic:
      let (m, n) = (a.rows, a.columns)
      // The Gram matrix of many rows costs m n² in double precision, the iteration about 12 m n rank.
      let isCheap = m >= 8 * n && n <= (Real.kind == .float ? 5 : 8) * rank
      if 4 * rank >= n || n <= 96 || isCheap { return try exact() }
      if let parts = try gramLanczos(blockSize: nil) { return parts }
      let parts = try blockKrylov(blockSize: nil, restarts: accuracy == nil ? 0 : 4)
      return parts.isConverged || accuracy == nil ? parts : try exact()
    case .full: return try full()
    case .gram: return try exact()
    case .blockKrylov(let blockSize):
      if let parts = try gramLanczos(blockSize: blockSize) { return parts }
      return try iterate(method)
    case .randomized, .lanczos: return try iterate(method)
    }
  }

  private func exact<E>() throws(LinearAlgebraError) -> Parts where Operator == Matrix<E> {
    if let parts = try gram() { return parts }
    return try full()
  }
}

extension TruncatedSVD {
  /// By a method that needs nothing but products.
  func iterate(_ method: SVDMethod) throws(LinearAlgebraError) -> Parts {
    switch method {
    case .randomized(let powerIterations, let oversampling):
      try randomized(powerIterations: powerIterations, oversampling: oversampling)
    case .blockKrylov(let blockSize): try blockKrylov(blockSize: blockSize, restarts: 20)
    case .lanczos: try lanczos()
    case .automatic, .full, .gram: try blockKrylov(blockSize: nil, restarts: accuracy == nil ? 0 : 20)
    }
  }
}

extension SVD {
  /// What a computation found, of the adjoint or of 2ᵉA, with the sign rule.
  init<Operator: LinearOperator>(
    _ parts: TruncatedSVD<Operator>.Parts, isAdjoint: Bool, exponent: Int, seed: UInt64
  ) throws(LinearAlgebraError) where Operator.Element == Element {
    func unscaled(_ x: Vector<Element.Real>) -> Vector<Element.Real> {
      exponent == 0 ? x : Vector(x.asColumn.columnMajorCopy().multiplied(byPowerOfTwo: -exponent))
    }
    let u = isAdjoint ? parts.vh.adjointCopy() : parts.u.columnMajorCopy()
    let vh = isAdjoint ? parts.u.adjointCopy() : parts.vh.columnMajorCopy()
    vh.applySignRule(with: u)
    let values = unscaled(parts.σ)
    try values.asColumn.checkResult(of: "SVD")
    self.init(u: u, singularValues: values, vh: vh)
    let error = unscaled([Element.Real(parts.error)])[0]
    report = SVDReport(
      method: parts.method, frobeniusError: error, leftResiduals: unscaled(isAdjoint ? parts.right : parts.left),
      rightResiduals: unscaled(isAdjoint ? parts.left : parts.right), products: parts.products,
      isConverged: parts.isConverged, seed: seed)
  }

  /// No triplets at all.
  init(
    noneOf rows: Int, _ columns: Int, _ method: SVDMethod, error: Double, exponent: Int, seed: UInt64
  ) throws(LinearAlgebraError) {
    let parts = TruncatedSVD<Matrix<Element>>.Parts(
      u: .zeros(rows, 0), σ: [], vh: .zeros(0, columns), error: error, left: [], right: [], products: 0,
      isConverged: true, method: method == .automatic ? .full : method)
    try self.init(parts, isAdjoint: false, exponent: exponent, seed: seed)
  }
}

extension Matrix {
  /// 2ᵉA and e: the matrix itself and 0 where even the squares of its elements lie in the range.
  func broughtNearOne() -> (matrix: Matrix, exponent: Int) {
    let exponent = Matrix.squaringExponent(for: largestMagnitude().value)
    return exponent == 0 ? (self, 0) : (columnMajorCopy().multiplied(byPowerOfTwo: exponent), exponent)
  }

  /// The e for which 2ᵉ brings numbers of this size near 1, 0 where their squares need none.
  static func squaringExponent(for largest: Double) -> Int {
    guard largest > 0, largest.isFinite else { return 0 }
    let exponent = Int(largest.exponent)
    return exponent.magnitude > (Element.Real.kind == .float ? 40 : 300) ? -exponent : 0
  }
}
