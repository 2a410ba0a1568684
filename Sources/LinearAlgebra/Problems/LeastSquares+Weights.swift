extension LeastSquares {
  /// The weighted solution, which minimises Σ wᵢ |bᵢ - (A x)ᵢ|² with weights of at least zero.
  ///
  /// Solved as the problem of √W A and √W b; the residual norms are those of √W (b - A x).
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` for a weight that is negative, NaN or infinite, and what
  ///   ``init(_:_:method:)-(Matrix<Element>,Matrix<Element>,_)`` throws.
  public init(
    _ a: Matrix<Element>, _ b: Matrix<Element>, weights: Vector<Element.Real>, method: Method = .automatic
  ) throws(LinearAlgebraError) {
    precondition(
      a.rows == b.rows && a.rows == weights.count,
      "a matrix of shape \(a.shapeText), right-hand sides of shape \(b.shapeText) and \(weights.count) weights do not match"
    )
    for i in 0..<weights.count where !(weights[i] >= 0 && weights[i].isFinite) {
      throw .undefined("the weight \(weights[i]) at \(i) is not a finite number of at least zero")
    }
    try a.checkFinite()
    try b.checkFinite()
    let roots = Vector(count: weights.count) { weights[$0].squareRoot() }
    let (scaledA, scaledB) = (a.scalingRows(by: roots), b.scalingRows(by: roots))
    try self.init(scaledA, scaledB, method: method)
  }

  /// The ridge (Tikhonov) solution, which minimises ‖b - A x‖² + λ ‖x‖² for λ of at least zero.
  ///
  /// It is that of the normal equations (AᴴA + λ) x = Aᴴb, but solved as the least-squares problem of [A; √λ 1] and
  /// [b; 0], whose condition number is not squared. The residual norms are those of b - A x.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` for a λ that is negative, NaN or infinite, and what
  ///   ``init(_:_:method:)-(Matrix<Element>,Matrix<Element>,_)`` throws.
  public init(
    _ a: Matrix<Element>, _ b: Matrix<Element>, ridge λ: Element.Real
  ) throws(LinearAlgebraError) {
    guard λ >= 0, λ.isFinite else { throw .undefined("the ridge \(λ) is not a finite number of at least zero") }
    precondition(
      a.rows == b.rows, "a matrix of shape \(a.shapeText) and right-hand sides of shape \(b.shapeText) do not match")
    try a.checkFinite()
    try b.checkFinite()
    guard λ > 0 else {
      try self.init(a, b)
      return
    }
    let (m, n) = (a.rows, a.columns)
    var stacked = Matrix<Element>.zeros(m + n, n)
    stacked[..<m, ...] = a
    for j in 0..<n { stacked[m + j, j] = Element(λ.squareRoot()) }
    var right = Matrix<Element>.zeros(m + n, b.columns)
    right[..<m, ...] = b
    let core = try LeastSquaresCore(stacked, right, .automatic)
    self.init(core, residualNorms: try LeastSquaresCore.residualNorms(a, core.solution, b))
  }

  /// The ridge (Tikhonov) solution for a single right-hand side.
  ///
  /// - Throws: as for several.
  public init(_ a: Matrix<Element>, _ b: Vector<Element>, ridge λ: Element.Real) throws(LinearAlgebraError) {
    try self.init(a, b.asColumn, ridge: λ)
  }

  /// The weighted solution for a single right-hand side.
  ///
  /// - Throws: as for several.
  public init(
    _ a: Matrix<Element>, _ b: Vector<Element>, weights: Vector<Element.Real>, method: Method = .automatic
  ) throws(LinearAlgebraError) {
    try self.init(a, b.asColumn, weights: weights, method: method)
  }
}
