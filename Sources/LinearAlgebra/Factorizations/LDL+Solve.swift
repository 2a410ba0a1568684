import CBLAS
import ComplexModule

extension LDL {
  /// The solution X of A X = B, for any number of right-hand sides in columns.
  ///
  /// Takes 2n² operations for each column. LAPACK: `sytrs_3`, `hetrs_3`; BLAS: `trsv` for a single column.
  /// - Parameter b: n rows; its storage is reused if it was consumed.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: consuming Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    precondition(
      b.rows == order,
      "a matrix of shape \(factors.shapeText) and right-hand sides of shape \(b.shapeText) do not match")
    if let singularPivot { throw .singular(pivot: singularPivot) }
    let (n, count) = (Int32(order), try lapackInteger(b.columns, "hetrs_3"))
    return try Matrix.solution(for: consume b, exponent: exponent, routine: "hetrs_3") { x in
      // The routine's `trsm` packs all of L; `trsv` reads it, in a third of the time.
      guard count > 1 else { return solveColumn(x) }
      _ = withBackend(operations: 2 * Double(n) * Double(n) * Double(count), family: .product) {
        Element.hetrs3("L", n, count, factors.base, n, offDiagonal.storage.base(of: Element.self), pivots, x, n)
      }
    }
  }

  /// Solves Pᵀ L D Lᴴ P x = b in place.
  private func solveColumn(_ x: UnsafeMutablePointer<Element>) {
    let n = Int32(order)
    func solveTriangular(_ operation: CBLAS_TRANSPOSE) {
      withBackend(operations: Double(n) * Double(n), family: .vector) {
        Element.trsv(CblasLower, operation, CblasUnit, n, factors.base, n, x, 1)
      }
    }
    func exchange(_ i: Int) {
      let other = Int(pivots[i].magnitude) - 1
      if other != i { (x[i], x[other]) = (x[other], x[i]) }
    }
    for i in 0..<order { exchange(i) }
    solveTriangular(CblasNoTrans)
    divideByBlocks(x)
    solveTriangular(CblasConjTrans)
    for i in (0..<order).reversed() { exchange(i) }
  }

  /// x ← D⁻¹ x.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  private func divideByBlocks(_ x: UnsafeMutablePointer<Element>) {
    let diagonal = factors.base
    var i = 0
    while i < order {
      let first = diagonal[i * (order + 1)].real
      guard pivots[i] < 0 else {
        x[i] = x[i].divided(by: first)
        i += 1
        continue
      }
      // [a b̄; b c] divided by |b|, which is not small where LAPACK takes such a block: the determinant stays in range.
      let (off, second) = (offDiagonal[i], diagonal[(i + 1) * (order + 1)].real)
      let size = off.modulus
      let (a, c, b) = (first / size, second / size, off.divided(by: size))
      let determinant = a * c - 1
      let (p, q) = (x[i].divided(by: size), x[i + 1].divided(by: size))
      x[i] = (Element(c) * p - b.conjugate * q).divided(by: determinant)
      x[i + 1] = (Element(a) * q - b * p).divided(by: determinant)
      i += 2
    }
  }

  /// The solution x of A x = b.
  ///
  /// Takes 2n² operations. BLAS: `trsv`.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: Vector<Element>) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn))
  }

  /// The inverse A⁻¹, Hermitian to the bit.
  ///
  /// Takes 2n³/3 operations. LAPACK: `sytri_3`, `hetri_3`.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a pivot that is exactly zero,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the inverse lies beyond the range of the element type.
  public func inverse() throws(LinearAlgebraError) -> Matrix<Element> {
    if let singularPivot { throw .singular(pivot: singularPivot) }
    let work = factors.columnMajorCopy()
    guard order > 0 else { return work }
    let n = Int32(order)
    // The routine needs (n + nb + 1)(nb + 3) for its block size, which its query tells.
    _ = try withWorkspace(Element.self, routine: "hetri_3", needed: 3 * order) { scratch, length in
      withBackend(operations: 2 / 3 * Double(n) * Double(n) * Double(n), family: .ldl) {
        Element.hetri3("L", n, work.base, n, offDiagonal.storage.base(of: Element.self), pivots, scratch, length)
      }
    }
    let result = work.mirroringLowerTriangle().multiplied(byPowerOfTwo: exponent)
    try result.checkResult(of: "hetri_3")
    return result
  }

  /// The determinant, that of D.
  ///
  /// Infinite or zero where it lies beyond the range of the element type, as in NumPy, but not because a partial product
  /// does; ``logDeterminant()`` has no such limit. Takes O(n) operations.
  public func determinant() -> Element { determinantProduct().value(timesPowerOfTwo: -exponent * order) }

  /// The determinant as sign and logarithm.
  ///
  /// Takes O(n) operations.
  public func logDeterminant() -> LogDeterminant<Element> {
    determinantProduct().logarithm(timesPowerOfTwo: -exponent * order)
  }

  private func determinantProduct() -> ScaledProduct<Element> {
    var product = ScaledProduct<Element>()
    var i = 0
    while i < order {
      if pivots[i] < 0 {
        // |b|² ((a/|b|)(c/|b|) - 1) does not overflow as a c - |b|² may.
        let size = offDiagonal[i].modulus
        product.multiply(by: Element(size))
        product.multiply(by: Element(size))
        product.multiply(by: Element((factors[i, i].real / size) * (factors[i + 1, i + 1].real / size) - 1))
        i += 2
      } else {
        product.multiply(by: Element(factors[i, i].real))
        i += 1
      }
    }
    return product
  }

  /// An estimate of 1/(‖A‖₁ ‖A⁻¹‖₁), 0 for a singular matrix and 1 for the best conditioned (and the empty) one.
  ///
  /// Takes O(n²) operations, O(n³) more where only a triangle of A was read. LAPACK: `sycon_3`, `hecon_3`.
  /// Source: Higham, FORTRAN codes for estimating the one-norm, ACM TOMS 14 (1988).
  public func reciprocalCondition() -> Element.Real {
    guard order > 0 else { return 1 }
    guard singularPivot == nil else { return 0 }
    let n = Int32(order)
    let norm = norm ?? Matrix(self).multiplied(byPowerOfTwo: exponent).contiguousOneNorm()
    var result: Element.Real = 0
    _ = withScratch(Element.self, 2 * order) { work in
      withScratch(Int32.self, order) { iwork in
        withBackend(operations: 0) {
          Element.hecon3(
            "L", n, factors.base, n, offDiagonal.storage.base(of: Element.self), pivots, norm, &result, work, iwork)
        }
      }
    }
    return result
  }
}

extension Scalar {
  fileprivate func divided(by divisor: Real) -> Self { Self(real: real / divisor, imaginary: imaginary / divisor) }
}
