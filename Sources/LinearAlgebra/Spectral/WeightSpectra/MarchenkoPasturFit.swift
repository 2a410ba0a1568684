/// How the variance of the random part of a matrix is found.
public enum BulkVariance: Hashable, Sendable {
  /// That for which the law and the eigenvalues have the same median: not moved by spikes, as long as they are less than
  /// half. Source: M. Gavish and D. L. Donoho, IEEE Trans. Inf. Theory 60 (2014).
  case median
  /// The mean of the eigenvalues that are not above the threshold that follows from it, iterated from the mean of all.
  /// Source: C. H. Martin and M. W. Mahoney, J. Mach. Learn. Res. 22 (2021), section 3.3.
  case bulkMean
  /// The mean square ‖W‖_F² / (m n) of the entries, spikes and all.
  case entries
  /// This one.
  case given(Double)
}

/// The Marchenko-Pastur law beside the eigenvalues of WᴴW / N.
public struct MarchenkoPasturFit: Hashable, Sendable {
  /// The law.
  public let law: MarchenkoPastur
  /// How its variance was found.
  public let method: BulkVariance
  /// Above this value an eigenvalue is a spike: the 99 % quantile of the largest eigenvalue of noise of this variance and
  /// shape, a little above the edge of the law.
  public let threshold: Double
  /// The number of spikes.
  public let spikeCount: Int
  /// The share of the spikes in the sum of all eigenvalues.
  public let spikeEnergy: Double
  /// The Kolmogorov-Smirnov distance of the other eigenvalues from the law: near 0 for noise, above 0.1 where the law does
  /// not describe the bulk.
  public let distance: Double

  /// The fit to all M eigenvalues, descending, of WᴴW / N; nil where there is none or all are zero.
  init?(
    eigenvalues λ: [Double], longSide n: Int, shortSide m: Int, isComplex: Bool, method: BulkVariance
  ) {
    let sum = λ.reduce(0, +)
    guard m > 0, sum > 0 else { return nil }
    let unit = MarchenkoPastur(ratio: Double(m) / Double(n))
    func threshold(_ variance: Double) -> Double {
      MarchenkoPastur(ratio: unit.ratio, variance: variance)
        .largestOfNoise(longSide: n, shortSide: m, isComplex: isComplex)
    }
    var variance: Double
    switch method {
    case .median: variance = (λ[(m - 1) / 2] + λ[m / 2]) / 2 / unit.quantile(0.5)
    case .entries: variance = sum / Double(m)
    case .given(let value): variance = value
    case .bulkMean:
      variance = sum / Double(m)
      // The threshold falls from step to step, and each step has more spikes or is the last.
      var last = -1
      while true {
        let limit = threshold(variance)
        let spikes = λ.prefix { $0 > limit }.count
        guard spikes > last, spikes < m else { break }
        last = spikes
        variance = λ[spikes...].reduce(0, +) / Double(m - spikes)
      }
    }
    let law = MarchenkoPastur(ratio: unit.ratio, variance: variance)
    let limit = threshold(variance)
    let spikes = λ.prefix { $0 > limit }.count
    (self.law, self.method, self.threshold, spikeCount) = (law, method, limit, spikes)
    spikeEnergy = λ[0..<spikes].reduce(0, +) / sum
    let bulk = Double(m - spikes)
    // Without variance the others are zero, as the law is.
    distance = (variance > 0 ? λ[spikes...] : []).reversed().enumerated().reduce(0) { worst, entry in
      let share = law.distribution(at: entry.element)
      return Swift.max(worst, share - Double(entry.offset) / bulk, Double(entry.offset + 1) / bulk - share)
    }
  }
}
