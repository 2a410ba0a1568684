public import ComplexModule

/// The generalised eigenvalues and vectors of a pair of square matrices, β A v = α B v; always complex.
///
/// Eigenvalues are the quotients α/β: infinite where β is 0, as for a singular B, and NaN where both are 0, as for a
/// singular pencil, whose other eigenvalues mean nothing then. Vectors have 2-norm 1.
///
/// Takes about 50 n³ operations. LAPACK: `ggev3`; `ggev` where that does not converge.
public struct GeneralizedEigen<Element: Scalar>: Sendable {
  /// Which eigenvectors are computed.
  public typealias Vectors = Eigen<Element>.Vectors

  /// The numerators α.
  public let alpha: Vector<Complex<Element.Real>>
  /// The denominators β, real for real elements.
  public let beta: Vector<Element>
  /// The right eigenvectors, in columns: A V diag(β) = B V diag(α).
  public let eigenvectors: Matrix<Complex<Element.Real>>
  /// The left eigenvectors, in columns, if they were asked for: diag(β) Wᴴ A = diag(α) Wᴴ B.
  public let leftEigenvectors: Matrix<Complex<Element.Real>>?

  /// The decomposition of the pair `a`, `b` of square matrices of one shape.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a` or `b`,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if the QZ iteration fails,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the results are beyond the range of the element type.
  public init(
    _ a: Matrix<Element>, _ b: Matrix<Element>, vectors: Vectors = .right
  ) throws(LinearAlgebraError) {
    precondition(
      a.isSquare && a.shape == b.shape, "matrices of shapes \(a.shapeText) and \(b.shapeText) are no pair of squares")
    let n = a.rows
    let n32 = try lapackInteger(n, "ggev3")
    let hasLeft = vectors == .leftAndRight
    let raw = Vector<Element.Real>(uninitializedCount: 2 * n)
    let denominators = Vector<Element>(uninitializedCount: n)
    let right = Matrix<Element>(uninitializedRows: n, columns: n)
    let left = hasLeft ? Matrix<Element>(uninitializedRows: n, columns: n) : right
    var exponents = (0, 0)
    var info: Int32 = 0
    for blocked in [true, false] where n > 0 {
      let first = try Matrix.scaledWorkingCopy(of: a)
      let second = try Matrix.scaledWorkingCopy(of: b)
      exponents = (first.exponent, second.exponent)
      info = try withScratch(Element.Real.self, 8 * n) { rwork throws(LinearAlgebraError) in
        try withWorkspace(Element.self, routine: "ggev3", needed: 8 * n) { scratch, length in
          withBackend(operations: 50 * Double(n) * Double(n) * Double(n)) {
            Element.ggev(
              blocked: blocked, hasLeft ? "V" : "N", "V", n32, first.matrix.base, second.matrix.base,
              raw.storage.base(of: Element.Real.self), denominators.storage.base(of: Element.self), left.base, n32,
              right.base, n32, scratch, length, rwork)
          }
        }
      }
      if info == 0 { break }
    }
    guard info == 0 else { throw .notConverged(routine: "ggev", info: Int(info)) }
    let numerators = Vector<Complex<Element.Real>>(count: n) { i in
      Element.isComplex ? Complex(raw[2 * i], raw[2 * i + 1]) : Complex(raw[i], raw[n + i])
    }
    let pairs = Element.isComplex ? [] : (0..<n).filter { numerators[$0].imaginary > 0 }
    alpha = Vector(numerators.asColumn.multiplied(byPowerOfTwo: -exponents.0))
    beta = Vector(denominators.asColumn.multiplied(byPowerOfTwo: -exponents.1))
    eigenvectors = right.unpacked(pairs).normalizingColumns()
    leftEigenvectors = hasLeft ? left.unpacked(pairs).normalizingColumns() : nil
    try alpha.asColumn.checkResult(of: "ggev3")
    try beta.asColumn.checkResult(of: "ggev3")
    try eigenvectors.checkResult(of: "ggev3")
    try leftEigenvectors?.checkResult(of: "ggev3")
  }

  /// The eigenvalues α/β: infinity where β = 0, NaN where α is 0, too.
  public var eigenvalues: Vector<Complex<Element.Real>> {
    Vector(count: alpha.count) { i in
      let (α, β) = (alpha[i], Complex<Element.Real>(beta[i].real, beta[i].imaginary))
      // Part by part: a quotient beyond the range would otherwise have NaN beside it.
      if β.imaginary == 0, β.real != 0 { return Complex(α.real / β.real, α.imaginary / β.real) }
      if β != .zero { return α / β }
      return α == .zero ? Complex(.nan, .nan) : Complex(.infinity, 0)
    }
  }
}

extension Matrix {
  /// The columns divided by their 2-norms, except those of zeros.
  func normalizingColumns() -> Matrix {
    let norms = Vector<Element.Real>(count: columns) { j in
      let norm = self[column: j].norm(.two)
      return norm > 0 ? 1 / norm : 1
    }
    return scalingColumns(by: norms)
  }
}
