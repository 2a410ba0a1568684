import LinearAlgebra
import Testing

@Suite("Effective ranks")
struct EffectiveRanksTests {
  @Test("all of them are the number of equal singular values")
  func equal() {
    let ranks = EffectiveRanks<Double>([7, 7, 7, 0], rows: 4, columns: 4)
    #expect(ranks.numerical == 3)
    for rank in [ranks.stable, ranks.entropy, ranks.energyEntropy, ranks.participation] {
      #expect(abs(rank - 3) < 1e-14)
    }
    #expect(ranks.energy(0.99) == 3)
  }

  @Test("each follows its own definition")
  func definitions() {
    // By hand: σ = 2, 1, so Σσ² = 5, Σσ⁴ = 17, p = 2/3, 1/3 and q = 4/5, 1/5.
    let ranks = EffectiveRanks<Double>([2, 1], rows: 2, columns: 2)
    #expect(abs(ranks.stable - 1.25) < 1e-15)
    #expect(abs(ranks.participation - 25.0 / 17) < 1e-15)
    #expect(abs(ranks.entropy - 1.8898815748423097) < 1e-14)
    #expect(abs(ranks.energyEntropy - 1.6493848884661177) < 1e-14)
    #expect(ranks.energy(0.8) == 1)
    #expect(ranks.energy(0.81) == 2)
  }

  @Test("scale does not matter, not even at the ends of the range")
  func scales() {
    let (large, small) = ([2e300, 1e300], [2e-300, 1e-300])
    let reference = EffectiveRanks<Double>([2, 1], rows: 2, columns: 2)
    for σ in [large, small] {
      let ranks = EffectiveRanks<Double>(Vector(σ), rows: 2, columns: 2)
      #expect(abs(ranks.stable - reference.stable) < 1e-15)
      #expect(abs(ranks.participation - reference.participation) < 1e-15)
    }
  }

  @Test("of a zero or empty matrix they are zero")
  func zero() {
    for σ: Vector<Float> in [[], [0, 0]] {
      let ranks = EffectiveRanks(σ, rows: 2, columns: 2)
      #expect(ranks.numerical == 0)
      #expect(ranks.stable == 0)
      #expect(ranks.energy(0.9) == 0)
    }
  }
}
