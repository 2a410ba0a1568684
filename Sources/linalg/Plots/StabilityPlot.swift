import LinearAlgebra

/// The eigenvalues of a system in the complex plane, with the region in which they must lie.
struct StabilityPlot {
  private let title: String
  private let domain: TimeDomain
  /// Real part, imaginary part, and whether the point is inside of the region.
  private let points: [[Double]]
  /// The largest real part or modulus, and the radius of the unit circle, in the unit of the axes.
  private let line: Double
  private let circleRadius: Double
  private let suffix: String
  private let name: String
  private let facts: String

  init<Element: Scalar>(title: String, _ stability: Stability<Element>) {
    domain = stability.domain
    let isContinuous = domain == .continuous
    let growth = Double(isContinuous ? stability.spectralAbscissa : stability.spectralRadius)
    let unit = PlotUnit(
      stability.eigenvalues.flatMap { [Double($0.real), Double($0.imaginary)] } + (isContinuous ? [] : [1]))
    points = stability.eigenvalues.map {
      let isInside = isContinuous ? $0.real < 0 : $0.length < 1
      return [unit(Double($0.real)), unit(Double($0.imaginary)), isInside ? 1 : 0]
    }
    (line, circleRadius, suffix) = (unit(growth), unit(1), unit.suffix)
    name = isContinuous ? "spectral abscissa" : "spectral radius"
    self.title = "\(title): \(stability.verdict.rawValue)"
    facts = "\(name) \(growth.text(digits: 5)), margin \(Double(stability.margin).text(digits: 5))"
  }

  var gnuplot: Gnuplot {
    let inside = points.count { $0[2] == 1 }
    let groups = [(1, "inside", inside), (0, "outside", points.count - inside)].filter { $0.2 > 0 }
    let parts = groups.map { group, name, count in
      """
      $points using 1:($3 == \(group) ? $2 : NaN) with points pt 7 ps 0.9 \
      lc rgb '\(PlotStyle.color(1 - group))' title '\(name): \(count)'
      """
    }
    let legend = "NaN with lines dt 2 lw 1.5 lc rgb '#404040' title '\(name)'"
    let commands = """
      set title \("\(title), \(facts)".gnuplotQuoted) noenhanced
      \(PlotStyle.axes)
      set zeroaxis lt 1 lc rgb '#a0a0a0'
      set xlabel 'real part\(suffix)'
      set ylabel 'imaginary part\(suffix)'
      set bmargin 6
      set key at screen 0.5, screen 0.02 center bottom horizontal Left reverse
      \(domain == .continuous ? halfPlane : circle)
      plot \((parts + [legend]).joined(separator: ", "))
      """
    return Gnuplot(commands: commands, data: [.init(name: "points", rows: points)], size: (700, 640))
  }

  private static let fill = "fc rgb '#009e73' fs transparent solid 0.10"

  /// The left half-plane, shaded, and the line of the largest real part.
  private var halfPlane: String {
    let reals = points.map { $0[0] } + [0]
    let (low, high) = (reals.min() ?? 0, reals.max() ?? 0)
    let width = high > low ? high - low : 1
    let margin = 0.12 * width
    let tallest = points.map { abs($0[1]) }.max() ?? 0
    let height = tallest > 0 ? 1.15 * tallest : width / 2
    return """
      set xrange [\(low - margin):\(high + margin)]
      set yrange [\(-height):\(height)]
      set object 1 rectangle from graph 0, graph 0 to first 0, graph 1 behind \(Self.fill) noborder
      set arrow 1 from \(line), graph 0 to \(line), graph 1 nohead dt 2 lw 1.5 lc rgb '#404040'
      """
  }

  /// The unit circle, shaded, and that of the largest modulus.
  private var circle: String {
    let reach = 1.12 * max(circleRadius, line)
    return """
      set size ratio -1
      set xrange [\(-reach):\(reach)]
      set yrange [\(-reach):\(reach)]
      set object 1 circle at 0,0 size \(circleRadius) behind \(Self.fill) border lc rgb '#00694d'
      set object 2 circle at 0,0 size \(max(line, 1e-300)) front fs empty border lc rgb '#404040' dt 2 lw 1.5
      """
  }
}
