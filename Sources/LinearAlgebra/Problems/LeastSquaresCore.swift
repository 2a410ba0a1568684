/// What the methods of least squares compute, for finite input.
struct LeastSquaresCore<Element: Scalar> {
  let solution: Matrix<Element>
  let rank: Int
  let singularValues: Vector<Element.Real>?
  let reciprocalCondition: Element.Real
  let method: LeastSquares<Element>.Method

  private init(
    _ solution: Matrix<Element>, rank: Int, _ singularValues: Vector<Element.Real>? = nil,
    reciprocalCondition: Element.Real, _ method: LeastSquares<Element>.Method
  ) {
    self.solution = solution
    self.rank = rank
    self.singularValues = singularValues
    self.reciprocalCondition = reciprocalCondition
    self.method = method
  }

  init(
    _ a: Matrix<Element>, _ b: Matrix<Element>, _ method: LeastSquares<Element>.Method
  ) throws(LinearAlgebraError) {
    switch method {
    case .qr:
      let isTall = a.rows >= a.columns
      let qr = try QR(isTall ? a : a.adjoint())
      self.init(
        isTall ? try qr.solve(b) : try qr.solveAdjoint(b), rank: Swift.min(a.rows, a.columns),
        reciprocalCondition: qr.reciprocalCondition(), .qr)
    case .automatic:
      do {
        try self.init(a, b, .qr)
      } catch .rankDeficient {
        try self.init(a, b, .minimumNorm())
      }
    case .minimumNorm(let tolerance):
      try self.init(minimumNorm: a, b, tolerance)
    case .normalEquations:
      try self.init(normalEquations: a, b)
    }
  }

  /// The minimum-norm solution by `gelsd`, and by `gelsy` where that does not converge.
  private init(
    minimumNorm a: Matrix<Element>, _ b: Matrix<Element>, _ tolerance: Double?
  ) throws(LinearAlgebraError) {
    let (m, n, k) = (a.rows, a.columns, Swift.min(a.rows, a.columns))
    guard k > 0 else {
      self.init(.zeros(n, b.columns), rank: 0, [], reciprocalCondition: 1, .minimumNorm(tolerance: tolerance))
      return
    }
    // LAPACK refuses a problem without right-hand sides: one of zeros gives the rank.
    guard b.columns > 0 else {
      let core = try LeastSquaresCore(minimumNorm: a, .zeros(m, 1), tolerance)
      self.init(
        .zeros(n, 0), rank: core.rank, core.singularValues, reciprocalCondition: core.reciprocalCondition, core.method)
      return
    }
    // LAPACK's own default, eps, takes an exactly dependent column for an independent one.
    let tolerance = tolerance.map { Element.Real($0) } ?? Element.Real(Swift.max(m, n)) * Element.ulpOfOne
    let count = b.columns
    let sizes = WorkspaceSizes.gelsd(m, n, rightHandSides: count, isComplex: Element.isComplex)
    _ = (try lapackInteger(m, "gelsd"), try lapackInteger(n, "gelsd"), try lapackInteger(count, "gelsd"))
    guard sizes.fit else { throw .tooLarge(routine: "gelsd", needed: Swift.max(sizes.work, sizes.real)) }
    let (m32, n32, tall) = (Int32(m), Int32(n), Swift.max(m, n))
    var padded = Matrix<Element>.zeros(tall, count)
    padded[..<m, ...] = b
    let x = padded
    padded = x.columnMajorCopy()
    let σ = Vector<Element.Real>(uninitializedCount: k)
    var rank: Int32 = 0
    let operations = 4 * Double(m) * Double(n) * Double(k)
    let work = try Matrix.workingCopy(of: a).matrix
    var info = try withScratch(Element.Real.self, sizes.real) { rwork throws(LinearAlgebraError) in
      try withScratch(Int32.self, sizes.integers) { iwork throws(LinearAlgebraError) in
        try withWorkspace(Element.self, routine: "gelsd", needed: sizes.work) { scratch, length in
          withBackend(operations: operations, family: .svd) {
            Element.gelsd(
              m32, n32, Int32(count), work.base, m32, padded.base, Int32(tall), σ.storage.base(of: Element.Real.self),
              tolerance, &rank, scratch, length, rwork, iwork)
          }
        }
      }
    }
    let method = LeastSquares<Element>.Method.minimumNorm(tolerance: Double(tolerance))
    if info == 0 {
      let solution = padded[..<n, ...].columnMajorCopy()
      try solution.checkResult(of: "gelsd")
      let r = Int(rank)
      let condition = r > 0 ? σ[r - 1] / σ[0] : 1
      self.init(solution, rank: r, σ, reciprocalCondition: condition, method)
      return
    }
    padded = x.columnMajorCopy()
    let again = try Matrix.workingCopy(of: a).matrix
    var pivots = [Int32](repeating: 0, count: n)
    info = try withScratch(Element.Real.self, 2 * n) { rwork throws(LinearAlgebraError) in
      try withWorkspace(Element.self, routine: "gelsy", needed: k + Swift.max(3 * n + 1, 2 * k + count, k + n)) {
        scratch, length in
        withBackend(operations: operations, family: .pivotedQR) {
          Element.gelsy(
            m32, n32, Int32(count), again.base, m32, padded.base, Int32(tall), &pivots, tolerance, &rank, scratch,
            length, rwork)
        }
      }
    }
    guard info == 0 else { throw .notConverged(routine: "gelsd, gelsy", info: Int(info)) }
    let solution = padded[..<n, ...].columnMajorCopy()
    try solution.checkResult(of: "gelsy")
    // The diagonal of the triangle, descending, stands for the singular values.
    let r = Int(rank)
    let condition = r > 0 ? (again[r - 1, r - 1].modulus / again[0, 0].modulus) : 1
    self.init(solution, rank: r, reciprocalCondition: condition, method)
  }

