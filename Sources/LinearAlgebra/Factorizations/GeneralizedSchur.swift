public import ComplexModule

/// The generalised Schur form of a pair of square matrices: A = Q S Zᴴ and B = Q T Zᴴ.
///
/// Q and Z are unitary, T is triangular with a real diagonal that is not negative, S triangular or, for real elements,
/// quasi-triangular. The eigenvalues of A x = λ B x are α / β; β is zero for an infinite one, and α with it where the
/// pencil is singular.
///
/// Takes about 66 n³ operations. LAPACK: `gges`, `tgsen`. Source: C. B. Moler, G. W. Stewart, An algorithm for
/// generalized matrix eigenvalue problems, SIAM J. Numer. Anal. 10 (1973).
public struct GeneralizedSchur<Element: Scalar>: Sendable {
  /// The left unitary factor.
  public let q: Matrix<Element>
  /// The right unitary factor.
  public let z: Matrix<Element>
  /// The triangular or quasi-triangular factor of A.
  public let s: Matrix<Element>
  /// The triangular factor of B.
  public let t: Matrix<Element>
  /// The numerators of the eigenvalues.
  public let alpha: Vector<Complex<Element.Real>>
  /// The denominators of the eigenvalues, not negative.
  public let beta: Vector<Element.Real>
  /// How many eigenvalues were selected by the predicate; they come first.
  public let selectedCount: Int

  /// The generalised Schur form of `a` and `b`, which must be square and of one shape.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if the QZ iteration fails,
  ///   ``LinearAlgebraError/overflow(routine:)`` if S or T is beyond the range of the element type.
  public init(
    _ a: Matrix<Element>, _ b: Matrix<Element>
  ) throws(LinearAlgebraError) {
    precondition(
      a.isSquare && b.isSquare && a.rows == b.rows,
      "a generalised Schur form needs two square matrices of one shape, not \(a.shapeText) and \(b.shapeText)")
    let n = a.rows
    guard n > 0 else {
      self.init(q: a, z: b, s: a, t: b, alpha: [], beta: [], selectedCount: 0)
      return
    }
    do {
      self = try GeneralizedSchur(iteratingOn: a, b)
    } catch .notConverged {
      // QZ can fail on pairs whose elements are graded; turned by any orthogonal matrices they are not.
      var generator = RandomGenerator(seed: 1)
      let left: Matrix<Element> = .orthogonal(n, using: &generator)
      let right: Matrix<Element> = .orthogonal(n, using: &generator)
      let turned = try GeneralizedSchur(
        iteratingOn: left.adjoint() * a * right, left.adjoint() * b * right)
      self.init(
        q: left * turned.q, z: right * turned.z, s: turned.s, t: turned.t, alpha: turned.alpha, beta: turned.beta,
        selectedCount: 0)
    }
  }

  /// The form as `gges` computes it.
  private init(iteratingOn a: Matrix<Element>, _ b: Matrix<Element>) throws(LinearAlgebraError) {
    let n = a.rows
    let n32 = try lapackInteger(n, "GeneralizedSchur")
    let (s, t) = (try Matrix.workingCopy(of: a).matrix, try Matrix.workingCopy(of: b).matrix)
    let q = Matrix<Element>(uninitializedRows: n, columns: n)
    let z = Matrix<Element>(uninitializedRows: n, columns: n)
    let (p, r) = (s.storage.base(of: Element.self), t.storage.base(of: Element.self))
    var values: (alpha: Vector<Complex<Element.Real>>, beta: Vector<Element.Real>) = ([], [])
    let info = try withScratch(Element.Real.self, 12 * n) { scratch throws(LinearAlgebraError) in
      let info = try withWorkspace(Element.self, routine: "gges", needed: 8 * n + 16) { work, length in
        withBackend(operations: 66 * Double(n) * Double(n) * Double(n), family: .eigen) {
          Element.gges(
            n32, p, n32, r, n32, scratch, scratch + 2 * n, q.storage.base(of: Element.self), n32,
            z.storage.base(of: Element.self), n32, work, length, scratch + 4 * n)
        }
      }
      values = Self.values(scratch, scratch + 2 * n, n)
      return info
    }
    guard info == 0 else { throw .notConverged(routine: "gges", info: Int(info)) }
    try s.checkResult(of: "GeneralizedSchur")
    try t.checkResult(of: "GeneralizedSchur")
    self.init(q: q, z: z, s: s, t: t, alpha: values.alpha, beta: values.beta, selectedCount: 0)
  }

  /// The generalised Schur form with the eigenvalues first for which the predicate holds, given α and β.
  ///
  /// - Throws: what ``init(_:_:)`` and ``reordered(selecting:)`` throw.
  public init(
    _ a: Matrix<Element>, _ b: Matrix<Element>,
    selecting predicate: (_ alpha: Complex<Element.Real>, _ beta: Element.Real) -> Bool
  ) throws(LinearAlgebraError) {
    self = try GeneralizedSchur(a, b).reordered(selecting: predicate)
  }

