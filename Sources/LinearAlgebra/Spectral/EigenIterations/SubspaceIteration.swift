public import ComplexModule

/// An invariant subspace that belongs to the eigenvalues of largest modulus, by multiplying a block by A again and again.
///
/// A Q = Z, Z = Q R, made orthonormal in each step, so that no two vectors run into one: the power iteration with several
/// vectors, also called orthogonal or simultaneous iteration. The space converges by |λ_{k+1}/λ_k| in each step, and
/// T = QᴴAQ to a matrix with the k eigenvalues. With k = n it is the QR iteration without shifts, ``QRIteration``. It is
/// the form to learn from; ``PartialEigen`` and ``PartialSymmetricEigen`` take far fewer products.
///
/// Takes a product with a block of k vectors and 8 n k² operations in each step. LAPACK: `geqrt`.
/// Source: H. Rutishauser, Numer. Math. 13 (1969); Golub and Van Loan, Matrix Computations, section 7.3.2.
public struct SubspaceIteration<Element: Scalar>: Sendable {
  /// An orthonormal basis Q of the space, in k columns.
  public let basis: Matrix<Element>
  /// T = Qᴴ A Q, k×k: A Q = Q T but for the residual.
  public let projection: Matrix<Element>
  /// The eigenvalues of T, those of largest modulus first.
  public let eigenvalues: Vector<Complex<Element.Real>>
  /// ‖A Q - Q T‖_F after each step, and whether the last one is small.
  public let record: IterationRecord<Element.Real>

  /// The iteration with a matrix or an operator of n rows and n columns.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - count: the dimension k of the space, at most n.
  ///   - tolerance: of the residual relative to ‖A Q‖_F; by default 10 √n eps.
  ///   - maximumSteps: the limit of the steps.
  ///   - seed: that of the random start.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a product, what the products throw, and
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if LAPACK's routines fail on T.
  public init(
    _ a: some LinearOperator<Element>, count: Int, tolerance: Element.Real? = nil, maximumSteps: Int = 1000,
    seed: UInt64 = 0
  ) throws(LinearAlgebraError) {
    precondition(a.rows == a.columns, "an operator of shape \(a.rows)×\(a.columns) has no invariant subspaces")
    precondition(count >= 0 && count <= a.rows, "\(count) dimensions are not among \(a.rows)")
    try Backend.checkOnce(Element.self)
    var generator = RandomGenerator(seed: seed)
    var q = try QR(Matrix<Element>.normal(a.rows, count, using: &generator)).q
    let tolerance = tolerance ?? 10 * Element.Real(a.rows).squareRoot() * Element.ulpOfOne
    var (image, residuals, isConverged) = (try a.checkedProduct(q), [Element.Real](), count == 0)
    var t = multiply(q, image, left: .adjoint)
    while !isConverged, residuals.count < maximumSteps {
      q = try QR(image).q
      image = try a.checkedProduct(q)
      t = multiply(q, image, left: .adjoint)
      let residual = (image - q * t).frobeniusNorm()
      residuals.append(residual)
      isConverged = residual <= tolerance * image.frobeniusNorm()
    }
    let values = try t.eigenvalues()
    (basis, projection) = (q, t)
    eigenvalues = values.selecting(EigenTarget.largestModulus.order(values))
    record = IterationRecord(residuals: Vector(residuals), isConverged: isConverged, seed: seed)
  }
}
