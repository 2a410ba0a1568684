/// The state of LOBPCG: an orthonormal basis [X, P] and what A and B make of it.
struct LOBPCGIteration<Operator: LinearOperator> {
  typealias Element = Operator.Element
  typealias Real = Element.Real

  /// A block of the basis with its images under A and B.
  private struct Block {
    var vectors: Matrix<Element>
    var a: Matrix<Element>
    var b: Matrix<Element>

    init(vectors: Matrix<Element>, a: Matrix<Element>, b: Matrix<Element>) {
      (self.vectors, self.a, self.b) = (vectors, a, b)
    }

    init(_ blocks: [Block]) {
      vectors = Matrix(horizontally: blocks.map(\.vectors))
      a = Matrix(horizontally: blocks.map(\.a))
      b = Matrix(horizontally: blocks.map(\.b))
    }

    func combined(_ c: Matrix<Element>) -> Block { Block(vectors: vectors * c, a: a * c, b: b * c) }
  }

  let a: Operator
  let metric: (any LinearOperator<Element>)?
  let preconditioner: (any LinearOperator<Element>)?
  let end: SpectrumEnd
  /// How many vectors are carried along.
  let width: Int
  /// The eigenvalues of the space of X, the wanted ones first.
  private(set) var values: [Real] = []
  private(set) var steps = 0
  private(set) var products = 0
  private var x: Block
  private var p: Block?
  /// The vectors of the values in terms of X, and their residuals.
  private var ritz: Matrix<Element>
  private var residuals: Matrix<Element>
  private var generator: RandomGenerator
  /// The largest images of unit vectors, lower bounds of ‖A‖₂ and ‖B‖₂.
  private(set) var norm: Real = 0
  private var metricNorm: Real = 0

  init(
    _ a: Operator, _ metric: (any LinearOperator<Element>)?, _ preconditioner: (any LinearOperator<Element>)?,
    start: Matrix<Element>?, wanted: Int, _ end: SpectrumEnd, _ seed: UInt64
  ) throws(LinearAlgebraError) {
    (self.a, self.metric, self.preconditioner, self.end) = (a, metric, preconditioner, end)
    let n = a.rows
    generator = RandomGenerator(seed: seed)
    let width = wanted + Swift.max(2, wanted / 4)
    // A basis of three blocks must find room; where it does not, X is the whole space.
    self.width = 3 * width > n ? n : width
    var first = start ?? .zeros(n, 0)
    try first.checkFinite()
    // Vectors beside the wanted ones are random, so that a start that lacks a direction gets it.
    first = first[..., 0..<Swift.min(first.columns, self.width == n ? n : wanted)]
    let more: Matrix<Element> = .normal(n, self.width - first.columns, using: &generator)
    let (q, _, _) = try Matrix(horizontally: first, more).orthonormalized(against: .zeros(n, 0), using: &generator)
    (ritz, residuals) = (.zeros(0, 0), .zeros(0, 0))
    x = Block(vectors: q, a: q, b: q)
    x = try block(q)
    for image in [x.a, x.b] { try multiply(q, image, left: .adjoint).checkHermitian(beside: image) }
    try solve(x)
  }

  /// The vectors of the values.
  var vectors: Matrix<Element> { x.vectors * ritz }

  /// Whether there is room for a step: X is not the whole space.
  var canStep: Bool { width < a.rows }

  /// Whether the residuals of the first pairs are small, and no other one can be on its way to one of their places.
  func isSettled(_ count: Int, _ tolerance: Real) -> Bool {
    let lengths = residuals.columnNorms()
    let isSmall = (0..<count).allSatisfy { lengths[$0] <= limit($0, tolerance, ritz[column: $0]) }
    guard isSmall, canStep else { return isSmall }
    // Half of the digits are enough, where the next eigenvalue is as near as that: its error is that of their square.
    let next = ritz[column: count]
    let gap = (values[count] - values[count - 1]).magnitude * metricNorm * next.euclideanNorm()
    let least = limit(count, Swift.max(tolerance, Swift.min(tolerance.squareRoot(), 0.001)), next)
    return lengths[count] <= Swift.max(least, Swift.min(gap, limit(count, 0.001, next)))
  }

  /// The bound of the residual of a vector, or of one with these coefficients, which is as long.
  func limit(_ index: Int, _ tolerance: Real, _ vector: Vector<Element>) -> Real {
    tolerance * (norm + values[index].magnitude * metricNorm) * vector.euclideanNorm()
  }

  /// A V - B V Λ, by products.
  func residual(_ v: Matrix<Element>, _ values: ArraySlice<Real>) throws(LinearAlgebraError) -> Matrix<Element> {
    try a.checkedProduct(v) - metricProduct(v).scalingColumns(by: Vector(Array(values)))
  }

  mutating func step() throws(LinearAlgebraError) {
    steps += 1
    let w = try preconditioned(residuals)
    let known = p.map { Block([x, $0]) } ?? x
    let (directions, _, _) = try w.orthonormalized(against: known.vectors, using: &generator)
    let basis = Block([known, try block(directions)])
    let coefficients = try solve(basis)
    // X moves to the best vectors; P is what moved them, that is, all but their part in the old X.
    let (next, _, _) = try coefficients.orthonormalized(against: .zeros(coefficients.rows, 0), using: &generator)
    var moves = coefficients.columnMajorCopy()
    moves[0..<width, ...] = Matrix.zeros(width, width)
    let (past, _, _) = try moves.orthonormalized(against: next, using: &generator)
    (x, p) = (basis.combined(next), basis.combined(past))
    try solve(x)
  }

  /// The wanted pairs in the space of a block: the values, the coefficients, and, where it is X, the residuals.
  @discardableResult
  private mutating func solve(_ block: Block) throws(LinearAlgebraError) -> Matrix<Element> {
    let projection = multiply(block.vectors, block.a, left: .adjoint)
    let half = Element(Real(0.5))
    let symmetric = (projection + projection.adjoint()) * half
    let (all, vectors): (Vector<Real>, Matrix<Element>)
    if metric == nil {
      let eigen = try SymmetricEigen(symmetric, triangle: .lower)
      (all, vectors) = (eigen.eigenvalues, eigen.eigenvectors)
    } else {
      let gram = multiply(block.vectors, block.b, left: .adjoint)
      let eigen = try GeneralizedSymmetricEigen(symmetric, (gram + gram.adjoint()) * half, triangle: .lower)
      (all, vectors) = (eigen.eigenvalues, eigen.eigenvectors)
    }
    let order = end == .largest ? Array(all.indices.reversed()) : Array(all.indices)
    let chosen = Array(order.prefix(width))
    let coefficients = vectors.selecting(columns: chosen)
    guard block.vectors.columns == width else { return coefficients }
    values = chosen.map { all[$0] }
    ritz = coefficients
    residuals = block.a * ritz - (block.b * ritz).scalingColumns(by: Vector(values))
    return coefficients
  }

  private mutating func block(_ q: Matrix<Element>) throws(LinearAlgebraError) -> Block {
    let (image, other) = (try a.checkedProduct(q), try metricProduct(q))
    products += 1
    norm = image.columnNorms().reduce(norm) { Swift.max($0, $1) }
    metricNorm = other.columnNorms().reduce(metricNorm) { Swift.max($0, $1) }
    return Block(vectors: q, a: image, b: other)
  }

  private func metricProduct(_ v: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    guard let metric else { return v }
    return try metric.checkedProduct(v)
  }

  private func preconditioned(_ r: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    guard let preconditioner else { return r }
    return try preconditioner.checkedProduct(r)
  }
}
