import RealModule

/// Minka's estimate of the number of dimensions of samples in which there is more than noise.
///
/// The rank k from 1 to p - 1 with the largest Laplace approximation of the evidence, 0 of a single feature. Constants and
/// thresholds are those of scikit-learn, but for equal variances, where the evidence is not defined: such ranks are left
/// out. Takes O(p³) operations.
/// Source: T. P. Minka, "Automatic choice of dimensionality for PCA", NIPS 2000, equations 30 and 31.
///
/// - Parameters:
///   - variances: all p of them, descending.
///   - samples: how many there were.
func minkaRank(_ variances: [Double], samples: Int) -> Int {
  var best = (rank: 0, evidence: -Double.infinity)
  for rank in 1..<Swift.max(1, variances.count) {
    let evidence = logEvidence(variances, rank, Double(samples))
    if evidence > best.evidence { best = (rank, evidence) }
  }
  return best.rank
}

private func logEvidence(_ λ: [Double], _ rank: Int, _ samples: Double) -> Double {
  let (p, least) = (λ.count, 1e-15)
  guard λ[rank - 1] >= least else { return -.infinity }
  let k = Double(rank)
  var volume = -k * Double.log(2)
  for i in 1...rank {
    let half = Double(p - i + 1) / 2
    volume += Double.logGamma(half) - Double.log(.pi) * half
  }
  let signal = -λ[0..<rank].reduce(0) { $0 + Double.log($1) } * samples / 2
  let noise = Swift.max(least, λ[rank...].reduce(0, +) / Double(p - rank))
  let rest = -Double.log(noise) * samples * Double(p - rank) / 2
  let parameters = Double(p) * k - k * (k + 1) / 2
  let prior = Double.log(2 * .pi) * (parameters + k) / 2
  var curvature = 0.0
  for i in 0..<rank {
    for j in i + 1..<p {
      let other = j < rank ? λ[j] : noise
      let product = (λ[i] - λ[j]) * (1 / other - 1 / λ[i])
      guard product > 0 else { return -.infinity }
      curvature += Double.log(product) + Double.log(samples)
    }
  }
  return volume + signal + rest + prior - curvature / 2 - k * Double.log(samples) / 2
}
