import ComplexModule
import RealModule

extension Matrix {
  /// The integer power Aᵏ; A⁰ is the identity, and negative powers are those of the inverse.
  ///
  /// By repeated squaring: at most 4 n³ log₂|k| operations.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in the matrix,
  ///   ``LinearAlgebraError/singular(pivot:)`` for a negative power of a singular matrix,
  ///   ``LinearAlgebraError/overflow(routine:)`` if the power is beyond the range of the element type.
  public func power(_ exponent: Int) throws(LinearAlgebraError) -> Matrix {
    precondition(isSquare, "a power needs a square matrix, not \(shapeText)")
    try checkFinite()
    guard exponent != 0, rows > 0 else { return .identity(rows) }
    var square = exponent < 0 ? try LU(self).inverse() : self
    var remaining = exponent.magnitude
    var result: Matrix?
    while true {
      if remaining & 1 == 1 { result = result.map { $0 * square } ?? square }
      remaining >>= 1
      guard remaining > 0 else { break }
      square = square * square
      // What has overflowed stays so, and what has become zero too.
      guard square.largestMagnitude().isFinite else { throw .overflow(routine: "power") }
    }
    let power = result ?? square
    try power.checkResult(of: "power")
    return power
  }

  /// The principal real power Aᵖ = e^(p log A).
  ///
  /// Whole exponents are integer powers, and halves of odd ones go through the square root, which singular matrices may
  /// have; others are Aᵏ e^(f log A) with the whole number k nearest to p and |f| < ½, on the triangular Schur factor.
  /// An exactly Hermitian matrix goes through its eigenvalues and may be singular if the exponent is positive.
  /// A real matrix must have no negative eigenvalue: its power is complex, and `Matrix<Complex<Double>>` has it.
  ///
  /// Takes the Schur form, 25 n³ operations, and about 40 n³ more. LAPACK: `gees`, `trsyl`. Source: N. J. Higham, L. Lin,
  /// An improved Schur-Padé algorithm for fractional powers of a matrix, SIAM J. Matrix Anal. Appl. 34 (2013), for the
  /// diagonals and the splitting of the exponent.
  ///
  /// - Throws: ``LinearAlgebraError/undefined(_:)`` for another singular matrix or a real one with a negative eigenvalue,
  ///   ``LinearAlgebraError/singular(pivot:)`` for a negative power of a singular matrix,
  ///   ``LinearAlgebraError/notFinite(at:)``, ``LinearAlgebraError/overflow(routine:)``, and what
  ///   ``Schur`` throws.
  public func power(_ exponent: Element.Real) throws(LinearAlgebraError) -> Matrix {
    precondition(exponent.isFinite, "the exponent of a power must be finite, not \(exponent)")
    let whole = Int(exactly: exponent.rounded(.down))
    guard let whole else { throw .undefined("the exponent \(exponent) is too large for a power of a matrix") }
    switch exponent - exponent.rounded(.down) {
    case 0: return try power(whole)
    case 0.5:
      let root = try squareRoot()
      return try whole == 0 ? root : root * power(whole)
    default: return try applying(RealPower(exponent: Double(exponent)), named: "power")
    }
  }
}

struct RealPower: TriangularFunction {
  let exponent: Double

  var isZeroAtZero: Bool { exponent > 0 }

  func value<Part: RealScalar>(at eigenvalue: Complex<Part>) -> Complex<Part> {
    Complex.exp(Complex(Part(exponent)) * Complex.log(eigenvalue))
  }

  func check<Part: RealScalar>(
    _ eigenvalue: Complex<Part>, isReal: Bool, tolerance: Part
  ) throws(LinearAlgebraError) {
    guard eigenvalue != .zero else {
      throw .undefined("the matrix is singular, so that its power \(exponent) is not defined")
    }
    guard isReal, eigenvalue.imaginary == 0, eigenvalue.real < 0 else { return }
    throw .undefined(
      "the matrix has the negative eigenvalue \(eigenvalue.real), so that its power \(exponent) is complex: "
        + "convert it to a matrix of complex elements")
  }

  func value<Element: Scalar>(of t: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    let whole = exponent.rounded()
    let fraction = Element(Element.Real(exponent - whole))
    let part = try (fraction * Logarithm().value(of: t)).exponential()
    let λ = (0..<t.rows).map { t[$0, $0].onPrincipalSheet }
    let p = Element.Real(exponent)
    return try (part * t.power(Int(whole))).settingDiagonals {
      Element.exp(Element(p) * Element.log(λ[$0]))
    } _: {
      t[$0, $0 + 1] * Element.dividedPower(λ[$0], λ[$0 + 1], p)
    }
  }
}
