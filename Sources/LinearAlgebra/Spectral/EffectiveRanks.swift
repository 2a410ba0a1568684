import RealModule

/// The effective ranks of a matrix, each by the name of its definition: they differ up to twenty times on one matrix.
public struct EffectiveRanks<Real: RealScalar>: Hashable, Sendable {
  /// The number of singular values above σ₁ max(m, n) eps.
  public let numerical: Int
  /// The stable rank ‖A‖_F² / ‖A‖₂² = Σ σᵢ² / σ₁² (Rudelson & Vershynin 2007).
  public let stable: Real
  /// The entropy rank exp H(p) of pᵢ = σᵢ / Σ σ with H(p) = -Σ pᵢ log pᵢ (Roy & Vetterli 2007).
  public let entropy: Real
  /// The entropy rank of the energies, pᵢ = σᵢ² / Σ σ².
  public let energyEntropy: Real
  /// The participation ratio (Σ σᵢ²)² / Σ σᵢ⁴.
  public let participation: Real

  private let singularValues: Vector<Real>

  /// The effective ranks of an m×n matrix with these singular values, descending; all zero for a zero matrix.
  public init(_ singularValues: Vector<Real>, rows: Int, columns: Int) {
    self.singularValues = singularValues
    guard let largest = singularValues.first, largest > 0 else {
      (numerical, stable, entropy, energyEntropy, participation) = (0, 0, 0, 0, 0)
      return
    }
    let tolerance = largest * Real(Swift.max(rows, columns)) * Real.ulpOfOne
    numerical = singularValues.count { $0 > tolerance }
    // Ratios to the largest neither overflow nor underflow where it matters.
    let ratios = singularValues.map { $0 / largest }
    let energies = ratios.map { $0 * $0 }
    let energy = energies.norm(.one)
    stable = energy
    entropy = Self.perplexity(ratios)
    energyEntropy = Self.perplexity(energies)
    participation = energy * energy / energies.map { $0 * $0 }.norm(.one)
  }

  /// The smallest rank whose singular values hold at least this share of the energy, Σ_{i≤k} σᵢ² / Σ σᵢ².
  public func energy(_ share: Real) -> Int { Truncation.energy(share).rank(of: singularValues) }

  /// exp H(p) of the weights divided by their sum, where 0 log 0 = 0.
  private static func perplexity(_ weights: Vector<Real>) -> Real {
    let total = weights.norm(.one)
    var entropy: Real = 0
    for weight in weights where weight > 0 {
      let p = weight / total
      entropy -= p * .log(p)
    }
    return .exp(entropy)
  }
}
