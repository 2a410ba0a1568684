import ArrayFiles
import LinearAlgebra

/// What `linalg lowrank` says about a matrix.
struct LowRankReport {
  /// A best approximation, formed and measured beside what its discarded singular values say.
  struct Approximation {
    let rank: Int
    let error: TruncationError<Double>
    let storedCount: Int
    let storageRatio: Double
    /// How far the error of the formed product is from the predicted one, relative to the norm of the matrix.
    let deviation: Double
  }

  let shape: (rows: Int, columns: Int)
  let frobeniusNorm: Double
  let singularValues: Vector<Double>
  let ranks: EffectiveRanks<Double>
  let breakEvenRank: Double
  let approximations: [Approximation]
  /// The rank of the factors that are written.
  let kept: Int

  init<Element: Scalar>(_ matrix: Matrix<Element>, _ svd: SVD<Element>, kept: Int) throws(LinearAlgebraError)
  where Element.Real == Double {
    shape = (matrix.rows, matrix.columns)
    self.kept = kept
    frobeniusNorm = try matrix.norm(.frobenius)
    singularValues = svd.singularValues
    ranks = EffectiveRanks(singularValues, rows: matrix.rows, columns: matrix.columns)
    breakEvenRank = LowRank<Element>.breakEvenRank(rows: matrix.rows, columns: matrix.columns)
    let shown = Set([kept] + sequence(first: 8) { $0 * 2 }.prefix { $0 < svd.singularValues.count })
    var approximations: [Approximation] = []
    for rank in shown.sorted() {
      let (error, lowRank) = (svd.truncationError(rank: rank), LowRank(svd, .rank(rank)))
      let difference = matrix - Matrix(lowRank)
      var deviation = abs(try difference.norm(.frobenius) - error.frobenius) / frobeniusNorm
      if Self.measuresSpectral(singularValues.count) {
        let spectral = abs(try difference.singularValues()[0] - error.spectral) / singularValues[0]
        deviation = max(deviation, spectral)
      }
      approximations.append(
        Approximation(
          rank: rank, error: error, storedCount: lowRank.storedCount, storageRatio: lowRank.storageRatio,
          deviation: frobeniusNorm > 0 ? deviation : 0))
    }
    self.approximations = approximations
  }

  /// Whether the spectral error is measured too: it costs singular values for each approximation.
  private static func measuresSpectral(_ count: Int) -> Bool { count <= 1024 }

  /// The shares of the energy whose ranks are told, in percent.
  private static var percentages: [Int] { [90, 95, 99] }
}

extension LowRankReport {
  /// The lines of the report.
  var lines: [String] {
    var lines = [
      "", "norms",
      "  Frobenius                    \(frobeniusNorm.text())",
      "  spectral                     \(singularValues[0].text())",
      "  nuclear                      \(singularValues.norm(.one).text())",
      "effective ranks",
      "  numerical                    \(ranks.numerical)",
      "  stable, |A|_F²/σ₁²           \(ranks.stable.text())",
      "  entropy, exp H(σ/Σσ)         \(ranks.entropy.text())",
      "  entropy, exp H(σ²/Σσ²)       \(ranks.energyEntropy.text())",
      "  participation, (Σσ²)²/Σσ⁴    \(ranks.participation.text())",
    ]
    for percent in Self.percentages {
      lines.append("  for \(percent) % of the energy        \(ranks.energy(Double(percent) / 100))")
    }
    lines += [
      "break-even rank                \(breakEvenRank.text(digits: 5))", "",
      "  rank   rel. Frobenius error   rel. spectral error   stored numbers     ratio   measured - predicted",
    ]
    for item in approximations {
      lines.append(
        "\(item.rank == kept ? "*" : " ")"
          + "\(item.rank)".right(5) + item.error.relativeFrobenius.text().right(23)
          + item.error.relativeSpectral.text().right(22) + "\(item.storedCount)".right(17)
          + item.storageRatio.text(digits: 4).right(10) + item.deviation.text(digits: 2).right(23))
    }
    let worst = approximations.map(\.deviation).max() ?? 0
    let scope = Self.measuresSpectral(singularValues.count) ? "" : " (Frobenius)"
    return lines + [
      "* kept. The errors equal the discarded singular values (Eckart-Young-Mirsky): each product was formed and",
      "  measured, and differs by at most \(worst.text(digits: 2)) of the norm\(scope).",
    ]
  }

  /// The report as a JSON object.
  func json(source: String, type: String) -> String {
    let energy = Self.percentages.map { "\"\(Double($0) / 100)\": \(ranks.energy(Double($0) / 100))" }
    let items = approximations.map { item in
      """
      {"rank": \(item.rank), "relativeFrobeniusError": \(item.error.relativeFrobenius.json), \
      "relativeSpectralError": \(item.error.relativeSpectral.json), "storedNumbers": \(item.storedCount), \
      "storageRatio": \(item.storageRatio.json), "deviation": \(item.deviation.json)}
      """
    }
    return """
      {"source": \(jsonString(source)), "shape": [\(shape.rows), \(shape.columns)], "dtype": "\(type)", "norms": \
      {"frobenius": \(frobeniusNorm.json), "spectral": \(singularValues[0].json), \
      "nuclear": \(singularValues.norm(.one).json)}, "effectiveRanks": {"numerical": \(ranks.numerical), \
      "stable": \(ranks.stable.json), "entropy": \(ranks.entropy.json), "energyEntropy": \(ranks.energyEntropy.json), \
      "participation": \(ranks.participation.json), "energy": {\(energy.joined(separator: ", "))}}, \
      "breakEvenRank": \(breakEvenRank.json), "rank": \(kept), "approximations": [\(items.joined(separator: ", "))], \
      "singularValues": [\(singularValues.map(\.json).joined(separator: ", "))]}
      """
  }
}
