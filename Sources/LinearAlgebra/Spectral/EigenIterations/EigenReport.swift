/// How a few eigenpairs were computed, and how good they are.
public struct EigenReport<Real: RealScalar>: Hashable, Sendable {
  /// The method that was used.
  public let method: EigenMethod
  /// How many steps the iteration took: restarts of a Krylov space, or iterations of LOBPCG.
  public let steps: Int
  /// How many blocks of vectors were multiplied by A, or by (A - σ)⁻¹ where a shift was inverted.
  public let products: Int
  /// ‖A v - λ v‖ of each pair, or ‖A v - λ B v‖, by products with A after the iteration.
  public let residuals: Vector<Real>
  /// The scale of the residuals: an estimate of ‖A‖₂ from below, of a pair of matrices that of ‖A‖ + |λ| ‖B‖.
  public let norm: Real
  /// Whether, within the limit of the steps, the accuracy that was asked for was reached, and a look from a fresh random
  /// start found no pair that was wanted more and was missed, such as another vector of a multiple eigenvalue.
  public let isConverged: Bool
  /// The seed of the random start; the same seed gives the same bits.
  public let seed: UInt64
}

extension EigenReport {
  /// The largest residual, 0 without pairs.
  public var largestResidual: Real { residuals.reduce(0) { Swift.max($0, $1) } }
}

/// How a few eigenpairs are computed.
public enum EigenMethod: Hashable, Sendable {
  /// Lanczos with thick restart, for symmetric (Hermitian) matrices.
  ///
  /// Source: Wu and Simon, "Thick-restart Lanczos method for large symmetric eigenvalue problems", SIAM J. Matrix Anal.
  /// Appl. 22 (2000).
  case lanczos
  /// Arnoldi with thick restart (Krylov-Schur), for general matrices.
  ///
  /// Source: G. W. Stewart, "A Krylov-Schur algorithm for large eigenproblems", SIAM J. Matrix Anal. Appl. 23 (2001).
  case arnoldi
  /// The locally optimal block preconditioned conjugate gradient method, for symmetric (Hermitian) matrices.
  ///
  /// Source: A. V. Knyazev, "Toward the optimal preconditioned eigensolver", SIAM J. Sci. Comput. 23 (2001).
  case lobpcg
}
