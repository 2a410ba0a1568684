/// The spectrum of a matrix and the error of its low-rank approximations, side by side.
struct SpectrumPlot {
  let title: String
  let singularValues: [Double]
  /// The relative Frobenius and spectral error for each rank from 0.
  let errors: [(frobenius: Double, spectral: Double)]
  /// Up to which rank two factors have fewer numbers than the matrix, where that is shown.
  var breakEvenRank: Double?
  /// The rank that was chosen, where that is shown.
  var chosenRank: Int?

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
    let commands = """
      set multiplot layout 1,2 title "\(title.replacing("\\", with: "").replacing("\"", with: "'"))" noenhanced
      set grid lc rgb '#e0e0e0'
      set border 3 lc rgb '#606060'
      set tics nomirror
      \(scale)
      set xrange [0:\(max(count, 1))]
      set xlabel 'index'
      set ylabel 'singular value'
      plot $spectrum using 1:2 with lines lw 2 lc rgb '#1f6fb4' notitle
      unset logscale y
      set format y '%g'
      set yrange [0:1.05]
      set xlabel 'rank kept'
      set ylabel 'relative error'
      set key top right
      \(marks)
      plot $errors using 1:2 with lines lw 2 lc rgb '#1f6fb4' title 'Frobenius', \\
           $errors using 1:3 with lines lw 2 lc rgb '#d1602a' title 'spectral'
      unset multiplot
      """
    return Gnuplot(
      commands: commands,
      data: [
        .init(name: "spectrum", rows: positive.isEmpty ? [[0, 0], [Double(count), 0]] : positive),
        .init(name: "errors", rows: errors.enumerated().map { [Double($0), $1.frobenius, $1.spectral] }),
      ])
  }
}
