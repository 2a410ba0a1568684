extension Matrix {
  /// The numerical rank: the number of singular values above the tolerance.
  ///
  /// - Parameter tolerance: an absolute one; by default σ₁ max(m, n) eps, as in NumPy and PyTorch.
  /// - Throws: as ``singularValues(algorithm:)``.
  public func rank(tolerance: Element.Real? = nil) throws(LinearAlgebraError) -> Int {
    let values = try singularValues()
    return values.numericalRank(of: shape, tolerance: tolerance)
  }

  /// The Moore-Penrose inverse A⁺ = V Σ⁺ Uᴴ, n×m, by the thin SVD.
  ///
  /// - Parameter tolerance: singular values up to it count as zero; by default σ₁ max(m, n) eps.
  /// - Throws: as ``SVD/init(_:vectors:algorithm:)`` and ``SVD/pseudoinverse(tolerance:)``.
  public func pseudoinverse(tolerance: Element.Real? = nil) throws(LinearAlgebraError) -> Matrix {
    try SVD(self).pseudoinverse(tolerance: tolerance)
  }

  /// An orthonormal basis of the column space (the range), in r columns.
  ///
  /// - Throws: as ``SVD/init(_:vectors:algorithm:)``.
  public func columnSpace(tolerance: Element.Real? = nil) throws(LinearAlgebraError) -> Matrix {
    try SVD(self).columnSpace(tolerance: tolerance)
  }

  /// An orthonormal basis of the row space, in r columns.
  ///
  /// - Throws: as ``SVD/init(_:vectors:algorithm:)``.
  public func rowSpace(tolerance: Element.Real? = nil) throws(LinearAlgebraError) -> Matrix {
    try SVD(self).rowSpace(tolerance: tolerance)
  }

  /// An orthonormal basis of the null space {x : A x = 0}, in n - r columns.
  ///
  /// - Throws: as ``SVD/init(_:vectors:algorithm:)``.
  public func nullSpace(tolerance: Element.Real? = nil) throws(LinearAlgebraError) -> Matrix {
    try SVD(self, vectors: rows < columns ? .full : .thin).nullSpace(tolerance: tolerance)
  }
}

extension Vector where Element: RealScalar {
  /// The number of these descending singular values above the tolerance, by default the first times max(m, n) eps.
  func numericalRank(of shape: (rows: Int, columns: Int), tolerance: Element?) -> Int {
    guard let first else { return 0 }
    let tolerance = tolerance ?? first * Element(Swift.max(shape.rows, shape.columns)) * Element.ulpOfOne
    return firstIndex { !($0 > tolerance) } ?? count
  }
}
