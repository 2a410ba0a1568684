/// How near a completed matrix Z is to the minimiser of ½‖P(X - Z)‖_F² + λ‖Z‖_*.
///
/// With R = P(X - Z), Z is the minimiser exactly if ‖R‖₂ ≤ λ and ⟨R, Z⟩ = λ‖Z‖_*: then R / λ is a subgradient of the nuclear
/// norm. Whatever Z is, R min(1, λ/‖R‖₂) is feasible in the dual problem, max ⟨R, X⟩ - ½‖R‖_F² over ‖R‖₂ ≤ λ, so that the
/// objective is at most ``dualityGap`` above the minimum.
public struct CompletionCertificate<Real: RealScalar>: Hashable, Sendable {
  /// ½‖P(X - Z)‖_F² + λ‖Z‖_*.
  public let objective: Real
  /// ‖R‖₂ / λ, at most 1 at the minimum.
  public let dualNorm: Real
  /// |⟨R, Z⟩ - λ‖Z‖_*| / (λ‖Z‖_*), 0 at the minimum and where Z is zero.
  public let alignmentError: Real
  /// A bound of the distance from the minimum: the objective less that of the dual point.
  public let dualityGap: Real
  /// The bound over the objective; 0 where both are.
  public let relativeGap: Real
}

extension CompletionCertificate {
  init(objective: Real, dualNorm: Real, alignmentError: Real, dualityGap: Real) {
    let relative = objective > 0 ? dualityGap / objective : 0
    self.init(
      objective: objective, dualNorm: dualNorm, alignmentError: alignmentError, dualityGap: dualityGap,
      relativeGap: relative)
  }

  /// The certificate for 2ᵉX and 2ᵉλ; the objective, a square, may leave the range, the relative gap does not.
  func multiplied(byPowerOfTwo exponent: Int) -> CompletionCertificate {
    CompletionCertificate(
      objective: objective.multiplied(byPowerOfTwo: 2 * exponent), dualNorm: dualNorm, alignmentError: alignmentError,
      dualityGap: dualityGap.multiplied(byPowerOfTwo: 2 * exponent), relativeGap: relativeGap)
  }
}

/// Which elements of a matrix are known, with zeros elsewhere.
struct ObservedMatrix<Element: Scalar> {
  let values: Matrix<Element>
  /// 1 where an element is not known, 0 where it is.
  let gaps: Matrix<Element>
  let count: Int

  private init(values: Matrix<Element>, gaps: Matrix<Element>, count: Int) {
    (self.values, self.gaps, self.count) = (values, gaps, count)
  }

  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for a known element that is not,
  ///   ``LinearAlgebraError/undefined(_:)`` where none is known.
  init(
    _ a: Matrix<Element>, isObserved: (_ row: Int, _ column: Int, _ element: Element) -> Bool
  ) throws(LinearAlgebraError) {
    let values = Matrix<Element>(uninitializedRows: a.rows, columns: a.columns)
    let gaps = Matrix<Element>(uninitializedRows: a.rows, columns: a.columns)
    var count = 0
    for j in 0..<a.columns {
      for i in 0..<a.rows {
        let (element, place) = (a[i, j], i + j * a.rows)
        let isKnown = isObserved(i, j, element)
        guard !isKnown || element.isFinite else { throw .notFinite(at: [i, j]) }
        values.base[place] = isKnown ? element : 0
        gaps.base[place] = isKnown ? 0 : 1
        count += isKnown ? 1 : 0
      }
    }
    guard count > 0 else { throw .undefined("no element of a matrix of shape \(a.shapeText) is known") }
    (self.values, self.gaps, self.count) = (values, gaps, count)
  }

  /// The elements times 2ᵉ, so that their squares stay in the range, and e.
  func broughtNearOne() -> (known: ObservedMatrix, exponent: Int) {
    let (scaled, exponent) = values.broughtNearOne()
    return (ObservedMatrix(values: scaled, gaps: gaps, count: count), exponent)
  }

  /// P(X - Z): what is left of the known elements.
  func residual(_ z: Matrix<Element>) -> Matrix<Element> { values - z + gaps .* z }

  func certificate(
    _ z: Matrix<Element>, nuclearNorm: Element.Real, λ: Element.Real
  ) throws(LinearAlgebraError) -> CompletionCertificate<Element.Real> {
    let r = residual(z)
    let (square, norm) = (r.realInnerProduct(r), try r.largestSingularValue())
    let objective = square / 2 + λ * nuclearNorm
    let factor = norm > λ ? λ / norm : 1
    let dual = factor * r.realInnerProduct(values) - factor * factor * square / 2
    let alignment = (r.realInnerProduct(z) - λ * nuclearNorm).magnitude
    return CompletionCertificate(
      objective: objective, dualNorm: norm / λ, alignmentError: nuclearNorm > 0 ? alignment / (λ * nuclearNorm) : 0,
      dualityGap: Swift.max(0, objective - dual))
  }
}
