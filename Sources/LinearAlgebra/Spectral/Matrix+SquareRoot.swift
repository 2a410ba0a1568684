import ComplexModule
import RealModule

extension Matrix {
  /// The principal square root: the X with X² = A whose eigenvalues lie in the right half-plane or on its upper boundary.
  ///
  /// A real matrix must have no negative eigenvalue: its principal root is complex, and `Matrix<Complex<Double>>` has
  /// it. Negative eigenvalues that cannot be told from zero count as zero. A singular matrix has a root where zero is a
  /// semisimple eigenvalue, and perhaps none otherwise; near such matrices the root is ill-conditioned.
  ///
  /// Takes the Schur form, 25 n³ operations, and 3 n³ more, complex ones if a real matrix has complex eigenvalues.
  /// LAPACK: `gees`, `trsyl`. Source: Å. Björck, S. Hammarling, A Schur method for the square root of a matrix, Linear
  /// Algebra Appl. 52/53 (1983), in the recursive form of E. Deadman, N. J. Higham, R. Ralha (2013).
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` for a real matrix with a negative eigenvalue and for a singular one
  ///   without a root, ``LinearAlgebraError/notFinite(at:)``, ``LinearAlgebraError/overflow(routine:)``, and what
  ///   ``Schur`` throws.
  public func squareRoot() throws(LinearAlgebraError) -> Matrix {
    try applying(SquareRoot(), named: "square root")
  }
}

struct SquareRoot: TriangularFunction {
  var isZeroAtZero: Bool { true }

  func value<Part: RealScalar>(at eigenvalue: Complex<Part>) -> Complex<Part> {
    Complex.sqrt(eigenvalue)
  }

  func check<Part: RealScalar>(
    _ eigenvalue: Complex<Part>, isReal: Bool, tolerance: Part
  ) throws(LinearAlgebraError) {
    guard isReal, eigenvalue.imaginary == 0, eigenvalue.real < -tolerance else { return }
    throw .undefined(
      "the matrix has the negative eigenvalue \(eigenvalue.real), so that its square root is complex: "
        + "convert it to a matrix of complex elements")
  }

  func value<Element: Scalar>(of t: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    let (n, root) = (t.rows, t.columnMajorCopy())
    for i in 0..<n {
      let λ = root.base[i * (n + 1)].onPrincipalSheet
      // What is negative in a real matrix was found to be zero but for rounding.
      root.base[i * (n + 1)] = Element.isComplex ? λ : Element(λ.modulus)
    }
    var info: Int32 = 0
    Self.overwrite(root.base, n, stride: n, &info)
    if info != 0 {
      let error = (root * root - t).contiguousOneNorm()
      guard error <= 100 * Element.Real(n) * Element.ulpOfOne * t.contiguousOneNorm() else {
        throw .undefined("the matrix is singular and has no square root: the eigenvalue 0 is defective")
      }
    }
    return root
  }

  /// Overwrites a triangle by its root: the roots of the two halves of the diagonal, and X from R₁ X + X R₂ = T₁₂.
  private static func overwrite<Element: Scalar>(
    _ p: UnsafeMutablePointer<Element>, _ n: Int, stride: Int, _ info: inout Int32
  ) {
    guard n > 1 else {
      p[0] = Element.sqrt(p[0])
      return
    }
    let (first, second) = (n / 2, n - n / 2)
    let (after, corner) = (p + first * (stride + 1), p + first * stride)
    overwrite(p, first, stride: stride, &info)
    overwrite(after, second, stride: stride, &info)
    var scale: Element.Real = 1
    let found = withBackend(operations: Double(first) * Double(second) * Double(n)) {
      Element.trsyl(
        "N", "N", Int32(first), Int32(second), p, Int32(stride), after, Int32(stride), corner, Int32(stride), &scale)
    }
    info = Swift.max(info, found)
    guard scale != 1 else { return }
    for j in 0..<second {
      for i in 0..<first { corner[i + j * stride] /= Element(scale) }
    }
  }
}
