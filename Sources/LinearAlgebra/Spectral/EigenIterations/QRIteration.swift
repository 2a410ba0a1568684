public import ComplexModule

/// The Schur form A = Q T Qᴴ by the QR iteration in the open, as a form to learn from; ``Schur`` and ``Eigen`` are LAPACK's.
///
/// A - μ = Q R, A ← R Q + μ: each step is a unitary similarity, so that the eigenvalues stay, and the elements below the
/// diagonal shrink, by |λ_{i+1} - μ|/|λ_i - μ| each. Without shifts that takes hundreds of steps, and never ends where two
/// moduli are equal, as those of a complex conjugate pair; with Wilkinson's shifts the last element converges
/// quadratically (cubically for Hermitian matrices) and is cut off. All is done in complex numbers, so that T is
/// triangular, and from Hessenberg form on, which the iteration keeps.
///
/// ```swift
/// let plain = try QRIteration(a, shift: .none)
/// let shifted = try QRIteration(a)
/// shifted.steps                      // two or three for each eigenvalue
/// ```
///
/// Takes O(n³) operations in each step, where LAPACK's routines take O(n²). LAPACK: `gehrd`, `geqrt`.
/// Source: J. G. F. Francis, "The QR transformation", Computer Journal 4 (1961); Golub and Van Loan, Matrix Computations,
/// chapter 7.
public struct QRIteration<Real: RealScalar>: Sendable {
  /// Which μ a step subtracts.
  public enum Shift: String, Hashable, Sendable, CaseIterable {
    /// 0: the plain iteration.
    case none
    /// The last diagonal element, a Rayleigh quotient.
    case rayleigh
    /// The eigenvalue of the last 2×2 block that is nearer to its last element; in every tenth step in which nothing was
    /// cut off another one, without which a permutation, whose shifts are 0, stays as it is for ever.
    case wilkinson
  }

  /// The unitary factor.
  public let q: Matrix<Complex<Real>>
  /// The factor that becomes triangular, with the eigenvalues on its diagonal.
  public let t: Matrix<Complex<Real>>
  /// The largest modulus below the diagonal after each step.
  public let subdiagonals: Vector<Real>
  /// Whether T is triangular to rounding.
  public let isConverged: Bool

  /// The eigenvalues, the diagonal of T, where the iteration has converged.
  public var eigenvalues: Vector<Complex<Real>> { t.diagonal }

  /// How many steps were taken.
  public var steps: Int { subdiagonals.count }

  /// The iteration with a square matrix.
  ///
  /// - Parameters:
  ///   - a: n×n.
  ///   - shift: which shifts are taken.
  ///   - maximumSteps: the limit of the steps.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in `a`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where T is beyond the range of the element type.
  public init<Element: Scalar>(
    _ a: Matrix<Element>, shift: Shift = .wilkinson, maximumSteps: Int = 1000
  ) throws(LinearAlgebraError) where Element.Real == Real {
    precondition(a.isSquare, "a matrix of shape \(a.shapeText) has no Schur form")
    try a.checkFinite()
    let (scaled, exponent) = Matrix<Complex<Real>>(converting: a).broughtNearOne()
    let hessenberg = try Hessenberg(scaled)
    var (q, h, sizes) = (hessenberg.q, hessenberg.h, [Real]())
    var (active, waiting) = (h.lastUncoupled(), 0)
    while let block = active, sizes.count < maximumSteps {
      let part = h[block, block]
      waiting += 1
      let μ = shift == .wilkinson && waiting % 10 == 0 ? part.exceptionalShift() : part.shift(shift)
      let qr = try QR(part.shifted(by: μ))
      let turn = qr.q
      // The whole rows and columns of the block turn with it: the form stays that of A.
      h[block, block.lowerBound...] = multiply(turn, h[block, block.lowerBound...], left: .adjoint)
      h[0..<block.upperBound, block] = h[0..<block.upperBound, block] * turn
      q[..., block] = q[..., block] * turn
      for j in block { for i in j + 2..<Swift.max(j + 2, block.upperBound) { h[i, j] = 0 } }
      active = h.lastUncoupled()
      if active != block { waiting = 0 }
      sizes.append(h.largestSubdiagonal().multiplied(byPowerOfTwo: -exponent))
    }
    (self.q, subdiagonals, isConverged) = (q, Vector(sizes), active == nil)
    t = h.columnMajorCopy().multiplied(byPowerOfTwo: -exponent)
    try t.checkResult(of: "QRIteration")
  }
}

extension Matrix {
  /// The rows of the last block of this Hessenberg matrix that is not triangular, whose neighbours are cut off: elements
  /// below the diagonal that are rounding beside it become zero.
  fileprivate mutating func lastUncoupled() -> Range<Int>? {
    guard rows > 1 else { return nil }
    for i in 0..<rows - 1 {
      let size = self[i, i].modulus + self[i + 1, i + 1].modulus
      if self[i + 1, i].modulus <= Element.ulpOfOne * size { self[i + 1, i] = 0 }
    }
    guard let last = (0..<rows - 1).last(where: { self[$0 + 1, $0] != 0 }) else { return nil }
    let first = (0..<last).last { self[$0 + 1, $0] == 0 }
    return (first.map { $0 + 1 } ?? 0)..<last + 2
  }

  fileprivate func largestSubdiagonal() -> Element.Real {
    (0..<Swift.max(0, rows - 1)).reduce(0) { Swift.max($0, self[$1 + 1, $1].modulus) }
  }

  /// A shift that has nothing to do with the eigenvalues: as LAPACK's `lahqr`.
  fileprivate func exceptionalShift() -> Element {
    self[rows - 1, rows - 1] + Element(Element.Real(0.75) * self[rows - 1, rows - 2].modulus)
  }

  /// The shift for this block of at least two rows.
  fileprivate func shift<R: RealScalar>(_ shift: QRIteration<R>.Shift) -> Element where Element == Complex<R> {
    let n = rows
    switch shift {
    case .none: return 0
    case .rayleigh: return self[n - 1, n - 1]
    case .wilkinson:
      let (a, b, c, d) = (self[n - 2, n - 2], self[n - 2, n - 1], self[n - 1, n - 2], self[n - 1, n - 1])
      let half = (a - d) / 2
      let root = Complex.sqrt(half * half + b * c)
      let (one, other) = (d + half + root, d + half - root)
      return (one - d).length <= (other - d).length ? one : other
    }
  }
}
