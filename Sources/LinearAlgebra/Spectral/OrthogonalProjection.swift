/// The orthogonal projection onto a subspace, P = Q Qᴴ, kept as an orthonormal basis and applied without forming P.
///
/// ```swift
/// let projection = try OrthogonalProjection(ontoColumnsOf: a)
/// projection.apply(to: b)         // the nearest vector in the range of `a`
/// projection.complement(of: b)    // what is orthogonal to it
/// ```
public struct OrthogonalProjection<Element: Scalar>: Sendable {
  /// The orthonormal basis Q of the subspace, in columns.
  public let basis: Matrix<Element>

  /// The projection onto the space that the columns of `a` span.
  ///
  /// The basis is of left singular vectors, as many as there are singular values above the tolerance. Takes a thin SVD.
  /// - Parameters:
  ///   - a: a matrix of any shape.
  ///   - tolerance: an absolute one; by default σ₁ max(m, n) eps, as for ``Matrix/rank(tolerance:)``.
  /// - Throws: what ``SVD/init(_:vectors:algorithm:)`` throws.
  public init(
    ontoColumnsOf a: Matrix<Element>, tolerance: Element.Real? = nil
  ) throws(LinearAlgebraError) {
    basis = try a.columnSpace(tolerance: tolerance)
  }

  /// The projection onto the space with this orthonormal basis.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` if the columns are not orthonormal to √eps.
  public init(orthonormalBasis basis: Matrix<Element>) throws(LinearAlgebraError) {
    try basis.checkFinite()
    guard basis.hasOrthonormalColumns(tolerance: Element.ulpOfOne.squareRoot()) else {
      throw .undefined("the columns of the basis are not orthonormal")
    }
    self.basis = basis
  }

  /// The dimension of the subspace.
  public var rank: Int { basis.columns }

  /// The projection Q Qᴴ X of each column of a matrix; 4 m n rank operations.
  public func apply(to x: Matrix<Element>) -> Matrix<Element> { basis * (basis.adjoint() * x) }

  /// The projection Q Qᴴ x of a vector.
  public func apply(to x: Vector<Element>) -> Vector<Element> { Vector(apply(to: x.asColumn)) }

  /// The part X - Q Qᴴ X of each column that is orthogonal to the subspace, made orthogonal twice, which holds to
  /// rounding where the part is small.
  public func complement(of x: Matrix<Element>) -> Matrix<Element> {
    let once = x - apply(to: x)
    return once - apply(to: once)
  }

  /// The part x - Q Qᴴ x of a vector that is orthogonal to the subspace.
  public func complement(of x: Vector<Element>) -> Vector<Element> { Vector(complement(of: x.asColumn)) }
}

extension Matrix {
  /// The projection as a matrix, P = Q Qᴴ, Hermitian to the bit.
  public init(_ projection: OrthogonalProjection<Element>) {
    self = (projection.basis * projection.basis.adjoint()).hermitianPart()
  }
}
