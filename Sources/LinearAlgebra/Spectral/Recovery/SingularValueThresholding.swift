/// The matrix of low rank that singular value thresholding finds for known elements: the minimiser of τ‖Z‖_* + ½‖Z‖_F² among
/// all Z with P(Z) = P(X).
///
/// For large τ that is nearly the matrix of least nuclear norm. The steps are Z ← D(Y) and Y ← Y + δ P(X - Z), where D shrinks the
/// singular values by τ; each takes m² n + 9 m³ operations for m ≤ n, hundreds of them as a rule. All is dense.
/// ``MatrixCompletion`` converges faster and allows for noise.
/// Source: J.-F. Cai, E. J. Candès and Z. Shen, "A singular value thresholding algorithm for matrix completion", SIAM J. Optim.
/// 20 (2010).
public struct SingularValueThresholding<Element: Scalar>: Sendable {
  /// The left singular vectors of Z, in columns.
  public let u: Matrix<Element>
  /// The positive singular values of Z, descending.
  public let singularValues: Vector<Element.Real>
  /// The right singular vectors' conjugates, in rows.
  public let vh: Matrix<Element>
  /// The threshold τ.
  public let threshold: Element.Real
  /// ‖P(X - Z)‖_F / ‖P(X)‖_F.
  public let relativeResidual: Element.Real
  /// The number of steps.
  public let iterations: Int
  /// Whether the relative residual came below the tolerance.
  public let isConverged: Bool

  /// The matrix for the elements that are not NaN.
  ///
  /// - Parameters:
  ///   - x: m×n.
  ///   - threshold: τ, in the unit of the elements; by default 5 √(m n), the paper's for elements of about 1.
  ///   - step: δ; 1.2 m n over the number of known elements by default, at most 1.9.
  ///   - tolerance: of the relative residual.
  ///   - maximumIterations: the largest number of steps.
  /// - Throws: as ``MatrixCompletion/init(_:lambda:tolerance:maximumIterations:)``, and
  ///   ``LinearAlgebraError/overflow(routine:)`` for a τ that is beyond all measure beside the elements.
  public init(
    _ x: Matrix<Element>, threshold: Element.Real? = nil, step: Element.Real? = nil, tolerance: Element.Real = 1e-4,
    maximumIterations: Int = 2000
  ) throws(LinearAlgebraError) {
    try self.init(
      ObservedMatrix(withoutNaN: x), threshold, step, tolerance: tolerance, maximumIterations: maximumIterations)
  }

  /// The matrix for the elements that `observed` names; others are not read.
  ///
  /// - Throws: as ``MatrixCompletion/init(_:observed:lambda:tolerance:maximumIterations:)``.
  public init(
    _ x: Matrix<Element>, observed: Tensor<Bool>, threshold: Element.Real? = nil, step: Element.Real? = nil,
    tolerance: Element.Real = 1e-4, maximumIterations: Int = 2000
  ) throws(LinearAlgebraError) {
    try self.init(
      ObservedMatrix(x, observed: observed), threshold, step, tolerance: tolerance,
      maximumIterations: maximumIterations)
  }

  private init(
    _ known: ObservedMatrix<Element>, _ threshold: Element.Real?, _ step: Element.Real?, tolerance: Element.Real,
    maximumIterations: Int
  ) throws(LinearAlgebraError) {
    try Backend.checkOnce(Element.self)
    let size = Element.Real(known.values.count)
    let τ = threshold ?? 5 * size.squareRoot()
    let δ = step ?? Swift.min(1.9, 1.2 * size / Element.Real(known.count))
    precondition(τ > 0 && τ.isFinite && δ > 0, "a threshold of \(τ) and a step of \(δ) are not positive numbers")
    let (known, exponent) = known.broughtNearOne()
    let scaled = τ.multiplied(byPowerOfTwo: exponent)
    let (norm, spectral) = (known.values.frobeniusNorm(), try known.values.largestSingularValue())
    // Steps in which Z would stay zero are taken at once.
    let start = spectral > 0 ? (scaled / (δ * spectral)).rounded(.up) : 0
    guard (start * δ).isFinite else { throw .overflow(routine: "SingularValueThresholding") }
    var y = known.values * Element(start * δ)
    var z = ShrunkMatrix<Element>(zero: known.values.rows, known.values.columns)
    var (residual, iterations) = (norm > 0 ? Element.Real(1) : 0, 0)
    while residual > tolerance, iterations < maximumIterations {
      z = try y.shrinkingSingularValues(by: scaled)
      let left = known.residual(z.matrix)
      residual = left.frobeniusNorm() / norm
      y += left * Element(δ)
      iterations += 1
    }
    (u, vh, self.threshold) = (z.u, z.vh, τ)
    singularValues = z.σ.map { $0.multiplied(byPowerOfTwo: -exponent) }
    (relativeResidual, self.iterations, isConverged) = (residual, iterations, residual <= tolerance)
  }
}

extension SingularValueThresholding {
  /// The rank of Z.
  public var rank: Int { singularValues.count }

  /// The matrix Z = U Σ Vᴴ, formed.
  public var matrix: Matrix<Element> { u.scalingColumns(by: singularValues) * vh }
}
