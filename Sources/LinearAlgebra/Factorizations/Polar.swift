/// The polar decomposition A = U P (or A = P U), with orthonormal columns or rows in U and P Hermitian, positive
/// semidefinite.
///
/// U is the matrix with orthonormal columns (rows, if A is wide) nearest to A in every unitarily invariant norm; P is
/// unique, and U too where A has full rank.
///
/// ```swift
/// let polar = try Polar(a)
/// polar.unitary        // the nearest orthogonal matrix
/// polar.positive       // (AᴴA)^½
/// let again = Matrix(polar)
/// ```
///
/// Takes a thin SVD and two products. LAPACK: `gesdd`. Source: N. J. Higham, Computing the polar decomposition, with
/// applications, SIAM J. Sci. Stat. Comput. 7 (1986).
public struct Polar<Element: Scalar>: Sendable {
  /// Where the positive factor stands.
  public enum Side: Sendable {
    /// A = U P with P = (AᴴA)^½ of order n.
    case right
    /// A = P U with P = (AAᴴ)^½ of order m.
    case left
  }

  /// The factor U of the shape of A: unitary, or with orthonormal columns or rows.
  public let unitary: Matrix<Element>
  /// The factor P, Hermitian to the bit.
  public let positive: Matrix<Element>
  /// On which side of U the positive factor stands.
  public let side: Side

  /// The polar decomposition of `a`, of any shape.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if the SVD fails,
  ///   ``LinearAlgebraError/overflow(routine:)`` if P is beyond the range of the element type.
  public init(_ a: Matrix<Element>, side: Side = .right) throws(LinearAlgebraError) {
    let svd = try SVD(a)
    let σ = Vector<Element>(converting: svd.singularValues)
    let vectors = side == .right ? svd.vh.adjoint() : svd.u
    unitary = svd.u * svd.vh
    positive = ((vectors .* σ) * vectors.adjoint()).hermitianPart()
    self.side = side
    try positive.checkResult(of: "Polar")
  }
}

extension Matrix {
  /// The product U P or P U that the decomposition came from, to rounding.
  public init(_ polar: Polar<Element>) {
    self = polar.side == .right ? polar.unitary * polar.positive : polar.positive * polar.unitary
  }
}
