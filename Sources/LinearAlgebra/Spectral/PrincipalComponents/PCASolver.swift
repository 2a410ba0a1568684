/// How many principal components are kept.
public enum PCAComponents<Real: RealScalar>: Hashable, Sendable {
  /// min(n, p) of n samples of p features.
  case all
  /// This many, at most min(n, p).
  case count(Int)
  /// The fewest whose share of the total variance is strictly greater than this one, which lies between 0 and 1.
  case variance(Real)
  /// As many as Minka's estimate of the dimension says; for real elements and at least as many samples as features.
  ///
  /// Source: T. P. Minka, "Automatic choice of dimensionality for PCA", NIPS 2000.
  case mle
}

/// How principal components are computed.
public enum PCASolver: Hashable, Sendable {
  /// One of the others, as scikit-learn 1.9 chooses.
  ///
  /// ``covariance`` for at most 1000 features and at least ten times as many samples; otherwise ``full`` where neither
  /// number is above 500 or Minka's rank is wanted; otherwise ``randomized(powerIterations:oversampling:)`` where fewer
  /// than 0.8 min(n, p) components are asked for by number; ``full`` elsewhere.
  case automatic
  /// The singular value decomposition of the centred samples: variances to λ₁ eps. LAPACK: `gesdd`, of R where there are
  /// more samples than features.
  case full
  /// The eigenvectors of the covariance matrix, which one pass over the samples gives; n p² operations.
  ///
  /// Standard deviations below √eps of the largest drown in rounding. LAPACK: `syevd`, `heevd`.
  case covariance
  /// The randomised decomposition of the centred samples.
  ///
  /// Without a number seven power iterations are made where fewer than a tenth of min(n, p) components are asked for,
  /// otherwise four, as in scikit-learn. Source: Halko, Martinsson and Tropp, SIAM Review 53 (2011).
  case randomized(powerIterations: Int? = nil, oversampling: Int = 10)
  /// Golub-Kahan-Lanczos bidiagonalisation of the centred samples to working precision, where ARPACK stands in
  /// scikit-learn.
  case lanczos
  /// The best approximation in a block Krylov space of the centred samples.
  case blockKrylov
  /// One batch of samples after the other, as ``IncrementalPCA`` does it; 5 p samples in a batch without a number.
  case incremental(batchRows: Int? = nil)
}

/// The units in which the scores of samples are told.
public enum PCAScores: Hashable, Sendable {
  /// Those of the data: the variance of each score is that which its component explains.
  case plain
  /// Standard deviations: each score has variance one over the samples of the decomposition.
  case whitened
}

extension PCASolver {
  /// The solver that `automatic` stands for.
  func resolved<Real>(_ components: PCAComponents<Real>, samples: Int, features: Int) -> PCASolver {
    guard self == .automatic else { return self }
    if features <= 1000, samples >= 10 * features { return .covariance }
    if Swift.max(samples, features) <= 500 { return .full }
    if case .count(let count) = components, count >= 1, 10 * count < 8 * Swift.min(samples, features) {
      return .randomized()
    }
    return .full
  }
}