  private init(
    q: Matrix<Element>, z: Matrix<Element>, s: Matrix<Element>, t: Matrix<Element>,
    alpha: Vector<Complex<Element.Real>>, beta: Vector<Element.Real>, selectedCount: Int
  ) {
    (self.q, self.z, self.s, self.t) = (q, z, s, t)
    (self.alpha, self.beta, self.selectedCount) = (alpha, beta, selectedCount)
  }

  /// What LAPACK wrote, as complex numerators and real denominators.
  private static func values(
    _ alpha: UnsafePointer<Element.Real>, _ beta: UnsafePointer<Element.Real>, _ n: Int
  ) -> (alpha: Vector<Complex<Element.Real>>, beta: Vector<Element.Real>) {
    let pairs = Element.isComplex
    return (
      Vector(count: n) { pairs ? Complex(alpha[2 * $0], alpha[2 * $0 + 1]) : Complex(alpha[$0], alpha[n + $0]) },
      Vector(count: n) { pairs ? beta[2 * $0] : beta[$0] }
    )
  }
}

extension GeneralizedSchur {
  /// The eigenvalues α / β, infinite where β is zero.
  public var eigenvalues: Vector<Complex<Element.Real>> {
    Vector(count: alpha.count) { beta[$0] == 0 ? .infinity : alpha[$0] / Complex(beta[$0]) }
  }

  /// Orthonormal bases of the pair of deflating subspaces of the selected eigenvalues: A Z₁ = Q₁ S₁₁, B Z₁ = Q₁ T₁₁.
  public var deflatingSubspaces: (left: Matrix<Element>, right: Matrix<Element>) {
    (q[..., 0..<selectedCount], z[..., 0..<selectedCount])
  }

  /// The matrices A = Q S Zᴴ and B = Q T Zᴴ that the form came from, to rounding.
  public func matrices() -> (a: Matrix<Element>, b: Matrix<Element>) {
    let adjoint = z.adjoint()
    return (q * s * adjoint, q * t * adjoint)
  }

  /// The same form with the eigenvalues first for which the predicate holds, given α and β.
  ///
  /// Of a complex conjugate pair of real matrices both are selected where the predicate holds for one.
  ///
  /// - Throws: ``LinearAlgebraError/notConverged(routine:info:)`` where eigenvalues are too close to be exchanged.
  ///
  /// LAPACK: `tgsen`.
  public func reordered(
    selecting predicate: (_ alpha: Complex<Element.Real>, _ beta: Element.Real) -> Bool
  ) throws(LinearAlgebraError) -> GeneralizedSchur {
    let n = s.rows
    guard n > 0 else { return self }
    let n32 = try lapackInteger(n, "tgsen")
    let length = try lapackInteger(4 * n + 16, "tgsen")
    var select = (0..<n).map { predicate(alpha[$0], beta[$0]) ? Int32(1) : 0 }
    for i in 0..<n - 1 where !Element.isComplex && s[i + 1, i] != 0 {
      select[i] = Swift.max(select[i], select[i + 1])
      select[i + 1] = select[i]
    }
    let (s, t, q, z) = (s.columnMajorCopy(), t.columnMajorCopy(), q.columnMajorCopy(), z.columnMajorCopy())
    let (p, r) = (s.storage.base(of: Element.self), t.storage.base(of: Element.self))
    var selected: Int32 = 0
    var values: (alpha: Vector<Complex<Element.Real>>, beta: Vector<Element.Real>) = ([], [])
    let info = withScratch(Element.Real.self, 4 * n + 4) { reals in
      withScratch(Element.self, Int(length)) { work in
        withScratch(Int32.self, n + 6) { integers in
          let info = withBackend(operations: 40 * Double(n) * Double(n) * Double(n)) {
            Element.tgsen(
              select, n32, p, n32, r, n32, reals, reals + 2 * n, q.storage.base(of: Element.self), n32,
              z.storage.base(of: Element.self), n32, &selected, reals + 4 * n, work, length, integers, n32 + 6)
          }
          values = Self.values(reals, reals + 2 * n, n)
          return info
        }
      }
    }
    guard info == 0 else { throw .notConverged(routine: "tgsen", info: Int(info)) }
    // In 2×2 blocks the routine leaves negative elements on the diagonal of T.
    for k in 0..<n where r[k * (n + 1)].real < 0 {
      for j in Swift.max(k - 1, 0)..<n { (p[k + j * n], r[k + j * n]) = (-p[k + j * n], -r[k + j * n]) }
      for i in 0..<n { q.storage.base(of: Element.self)[i + k * n].negate() }
    }
    try s.checkResult(of: "tgsen")
    return GeneralizedSchur(
      q: q, z: z, s: s, t: t, alpha: values.alpha, beta: values.beta, selectedCount: Int(selected))
  }
}
