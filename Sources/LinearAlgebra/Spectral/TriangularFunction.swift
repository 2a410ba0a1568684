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

  /// Whether zero, as an eigenvalue that is not defective, has the value zero.
  var isZeroAtZero: Bool { get }

  /// The function of a number: what it makes of the eigenvalues of a Hermitian matrix.
  func value<Part: RealScalar>(at eigenvalue: Complex<Part>) -> Complex<Part>

  /// The function of a triangular matrix.
  func value<Element: Scalar>(of t: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element>
}

extension Matrix {
  /// The function of this matrix, through the Schur form, which a triangular matrix is already, through the
  /// eigenvalues if it is Hermitian, or element by element if it is diagonal.
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
    let isTriangular = isExactlyUpperTriangular
    if isTriangular, transposed().isExactlyUpperTriangular { return try diagonalValue(of: function, named: name) }
    if !isTriangular, isHermitian() { return try hermitianValue(of: function, named: name) }
    let schur = isTriangular ? nil : try Schur(self)
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

  /// The function of this diagonal matrix, element by element.
  private func diagonalValue(
    of function: some TriangularFunction, named name: StaticString
  ) throws(LinearAlgebraError) -> Matrix {
    let tolerance = Element.Real(rows) * Element.ulpOfOne * columnMajorCopy().contiguousOneNorm()
    var values: [Element] = []
    for λ in Schur.diagonalEigenvalues(of: columnMajorCopy()) {
      if function.isZeroAtZero, λ == .zero {
        values.append(.zero)
        continue
      }
      try function.check(λ, isReal: !Element.isComplex, tolerance: tolerance)
      let value = function.value(at: λ.onPrincipalSheet)
      values.append(Element(real: value.real, imaginary: value.imaginary))
    }
    let result = Matrix.diagonal(Vector(values))
    guard result.largestMagnitude().isFinite else { throw .overflow(routine: "\(name)") }
    return result
  }

  /// The function of this Hermitian matrix, V f(Λ) Vᴴ; eigenvalues that cannot be told from zero are not negative.
  private func hermitianValue(
    of function: some TriangularFunction, named name: StaticString
  ) throws(LinearAlgebraError) -> Matrix {
    let eigen = try SymmetricEigen(self)
    let vectors = eigen.eigenvectors
    let largest = eigen.eigenvalues.reduce(Element.Real.zero) { Swift.max($0, $1.magnitude) }
    let tolerance = Element.Real(rows) * Element.ulpOfOne * largest
    var values: [Complex<Element.Real>] = []
    for λ in eigen.eigenvalues {
      if function.isZeroAtZero, λ <= 0, λ >= -tolerance {
        values.append(.zero)
      } else {
        try function.check(Complex(λ), isReal: !Element.isComplex, tolerance: tolerance)
        values.append(function.value(at: Complex(λ)))
      }
    }
    let diagonal = Vector<Element>(count: rows) { Element(real: values[$0].real, imaginary: values[$0].imaginary) }
    let product = (vectors .* diagonal) * vectors.adjoint()
    let result = values.allSatisfy { $0.imaginary == 0 } ? product.hermitianPart() : product
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
