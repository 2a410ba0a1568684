/// The principal angles between two subspaces, 0 ≤ θ₁ ≤ … ≤ θₚ ≤ π/2, and the vectors between which they are.
///
/// θ₁ is the smallest angle between a vector of one and a vector of the other, θ₂ the smallest among those orthogonal to the
/// first pair, and so on; p is the smaller of both dimensions. Cosines are the singular values of Q_Aᴴ Q_B for orthonormal
/// bases, which say nothing about angles below √eps; sines are those of Q_B - Q_A Q_Aᴴ Q_B, which say nothing about
/// angles near π/2. Each angle is taken from the one that tells it: all are accurate to a few eps times the condition numbers of
/// the bases that are given.
///
/// ```swift
/// let angles = try PrincipalAngles(a, b)
/// angles.values                    // ascending, in radians (SciPy's subspace_angles are descending)
/// angles.distance(.projection)     // ‖P_A - P_B‖₂
/// ```
///
/// Takes thin SVDs of both matrices and of two products. LAPACK: `gesdd`. Source: Knyazev and Argentati, Principal angles
/// between subspaces in an A-based scalar product, SIAM J. Sci. Comput. 23 (2002), algorithm 3.1.
public struct PrincipalAngles<Element: Scalar>: Sendable {
  /// The angles in radians, ascending.
  public let values: Vector<Element.Real>
  /// The principal vectors of the first subspace, orthonormal columns in the order of the angles.
  public let first: Matrix<Element>
  /// The principal vectors of the second subspace.
  public let second: Matrix<Element>
  /// The dimensions of both subspaces.
  public let dimensions: (first: Int, second: Int)

  /// The angles between the column spaces of two matrices with as many rows.
  ///
  /// - Parameters:
  ///   - a: its columns span the first subspace; they need not be independent.
  ///   - b: its columns span the second one.
  /// - Throws: what ``SVD/init(_:vectors:algorithm:)`` throws.
  public init(_ a: Matrix<Element>, _ b: Matrix<Element>) throws(LinearAlgebraError) {
    precondition(a.rows == b.rows, "columns of shapes \(a.shapeText) and \(b.shapeText) lie in no common space")
    let (p, q) = (try a.columnSpace(), try b.columnSpace())
    dimensions = (p.columns, q.columns)
    let swaps = p.columns < q.columns
    let (large, small) = swaps ? (q, p) : (p, q)
    let product = multiply(large, small, left: .adjoint)
    let cosines = try SVD(product)
    // In the basis of the right singular vectors the part of the smaller space outside the larger one has orthogonal columns.
    let (right, left) = (small * cosines.v, large * cosines.u)
    let rest = right - large * multiply(large, right, left: .adjoint)
    let sines = try SVD(rest)
    let count = small.columns
    let split = cosines.singularValues.firstIndex { Double($0 * $0) < 0.5 } ?? count
    // Sines descend as cosines do, which is from the largest angle to the smallest.
    values = Vector(count: count) { i in
      i < split
        ? Element.Real.asin(Swift.min(1, sines.singularValues[count - 1 - i]))
        : Element.Real.acos(Swift.min(1, cosines.singularValues[i]))
    }
    let vectors = try Self.vectors(left, right, sines.v, large, split)
    (first, second) = swaps ? (vectors.small, vectors.large) : (vectors.large, vectors.small)
  }

  /// The principal vectors: where the angles are small those of the sines, which tell them apart.
  private static func vectors(
    _ left: Matrix<Element>, _ right: Matrix<Element>, _ sineVectors: Matrix<Element>, _ large: Matrix<Element>,
    _ split: Int
  ) throws(LinearAlgebraError) -> (large: Matrix<Element>, small: Matrix<Element>) {
    guard split > 0 else { return (left, right) }
    // Only those that belong to small angles mix with each other, to rounding.
    let small =
      right[..., 0..<split] * (try Polar(sineVectors[0..<split, ...].reversedColumns()[..., 0..<split])).unitary
    let image = large * multiply(large, small, left: .adjoint)
    return (
      Matrix(horizontally: (try Polar(image)).unitary, left[..., split...]),
      Matrix(horizontally: small, right[..., split...])
    )
  }
}

/// How far two subspaces are from each other, as a function of the principal angles between them.
///
/// Source: Edelman, Arias and Smith, The geometry of algorithms with orthogonality constraints (1998), section 4.3. For
/// subspaces of different dimensions, the angles that are missing count as π/2.
public enum SubspaceDistance: Hashable, Sendable {
  /// ‖P_A - P_B‖₂ = sin θₚ, the gap; 1 where the dimensions differ.
  case projection
  /// √Σ sin²θᵢ, which is ‖P_A - P_B‖_F / √2.
  case chordal
  /// √Σ θᵢ², the length of the shortest path.
  case geodesic
  /// 2 √Σ sin²(θᵢ/2), the distance of the nearest orthonormal bases.
  case procrustes
}

extension PrincipalAngles {
  /// The distance between the subspaces, 0 only where they are the same.
  public func distance(_ kind: SubspaceDistance = .projection) -> Element.Real {
    let missing = (dimensions.first - dimensions.second).magnitude
    let angles = Array(values) + Array(repeating: Element.Real.pi / 2, count: Int(missing))
    func norm(_ f: (Element.Real) -> Element.Real) -> Element.Real { Vector(angles.map(f)).euclideanNorm() }
    return switch kind {
    case .projection: angles.map(Element.Real.sin).max() ?? 0
    case .chordal: norm(Element.Real.sin)
    case .geodesic: norm { $0 }
    case .procrustes: 2 * norm { Element.Real.sin($0 / 2) }
    }
  }
}
