/// How far a singular value decomposition is cut off.
public enum Truncation<Real: RealScalar>: Hashable, Sendable {
  /// This many singular values, at most min(m, n).
  case rank(Int)
  /// The fewest singular values whose relative Frobenius error ‖A - A_k‖_F / ‖A‖_F is at most this.
  case frobeniusError(Real)
  /// The fewest singular values whose relative spectral error ‖A - A_k‖₂ / ‖A‖₂ is at most this.
  case spectralError(Real)
  /// The fewest singular values that hold at least this share of the energy, Σ_{i≤k} σᵢ² / Σ σᵢ².
  case energy(Real)

  /// The number of singular values, out of these descending ones, that are kept.
  public func rank(of singularValues: Vector<Real>) -> Int {
    let count = singularValues.count
    guard count > 0 else { return 0 }
    switch self {
    case .rank(let rank):
      precondition(rank >= 0, "a rank of \(rank) was asked for")
      return Swift.min(rank, count)
    case .spectralError(let tolerance):
      let limit = tolerance * singularValues[0]
      return (0..<count).first { singularValues[$0] <= limit } ?? count
    case .frobeniusError(let tolerance):
      let tails = discardedNorms(singularValues)
      return (0...count).first { tails[$0] <= tolerance * tails[0] } ?? count
    case .energy(let share):
      let tails = discardedNorms(singularValues)
      guard tails[0] > 0 else { return 0 }
      return (0...count).first { k in
        let lost = tails[k] / tails[0]
        return 1 - lost * lost >= share
      } ?? count
    }
  }
}

/// √(Σ_{i≥k} σᵢ²) / σ₁ for k = 0 … count, summed from the smallest up: relative to the largest, since the norm itself may
/// lie beyond the range.
private func discardedNorms<Real: RealScalar>(_ singularValues: Vector<Real>) -> [Real] {
  let count = singularValues.count
  var norms = [Real](repeating: 0, count: count + 1)
  guard count > 0, singularValues[0] > 0 else { return norms }
  var sum: Real = 0
  for i in (0..<count).reversed() {
    let ratio = singularValues[i] / singularValues[0]
    sum += ratio * ratio
    norms[i] = sum.squareRoot()
  }
  return norms
}

/// The error of a best low-rank approximation, known exactly from the singular values that it discards.
public struct TruncationError<Real: RealScalar>: Hashable, Sendable {
  /// ‖A - A_k‖_F = √(Σ_{i>k} σᵢ²).
  public let frobenius: Real
  /// ‖A - A_k‖₂ = σ_{k+1}.
  public let spectral: Real
  /// ‖A - A_k‖_F / ‖A‖_F; zero for the zero matrix.
  public let relativeFrobenius: Real
  /// ‖A - A_k‖₂ / ‖A‖₂; zero for the zero matrix.
  public let relativeSpectral: Real
}

extension SVD {
  /// The error of the best approximation of this rank, by the theorem of Eckart, Young and Mirsky.
  ///
  /// No matrix of rank k is nearer to A in any unitarily invariant norm (Eckart & Young 1936, Mirsky 1960).
  public func truncationError(rank: Int) -> TruncationError<Element.Real> {
    TruncationError(singularValues: singularValues, rank: rank)
  }
}

extension TruncationError {
  /// The error when only the first `rank` of these singular values are kept.
  public init(singularValues: Vector<Real>, rank: Int) {
    precondition(rank >= 0, "a rank of \(rank) was asked for")
    let tails = discardedNorms(singularValues)
    let rank = Swift.min(rank, singularValues.count)
    frobenius = tails[rank] > 0 ? tails[rank] * singularValues[0] : 0
    spectral = rank < singularValues.count ? singularValues[rank] : 0
    relativeFrobenius = tails[0] > 0 ? tails[rank] / tails[0] : 0
    relativeSpectral = tails[0] > 0 ? spectral / singularValues[0] : 0
  }
}
