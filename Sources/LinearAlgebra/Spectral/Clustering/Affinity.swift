/// How alike two points are, as the weight of the edge between them in a graph.
public enum Affinity<Real: RealScalar>: Hashable, Sendable {
  /// exp(-γ ‖x - y‖²), γ ≥ 0.
  case rbf(gamma: Real)
  /// 1 where each of two points is among the so many nearest of the other, itself among them, ½ where one is, 0 elsewhere.
  case nearestNeighbors(Int)
}

extension Affinity {
  /// The weights between all rows of a matrix; n×n, symmetric to the bit.
  ///
  /// Takes the distances of all pairs, 2 n² d operations.
  /// - Throws: ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in the matrix,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the square of a distance is beyond the range of the element type.
  public func weights(of points: Matrix<Real>) throws(LinearAlgebraError) -> Matrix<Real> {
    switch self {
    case .rbf(let gamma):
      precondition(gamma >= 0 && gamma.isFinite, "a factor γ of \(gamma) is not a number from 0")
      let squares = try points.distances(to: points, .squaredEuclidean)
      return (squares * -gamma).map(.exp).hermitianPart()
    case .nearestNeighbors(let count):
      precondition(count > 0, "\(count) nearest neighbours were asked for")
      let n = points.rows
      let nearest = try Neighbors(of: points, among: points, count: Swift.min(count, n), by: .euclidean).indices
      var weights = Matrix<Real>.zeros(n, n)
      for (place, j) in nearest.elements.enumerated() { weights[place / nearest.shape[1], Int(j)] = 1 }
      return weights.hermitianPart()
    }
  }
}

/// Which Laplacian of a graph is used, for weights W and degrees D = diag(Σⱼ≠ᵢ wᵢⱼ).
public enum GraphLaplacian: Hashable, Sendable {
  /// I - D⁻¹W: rows of its eigenvectors are compared as they are (Shi and Malik 2000; what scikit-learn does).
  case randomWalk
  /// I - D^-½ W D^-½: rows of its eigenvectors are scaled to length 1 (Ng, Jordan and Weiss 2001).
  case symmetric
}
