/// Principal components of samples that come in batches, of which only the components are kept.
///
/// ```swift
/// var incremental = IncrementalPCA<Float>(components: 20)
/// for batch in batches { try incremental.add(batch) }
/// let pca = try incremental.pca
/// ```
///
/// Each batch is joined to the components so far by the singular value decomposition of Σ Vᴴ, the centred batch and a row
/// that corrects the mean. What is left out after a batch is lost: the result is that of ``PCASolver/full`` where all
/// components are kept, otherwise near to it. It is scikit-learn's for the same batches. Takes 2 (k + b)² p operations for a
/// batch of b samples. Source: Ross, Lim, Lin and Yang, Int. J. Comput. Vis. 77 (2008).
public struct IncrementalPCA<Element: Scalar>: Sendable {
  /// The number of samples seen.
  public private(set) var sampleCount = 0
  /// How many components are kept; nil for as many as the first batch has, min(samples, features).
  public let components: Int?
  /// The units of the scores.
  public let scoreUnits: PCAScores

  private var state: State?

  private struct State {
    var mean: Vector<Element>
    /// √Σ |x - μ|² over all samples and features.
    var norm: Element.Real
    var axes: Matrix<Element>
    var singularValues: Vector<Element.Real>
    var noiseVariance: Element.Real
  }

  /// No samples yet.
  public init(components: Int? = nil, scores: PCAScores = .plain) {
    precondition(components.map { $0 > 0 } ?? true, "\(components ?? 0) principal components were asked for")
    (self.components, scoreUnits) = (components, scores)
  }

  /// The components of all rows of a stream, in one pass: its blocks are the batches, of which a last one that has fewer
  /// rows than there are components is joined to the one before.
  ///
  /// - Throws: as ``add(_:)``, and what the source of the blocks throws.
  public init(
    _ stream: RowStream<Element>, components: Int? = nil, scores: PCAScores = .plain
  ) throws(LinearAlgebraError) {
    self.init(components: components, scores: scores)
    let least = components ?? 0
    var held: Matrix<Element>?
    try stream.forEachBlock { range, block throws(LinearAlgebraError) in
      let joined = held.map { Matrix(vertically: $0, block) } ?? block
      let left = stream.rows - range.upperBound
      held = joined.rows < least || (left > 0 && left < least) ? joined : nil
      if held == nil { try add(joined) }
    }
    if let held { try add(held) }
  }

  /// Adds samples, in rows.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` where there are more components than features or than samples in the
  ///   first batch, ``LinearAlgebraError/notFinite(at:)``, and what ``SVD`` throws.
  public mutating func add(_ batch: Matrix<Element>) throws(LinearAlgebraError) {
    guard batch.rows > 0 else { return }
    if let state {
      precondition(
        batch.columns == state.mean.count,
        "a batch of shape \(batch.shapeText) does not have the \(state.mean.count) features of those before")
    }
    let first = state == nil
    let limit = Swift.min(first ? batch.rows : .max, batch.columns)
    let kept = components ?? state?.axes.rows ?? limit
    guard kept <= limit, batch.columns > 0 else {
      throw .undefined(
        "a \(first ? "first " : "")batch of shape \(batch.shapeText) has \(limit) components, not \(kept)")
    }
    try batch.checkFinite()
    let own = batch.centroid()
    let centered = batch - own
    let total = sampleCount + batch.rows
    var rows = centered
    var (mean, norm) = (own, centered.frobeniusNorm())
    if let state {
      let weight = Element.Real(sampleCount) / Element.Real(total) * Element.Real(batch.rows)
      let correction = (state.mean - own) * Element(weight.squareRoot())
      rows = Matrix(vertically: state.axes.scalingRows(by: state.singularValues), centered, correction.asRow)
      norm = Vector([norm, state.norm, correction.euclideanNorm()]).euclideanNorm()
      mean = state.mean
      mean.add(own - state.mean, scaledBy: Element(Element.Real(batch.rows) / Element.Real(total)))
    }
    let svd = try SVD(rows.rows > rows.columns ? QR(rows).r : rows)
    sampleCount = total
    let σ = svd.singularValues
    let freedom = Element.Real(Swift.max(1, total - 1))
    let rest = σ[Swift.min(kept, σ.count)...]
    let leavesNone = kept == batch.rows || kept == batch.columns || rest.isEmpty
    state = State(
      mean: mean, norm: norm, axes: svd.vh[0..<kept, ...].columnMajorCopy(), singularValues: σ[0..<kept],
      noiseVariance: leavesNone ? 0 : rest.map { $0 * $0 / freedom }.mean())
  }

  /// The principal components of the samples seen.
  ///
  /// The noise variance is, as in scikit-learn, that of what the last batch left out.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` for fewer than two samples,
  ///   ``LinearAlgebraError/overflow(routine:)``.
  public var pca: PCA<Element> {
    get throws(LinearAlgebraError) {
      guard sampleCount > 1, let state else {
        throw .undefined("principal components need two samples, not \(sampleCount)")
      }
      return try PCA(
        components: state.axes, mean: state.mean, singularValues: state.singularValues,
        ratios: state.singularValues.squaredShares(of: state.norm), noiseVariance: state.noiseVariance,
        sampleCount: sampleCount, scoreUnits: scoreUnits, solver: .incremental(), report: nil)
    }
  }
}
