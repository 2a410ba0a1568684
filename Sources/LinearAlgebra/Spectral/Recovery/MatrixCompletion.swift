/// A matrix of low rank that agrees with the known elements of another: the minimiser Z of ½‖P(X - Z)‖_F² + λ‖Z‖_*, where P
/// keeps the known elements and ‖Z‖_* is the sum of the singular values.
///
/// ```swift
/// let completion = try MatrixCompletion(ratings, lambda: 2)         // not known: NaN
/// completion.matrix                                                 // all elements
/// completion.certificate.relativeGap                                // how near to the minimum
/// ```
///
/// By proximal gradient steps Z ← D(P(X) + P⊥(Y)), which shrink the singular values by λ, with Nesterov's acceleration that
/// begins anew where it goes the wrong way, warm-started along a path of halved λ from ‖P(X)‖₂ down. Each step takes m² n + 9 m³
/// operations for m ≤ n; tens of steps as a rule. All is dense: several matrices of the shape of X are held, known or not, so that it is
/// for thousands of rows or columns on the shorter side and not for a sparse table of millions.
/// Source: R. Mazumder, T. Hastie and R. Tibshirani, J. Mach. Learn. Res. 11 (2010); Q. Yao and J. T. Kwok, IJCAI 2015;
/// B. O'Donoghue and E. Candès, Found. Comput. Math. 15 (2015), for the restarts.
public struct MatrixCompletion<Element: Scalar>: Sendable {
  /// The left singular vectors of Z, in columns.
  public let u: Matrix<Element>
  /// The positive singular values of Z, descending.
  public let singularValues: Vector<Element.Real>
  /// The right singular vectors' conjugates, in rows.
  public let vh: Matrix<Element>
  /// The weight λ of the nuclear norm.
  public let lambda: Element.Real
  /// How near Z is to the minimum.
  public let certificate: CompletionCertificate<Element.Real>
  /// The number of steps, those before on the path not counted.
  public let iterations: Int
  /// Whether the relative duality gap came below the tolerance.
  public let isConverged: Bool
  /// How many elements are known.
  public let observedCount: Int
}

extension MatrixCompletion {
  /// The completion of a matrix whose elements are known where they are not NaN.
  ///
  /// - Parameters:
  ///   - x: m×n.
  ///   - lambda: λ, positive; from ``largestLambda(_:)`` on Z is zero.
  ///   - tolerance: the relative duality gap to be reached; by default 10⁻⁸, for single precision 10⁻⁴.
  ///   - maximumIterations: the largest number of steps.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for an infinite element, ``LinearAlgebraError/undefined(_:)`` where no
  ///   element is known, and what ``SVD`` and ``SymmetricEigen`` throw.
  public init(
    _ x: Matrix<Element>, lambda: Element.Real, tolerance: Element.Real? = nil, maximumIterations: Int = 2000
  ) throws(LinearAlgebraError) {
    let known = try ObservedMatrix(withoutNaN: x)
    self = try Self.along(
      [lambda], of: known, tolerance: tolerance, maximumIterations: maximumIterations)[0]
  }

  /// The completion of a matrix whose elements are known where `observed` says so; others are not read.
  ///
  /// - Parameter observed: of the shape of `x`.
  /// - Throws: as ``init(_:lambda:tolerance:maximumIterations:)``; also for a known element that is NaN.
  public init(
    _ x: Matrix<Element>, observed: Tensor<Bool>, lambda: Element.Real, tolerance: Element.Real? = nil,
    maximumIterations: Int = 2000
  ) throws(LinearAlgebraError) {
    let known = try ObservedMatrix(x, observed: observed)
    self = try Self.along(
      [lambda], of: known, tolerance: tolerance, maximumIterations: maximumIterations)[0]
  }

  /// The completions for several λ, each begun with the one before.
  ///
  /// - Parameters:
  ///   - x: m×n, NaN where an element is not known.
  ///   - lambdas: descending.
  /// - Throws: as ``init(_:lambda:tolerance:maximumIterations:)``.
  public static func path(
    _ x: Matrix<Element>, lambdas: [Element.Real], tolerance: Element.Real? = nil, maximumIterations: Int = 2000
  ) throws(LinearAlgebraError) -> [MatrixCompletion] {
    let known = try ObservedMatrix(withoutNaN: x)
    return try along(lambdas, of: known, tolerance: tolerance, maximumIterations: maximumIterations)
  }

  /// The least λ for which Z is zero: the spectral norm ‖P(X)‖₂ of the known elements, NaN counted as zero.
  ///
  /// - Throws: as ``init(_:lambda:tolerance:maximumIterations:)``.
  public static func largestLambda(_ x: Matrix<Element>) throws(LinearAlgebraError) -> Element.Real {
    try ObservedMatrix(withoutNaN: x).values.largestSingularValue()
  }

  /// The rank of Z.
  public var rank: Int { singularValues.count }

  /// The nuclear norm ‖Z‖_*, the sum of the singular values.
  public var nuclearNorm: Element.Real { singularValues.sum() }

  /// The matrix Z = U Σ Vᴴ, formed.
  public var matrix: Matrix<Element> { u.scalingColumns(by: singularValues) * vh }
}

extension LowRank {
  /// The completed matrix as two factors.
  public init(_ completion: MatrixCompletion<Element>) {
    let roots = completion.singularValues.map { $0.squareRoot() }
    self.init(left: completion.u.scalingColumns(by: roots), right: completion.vh.scalingRows(by: roots))
  }
}

extension ObservedMatrix {
  /// Known where neither part of an element is NaN.
  init(withoutNaN a: Matrix<Element>) throws(LinearAlgebraError) {
    try self.init(a) { _, _, element in
      let parts = element.rawParts
      return !parts.real.isNaN && !parts.imaginary.isNaN
    }
  }

  /// Known where the mask says so.
  init(_ a: Matrix<Element>, observed: Tensor<Bool>) throws(LinearAlgebraError) {
    precondition(
      observed.shape == [a.rows, a.columns], "a mask of shape \(observed.shape) does not fit a matrix of \(a.shapeText)"
    )
    try self.init(a) { i, j, _ in observed[i, j] }
  }
}
