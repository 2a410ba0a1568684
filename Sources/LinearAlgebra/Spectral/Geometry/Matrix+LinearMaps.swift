// Linear maps by name: y = M x for column vectors x.

extension Matrix where Element: RealScalar {
  /// The rotation of the plane by this angle in radians, counterclockwise: [[cos θ, -sin θ], [sin θ, cos θ]].
  public static func rotation(by angle: Element) -> Matrix { rotation(by: angle, inPlane: (0, 1), order: 2) }

  /// The rotation by this angle in the plane of two axes, from the first towards the second; the identity elsewhere (a Givens
  /// rotation).
  ///
  /// Source: Golub and Van Loan, Matrix Computations, section 5.1.8.
  public static func rotation(by angle: Element, inPlane axes: (Int, Int), order: Int) -> Matrix {
    let (i, j) = axes
    precondition(
      i != j && i >= 0 && j >= 0 && i < order && j < order, "axes \(i) and \(j) span no plane of \(order) dimensions")
    var result = identity(order)
    (result[i, i], result[i, j]) = (.cos(angle), -.sin(angle))
    (result[j, i], result[j, j]) = (.sin(angle), .cos(angle))
    return result
  }

  /// The rotation of space by this angle in radians about an axis, counterclockwise for whom the axis points at.
  ///
  /// Rodrigues' formula, R = I + sin θ K + (1 - cos θ) K², where K x = k × x for the unit vector k along the axis; 1 - cos θ is
  /// computed as 2 sin²(θ/2), so that small angles are accurate.
  /// - Parameter axis: three numbers, of any length but zero.
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` where the axis is zero, ``LinearAlgebraError/notFinite(at:)``.
  public static func rotation(by angle: Element, about axis: Vector<Element>) throws(LinearAlgebraError) -> Matrix {
    precondition(axis.count == 3, "an axis of \(axis.count) elements is not in space")
    let k = try axis.direction("axis")
    let cross = Matrix(rows: 3, columns: 3) { i, j in i == j ? 0 : (3 + j - i) % 3 == 1 ? -k[3 - i - j] : k[3 - i - j] }
    let half: Element = .sin(angle / 2)
    return identity(3) + Element.sin(angle) * cross + (2 * half * half) * (cross * cross)
  }
}

extension Matrix {
  /// The scaling of each axis by a factor of its own: diag(factors).
  public static func scaling(by factors: Vector<Element>) -> Matrix { diagonal(factors) }

  /// The scaling by a factor along a direction, I + (s - 1) u uᴴ for the unit vector u; what is orthogonal to it stays.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` where the direction is zero, ``LinearAlgebraError/notFinite(at:)``.
  public static func scaling(
    by factor: Element, along direction: Vector<Element>
  ) throws(LinearAlgebraError) -> Matrix {
    let u = try direction.direction("direction")
    return identity(u.count) + (factor - 1) * u.outer(u, conjugating: true)
  }

  /// The shear that adds a multiple of coordinate `source` to coordinate `target`: I + factor eₜ eₛᵀ, of determinant 1.
  public static func shear(by factor: Element, of target: Int, along source: Int, order: Int) -> Matrix {
    precondition(
      target != source && target >= 0 && source >= 0 && target < order && source < order,
      "a shear of coordinate \(target) along \(source) does not exist in \(order) dimensions")
    var result = identity(order)
    result[target, source] = factor
    return result
  }

  /// The orthogonal projection onto a line, u uᴴ for the unit vector u along it.
  ///
  /// For subspaces of more dimensions see ``OrthogonalProjection``.
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` where the direction is zero, ``LinearAlgebraError/notFinite(at:)``.
  public static func projection(onto direction: Vector<Element>) throws(LinearAlgebraError) -> Matrix {
    let u = try direction.direction("direction")
    return u.outer(u, conjugating: true).hermitianPart()
  }

  /// The reflection at the hyperplane that is orthogonal to a vector, I - 2 v vᴴ / (vᴴv) (Householder): Hermitian, unitary, and
  /// its own inverse.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` where the vector is zero, ``LinearAlgebraError/notFinite(at:)``.
  public static func reflection(orthogonalTo normal: Vector<Element>) throws(LinearAlgebraError) -> Matrix {
    let u = try normal.direction("normal")
    return identity(u.count) - 2 * u.outer(u, conjugating: true).hermitianPart()
  }
}

extension Vector {
  /// The unit vector along this one.
  fileprivate func direction(_ name: String) throws(LinearAlgebraError) -> Vector {
    try checkFinite()
    let largest = asColumn.largestMagnitude().value
    guard largest > 0 else { throw .undefined("the \(name) is zero") }
    let scaled = Vector(asColumn.columnMajorCopy().multiplied(byPowerOfTwo: -Int(largest.exponent)))
    return scaled / Element(scaled.euclideanNorm())
  }
}
