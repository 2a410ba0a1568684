extension PCA {
  /// The principal components of samples that come in blocks of rows, more than fit into memory.
  ///
  /// Passes over the rows: one for ``PCASolver/covariance``, which ``PCASolver/automatic`` means, and for
  /// ``PCASolver/incremental(batchRows:)``, whose batches are the blocks; q + 2 for
  /// ``PCASolver/randomized(powerIterations:oversampling:)`` with q power iterations, at least one, the first pass for
  /// the mean. In memory are a block, and p² numbers for the covariance, k p for the incremental, and
  /// (n + p) (k + oversampling) for the randomised solver. Others need the matrix.
  ///
  /// - Parameters:
  ///   - stream: n samples of p features.
  ///   - components: how many are kept.
  ///   - solver: one of the three.
  ///   - scores: the units of the scores.
  ///   - seed: that of the random start.
  /// - Throws: as for a matrix, ``LinearAlgebraError/undefined(_:)`` for other solvers, and what the source of the blocks
  ///   throws.
  public init(
    _ stream: RowStream<Element>, components: PCAComponents<Element.Real> = .all, solver: PCASolver = .automatic,
    scores: PCAScores = .plain, seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    try Backend.checkOnce(Element.self)
    let solver = solver == .automatic ? .covariance : solver
    let question = PCAQuestion(
      samples: stream.rows, features: stream.columns, components: components, solver: solver)
    try question.check()
    switch solver {
    case .covariance:
      let (axes, exponent) = try question.axes(of: stream)
      try self.init(axes, question, scores: scores, exponent: exponent)
    case .incremental:
      self = try IncrementalPCA(stream, components: question.count, scores: scores).pca
    case .randomized(let powerIterations, let oversampling):
      let iterations = powerIterations ?? question.powerIterations
      let axes = try question.axes(of: stream, passes: iterations + 1, oversampling: oversampling, seed: seed)
      try self.init(axes, question, scores: scores, exponent: 0)
    case .automatic, .full, .lanczos, .blockKrylov:
      throw .undefined(
        "principal components of a stream of rows come by the covariance, randomized or incremental solver")
    }
  }
}

extension PCAQuestion {
  /// scikit-learn's number of power iterations.
  var powerIterations: Int { 10 * (count ?? limit) < limit ? 7 : 4 }

  /// By the covariance matrix, in one pass; in two where squares leave the range.
  fileprivate func axes<Element: Scalar>(
    of stream: RowStream<Element>
  ) throws(LinearAlgebraError) -> (axes: PrincipalAxes<Element>, exponent: Int) where Element.Real == Real {
    func scatter(_ exponent: Int, _ largest: inout Double) throws(LinearAlgebraError) -> Scatter<Element> {
      var scatter = Scatter<Element>(columns: features)
      try stream.forEachBlock { _, block throws(LinearAlgebraError) in
        largest = Swift.max(largest, block.largestMagnitude().value)
        scatter.add(
          Scatter(exponent == 0 ? block : block.columnMajorCopy().multiplied(byPowerOfTwo: exponent)))
      }
      return scatter
    }
    var largest = 0.0
    let first = try scatter(0, &largest)
    if first.isInRange || largest == 0 { return (try axes(of: first), 0) }
    let exponent = -Int(largest.exponent)
    return (try axes(of: try scatter(exponent, &largest)), exponent)
  }

  /// By subspace iteration on the centred rows, after a pass for the mean and the total variance.
  fileprivate func axes<Element: Scalar>(
    of stream: RowStream<Element>, passes: Int, oversampling: Int, seed: UInt64
  ) throws(LinearAlgebraError) -> PrincipalAxes<Element> where Element.Real == Real {
    precondition(passes >= 2, "a randomised decomposition of a stream needs a power iteration")
    let (mean, norm) = try stream.meanAndNorm()
    let centered = RowStream<Element>(rows: samples, columns: features, blockRows: stream.blockRows) {
      rows throws(LinearAlgebraError) in try stream.block(rows) - mean
    }
    let svd = try SVD(centered, rank: count ?? limit, passes: passes, oversampling: oversampling, seed: seed)
    return PrincipalAxes(
      mean: mean, axes: svd.vh, singularValues: svd.singularValues, norm: norm, report: svd.report)
  }
}

extension RowStream {
  /// The mean μ of the rows and √Σ |x - μ|² over all of them, in one pass.
  fileprivate func meanAndNorm() throws(LinearAlgebraError) -> (mean: Vector<Element>, norm: Element.Real) {
    var (count, mean, norm) = (0, Vector<Element>.zeros(columns), Element.Real.zero)
    try forEachBlock { _, block throws(LinearAlgebraError) in
      let own = block.centroid()
      let total = Element.Real(count + block.rows)
      let weight = (Element.Real(count) / total * Element.Real(block.rows)).squareRoot()
      norm = Vector([norm, (block - own).frobeniusNorm(), weight * (own - mean).euclideanNorm()]).euclideanNorm()
      mean.add(own - mean, scaledBy: Element(Element.Real(block.rows) / total))
      count += block.rows
    }
    return (mean, norm)
  }
}
