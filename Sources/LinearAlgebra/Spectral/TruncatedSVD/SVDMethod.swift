/// How the leading part of a singular value decomposition is computed.
public enum SVDMethod: Hashable, Sendable {
  /// One of the others, chosen by shape, rank and asked accuracy.
  case automatic
  /// The whole decomposition, cut off: QR of a long matrix, then `gesdd`. Exact; needs the matrix itself.
  case full
  /// The eigenvectors of the Gram matrix AᴴA or AAᴴ, formed in double precision, and one Rayleigh-Ritz step on A.
  ///
  /// Squares the condition number, so it is kept only where σ_k/σ₁ is far above √eps and where the residuals, computed
  /// afterwards, are those of rounding; ``full`` takes over elsewhere. Exact; needs the matrix itself.
  case gram
  /// A random sketch of k + `oversampling` columns, sharpened by power iterations, each one product with A and one with
  /// Aᴴ. Source: Halko, Martinsson and Tropp, SIAM Review 53 (2011).
  case randomized(powerIterations: Int = 4, oversampling: Int = 10)
  /// Golub-Kahan bidiagonalisation of a random block: the best approximation in a block Krylov space, which grows until
  /// the error is within the asked accuracy of the optimum. Before that is believed, a few steps start from random vectors,
  /// and the block becomes wider if they find more: narrow blocks see repeated or clustered singular values late.
  ///
  /// A matrix of type `Double` is multiplied in single precision, from a copy, where the accuracy is far above its
  /// rounding: the space and the residuals come from there, and the triplets in it from a product in double precision.
  ///
  /// Source: Musco and Musco, NIPS 2015; Tropp and Webber, "Randomized algorithms for low-rank matrix approximation"
  /// (2023); restarts as in Baglama and Reichel, BIT 46 (2006); widening as in Bai, Day and Ye, SIAM J. Matrix Anal. Appl. 20
  /// (1999).
  case blockKrylov(blockSize: Int? = nil)
  /// Golub-Kahan-Lanczos bidiagonalisation of a single random vector with full reorthogonalisation and thick restart,
  /// until every residual is below the asked accuracy times σ₁.
  ///
  /// Needs the fewest products with A, but one vector at a time. A single vector sees one of several equal singular
  /// values, so that random ones join it at the end, more while they find more.
  /// Source: Baglama and Reichel, SIAM J. Sci. Comput. 27 (2005).
  case lanczos
}
