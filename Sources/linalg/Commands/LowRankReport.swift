import LinearAlgebra

/// What `linalg lowrank` says about a matrix.
struct LowRankReport<Element: Scalar> where Element.Real == Double {
  private let matrix: Matrix<Element>
  private let svd: SVD<Element>

  init(_ matrix: Matrix<Element>, _ svd: SVD<Element>) {
    self.matrix = matrix
    self.svd = svd
  }

  /// The lines of the report; `kept` is the rank of the factors that are written.
  func lines(kept: Int) throws(LinearAlgebraError) -> [String] {
    let ranks = EffectiveRanks(svd.singularValues, rows: matrix.rows, columns: matrix.columns)
    let breakEven = LowRank<Element>.breakEvenRank(rows: matrix.rows, columns: matrix.columns)
    var lines = [
      "", "norms",
      "  Frobenius                    \(try matrix.norm(.frobenius).text())",
      "  spectral                     \(svd.singularValues[0].text())",
      "  nuclear                      \(svd.singularValues.norm(.one).text())",
      "effective ranks",
      "  numerical                    \(ranks.numerical)",
      "  stable, |A|_F²/σ₁²           \(ranks.stable.text())",
      "  entropy, exp H(σ/Σσ)         \(ranks.entropy.text())",
      "  entropy, exp H(σ²/Σσ²)       \(ranks.energyEntropy.text())",
      "  participation, (Σσ²)²/Σσ⁴    \(ranks.participation.text())",
    ]
    for percent in [90, 95, 99] {
      let rank = ranks.energy(Double(percent) / 100)
      lines.append("  for \(percent) % of the energy        \(rank)")
    }
    lines.append("break-even rank                \(breakEven.text(digits: 5))")
    return try lines + table(kept: kept)
  }

  /// The best approximations by rank, each one formed and measured beside what its discarded singular values say.
  private func table(kept: Int) throws(LinearAlgebraError) -> [String] {
    let count = svd.singularValues.count
    var ranks: Set = [kept]
    var next = 8
    while next < count {
      ranks.insert(next)
      next *= 2
    }
    var lines = [
      "", "  rank   rel. Frobenius error   rel. spectral error   stored numbers     ratio   measured - predicted",
    ]
    var worst = 0.0
    for rank in ranks.sorted() {
      let error = svd.truncationError(rank: rank)
      let lowRank = LowRank(svd, .rank(rank))
      let deviation = try deviation(of: lowRank, from: error)
      worst = max(worst, deviation)
      lines.append(
        "\(rank == kept ? "*" : " ")"
          + "\(rank)".right(5) + error.relativeFrobenius.text().right(23) + error.relativeSpectral.text().right(22)
          + "\(lowRank.storedCount)".right(17) + lowRank.storageRatio.text(digits: 4).right(10)
          + deviation.text(digits: 2).right(23))
    }
    return lines + [
      "* kept. The errors equal the discarded singular values (Eckart-Young-Mirsky): each product was formed and",
      "  measured, and differs by at most \(worst.text(digits: 2)) of the norm\(measuresSpectral ? "" : " (Frobenius)").",
    ]
  }

  /// Whether the spectral error is measured too: it costs singular values for each row of the table.
  private var measuresSpectral: Bool { svd.singularValues.count <= 1024 }

  /// How far the error of the formed product is from the predicted one, relative to the norm of the matrix.
  private func deviation(
    of lowRank: LowRank<Element>, from error: TruncationError<Double>
  ) throws(LinearAlgebraError) -> Double {
    let difference = matrix - Matrix(lowRank)
    let size = try matrix.norm(.frobenius)
    guard size > 0 else { return 0 }
    let frobenius = abs(try difference.norm(.frobenius) - error.frobenius) / size
    guard measuresSpectral else { return frobenius }
    let spectral = abs(try difference.singularValues()[0] - error.spectral) / svd.singularValues[0]
    return max(frobenius, spectral)
  }
}
