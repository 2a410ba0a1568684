import ArrayFiles
import LinearAlgebra

/// What `linalg spectrum` says about a matrix.
struct SpectrumText {
  let report: SpectrumReport<Double>
  let source: String
  let type: String
  let bins: Int
  /// How plausible the power law of the tail is, where that was asked.
  let tailPValue: Double?

  /// The lines of the report.
  var lines: [String] {
    let ranks = report.effectiveRanks
    var lines = [
      "\(source): \(report.rows)×\(report.columns) \(type), computed in double precision", "",
      "effective ranks",
      "  numerical                    \(ranks.numerical)",
      "  stable, |A|_F²/σ₁²           \(ranks.stable.text())",
      "  entropy, exp H(σ/Σσ)         \(ranks.entropy.text())",
      "  entropy, exp H(σ²/Σσ²)       \(ranks.energyEntropy.text())",
      "  participation, (Σσ²)²/Σσ⁴    \(ranks.participation.text())",
      "eigenvalues of WᴴW / \(max(report.rows, report.columns))",
      "  largest, median, smallest    \(quantiles.map { $0.text(digits: 6) }.joined(separator: "  "))",
    ]
    if let bulk = report.bulk {
      lines += [
        "random bulk (Marchenko-Pastur, variance by \(methodName))",
        "  variance of the entries      \(bulk.law.variance.text())",
        "  edges                        \(bulk.law.lowerEdge.text())  \(bulk.law.upperEdge.text())",
        "  threshold of spikes          \(bulk.threshold.text())",
        "  spikes                       \(bulk.spikeCount), \((100 * bulk.spikeEnergy).text(digits: 4)) % of the energy",
        "  Kolmogorov-Smirnov distance  \(bulk.distance.text(digits: 4))\(bulk.distance > 0.1 ? ": no such bulk" : "")",
      ]
    }
    if let tail = report.tail {
      lines += [
        "power law of the tail",
        "  exponent α                   \(tail.exponent.text(digits: 6)) ± \(tail.standardError.text(digits: 3))",
        "  from                         \(tail.minimum.text()), \(tail.tailCount) eigenvalues",
        "  Kolmogorov-Smirnov distance  \(tail.distance.text(digits: 4))",
      ]
    }
    if let tailPValue {
      lines.append(
        "  p-value                      \(tailPValue.text(digits: 4))\(tailPValue > 0.1 ? "" : ": no such tail")")
    }
    return lines
  }

  /// The report as a JSON object.
  var json: String {
    let (ranks, histogram) = (report.effectiveRanks, report.histogram(bins: bins))
    let bulk = report.bulk.map { bulk in
      """
      {"method": "\(methodName)", "variance": \(bulk.law.variance.json), "lowerEdge": \(bulk.law.lowerEdge.json), \
      "upperEdge": \(bulk.law.upperEdge.json), "threshold": \(bulk.threshold.json), "spikeCount": \(bulk.spikeCount), \
      "spikeEnergy": \(bulk.spikeEnergy.json), "distance": \(bulk.distance.json)}
      """
    }
    let tail = report.tail.map { tail in
      """
      {"exponent": \(tail.exponent.json), "standardError": \(tail.standardError.json), "minimum": \(tail.minimum.json), \
      "tailCount": \(tail.tailCount), "distance": \(tail.distance.json)\(tailPValue.map { ", \"pValue\": \($0.json)" } ?? "")}
      """
    }
    return """
      {"source": \(jsonString(source)), "shape": [\(report.rows), \(report.columns)], "dtype": "\(type)", \
      "effectiveRanks": {"numerical": \(ranks.numerical), "stable": \(ranks.stable.json), \
      "entropy": \(ranks.entropy.json), "energyEntropy": \(ranks.energyEntropy.json), \
      "participation": \(ranks.participation.json)}, "bulk": \(bulk ?? "null"), "tail": \(tail ?? "null"), \
      "spikes": [\(report.spikes.map(\.json).joined(separator: ", "))], \
      "histogram": {"edges": [\(histogram.edges.map(\.json).joined(separator: ", "))], "counts": \(histogram.counts)}, \
      "eigenvalues": [\(report.eigenvalues.map(\.json).joined(separator: ", "))]}
      """
  }

  private var quantiles: [Double] {
    let λ = report.eigenvalues
    return [λ[0], (λ[(λ.count - 1) / 2] + λ[λ.count / 2]) / 2, λ[λ.count - 1]]
  }

  private var methodName: String {
    switch report.bulk?.method {
    case .bulkMean: "bulk"
    case .entries: "entries"
    case .given: "number"
    case .median, nil: "median"
    }
  }
}
