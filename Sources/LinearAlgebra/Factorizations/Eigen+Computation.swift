import ComplexModule

/// One computation of general eigenvalues: with balancing, and without it where the residual says so.
struct EigenComputation<Element: Scalar> {
  /// Vectors of real matrices in the packed form: a column, or two for a conjugate pair.
  typealias Parts = (values: Vector<Complex<Element.Real>>, right: Matrix<Element>, left: Matrix<Element>?)

  let a: Matrix<Element>
  let n: Int
  let n32: Int32

  /// The residual, in units of n ‖A‖ eps, above which balancing is not trusted.
  private static var trusted: Double { 20 }

  init(of a: Matrix<Element>) throws(LinearAlgebraError) {
    precondition(a.isSquare, "eigenvalues need a square matrix, not one of shape \(a.shapeText)")
    (self.a, n, n32) = (a, a.rows, try lapackInteger(a.rows, "Eigen"))
  }

  func run(withLeft hasLeft: Bool) throws(LinearAlgebraError) -> Parts {
    let (saved, _, exponent) = try Matrix.scaledWorkingCopy(of: a)
    guard n > 0 else { return ([], saved, hasLeft ? saved : nil) }
    var (info, best) = try geev(saved, hasLeft)
    let balanced = info == 0 ? residual(saved, best) : .infinity
    if balanced > Self.trusted {
      let (otherInfo, other) = try unbalanced(saved, hasLeft)
      if otherInfo == 0, info != 0 || residual(saved, other) < balanced { (info, best) = (0, other) }
    }
    guard info == 0 else { throw .notConverged(routine: "geev", info: Int(info)) }
    let values = Vector(best.values.asColumn.multiplied(byPowerOfTwo: -exponent))
    try values.asColumn.checkResult(of: "geev")
    try best.right.checkResult(of: "geev")
    try best.left?.checkResult(of: "geev")
    return (values, best.right, best.left)
  }

  /// The eigenvalues alone. Whether balancing did harm cannot be seen without vectors, only whether it scaled much.
  func values() throws(LinearAlgebraError) -> Vector<Complex<Element.Real>> {
    let (work, _, exponent) = try Matrix.scaledWorkingCopy(of: a)
    guard n > 0 else { return [] }
    let raw = Vector<Element.Real>(uninitializedCount: 2 * n)
    let (info, spread) = try geevx("B", work, raw, nil, nil)
    guard info == 0, spread < 0x1p20 else { return try run(withLeft: false).values }
    let values = Vector(eigenvalues(raw).asColumn.multiplied(byPowerOfTwo: -exponent))
    try values.asColumn.checkResult(of: "geevx")
    return values
  }

  private func eigenvalues(_ raw: Vector<Element.Real>) -> Vector<Complex<Element.Real>> {
    Vector(count: n) { i in Element.isComplex ? Complex(raw[2 * i], raw[2 * i + 1]) : Complex(raw[i], raw[n + i]) }
  }

  private func freshVectors(_ wanted: Bool) -> Matrix<Element>? {
    wanted ? Matrix(uninitializedRows: n, columns: n) : nil
  }

  private func geev(_ saved: Matrix<Element>, _ hasLeft: Bool) throws(LinearAlgebraError) -> (Int32, Parts) {
    let work = saved.columnMajorCopy()
    let raw = Vector<Element.Real>(uninitializedCount: 2 * n)
    let (right, left) = (Matrix<Element>(uninitializedRows: n, columns: n), freshVectors(hasLeft))
    let info = try withScratch(Element.Real.self, 2 * n) { rwork throws(LinearAlgebraError) in
      try withWorkspace(Element.self, routine: "geev", needed: 4 * n) { scratch, length in
        withBackend(operations: 25 * Double(n) * Double(n) * Double(n), family: .eigen) {
          Element.geev(
            hasLeft ? "V" : "N", "V", n32, work.base, raw.storage.base(of: Element.Real.self),
            left?.base ?? right.base, n32, right.base, n32, scratch, length, rwork)
        }
      }
    }
    return (info, (eigenvalues(raw), right, left))
  }

