public import ComplexModule

/// The eigen-decomposition A V = V Λ of a general square matrix, always complex.
///
/// Real matrices have complex conjugate pairs of eigenvalues and vectors. Each vector has 2-norm 1 and, LAPACK's
/// convention, a real entry of largest modulus. For symmetric and Hermitian matrices ``SymmetricEigen`` is faster and
/// more accurate.
///
/// ```swift
/// let eigen = try Eigen(a)
/// eigen.eigenvalues                  // Vector<Complex<Double>>
/// let again = try Matrix(eigen)      // V Λ V⁻¹, unless A is defective
/// ```
///
/// Takes about 25 n³ operations. LAPACK: `geev`; `geevx` without balancing where the residual is large, since balancing
/// can destroy badly scaled matrices. Source: Watkins, A case where balancing is harmful, ETNA 23 (2006).
public struct Eigen<Element: Scalar>: Sendable {
  /// Which eigenvectors are computed.
  public enum Vectors: Sendable {
    /// The right ones, A v = λ v.
    case right
    /// The right ones and the left ones, wᴴ A = λ wᴴ.
    case leftAndRight
  }

  /// The eigenvalues, conjugate pairs of real matrices side by side with the positive imaginary part first.
  public let eigenvalues: Vector<Complex<Element.Real>>
  /// The right eigenvectors, in columns: A V = V Λ.
  public let eigenvectors: Matrix<Complex<Element.Real>>
  /// The left eigenvectors, in columns, if they were asked for: Wᴴ A = Λ Wᴴ.
  public let leftEigenvectors: Matrix<Complex<Element.Real>>?

  /// The decomposition of `a`, which must be square.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if the QR iteration fails with and without balancing,
  ///   ``LinearAlgebraError/overflow(routine:)`` if an eigenvalue is beyond the range of the element type.
  public init(_ a: Matrix<Element>, vectors: Vectors = .right) throws(LinearAlgebraError) {
    let parts = try EigenComputation(of: a).run(withLeft: vectors == .leftAndRight)
    let pairs = Element.isComplex ? [] : parts.values.indices.filter { parts.values[$0].imaginary > 0 }
    eigenvalues = parts.values
    eigenvectors = parts.right.unpacked(pairs)
    leftEigenvectors = parts.left.map { $0.unpacked(pairs) }
  }
}

extension Eigen {
  /// The reciprocal condition numbers |wᴴv| of the eigenvalues, if left eigenvectors were asked for.
  ///
  /// A small change E of A moves a simple eigenvalue by at most ‖E‖₂ over this number, to first order; 0 belongs to a
  /// defective eigenvalue. Source: Golub and Van Loan, Matrix Computations, section 7.2.2.
  public var reciprocalConditions: Vector<Element.Real>? {
    guard let leftEigenvectors else { return nil }
    let products = leftEigenvectors.conjugated() .* eigenvectors
    return Vector(count: eigenvalues.count) { j in
      (0..<products.rows).reduce(Complex<Element.Real>.zero) { $0 + products[$1, j] }.length
    }
  }

  /// The spectral radius max|λ|, 0 for an empty matrix: x ← A x decays where it is below 1.
  public var spectralRadius: Element.Real { eigenvalues.spectralRadius }

  /// The spectral abscissa max Re λ, minus infinity for an empty matrix: x' = A x decays where it is negative.
  public var spectralAbscissa: Element.Real { eigenvalues.spectralAbscissa }
}

extension Vector {
  /// The largest modulus, 0 of nothing.
  var spectralRadius: Element.Real { reduce(0) { Swift.max($0, $1.modulus) } }

  /// The largest real part, minus infinity of nothing.
  var spectralAbscissa: Element.Real { reduce(-.infinity) { Swift.max($0, $1.real) } }
}

extension Matrix {
  /// The eigenvalues of this square matrix, without eigenvectors; always complex.
  ///
  /// Takes about 10 n³ operations. LAPACK: `geevx`; where balancing scales the matrix by large factors, the values come
  /// from ``Eigen``, whose residual is checked.
  ///
  /// - Throws: as ``Eigen/init(_:vectors:)``.
  public func eigenvalues() throws(LinearAlgebraError) -> Vector<Complex<Element.Real>> {
    try EigenComputation(of: self).values()
  }

  /// The matrix V Λ V⁻¹ of a decomposition; its real part where A was real.
  ///
  /// - Throws: ``LinearAlgebraError/defective(reciprocalCondition:)`` where the condition number of V is beyond
  ///   1/(n eps), so that no digit would be right, as for a Jordan block.
  public init(_ eigen: Eigen<Element>) throws(LinearAlgebraError) {
    let v = eigen.eigenvectors
    let lu = try LU(v)
    let reciprocal = Double(lu.reciprocalCondition())
    guard reciprocal >= Double(v.rows) * Double(Element.ulpOfOne) else {
      throw .defective(reciprocalCondition: reciprocal)
    }
    // X V = V Λ by its adjoint, Vᴴ Xᴴ = (V Λ)ᴴ.
    let result = try lu.solve((v .* eigen.eigenvalues).adjoint(), .adjoint).adjoint()
    self = Element.isComplex ? result.viewed(as: Element.self) : result.real.viewed(as: Element.self)
  }
}

extension Matrix {
  /// The same bytes under the name of another type with the same layout, such as `Element.Real` for a real element.
  func viewed<Other: Scalar>(as type: Other.Type) -> Matrix<Other> {
    precondition(Other.kind == Element.kind, "elements of one type cannot be seen as those of another")
    return Matrix<Other>(
      storage: storage, offset: offset, rows: rows, columns: columns, rowStride: rowStride, columnStride: columnStride)
  }

  /// Complex eigenvectors from the packed form: for a conjugate pair the columns j and j + 1 of a real matrix are the
  /// real and the imaginary part of the first vector.
  func unpacked(_ pairs: [Int]) -> Matrix<Complex<Element.Real>> {
    if Element.isComplex { return viewed(as: Complex<Element.Real>.self) }
    let result = Matrix<Complex<Element.Real>>(uninitializedRows: rows, columns: columns)
    let source = viewed(as: Element.Real.self)
    withScratch(Element.Real.self, 2 * count) { parts in
      let (re, im) = (parts, parts + count)
      Element.Real.copy(source.base, source.rowStride, source.columnStride, to: re, rows, rows, columns)
      im.update(repeating: 0, count: count)
      for j in pairs {
        let (this, next) = (j * rows, (j + 1) * rows)
        (im + this).update(from: re + next, count: rows)
        Element.Real.negate(im + next, re + next, rows)
        (re + next).update(from: re + this, count: rows)
      }
      // Complex numbers as the columns of a matrix of two rows.
      let target = UnsafeMutableRawPointer(result.base).assumingMemoryBound(to: Element.Real.self)
      Element.Real.copy(parts, count, 1, to: target, 2, 2, count)
    }
    return result
  }
}
