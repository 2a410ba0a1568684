import ComplexModule

/// A matrix as the sum of one of low rank and a sparse one: the minimiser of ‖L‖_* + λ Σ|sᵢⱼ| among all L + S = M.
///
/// Where L₀ has low rank and spread-out singular vectors and S₀ few elements at random places, of any size, L₀ + S₀ is taken
/// apart exactly ("principal component pursuit").
///
/// ```swift
/// let parts = try RobustPCA(frames)
/// parts.lowRank         // the background
/// parts.sparse          // what moves
/// ```
///
/// By the inexact augmented Lagrangian: both parts are shrunk in turn and the multiplier is updated, with a penalty that balances what
/// is left of M with the change of S. One that grows in each step whatever happens, as is often seen, needs half of the steps but may
/// stop beside the minimum. A step takes m² n + 9 m³ operations for m ≤ n, 40 to 150 of them as a rule. All is
/// dense: several matrices of the shape of M are held, in double precision.
/// Source: E. J. Candès, X. Li, Y. Ma and J. Wright, "Robust principal component analysis?", J. ACM 58 (2011), algorithm 1; Z. Lin,
/// M. Chen and Y. Ma, arXiv:1009.5055 (2010); S. Boyd and others, Found. Trends Mach. Learn. 3 (2011), section 3.4.1, for the penalty.
public struct RobustPCA<Element: Scalar>: Sendable {
  /// The part L of low rank, m×n.
  public let lowRank: Matrix<Element>
  /// The sparse part S, m×n.
  public let sparse: Matrix<Element>
  /// The positive singular values of L, descending.
  public let singularValues: Vector<Element.Real>
  /// The weight λ of the sparse part.
  public let lambda: Element.Real
  /// ‖M - L - S‖_F / ‖M‖_F.
  public let relativeResidual: Element.Real
  /// A bound of (f - f*) / f for f = ‖L‖_* + λ Σ|sᵢⱼ|, but for the residual: f less the value ⟨Y, M⟩ of the multiplier, scaled to
  /// ‖Y‖₂ ≤ 1 and |yᵢⱼ| ≤ λ.
  public let relativeGap: Element.Real
  /// The number of steps.
  public let iterations: Int
  /// Whether the relative residual and the relative change came below the tolerance.
  public let isConverged: Bool

  /// The parts of `m`.
  ///
  /// - Parameters:
  ///   - m: m×n.
  ///   - lambda: the weight λ; 1/√max(m, n) by default, which is right whatever the share of the sparse elements.
  ///   - tolerance: of the relative residual and the relative change in a step; by default 10⁻⁹, for single precision, which is computed
  ///     in double, 10⁻⁷.
  ///   - maximumIterations: the largest number of steps.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)``, ``LinearAlgebraError/overflow(routine:)``, and what ``SVD`` and
  ///   ``SymmetricEigen`` throw.
  public init(
    _ m: Matrix<Element>, lambda: Element.Real? = nil, tolerance: Element.Real? = nil,
    maximumIterations: Int = 1000
  ) throws(LinearAlgebraError) {
    try Backend.checkOnce(Element.self)
    let λ = lambda ?? 1 / Element.Real(Swift.max(1, m.rows, m.columns)).squareRoot()
    precondition(λ > 0 && λ.isFinite, "a weight of \(λ) is not a positive number")
    let limit = tolerance ?? (Element.Real.kind == .float ? 1e-7 : 1e-9)
    try m.checkFinite()
    let (scaled, exponent) = m.broughtNearOne()
    // The multiplier collects the rounding errors of residuals times a penalty that grows: single precision loses it.
    let (low, sparse, values, outcome) =
      try Element.isComplex
      ? PrincipalComponentPursuit<Complex<Double>>.run(scaled, λ, limit, maximumIterations)
      : PrincipalComponentPursuit<Double>.run(scaled, λ, limit, maximumIterations)
    self.lambda = λ
    lowRank = low.multiplied(byPowerOfTwo: -exponent)
    self.sparse = sparse.multiplied(byPowerOfTwo: -exponent)
    singularValues = Vector(values.asColumn.columnMajorCopy().multiplied(byPowerOfTwo: -exponent))
    (relativeResidual, relativeGap) = (Element.Real(outcome.residual), Element.Real(outcome.gap))
    (iterations, isConverged) = (outcome.iterations, outcome.isConverged)
    try lowRank.checkResult(of: "RobustPCA")
    try self.sparse.checkResult(of: "RobustPCA")
  }