  private func unbalanced(_ saved: Matrix<Element>, _ hasLeft: Bool) throws(LinearAlgebraError) -> (Int32, Parts) {
    let raw = Vector<Element.Real>(uninitializedCount: 2 * n)
    let (right, left) = (Matrix<Element>(uninitializedRows: n, columns: n), freshVectors(hasLeft))
    let (info, _) = try geevx("N", saved.columnMajorCopy(), raw, right, left)
    return (info, (eigenvalues(raw), right, left))
  }

  /// LAPACK's `geevx`, and the quotient of the extremes of the scaling by balancing.
  private func geevx(
    _ balancing: Letter, _ work: Matrix<Element>, _ raw: Vector<Element.Real>, _ right: Matrix<Element>?,
    _ left: Matrix<Element>?
  ) throws(LinearAlgebraError) -> (info: Int32, spread: Double) {
    var (low, high) = (Int32(0), Int32(0))
    let operations = (right == nil ? 10 : 25) * Double(n) * Double(n) * Double(n)
    return try withScratch(Element.Real.self, 3 * n) { scale throws(LinearAlgebraError) in
      let info = try withWorkspace(Element.self, routine: "geevx", needed: Swift.max(4 * n, n * 2)) { scratch, length in
        withBackend(operations: operations, family: .eigen) {
          Element.geevx(
            balancing, left == nil ? "N" : "V", right == nil ? "N" : "V", n32, work.base,
            raw.storage.base(of: Element.Real.self), left?.base ?? work.base, n32, right?.base ?? work.base, n32,
            &low, &high, scale, scratch, length, scale + n)
        }
      }
      guard info == 0, low >= 1, high >= low else { return (info, 1) }
      let factors = (Int(low) - 1..<Int(high)).map { Double(scale[$0]) }
      return (info, (factors.max() ?? 1) / (factors.min() ?? 1))
    }
  }

  /// The largest ‖A v - λ v‖ over n ‖A‖ eps, and of left vectors the largest ‖Aᴴu - λ̄ u‖.
  private func residual(_ saved: Matrix<Element>, _ parts: Parts) -> Double {
    guard parts.values.allSatisfy(\.isFinite) else { return .infinity }
    let right = residual(saved, parts.right, parts.values, sign: 1)
    guard let left = parts.left else { return right }
    return Swift.max(right, residual(saved.adjoint(), left, parts.values, sign: -1))
  }

  /// The largest ‖A v - λ v‖ over n ‖A‖ eps, with one real product for packed vectors.
  ///
  /// - Parameter sign: that of the imaginary parts, of which `values` has those for 1.
  private func residual(
    _ saved: Matrix<Element>, _ v: Matrix<Element>, _ values: Vector<Complex<Element.Real>>, sign: Element.Real
  ) -> Double {
    let product = saved * v
    let (p, q) = (product.base, v.base)
    for j in 0..<n {
      let λ = values[j]
      let column = p + j * n
      Element.addScaled(Element(real: -λ.real, imaginary: -sign * λ.imaginary), q + j * n, to: column, n)
      guard !Element.isComplex, λ.imaginary != 0 else { continue }
      // A (x ± iy) = (α ± iβ)(x ± iy): A x = α x - β y and A y = β x + α y, with x and y side by side.
      let neighbour = λ.imaginary > 0 ? j + 1 : j - 1
      Element.addScaled(Element(sign * λ.imaginary), q + neighbour * n, to: column, n)
    }
    let size = Double(saved.frobeniusNorm()) * Double(n) * Double(Element.ulpOfOne)
    let largest = (0..<n).map { Double(product[column: $0].norm(.two)) }.max() ?? 0
    return largest == 0 ? 0 : largest.isFinite ? largest / size : .infinity
  }
}
