extension SVD {
  /// The tolerance below which a singular value counts as zero: σ₁ max(m, n) eps.
  public var defaultTolerance: Element.Real {
    guard !singularValues.isEmpty else { return 0 }
    return singularValues[0] * Element.Real(Swift.max(rows, columns)) * Element.ulpOfOne
  }

  /// The numerical rank: the number of singular values above the tolerance.
  ///
  /// - Parameter tolerance: an absolute one; by default ``defaultTolerance``, as in NumPy and PyTorch.
  public func rank(tolerance: Element.Real? = nil) -> Int {
    singularValues.numericalRank(of: (rows, columns), tolerance: tolerance)
  }

  /// The condition number σ₁/σₖ in the 2-norm, infinite for a singular matrix and 1 for an empty one.
  public var conditionNumber: Element.Real {
    guard let first = singularValues.first, let last = singularValues.last else { return 1 }
    return last == 0 ? .infinity : first / last
  }

  /// The solution of least ‖x‖₂ among those that minimise ‖b - A x‖₂.
  ///
  /// x = V Σ⁺ Uᴴ b, where singular values up to the tolerance count as zero. For B with several columns each is solved.
  /// Takes 2 k (m + n) operations for each column.
  ///
  /// - Parameters:
  ///   - b: m rows.
  ///   - tolerance: an absolute one; by default ``defaultTolerance``.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution is beyond the range of the element type.
  public func solve(
    _ b: Matrix<Element>, tolerance: Element.Real? = nil
  ) throws(LinearAlgebraError) -> Matrix<Element> {
    precondition(b.rows == rows, "a right-hand side of shape \(b.shapeText) does not fit a matrix of \(rows) rows")
    try b.checkFinite()
    let r = rank(tolerance: tolerance)
    let coefficients = multiply(u[..., 0..<r], b, left: .adjoint).dividingRows(by: singularValues[0..<r])
    let x = multiply(vh[0..<r, ...], coefficients, left: .adjoint)
    try x.checkResult(of: "SVD.solve")
    return x
  }

  /// The solution of least ‖x‖₂ among those that minimise ‖b - A x‖₂: as ``solve(_:tolerance:)-(Matrix<Element>,_)``.
  public func solve(
    _ b: Vector<Element>, tolerance: Element.Real? = nil
  ) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn, tolerance: tolerance))
  }

  /// The Moore-Penrose inverse A⁺ = V Σ⁺ Uᴴ, n×m.
  ///
  /// Takes 2 m n r operations.
  ///
  /// - Parameter tolerance: singular values up to it count as zero; by default ``defaultTolerance``.
  /// - Throws: ``LinearAlgebraError/overflow(routine:)`` where it is beyond the range of the element type.
  public func pseudoinverse(tolerance: Element.Real? = nil) throws(LinearAlgebraError) -> Matrix<Element> {
    let r = rank(tolerance: tolerance)
    let right = vh[0..<r, ...].dividingRows(by: singularValues[0..<r])
    let result = multiply(right, u[..., 0..<r], left: .adjoint, right: .adjoint)
    try result.checkResult(of: "pseudoinverse")
    return result
  }
}

extension SVD {
  /// The decomposition of the best approximation of this rank, UₖΣₖVₖᴴ (Eckart, Young and Mirsky).
  ///
  /// Its distance from A is σₖ₊₁ in the spectral norm, and the root of the sum of the discarded σ² in the Frobenius norm.
  /// A rank beyond min(m, n) keeps everything.
  public func truncated(rank: Int) -> SVD {
    precondition(rank >= 0, "a rank cannot be \(rank)")
    let k = Swift.min(rank, singularValues.count)
    return SVD(u: u[..., 0..<k], singularValues: singularValues[0..<k], vh: vh[0..<k, ...])
  }

  /// An orthonormal basis of the column space (the range), in r columns: the left vectors of nonzero singular values.
  public func columnSpace(tolerance: Element.Real? = nil) -> Matrix<Element> {
    u[..., 0..<rank(tolerance: tolerance)]
  }

  /// An orthonormal basis of the row space, in r columns: the right vectors of nonzero singular values.
  public func rowSpace(tolerance: Element.Real? = nil) -> Matrix<Element> {
    vh[0..<rank(tolerance: tolerance), ...].adjoint()
  }

  /// An orthonormal basis of the null space, in n - r columns: the right vectors of singular values that count as zero.
  ///
  /// A wide matrix needs the full form: the thin one lacks the vectors.
  public func nullSpace(tolerance: Element.Real? = nil) -> Matrix<Element> {
    precondition(vh.rows == columns, "the null space of a wide matrix of \(columns) columns needs the full form")
    return vh[rank(tolerance: tolerance)..<columns, ...].adjoint()
  }
}
