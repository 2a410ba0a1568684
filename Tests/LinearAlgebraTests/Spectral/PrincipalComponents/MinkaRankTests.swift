import Testing

@testable import LinearAlgebra

@Suite("Minka's rank")
struct MinkaRankTests {
  @Test("is scikit-learn's where each single term of the evidence decides")
  func terms() {
    for (variances, samples, rank) in [
      ([3.31, 2.09, 1.56, 1.4, 1.15, 0.09, 0.05], 18, 5), ([12.17, 6.62, 4.59, 2.19, 0.19, 0.05], 16, 4),
      ([2.51, 2.5, 2.15, 1.76, 1.13, 0.47], 13, 2),
    ] {
      #expect(minkaRank(variances, samples: samples) == rank, "\(variances)")
      // In units of another size, too.
      #expect(minkaRank(variances.map { $0 * 0x1p-30 }, samples: samples) == rank, "\(variances)")
    }
    #expect(minkaRank([], samples: 3) == 0 && minkaRank([2], samples: 3) == 0 && minkaRank([0, 0, 0], samples: 9) == 0)
  }
}
