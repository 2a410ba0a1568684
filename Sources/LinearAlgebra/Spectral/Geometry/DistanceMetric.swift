/// A distance between vectors.
///
/// Complex vectors are as far apart as the real ones of their parts, twice as long.
public enum DistanceMetric<Element: Scalar>: Sendable {
  /// ‖x - y‖₂.
  case euclidean
  /// ‖x - y‖₂², of which small values are accurate too.
  case squaredEuclidean
  /// 1 - Re⟨x, y⟩ / (‖x‖ ‖y‖), from 0 to 2.
  ///
  /// Of a vector that is zero the cosine is taken as 0 and the distance as 1, to another zero vector too, as scikit-learn and
  /// PyTorch do (SciPy gives NaN). For nearly parallel vectors it is computed as ½ ‖x/‖x‖ - y/‖y‖‖², without cancellation.
  case cosine
  /// √((x - y)ᴴ C⁻¹ (x - y)) for a covariance C, given by its factorization: ‖L⁻¹(x - y)‖₂ for C = L Lᴴ.
  ///
  /// ```swift
  /// let d = try a.distances(to: b, .mahalanobis(Cholesky(covariance)))
  /// ```
  /// Its relative error may be κ(L) times that of the Euclidean distance.
  case mahalanobis(Cholesky<Element>)
}
