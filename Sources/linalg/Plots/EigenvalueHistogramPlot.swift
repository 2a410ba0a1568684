import LinearAlgebra

/// The histogram of the eigenvalues of a weight matrix with the Marchenko-Pastur density, and the tail with its power law, side by
/// side.
struct EigenvalueHistogramPlot {
  let title: String
  let report: SpectrumReport<Double>
  let bins: Int

  var gnuplot: Gnuplot {
    let λ = report.eigenvalues
    let count = Double(λ.count)
    // Far spikes would press the bulk into one bin: they are counted beside the axis.
    let edge = report.bulk.map { max($0.threshold, $0.law.upperEdge) } ?? λ[0]
    let widest = max(min(λ[0], max(3 * edge, λ[λ.count / 20])), min(edge, 3 * λ[0]))
    let limit = widest > 0 ? 1.02 * widest : 1
    let beyond = λ.count { $0 > limit }
    let histogram = report.histogram(bins: bins, limit: limit)
    let densities = histogram.densities(of: λ.count)
    let bars = zip(histogram.centers, densities).map { [$0, $1] }
    let bulkShare = 1 - Double(report.bulk?.spikeCount ?? 0) / count
    let law = report.bulk.map { bulk in
      (1..<400).map { step -> [Double] in
        // Closer together at the edges, where the density is steep.
        let share = (1 - Double.cos(.pi * Double(step) / 400)) / 2
        let x = bulk.law.lowerEdge + share * (bulk.law.upperEdge - bulk.law.lowerEdge)
        return [x, bulkShare * bulk.law.density(at: x)]
      }
    }
    let survival = λ.enumerated().filter { $0.element > 0 }.map { [$0.element, Double($0.offset + 1) / count] }
    let fit = report.tail.map { tail in
      [tail.minimum, λ[0]].map {
        [$0, tail.tailShare * Double(report.effectiveRanks.numerical) / count * tail.survival(at: $0)]
      }
    }
    let top = 1.15 * max(densities.max() ?? 1, (law?.map { $0[1] }.sorted().dropLast(40).last) ?? 0)
    let commands = """
      set multiplot layout 1,2 title \(title.gnuplotQuoted) noenhanced
      \(PlotStyle.axes)
      set style fill solid 0.5 noborder
      set xrange [0:\(limit)]
      set xtics \(tick(limit))
      set yrange [0:\(top > 0 ? top : 1)]
      set xlabel 'eigenvalue of W^HW / N\(beyond > 0 ? " (\(beyond) beyond \(limit.text(digits: 3)))" : "")'
      set ylabel 'density'
      \(mark(edge, limit))
      set key top right
      plot $bars using 1:2 with boxes lc rgb '\(PlotStyle.color(0))' title 'eigenvalues'\
      \(law == nil ? "" : ", $law using 1:2 with lines lw 2 lc rgb '\(PlotStyle.color(1))' title 'Marchenko-Pastur'")
      unset arrow 1
      unset label 1
      set autoscale
      set xtics auto
      \(survival.isEmpty ? Self.nothing : "set logscale xy; set format '10^{%L}'")
      set xlabel 'eigenvalue'
      set ylabel 'share of eigenvalues not below'
      set key bottom left
      plot \(survival.isEmpty ? "NaN notitle" : "$survival using 1:2 with points pt 7 ps 0.4 lc rgb '\(PlotStyle.color(0))' title 'eigenvalues'")\
      \(fit == nil ? "" : ", $fit using 1:2 with lines lw 2 lc rgb '\(PlotStyle.color(1))' title '\(fitTitle)'")
      unset multiplot
      """
    return Gnuplot(
      commands: commands,
      data: [
        .init(name: "bars", rows: bars), .init(name: "law", rows: law ?? []),
        .init(name: "survival", rows: survival), .init(name: "fit", rows: fit ?? []),
      ], size: (1100, 480))
  }

  /// The line above which eigenvalues are spikes; its label is on the side where there is room.
  private func mark(_ edge: Double, _ limit: Double) -> String {
    guard let bulk = report.bulk else { return "" }
    let text = "spikes: \(bulk.spikeCount)"
    guard edge <= limit else {
      return "set label 1 '\(text), above \(edge.text(digits: 3))' at graph 0.97, graph 0.7 right front"
    }
    let side = edge > 0.7 * limit ? "right offset -0.3,0" : "left offset 0.3,0"
    return """
      set arrow 1 from \(edge),graph 0 to \(edge),graph 0.8 nohead dt 2 lc rgb '#606060' front
      set label 1 '\(text)' at \(edge),graph 0.83 \(side) tc rgb '#404040' front
      """
  }

  /// What stands in place of points where none can be drawn.
  private static let nothing =
    "set xrange [0:1]; set yrange [0:1]; set label 1 'no eigenvalue above zero' at graph 0.5, graph 0.5 center"

  /// A distance of 1, 2 or 5 times a power of ten of which up to four are in this width.
  private func tick(_ width: Double) -> Double {
    let power = Double.pow(10, (Double.log(width / 4) / Double.log(10)).rounded(.down))
    return power * ([1, 2, 5].first { $0 * power >= width / 4 } ?? 10)
  }

  private var fitTitle: String {
    guard let tail = report.tail else { return "" }
    return "power law, α = \(tail.exponent.text(digits: 3)) ± \(tail.standardError.text(digits: 2))"
  }
}
