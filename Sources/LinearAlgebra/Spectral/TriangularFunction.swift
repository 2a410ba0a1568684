import ComplexModule
import RealModule

/// A function of matrices that is computed on the triangular Schur factor: F(A) = Q F(T) Qᴴ.
protocol TriangularFunction {
  /// Throws where the function has no value for a matrix with this eigenvalue.
  ///
  /// - Parameters:
  ///   - isReal: whether the matrix, and so the value, is real.
  ///   - tolerance: a modulus at which an eigenvalue cannot be told from zero.
  func check<Part: RealScalar>(
    _ eigenvalue: Complex<Part>, isReal: Bool, tolerance: Part
  ) throws(LinearAlgebraError)

  /// The function of a triangular matrix.
  func value<Element: Scalar>(of t: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element>
}

extension Matrix {
  /// The function of this matrix, through the Schur form, which a triangular matrix is already.
  ///
  /// A real matrix with complex eigenvalues goes through its complex Schur form; the value is real up to rounding.
  func applying(
    _ function: some TriangularFunction, named name: StaticString
  ) throws(LinearAlgebraError) -> Matrix {
    precondition(isSquare, "the \(name) needs a square matrix, not \(shapeText)")
    try checkFinite()
    guard rows > 0 else { return columnMajorCopy() }
    if transposed().isExactlyUpperTriangular, !isExactlyUpperTriangular {
      return try transposed().applying(function, named: name).transposed()
    }
    let schur = isExactlyUpperTriangular ? nil : try Schur(self)
    let t: Matrix
    if let schur { t = schur.t } else { t = columnMajorCopy() }
    let tolerance = Element.Real(rows) * Element.ulpOfOne * t.contiguousOneNorm()
    for λ in schur?.eigenvalues ?? Schur.diagonalEigenvalues(of: t) {
      try function.check(λ, isReal: !Element.isComplex, tolerance: tolerance)
    }
    let result: Matrix
    if let schur, !t.isExactlyUpperTriangular {
      let complex = Schur<Complex<Element.Real>>(schur)
      let value = try function.value(of: complex.t)
      result = Matrix(converting: complex.q * value * complex.q.adjoint())
    } else {
      let value = try function.value(of: t)
      result = schur.map { $0.q * value * $0.q.adjoint() } ?? value
    }
    guard result.largestMagnitude().isFinite else { throw .overflow(routine: "\(name)") }
    return result
  }

  /// This contiguous triangular matrix with new elements on the diagonal and on the one above it.
  func settingDiagonals(
    _ diagonal: (Int) -> Element, _ above: (Int) -> Element
  ) -> Matrix {
    for i in 0..<rows {
      base[i * (rows + 1)] = diagonal(i)
      if i + 1 < rows { base[i + (i + 1) * rows] = above(i) }
    }
    return self
  }
}

extension Scalar {
  /// The number with a zero imaginary part that is not negative: on the negative real axis functions take their values
  /// from above, the argument π.
  var onPrincipalSheet: Self { imaginary == 0 ? Self(real) : self }

  /// ½ log(b / a) on the branch of log b - log a, for a near b: the area tangent of (b - a) / (b + a).
  static func halfLogarithmDifference(_ a: Self, _ b: Self) -> Self {
    let turns = ((log(b) - log(a)).imaginary - .pi) / (2 * .pi)
    return atanh((b - a) / (b + a)) + Self(real: 0, imaginary: .pi * turns.rounded(.up))
  }

  /// The divided difference (log b - log a) / (b - a), 1 / a where they are equal.
  static func dividedLogarithm(_ a: Self, _ b: Self) -> Self {
    if a == b { return 1 / a }
    if (b - a).modulus > (b + a).modulus / 2 { return (log(b) - log(a)) / (b - a) }
    return Self(2) * halfLogarithmDifference(a, b) / (b - a)
  }

  /// The divided difference (bᵖ - aᵖ) / (b - a), p aᵖ⁻¹ where they are equal.
  static func dividedPower(_ a: Self, _ b: Self, _ p: Real) -> Self {
    let power = Self(p)
    if a == b { return power * exp(Self(p - 1) * log(a)) }
    if (b - a).modulus > (b + a).modulus / 2 { return (exp(power * log(b)) - exp(power * log(a))) / (b - a) }
    let mean = exp(Self(p / 2) * (log(a) + log(b)))
    return mean * Self(2) * sinh(power * halfLogarithmDifference(a, b)) / (b - a)
  }
}