  /// The rank of L.
  public var rank: Int { singularValues.count }

  /// How many elements of S are not zero.
  public var sparseCount: Int { sparse.abs().withUnsafeBufferPointer { moduli in moduli.count { $0 > 0 } } }
}

/// The state of an augmented Lagrangian iteration for L + S = M.
private struct PrincipalComponentPursuit<Element: Scalar> {
  typealias Real = Element.Real

  private let m: Matrix<Element>
  private let λ: Real
  private var low: Matrix<Element>
  private var sparse: Matrix<Element>
  private var values: Vector<Real> = []
  private var multiplier: Matrix<Element>
  private var penalty: Real

  init(_ m: Matrix<Element>, _ λ: Real) {
    (self.m, self.λ) = (m, λ)
    low = .zeros(m.rows, m.columns)
    sparse = low
    multiplier = low
    let sum = m.abs().sum()
    penalty = sum > 0 ? Real(m.count) / (4 * sum) : 1
  }

  /// - Returns: ‖M - L - S‖_F, and the change of the penalty times S over the norm of the multiplier.
  mutating func step() throws(LinearAlgebraError) -> (residual: Real, change: Real) {
    let scaled = multiplier / Element(penalty)
    let shrunk = try (m - sparse + scaled).shrinkingSingularValues(by: 1 / penalty)
    (low, values) = (shrunk.matrix, shrunk.σ)
    let previous = sparse
    sparse = (m - low + scaled).shrinkingElements(by: λ / penalty)
    let left = m - low - sparse
    multiplier += left * Element(penalty)
    let (moved, norm) = ((sparse - previous).frobeniusNorm(), multiplier.frobeniusNorm())
    return (left.frobeniusNorm(), norm > 0 ? penalty * moved / norm : 0)
  }

  /// Changes the penalty so that neither of the two is much above the other.
  mutating func balance(_ residual: Real, _ change: Real) {
    if residual > 3 * change { penalty *= 1.5 } else if change > 3 * residual { penalty /= 1.5 }
  }

  /// Steps in double precision until the relative residual is below the limit, and the parts in the type of the matrix.
  static func run<Narrow: Scalar>(
    _ m: Matrix<Narrow>, _ λ: Narrow.Real, _ limit: Narrow.Real, _ maximumIterations: Int
  ) throws(LinearAlgebraError) -> (
    low: Matrix<Narrow>, sparse: Matrix<Narrow>, values: Vector<Narrow.Real>,
    outcome: (residual: Double, gap: Double, iterations: Int, isConverged: Bool)
  ) {
    let wide = Matrix(Tensor<Element>(converting: Tensor(m)))
    let norm = wide.frobeniusNorm()
    var pursuit = PrincipalComponentPursuit(wide, Real(λ))
    var (residual, change, iterations) = (norm > 0 ? Real(1) : 0, Real(0), 0)
    var isConverged = norm == 0
    while !isConverged, iterations < maximumIterations {
      (residual, change) = try pursuit.step()
      residual /= norm
      iterations += 1
      isConverged = Swift.max(residual, change) <= Real(limit)
      // The penalty stays at last, so that the steps converge.
      if iterations % 5 == 0, iterations <= 500 { pursuit.balance(residual, change) }
    }
    let gap = norm > 0 ? try pursuit.relativeGap() : 0
    func narrowed(_ a: Matrix<Element>) -> Matrix<Narrow> {
      Matrix<Narrow>(Tensor<Narrow>(converting: Tensor(a))).columnMajorCopy()
    }
    return (
      narrowed(pursuit.low), narrowed(pursuit.sparse), Vector(converting: pursuit.values),
      (Double(residual), Double(gap), iterations, isConverged)
    )
  }

  private func relativeGap() throws(LinearAlgebraError) -> Real {
    let largest = multiplier.abs().maximum()
    let scale = Swift.max(1, try multiplier.largestSingularValue(), largest / λ)
    let objective = values.sum() + λ * sparse.abs().sum()
    return objective > 0 ? (objective - multiplier.realInnerProduct(m) / scale) / objective : .infinity
  }
}
