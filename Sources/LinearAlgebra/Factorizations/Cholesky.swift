/// The Cholesky factorization A = L Lᴴ of a symmetric (Hermitian) positive definite matrix.
///
/// L is lower triangular with a positive diagonal. Half the work of LU, without pivoting and always backward stable.
///
/// ```swift
/// let cholesky = try Cholesky(a)
/// let x = try cholesky.solve(b)
/// ```
///
/// Takes n³/3 operations. Elements too large or too small are scaled by a power of two, and the results back.
/// LAPACK: `potrf`.
public struct Cholesky<Element: Scalar>: Sendable {
  /// 2ᵉᐟ²L on and below the diagonal; what is above it is not read.
  let factor: Matrix<Element>
  /// The exponent e of the scaling, even.
  let exponent: Int

  /// The factorization of `a`, whose storage is reused if it was consumed.
  ///
  /// - Parameters:
  ///   - a: a square matrix.
  ///   - triangle: the only triangle that is read. Without it both are, and must agree to n·eps·max |aᵢⱼ|.
  /// - Throws: ``LinearAlgebraError/notPositiveDefinite(leadingMinor:)``,
  ///   ``LinearAlgebraError/notSymmetric(row:column:)``, ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity
  ///   anywhere in `a`.
  public init(_ a: consuming Matrix<Element>, triangle: Triangle? = nil) throws(LinearAlgebraError) {
    let (work, _, exponent) = try Matrix.hermitianWorkingCopy(of: consume a, triangle, even: true)
    try self.init(scaled: work, exponent: exponent)
  }

  /// The factorization of 2ᵉA in place, its lower triangle read.
  init(scaled work: Matrix<Element>, exponent: Int) throws(LinearAlgebraError) {
    let n = work.rows
    if n > 0 {
      let info = withBackend(operations: Double(n) * Double(n) * Double(n) / 3, family: .cholesky) {
        Element.potrf("L", Int32(n), work.base, Int32(n))
      }
      guard info == 0 else { throw .notPositiveDefinite(leadingMinor: Int(info)) }
      // A square that overflows takes its diagonal element to -∞ or NaN.
      if let i = work.firstNonFiniteOnDiagonal() { throw .notPositiveDefinite(leadingMinor: i + 1) }
    }
    (self.factor, self.exponent) = (work, exponent)
  }
}

extension Cholesky {
  /// The order n of A.
  public var order: Int { factor.rows }

  /// L, lower triangular. Computed on each access by a copy.
  public var lower: Matrix<Element> { factor.lowerTrapezoid().multiplied(byPowerOfTwo: -exponent / 2) }

  /// Lᴴ, upper triangular: A = Uᴴ U. Computed on each access by a copy.
  public var upper: Matrix<Element> { lower.adjointCopy() }

  /// The solution X of A X = B, for any number of right-hand sides in columns.
  ///
  /// Takes 2n² operations for each column. LAPACK: `potrs`.
  /// - Parameter b: n rows; its storage is reused if it was consumed.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: consuming Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    precondition(
      b.rows == order, "a matrix of shape \(factor.shapeText) and right-hand sides of shape \(b.shapeText) do not match"
    )
    let (n, count) = (Int32(order), try lapackInteger(b.columns, "potrs"))
    return try Matrix.solution(for: consume b, exponent: exponent, routine: "potrs") { x in
      _ = withBackend(operations: 2 * Double(n) * Double(n) * Double(count), family: .product) {
        Element.potrs("L", n, count, factor.base, n, x, n)
      }
    }
  }

  /// The solution x of A x = b.
  ///
  /// Takes 2n² operations. LAPACK: `potrs`.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: Vector<Element>) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn))
  }

  /// The inverse A⁻¹, Hermitian to the bit.
  ///
  /// Takes 2n³/3 operations. LAPACK: `potri`.
  /// - Throws: ``LinearAlgebraError/overflow(routine:)`` where the inverse lies beyond the range of the element type.
  public func inverse() throws(LinearAlgebraError) -> Matrix<Element> {
    let work = factor.columnMajorCopy()
    guard order > 0 else { return work }
    let n = Int32(order)
    let info = withBackend(operations: 2 / 3 * Double(n) * Double(n) * Double(n), family: .cholesky) {
      Element.potri("L", n, work.base, n)
    }
    guard info == 0 else { throw .singular(pivot: Int(info) - 1) }
    let result = work.mirroringLowerTriangle().multiplied(byPowerOfTwo: exponent)
    try result.checkResult(of: "potri")
    return result
  }

  /// The determinant, the squared product of the diagonal of L.
  ///
  /// Infinite or zero where it lies beyond the range of the element type, as in NumPy, but not because a partial product
  /// does; ``logDeterminant()`` has no such limit. Takes O(n) operations.
  public func determinant() -> Element { determinantProduct().value(timesPowerOfTwo: -exponent * order) }

  /// The determinant as sign, which is 1, and logarithm.
  ///
  /// Takes O(n) operations.
  public func logDeterminant() -> LogDeterminant<Element> {
    determinantProduct().logarithm(timesPowerOfTwo: -exponent * order)
  }

  private func determinantProduct() -> ScaledProduct<Element> {
    var product = ScaledProduct<Element>()
    for i in 0..<order {
      let pivot = Element(factor.base[i * (order + 1)].real)
      product.multiply(by: pivot)
      product.multiply(by: pivot)
    }
    return product
  }

  /// An estimate of 1/(‖A‖₁ ‖A⁻¹‖₁), 1 for the best conditioned (and the empty) matrix.
  ///
  /// The norm of A is that of L Lᴴ, which takes 2n³ operations. LAPACK: `pocon`.
  /// Source: Higham, FORTRAN codes for estimating the one-norm, ACM TOMS 14 (1988).
  public func reciprocalCondition() -> Element.Real {
    guard order > 0 else { return 1 }
    let n = Int32(order)
    let norm = Matrix(scaledProductOf: self).contiguousOneNorm()
    var result: Element.Real = 0
    _ = withScratch(Element.self, 3 * order) { work in
      withScratch(Element.Real.self, order) { rwork in
        withScratch(Int32.self, order) { iwork in
          withBackend(operations: 0) { Element.pocon("L", n, factor.base, n, norm, &result, work, rwork, iwork) }
        }
      }
    }
    return result
  }
}

extension Matrix {
  /// The matrix L Lᴴ that was factorized.
  public init(_ cholesky: Cholesky<Element>) {
    self = Matrix(scaledProductOf: cholesky).multiplied(byPowerOfTwo: -cholesky.exponent)
  }

  fileprivate init(scaledProductOf cholesky: Cholesky<Element>) {
    let lower = cholesky.factor.lowerTrapezoid()
    self = lower * lower.adjointCopy()
  }
}
