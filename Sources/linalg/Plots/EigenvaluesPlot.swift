import ComplexModule
import LinearAlgebra

/// A few eigenvalues, in the complex plane or, where all are real, in their order, beside their residuals.
struct EigenvaluesPlot {
  private let title: String
  private let values: [Complex<Double>]
  private let residuals: [Double]

  /// - Parameter residuals: relative to the norm of the matrix.
  init(title: String, _ values: some Collection<Complex<Double>>, residuals: some Collection<Double>) {
    (self.title, self.values, self.residuals) = (title, Array(values), Array(residuals))
  }

  var gnuplot: Gnuplot {
    let name = "\(title): \(PlotStyle.count(values.count, "eigenvalue"))"
    let unit = PlotUnit(values.flatMap { [$0.real, $0.imaginary] })
    let isReal = values.allSatisfy { $0.imaginary == 0 }
    // A logarithm has no place for an exact zero.
    let rows = zip(values, residuals).enumerated().map { index, pair in
      [Double(index), isReal ? pair.0.real : unit(pair.0.real), unit(pair.0.imaginary), max(pair.1, 1e-18)]
    }
    let first =
      isReal
      ? """
      set title 'eigenvalues'
      set xlabel 'index'
      set xrange [-0.5:\(Double(values.count) - 0.5)]
      \(PlotStyle.wholeTics(values.count))
      plot $pairs using 1:2 with linespoints pt 7 ps 0.9 lw 1 lc rgb '\(PlotStyle.color(0))' notitle
      """
      : """
      set title 'eigenvalues in the complex plane'
      set xlabel 'real part\(unit.suffix)'
      set ylabel 'imaginary part\(unit.suffix)'
      set zeroaxis lt 1 lc rgb '#a0a0a0'
      plot $pairs using 2:3 with points pt 7 ps 1 lc rgb '\(PlotStyle.color(0))' notitle
      """
    let commands = """
      set multiplot layout 1,2 title \(name.gnuplotQuoted) noenhanced
      \(PlotStyle.axes)
      set offsets graph 0.05, graph 0.05, graph 0.08, graph 0.08
      \(first)
      unset zeroaxis
      set title 'residuals over the norm of the matrix'
      set xlabel 'index'
      unset ylabel
      set xrange [-0.5:\(Double(values.count) - 0.5)]
      \(PlotStyle.wholeTics(values.count))
      set logscale y
      set format y '10^{%L}'
      plot $pairs using 1:4 with impulses lw 2 lc rgb '\(PlotStyle.color(1))' notitle, \
      $pairs using 1:4 with points pt 7 ps 0.9 lc rgb '\(PlotStyle.color(1))' notitle
      unset multiplot
      """
    return Gnuplot(commands: commands, data: [.init(name: "pairs", rows: rows)], size: (1000, 440))
  }
}
