/// The Bunch-Kaufman factorization P A Pᵀ = L D Lᴴ of a symmetric (Hermitian) matrix, definite or not.
///
/// L is lower triangular with a unit diagonal and bounded elements, D is Hermitian with blocks of order 1 and 2 on its
/// diagonal, and row i of P A Pᵀ is row `permutation[i]` of A. A singular matrix has a factorization too:
/// ``solve(_:)-(Matrix<Element>)`` and ``inverse()`` throw for it.
///
/// ```swift
/// let ldl = try LDL(a)
/// ldl.inertia       // how many eigenvalues are positive, negative and zero
/// ```
///
/// Takes n³/3 operations. Elements too large or too small are scaled by a power of two, and the results back.
/// LAPACK: `sytrf_rk`, `hetrf_rk` (bounded, that is rook, pivoting). Source: Ashcraft, Grimes and Lewis, SIAM J. Matrix
/// Anal. Appl. 20 (1998).
public struct LDL<Element: Scalar>: Sendable {
  /// L below the diagonal, that of 2ᵉD on it.
  let factors: Matrix<Element>
  /// The elements of 2ᵉD below its diagonal.
  let offDiagonal: Vector<Element>
  /// LAPACK's exchanges, both negative where a block has order 2.
  let pivots: [Int32]
  /// The exponent e of the scaling.
  let exponent: Int
  /// The 1-norm of 2ᵉA where all of A was read.
  let norm: Element.Real?
  /// The index of the first block of order 1 in D that is exactly zero, nil where there is none.
  public let singularPivot: Int?

  /// The factorization of `a`, whose storage is reused if it was consumed.
  ///
  /// - Parameters:
  ///   - a: a square matrix.
  ///   - triangle: the only triangle that is read. Without it both are, and must agree to n·eps·max |aᵢⱼ|.
  /// - Throws: ``LinearAlgebraError/notSymmetric(row:column:)``, ``LinearAlgebraError/notFinite(at:)`` for NaN or
  ///   infinity anywhere in `a`, ``LinearAlgebraError/overflow(routine:)`` where the factors lie beyond the range of the
  ///   element type.
  public init(_ a: consuming Matrix<Element>, triangle: Triangle? = nil) throws(LinearAlgebraError) {
    let (work, _, exponent) = try Matrix.hermitianWorkingCopy(of: consume a, triangle)
    let norm = triangle == nil ? work.contiguousOneNorm() : nil
    let n = work.rows
    let e = Vector<Element>.zeros(n)
    var pivots = [Int32](repeating: 0, count: n)
    var info: Int32 = 0
    if n > 0 {
      info = try withWorkspace(Element.self, routine: "hetrf_rk", needed: n) { scratch, length in
        withBackend(operations: Double(n) * Double(n) * Double(n) / 3, family: .ldl) {
          Element.hetrfRK(
            "L", Int32(n), work.base, Int32(n), e.storage.base(of: Element.self), &pivots, scratch, length)
        }
      }
    }
    try work.checkResult(of: "hetrf_rk")
    try e.asColumn.checkResult(of: "hetrf_rk")
    try e.asColumn.checkScalingBack(exponent, "hetrf_rk")
    try Vector(count: n) { work.base[$0 * (n + 1)] }.asColumn.checkScalingBack(exponent, "hetrf_rk")
    (factors, offDiagonal, self.pivots, self.exponent, self.norm) = (work, e, pivots, exponent, norm)
    singularPivot = info > 0 ? Int(info) - 1 : nil
  }
}

extension LDL {
  /// The numbers of positive, negative and zero eigenvalues.
  public struct Inertia: Hashable, Sendable {
    /// The number of positive eigenvalues.
    public var positive = 0
    /// The number of negative eigenvalues.
    public var negative = 0
    /// The number of zero eigenvalues.
    public var zero = 0

    /// The inertia with these numbers.
    public init(positive: Int = 0, negative: Int = 0, zero: Int = 0) {
      (self.positive, self.negative, self.zero) = (positive, negative, zero)
    }
  }

  /// The order n of A.
  public var order: Int { factors.rows }

  /// The permutation: row and column i of P A Pᵀ are row and column `permutation[i]` of A. Computed on each access.
  public var permutation: [Int] {
    var result = Array(0..<order)
    for (i, pivot) in pivots.enumerated() { result.swapAt(i, Int(pivot.magnitude) - 1) }
    return result
  }

  /// The permutation P as a matrix, n×n. Computed on each access.
  public var permutationMatrix: Matrix<Element> {
    var result = Matrix<Element>.zeros(order, order)
    for (i, source) in permutation.enumerated() { result[i, source] = 1 }
    return result
  }

  /// L, lower triangular with a unit diagonal. Computed on each access by a copy.
  public var lower: Matrix<Element> { factors.unitLowerTrapezoid() }

  /// D, block diagonal and Hermitian. Computed on each access.
  public var blockDiagonal: Matrix<Element> { scaledBlockDiagonal.multiplied(byPowerOfTwo: -exponent) }

  fileprivate var scaledBlockDiagonal: Matrix<Element> {
    var result = Matrix<Element>.zeros(order, order)
    for i in 0..<order {
      result[i, i] = factors[i, i]
      guard i + 1 < order else { continue }
      result[i + 1, i] = offDiagonal[i]
      result[i, i + 1] = offDiagonal[i].conjugate
    }
    return result
  }

  /// The numbers of positive, negative and zero eigenvalues, those of D by Sylvester's law of inertia.
  ///
  /// Rounding decides about eigenvalues near zero. Takes O(n) operations.
  public var inertia: Inertia {
    var result = Inertia()
    var i = 0
    while i < order {
      if pivots[i] < 0 {
        // Bunch-Kaufman takes a block of order 2 only where its determinant is negative.
        result.positive += 1
        result.negative += 1
        i += 2
      } else {
        let pivot = factors[i, i].real
        if pivot > 0 { result.positive += 1 } else if pivot < 0 { result.negative += 1 } else { result.zero += 1 }
        i += 1
      }
    }
    return result
  }
}

extension Matrix {
  /// The matrix Pᵀ L D Lᴴ P that was factorized.
  public init(_ ldl: LDL<Element>) {
    let lower = ldl.lower
    let product = lower * ldl.scaledBlockDiagonal * lower.adjointCopy()
    var result = product
    let order = ldl.permutation
    for j in 0..<order.count {
      for i in 0..<order.count { result[order[i], order[j]] = product[i, j] }
    }
    self = result.multiplied(byPowerOfTwo: -ldl.exponent)
  }
}
