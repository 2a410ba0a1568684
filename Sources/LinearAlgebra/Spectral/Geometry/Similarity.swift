/// What makes two rows neighbours.
public enum Similarity: Hashable, Sendable {
  /// The scalar product Σ xᵢ yᵢ, of complex rows Re Σ x̄ᵢ yᵢ. Larger is nearer.
  case dot
  /// The cosine of the angle between the rows, ⟨x, y⟩ / (‖x‖ ‖y‖), 0 where one of them is zero. Larger is nearer.
  case cosine
  /// The distance ‖x - y‖₂. Smaller is nearer.
  case euclidean
}
