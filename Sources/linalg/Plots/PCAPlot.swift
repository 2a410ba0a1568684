import LinearAlgebra

/// The share of the variance by component, and samples along the first two components, side by side.
struct PCAPlot {
  let title: String
  let ratios: [Double]
  /// One or two numbers for each sample.
  let scores: [[Double]]

  /// How many components are shown.
  private static var shownComponents: Int { 40 }

  var gnuplot: Gnuplot {
    let shown = ratios.prefix(Self.shownComponents)
    var sum = 0.0
    let bars = shown.enumerated().map { index, ratio in
      sum += ratio
      return [Double(index + 1), 100 * ratio, 100 * sum]
    }
    let unit = PlotUnit(scores.joined())
    let points = scores.map { $0.count > 1 ? $0.map { unit($0) } : [unit($0.first ?? 0), 0] }
    func label(_ index: Int) -> String {
      index < ratios.count
        ? "component \(index + 1)\(unit.suffix) (\((100 * ratios[index]).text(digits: 3)) % of the variance)" : ""
    }
    let commands = """
      set multiplot layout 1,2 title \(title.gnuplotQuoted) noenhanced
      \(PlotStyle.axes)
      set style fill solid 0.85 noborder
      set boxwidth 0.7
      set xrange [0.3:\(Double(max(shown.count, 1)) + 0.7)]
      set yrange [0:105]
      set xlabel 'component\(ratios.count > shown.count ? " (the first \(shown.count) of \(ratios.count))" : "")'
      set ylabel 'share of the variance, %'
      \(PlotStyle.wholeTics(shown.count))
      set key tmargin left horizontal
      plot $bars using 1:2 with boxes lc rgb '\(PlotStyle.color(0))' title 'each', \
      $bars using 1:3 with linespoints pt 7 ps 0.5 lw 1.5 lc rgb '\(PlotStyle.color(1))' title 'together'
      set autoscale
      set xtics auto
      set zeroaxis lt 1 lc rgb '#c0c0c0'
      set xlabel '\(label(0))'
      set ylabel '\(label(1))'
      set offsets graph 0.03, graph 0.03, graph 0.03, graph 0.03
      plot $scores using 1:2 with points pt 7 ps \(PlotStyle.pointSize(points.count)) lc rgb '\(PlotStyle.color(0))' notitle
      unset multiplot
      """
    return Gnuplot(
      commands: commands, data: [.init(name: "bars", rows: bars), .init(name: "scores", rows: points)],
      size: (1100, 480))
  }
}