  /// AᴴA x = Aᴴb, or x = Aᴴy with AAᴴ y = b where there are fewer rows than columns.
  private init(normalEquations a: Matrix<Element>, _ b: Matrix<Element>) throws(LinearAlgebraError) {
    let isTall = a.rows >= a.columns
    let k = Swift.min(a.rows, a.columns)
    // Squares leave the range long before their roots do.
    let exponent = a.largestMagnitude().value.exponent
    let scale = k > 0 && a.largestMagnitude().value > 0 ? -Int(exponent) : 0
    let scaled = a.columnMajorCopy().multiplied(byPowerOfTwo: scale)
    var gram = Matrix<Element>(uninitializedRows: k, columns: k)
    hermitianRankUpdate(scaled, left: isTall ? .adjoint : .none, triangle: .lower, into: &gram)
    gram.mirror(.lower)
    let cholesky: Cholesky<Element>
    do {
      cholesky = try Cholesky(gram, triangle: .lower)
    } catch .notPositiveDefinite(let order) {
      throw .rankDeficient(rank: order - 1)
    }
    let x =
      isTall
      ? try cholesky.solve(multiply(scaled, b, left: .adjoint))
      : multiply(scaled, try cholesky.solve(b), left: .adjoint)
    let solution = x.columnMajorCopy().multiplied(byPowerOfTwo: scale)
    try solution.checkResult(of: "normal equations")
    self.init(
      solution, rank: k, reciprocalCondition: cholesky.reciprocalCondition().squareRoot(), .normalEquations)
  }

  /// The norms of the columns of B - A X.
  static func residualNorms(
    _ a: Matrix<Element>, _ x: Matrix<Element>, _ b: Matrix<Element>
  ) throws(LinearAlgebraError) -> Vector<Element.Real> {
    var residual = b.columnMajorCopy()
    multiply(a, x, alpha: -1, beta: 1, into: &residual)
    return Vector(count: b.columns) { residual[column: $0].euclideanNorm() }
  }
}
