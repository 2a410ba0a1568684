import RealModule

/// The spectrum of a matrix and the error of its low-rank approximations, side by side.
struct SpectrumPlot {
  let title: String
  /// All, or the largest ones.
  let singularValues: [Double]
  /// ‖A - the part that has these singular values‖_F: 0 where they are all.
  var rest = 0.0
  /// Up to which rank two factors have fewer numbers than the matrix, where that is shown.
  var breakEvenRank: Double?
  /// The rank that was chosen, where that is shown.
  var chosenRank: Int?

  /// The rank, the relative Frobenius and spectral error, for each rank from 0; NaN where it is not known.
  var errors: [[Double]] {
    let count = singularValues.count
    let scale = max(rest, singularValues.first ?? 0)
    guard scale > 0 else { return (0...count).map { [Double($0), 0, 0] } }
    // From the small ones on, so that nothing cancels.
    var tails = [rest / scale]
    for value in singularValues.reversed() { tails.append(.hypot(tails[tails.count - 1], value / scale)) }
    return (0...count).map { rank in
      let spectral = rank < count ? singularValues[rank] / singularValues[0] : rest > 0 ? .nan : 0
      return [Double(rank), tails[count - rank] / tails[count], spectral]
    }
  }

  private var marks: String {
    var lines: [String] = []
    if let breakEvenRank {
      lines += [
        "set arrow 1 from \(breakEvenRank),0 to \(breakEvenRank),1.05 nohead dt 2 lc rgb '#909090'",
        "set label 1 'break-even' at \(breakEvenRank),0.72 rotate by 90 offset -0.8,0 tc rgb '#707070'",
      ]
    }
    if let chosenRank {
      lines += [
        "set arrow 2 from \(chosenRank),0 to \(chosenRank),1.05 nohead lc rgb '#2a9d4a'",
        "set label 2 'kept: \(chosenRank)' at \(chosenRank),0.40 offset 0.6,0 tc rgb '#2a9d4a'",
      ]
    }
    return lines.joined(separator: "\n")
  }

  var gnuplot: Gnuplot {
    let count = singularValues.count
    // A logarithm has no place for zeros.
    let positive = singularValues.enumerated().map { [Double($0 + 1), $1] }.filter { $0[1] > 0 }
    let scale =
      positive.isEmpty
      ? "set yrange [0:1]"
      : "set format y '10^{%L}'; set logscale y"
    let style = count <= 40 ? "linespoints pt 7 ps 0.6 lw 2" : "lines lw 2"
    let commands = """
      set multiplot layout 1,2 title \(title.gnuplotQuoted) noenhanced
      \(PlotStyle.axes)
      \(PlotStyle.wholeTics(count))
      \(scale)
      set xrange [0.5:\(Double(max(count, 1)) + 0.5)]
      set xlabel 'index'
      set ylabel 'singular value'
      plot $spectrum using 1:2 with \(style) lc rgb '\(PlotStyle.color(0))' notitle
      unset logscale y
      set format y '%g'
      set xrange [0:\(max(count, 1))]
      set yrange [0:1.05]
      set xlabel 'rank kept'
      set ylabel 'relative error'
      set key tmargin right horizontal
      \(marks)
      plot $errors using 1:2 with \(style) lc rgb '\(PlotStyle.color(0))' title 'Frobenius', \\
           $errors using 1:3 with \(style) lc rgb '\(PlotStyle.color(1))' title 'spectral'
      unset multiplot
      """
    return Gnuplot(
      commands: commands,
      data: [
        .init(name: "spectrum", rows: positive.isEmpty ? [[1, 0], [Double(count), 0]] : positive),
        .init(name: "errors", rows: errors),
      ])
  }
}
