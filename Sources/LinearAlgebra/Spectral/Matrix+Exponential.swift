import RealModule

extension Matrix {
  /// The exponential e^A = I + A + A²/2! + …
  ///
  /// Computed by scaling and squaring with a Padé approximant whose degree (3 to 13, for single precision 3 to 7) and
  /// scaling follow from norms of powers of A, so that a matrix far from normal is not scaled too much. Triangular
  /// matrices get the exact diagonal and the first diagonal beside it, exactly Hermitian ones that are not small go through
  /// their eigenvalues. The error is that of a relative perturbation of A by a few eps; for a normal matrix the result is as
  /// good as its condition number ‖A‖ allows.
  ///
  /// Takes about 2 n³ (5 + log₂‖A‖) operations. Source: A. H. Al-Mohy, N. J. Higham, A new scaling and squaring algorithm
  /// for the matrix exponential, SIAM J. Matrix Anal. Appl. 31 (2009); norms of powers above the sixth are bounded by
  /// products of lower ones.
  ///
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity,
  ///   ``LinearAlgebraError/overflow(routine:)`` if the exponential is beyond the range of the element type.
  public func exponential() throws(LinearAlgebraError) -> Matrix {
    precondition(isSquare, "the exponential needs a square matrix, not \(shapeText)")
    let (a, largest) = try Matrix.workingCopy(of: self)
    guard rows > 0, largest > 0 else { return .identity(rows) }
    guard rows > 1 else { return try a.entrywiseExponential() }
    if a.isExactlyUpperTriangular { return try ScaledExponential(a).squared(triangular: true) }
    let transposed = a.transposed()
    if transposed.isExactlyUpperTriangular {
      return try ScaledExponential(transposed.columnMajorCopy()).squared(triangular: true).transposed()
    }
    // Squaring costs more than eigenvalues from here on, and loses more digits.
    if a.contiguousOneNorm() > 16, a.isHermitian() {
      let result = try SymmetricEigen(a).map { Element(Element.Real.exp($0)) }.hermitianPart()
      try result.checkResult(of: "exponential")
      return result
    }
    return try ScaledExponential(a).squared(triangular: false)
  }

  private func entrywiseExponential() throws(LinearAlgebraError) -> Matrix {
    let result = map { Element.exp($0) }
    try result.checkResult(of: "exponential")
    return result
  }

  /// Whether everything below the diagonal is zero.
  var isExactlyUpperTriangular: Bool {
    withPointer { p in
      for j in 0..<columns {
        for i in stride(from: j + 1, to: rows, by: 1) where p[i * rowStride + j * columnStride] != 0 { return false }
      }
      return true
    }
  }
}

/// The Padé approximant of e^(A / 2ˢ) and what is needed to square it s times.
private struct ScaledExponential<Element: Scalar> {
  let a: Matrix<Element>
  private var squarings = 0
  private var value: Matrix<Element>

  /// A bound θ for each degree, below which the backward error of the approximant is at most half an eps.
  private static var bounds: [(degree: Int, bound: Element.Real)] {
    Element.Real.kind == .float
      ? [(3, 4.258730016922831e-1), (5, 1.880152677804762), (7, 3.925724783138660)]
      : [
        (3, 1.495585217958292e-2), (5, 2.539398330063230e-1), (7, 9.504178996162932e-1), (9, 2.097847961257068),
        (13, 4.25),
      ]
  }

  init(_ a: Matrix<Element>) throws(LinearAlgebraError) {
    self.a = a
    value = a
    let norm = a.contiguousOneNorm()
    // Beyond this the sixth power would overflow; so large a matrix is scaled down first.
    let limit = Element.Real.kind == .float ? 15 : 120
    let before = Swift.max(0, Int(norm.exponent) - limit)
    squarings = before
    var powers = Powers(before == 0 ? a : a.columnMajorCopy().multiplied(byPowerOfTwo: -before))
    // Bounds of ‖Aᵏ‖^(1/k) for consecutive even k: α₂ = max(d₄, d₆), α₃ = max(d₆, d₈), α₄ = max(d₈, d₁₀).
    let (d4, d6, d8, d10) = (powers.root(4), powers.root(6), powers.root(8), powers.root(10))
    let third = Swift.max(d6, d8)
    let widest = Swift.min(third, Swift.max(d8, d10))
    for (degree, bound) in Self.bounds.dropLast() {
      let measure = degree < 7 ? Swift.max(d4, d6) : third
      if measure <= bound, powers.extraSquarings(degree) == 0 {
        value = try powers.approximant(degree)
        return
      }
    }
    guard let last = Self.bounds.last else { return }
    let ratio = (last.degree < 13 ? third : widest) / last.bound
    var s = ratio > 1 ? Int(Element.Real.log2(ratio).rounded(.up)) : 0
    powers.scale(by: s)
    let extra = powers.extraSquarings(last.degree)
    powers.scale(by: extra)
    s += extra
    squarings += s
    value = try powers.approximant(last.degree)
  }

  /// The approximant squared as often as the matrix was halved.
  func squared(triangular: Bool) throws(LinearAlgebraError) -> Matrix<Element> {
    var x = value
    if triangular { setDiagonals(of: x, halvings: squarings) }
    for left in (0..<squarings).reversed() {
      x = x * x
      if triangular { setDiagonals(of: x, halvings: left) }
      try x.checkResult(of: "exponential")
    }
    try x.checkResult(of: "exponential")
    return x
  }

  /// Writes the diagonal and the first superdiagonal of e^(A / 2ʰ) for triangular A, which are known in closed form.
  private func setDiagonals(of x: Matrix<Element>, halvings: Int) {
    let n = x.rows
    let (p, from) = (x.base, a.columnMajorCopy().multiplied(byPowerOfTwo: -halvings).base)
    for i in 0..<n {
      p[i * (n + 1)] = Element.exp(from[i * (n + 1)])
      for j in 0..<i { p[i + j * n] = 0 }
      guard i + 1 < n else { continue }
      p[i + (i + 1) * n] =
        from[i + (i + 1) * n] * exponentialDifference(from[i * (n + 1)], from[(i + 1) * (n + 1)])
    }
  }
}

/// The divided difference (e^b - e^a) / (b - a), e^a where they are equal.
private func exponentialDifference<Element: Scalar>(_ a: Element, _ b: Element) -> Element {
  let half = (b - a) * Element(0.5)
  if half == 0 { return Element.exp(a) }
  if half.modulus > 1 { return (Element.exp(b) - Element.exp(a)) / (b - a) }
  return Element.exp(a + half) * (Element.sinh(half) / half)
}
