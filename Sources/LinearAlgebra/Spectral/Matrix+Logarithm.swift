import CBLAS
import ComplexModule
import RealModule

extension Matrix {
  /// The principal logarithm: the X with e^X = A whose eigenvalues have imaginary parts in (-π, π].
  ///
  /// A real matrix must have no eigenvalue on the closed negative real axis: beside it the principal logarithm is
  /// complex, and `Matrix<Complex<Double>>` has it. A singular matrix has none.
  ///
  /// Takes the Schur form, 25 n³ operations, and about 3 n³ for each root and 1 n³ for each degree, 20 n³ in most cases;
  /// complex ones if a real matrix has complex eigenvalues. LAPACK: `gees`, `trsyl`; BLAS: `trsm`. Source: A. H. Al-Mohy,
  /// N. J. Higham, Improved inverse scaling and squaring algorithms for the matrix logarithm, SIAM J. Sci. Comput. 34
  /// (2012).
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` for a singular matrix and for a real one with a negative eigenvalue,
  ///   ``LinearAlgebraError/notFinite(at:)``, ``LinearAlgebraError/overflow(routine:)``, and what
  ///   ``Schur`` throws.
  public func logarithm() throws(LinearAlgebraError) -> Matrix {
    try applying(Logarithm(), named: "logarithm")
  }
}

struct Logarithm: TriangularFunction {
  var isZeroAtZero: Bool { false }

  func value<Part: RealScalar>(at eigenvalue: Complex<Part>) -> Complex<Part> {
    Complex.log(eigenvalue)
  }

  func check<Part: RealScalar>(
    _ eigenvalue: Complex<Part>, isReal: Bool, tolerance: Part
  ) throws(LinearAlgebraError) {
    guard eigenvalue != .zero else { throw .undefined("the matrix is singular and has no logarithm") }
    guard isReal, eigenvalue.imaginary == 0, eigenvalue.real < 0 else { return }
    throw .undefined(
      "the matrix has the negative eigenvalue \(eigenvalue.real), so that its logarithm is complex: "
        + "convert it to a matrix of complex elements")
  }

  func value<Element: Scalar>(of t: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    let scaled = try InverseSquaring(t)
    let (n, x) = (t.rows, scaled.difference)
    let order = try lapackInteger(n, "logarithm")
    let sum = Matrix<Element>.zeros(n, n)
    // The Padé approximant of log(I + X) as partial fractions: Σ wⱼ (I + xⱼ X)⁻¹ X over Gauss-Legendre nodes in (0, 1).
    for (node, weight) in gaussLegendre(scaled.degree) {
      let term = x.columnMajorCopy()
      let pencil = Matrix.combination([(Element.Real(node), x)], identity: 1, order: n)
      withBackend(operations: Double(n) * Double(n) * Double(n), family: .product) {
        Element.trsm(
          CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, order, order, 1, pencil.base, order, term.base, order)
      }
      Element.addScaled(Element(Element.Real(weight)), term.base, to: sum.base, n * n)
    }
    let λ = (0..<n).map { t[$0, $0].onPrincipalSheet }
    return sum.multiplied(byPowerOfTwo: scaled.roots).settingDiagonals {
      Element.log(λ[$0])
    } _: {
      t[$0, $0 + 1] * Element.dividedLogarithm(λ[$0], λ[$0 + 1])
    }
  }
}

/// The nodes and weights of the Gauss-Legendre rule of this degree on (0, 1), by Newton's method on the polynomial.
func gaussLegendre(_ m: Int) -> [(node: Double, weight: Double)] {
  (1...m).map { k in
    var x = Double.cos(.pi * (Double(k) - 0.25) / (Double(m) + 0.5))
    var derivative = 1.0
    for _ in 0..<8 {
      var (last, value) = (1.0, x)
      for j in stride(from: 2, through: m, by: 1) {
        (last, value) = (value, (Double(2 * j - 1) * x * value - Double(j - 1) * last) / Double(j))
      }
      derivative = Double(m) * (x * value - last) / (x * x - 1)
      x -= value / derivative
    }
    return ((1 + x) / 2, 1 / ((1 - x * x) * derivative * derivative))
  }
}
