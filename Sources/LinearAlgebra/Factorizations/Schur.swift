public import ComplexModule

/// The Schur form A = Q T Qᴴ of a square matrix: Q is unitary and T triangular with the eigenvalues on its diagonal.
///
/// For real elements T is quasi-triangular: a pair of complex conjugate eigenvalues is a 2×2 block on the diagonal with
/// equal diagonal elements and off-diagonal ones of opposite sign. `Schur<Complex<Double>>(schur)` turns that into the
/// triangular complex form.
///
/// ```swift
/// let schur = try Schur(a) { $0.real < 0 }   // stable eigenvalues first
/// schur.eigenvalues                          // always complex
/// schur.invariantSubspace                    // orthonormal basis for the selected eigenvalues
/// ```
///
/// Takes about 25 n³ operations. LAPACK: `gees`, `trsen`.
public struct Schur<Element: Scalar>: Sendable {
  /// The unitary factor, whose columns are the Schur vectors.
  public let q: Matrix<Element>
  /// The triangular or, for real elements, quasi-triangular factor.
  public let t: Matrix<Element>
  /// The eigenvalues in the order in which they stand on the diagonal of T.
  public let eigenvalues: Vector<Complex<Element.Real>>
  /// How many eigenvalues were selected by the predicate; they come first.
  public let selectedCount: Int

  /// The Schur form of `a`, which must be square, its eigenvalues in no particular order.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/notConverged(routine:info:)`` if the QR iteration fails,
  ///   ``LinearAlgebraError/overflow(routine:)`` if T is beyond the range of the element type.
  public init(_ a: consuming Matrix<Element>) throws(LinearAlgebraError) {
    precondition(a.isSquare, "a Schur form needs a square matrix, not \(a.shapeText)")
    let n = a.rows
    let n32 = try lapackInteger(n, "Schur")
    let (t, _) = try Matrix.workingCopy(of: a)
    guard n > 0 else {
      self.init(q: t, t: t, selectedCount: 0)
      return
    }
    let q = Matrix<Element>(uninitializedRows: n, columns: n)
    let info = try withScratch(Element.Real.self, 3 * n) { scratch throws(LinearAlgebraError) in
      try withWorkspace(Element.self, routine: "gees", needed: 3 * n) { work, length in
        withBackend(operations: 25 * Double(n) * Double(n) * Double(n), family: .eigen) {
          Element.gees(
            n32, t.storage.base(of: Element.self), n32, scratch, q.storage.base(of: Element.self), n32, work, length,
            scratch + 2 * n)
        }
      }
    }
    guard info == 0 else { throw .notConverged(routine: "gees", info: Int(info)) }
    try t.checkResult(of: "Schur")
    self.init(q: q, t: t, selectedCount: 0)
  }

  /// The Schur form of `a` with the eigenvalues for which the predicate holds first.
  ///
  /// - Throws: what ``Schur`` and ``reordered(selecting:)`` throw.
  public init(
    _ a: consuming Matrix<Element>, selecting predicate: (Complex<Element.Real>) -> Bool
  ) throws(LinearAlgebraError) {
    self = try Schur(a).reordered(selecting: predicate)
  }

  init(q: Matrix<Element>, t: Matrix<Element>, selectedCount: Int) {
    self.q = q
    self.t = t
    self.eigenvalues = Schur.diagonalEigenvalues(of: t)
    self.selectedCount = selectedCount
  }

  /// The eigenvalues of a triangular matrix, or of a quasi-triangular one as LAPACK standardises it.
  static func diagonalEigenvalues(of t: Matrix<Element>) -> Vector<Complex<Element.Real>> {
    var result = Vector<Complex<Element.Real>>(count: t.rows) { Complex(t[$0, $0].real, t[$0, $0].imaginary) }
    guard !Element.isComplex, t.rows > 1 else { return result }
    for i in 0..<t.rows - 1 where t[i + 1, i] != 0 {
      let imaginary = t[i, i + 1].modulus.squareRoot() * t[i + 1, i].modulus.squareRoot()
      result[i] = Complex(t[i, i].real, imaginary)
      result[i + 1] = Complex(t[i + 1, i + 1].real, -imaginary)
    }
    return result
  }
}

extension Matrix {
  /// The matrix Q T Qᴴ that the Schur form came from, to rounding.
  public init(_ schur: Schur<Element>) {
    self = schur.q * schur.t * schur.q.adjoint()
  }
}
