/// The known elements of a matrix, its completion and the singular values of that, side by side.
struct CompletionPlot {
  let title: String
  /// In rows; NaN where an element is not known.
  let known: [[Double]]
  let completed: [[Double]]
  let singularValues: [Double]

  var gnuplot: Gnuplot {
    let finite = known.joined().filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    let (rows, columns) = (known.count, known.first?.count ?? 0)
    // As pixels an element has sharp edges in SVG, too, but each is an object in the file.
    func panel(_ name: String, _ block: String) -> String {
      """
      set title '\(name)'
      plot $\(block) matrix using 1:2:3 with image\(rows * columns <= 40_000 ? " pixels" : "") notitle
      """
    }
    let commands = """
      set multiplot layout 1,3 title \(title.gnuplotQuoted) noenhanced
      set border lc rgb '#b0b0b0'
      set palette defined (0 '#0b2545', 0.5 '#56b4e9', 1 '#fff7e0')
      set cbrange [\(low):\(high > low ? high : low + 1)]
      set xrange [-0.5:\(Double(columns) - 0.5)]
      set yrange [\(Double(rows) - 0.5):-0.5]
      set object 1 rectangle from graph 0,0 to graph 1,1 fc rgb '#d9d9d9' fs solid noborder behind
      set tics nomirror out tc rgb '#606060'
      unset colorbox
      \(panel("known elements (grey: not known)", "known"))
      set colorbox
      \(panel("completed", "completed"))
      unset object 1
      unset colorbox
      set title 'singular values'
      set autoscale
      \(PlotStyle.axes)
      set yrange [0:*]
      set xrange [0.5:\(Double(max(1, singularValues.count)) + 0.5)]
      \(PlotStyle.wholeTics(singularValues.count))
      set xlabel 'index'
      plot $values using 1:2 with linespoints pt 7 ps 0.6 lw 1.5 lc rgb '\(PlotStyle.color(0))' notitle
      unset multiplot
      """
    return Gnuplot(
      commands: commands,
      data: [
        .init(name: "known", rows: known), .init(name: "completed", rows: completed),
        .init(name: "values", rows: singularValues.enumerated().map { [Double($0 + 1), $1] }),
      ], size: (1300, 440))
  }
}
