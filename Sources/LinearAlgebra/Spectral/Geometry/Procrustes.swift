/// The rigid motion, perhaps with a scaling, that brings some points nearest to others: it minimises ‖s A Q + 1tᵀ - B‖_F.
///
/// Rows are points, row i of A corresponding to row i of B. Q is orthogonal (unitary), s ≥ 0 a factor and t a translation.
/// What is not allowed stays as it is: Q has determinant 1 without reflections, s is 1 without scaling, t is 0 without
/// translation.
///
/// ```swift
/// let fit = try Procrustes(moving: a, onto: b, allowing: [.translation])      // Kabsch: rotation and translation
/// let moved = fit.apply(to: a)
/// fit.residual                                                              // ‖moved - b‖_F
/// ```
///
/// Q = U Vᴴ from the SVD of Aᴴ B = U Σ Vᴴ of centred points; where reflections are not allowed and det U Vᵀ is -1, the last
/// singular vector is turned round. Q is unique where the rank of Aᴴ B is full (d - 1 for rotations). Takes 2 m d² operations and an
/// SVD of order d. LAPACK: `gesdd`. Sources: Schönemann, Psychometrika 31 (1966); Kabsch, Acta Cryst. A 32 (1976); Umeyama,
/// IEEE PAMI 13 (1991).
public struct Procrustes<Element: Scalar>: Sendable {
  /// The orthogonal (unitary) matrix Q, d×d.
  public let rotation: Matrix<Element>
  /// The factor s.
  public let scale: Element.Real
  /// The translation t.
  public let translation: Vector<Element>
  /// What is left, ‖s A Q + 1tᵀ - B‖_F, from the differences.
  public let residual: Element.Real
  /// What is left, relative to B: ‖s A Q + 1tᵀ - B‖_F² / ‖B - its mean‖_F² (without the mean where no translation is
  /// allowed), as the disparity of SciPy's `procrustes`; 0 where both are.
  public let disparity: Element.Real

  /// The best motion of points onto others.
  ///
  /// The default is SciPy's `orthogonal_procrustes`.
  ///
  /// - Parameters:
  ///   - a: m×d, the points that are moved.
  ///   - b: m×d, where they are to be.
  ///   - freedom: what is allowed besides rotation.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a matrix,
  ///   ``LinearAlgebraError/overflow(routine:)``, and what ``SVD/init(_:vectors:algorithm:)`` throws.
  public init(
    moving a: Matrix<Element>, onto b: Matrix<Element>, allowing freedom: ProcrustesFreedom = [.reflection]
  ) throws(LinearAlgebraError) {
    precondition(
      a.rows == b.rows && a.columns == b.columns,
      "points of shapes \(a.shapeText) and \(b.shapeText) do not correspond")
    try a.checkFinite()
    try b.checkFinite()
    let isMoved = freedom.contains(.translation) && a.rows > 0
    let (meanA, meanB) = isMoved ? (a.centroid(), b.centroid()) : (.zeros(a.columns), .zeros(a.columns))
    let (centeredA, centeredB) = isMoved ? (a - meanA, b - meanB) : (a, b)
    // Powers of two change neither Q nor what scales are found, and squares stay in the range.
    let ((x, exponentA), (y, exponentB)) = (centeredA.broughtNearOne(), centeredB.broughtNearOne())
    let svd = try SVD(multiply(x, y, left: .adjoint))
    let (d, flips) = (a.columns, !freedom.contains(.reflection) && !Element.isComplex && a.columns > 0)
    var u = svd.u
    var sum = svd.singularValues.sum()
    if flips, try (svd.u * svd.vh).determinant().real < 0 {
      u[..., (d - 1)...] = -1 * u[..., (d - 1)...]
      sum -= 2 * svd.singularValues[d - 1]
    }
    rotation = u * svd.vh
    let norm = x.frobeniusNorm()
    // Points on a line that would have to be reflected are nearest where they all are one.
    let ratio = freedom.contains(.scaling) && norm > 0 ? Swift.max(0, sum) / norm / norm : 1
    scale =
      freedom.contains(.scaling)
      ? Element.Real(sign: .plus, exponent: Element.Real.Exponent(exponentA - exponentB), significand: ratio) : 1
    translation = meanB - Element(scale) * Vector((meanA.asRow * rotation))
    let difference = Element(scale) * (centeredA * rotation) - centeredB
    residual = difference.frobeniusNorm()
    let size = centeredB.frobeniusNorm()
    let relative = size > 0 ? residual / size : (residual > 0 ? .infinity : 0)
    disparity = relative * relative
    guard residual.isFinite, scale.isFinite else { throw .overflow(routine: "Procrustes") }
  }

  /// The moved points s X Q + 1tᵀ, for points in rows.
  public func apply(to x: Matrix<Element>) -> Matrix<Element> { Element(scale) * (x * rotation) + translation }
}

/// What a motion of ``Procrustes`` may do besides rotating.
public struct ProcrustesFreedom: OptionSet, Hashable, Sendable {
  /// The bits of the options.
  public let rawValue: Int

  /// The options with these bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Q may be any orthogonal matrix. Complex points have no reflections: for them Q is unitary, with or without this.
  public static let reflection = ProcrustesFreedom(rawValue: 1)
  /// Points may be scaled by a common factor.
  public static let scaling = ProcrustesFreedom(rawValue: 2)
  /// Points may be moved by a common vector.
  public static let translation = ProcrustesFreedom(rawValue: 4)
}

extension Matrix {
  /// The mean of the rows, also where their sum is beyond the range.
  func centroid() -> Vector<Element> {
    let share = Element(1 / Element.Real(rows))
    return largestMagnitude().value < Double(Element.Real.greatestFiniteMagnitude) / Double(2 * rows)
      ? mean(by: .column) : (self * share).sum(by: .column)
  }
}
