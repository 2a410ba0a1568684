import LinearAlgebra

/// Points in the plane, colored by their clusters.
struct ClusterPlot {
  private let title: String
  private let points: [[Double]]
  private let centers: [[Double]]
  private let clusters: Int
  private let labels: (x: String, y: String)

  init<Real: RealScalar>(title: String, _ points: Matrix<Real>, labels: [Int], centers: Matrix<Real>?) throws {
    let projection = try PlaneProjection(points)
    self.title = title
    self.points = zip(projection.points(points), labels).map { $0 + [Double($1)] }
    self.centers = centers.map(projection.points) ?? []
    clusters = (labels.max() ?? -1) + 1
    self.labels = projection.labels
  }

  var gnuplot: Gnuplot {
    // A legend of many clusters would hide the points.
    let isNamed = clusters <= 12
    let size = PlotStyle.pointSize(points.count)
    var parts = (0..<clusters).map { cluster in
      let count = points.count { Int($0[2]) == cluster }
      let style = "pt \(PlotStyle.point(cluster)) ps \(size) lc rgb '\(PlotStyle.color(cluster))'"
      return "$points using 1:($3 == \(cluster) ? $2 : NaN) with points \(style) "
        + (isNamed ? "title 'cluster \(cluster): \(count)'" : "notitle")
    }
    if !centers.isEmpty {
      parts.append("$centers using 1:2 with points pt 3 ps 2.2 lw 2.5 lc rgb '#ffffff' notitle")
      parts.append("$centers using 1:2 with points pt 3 ps 1.8 lw 1.5 lc rgb '#202020' title 'center'")
    }
    let commands = """
      set title \(title.gnuplotQuoted) noenhanced
      \(PlotStyle.axes)
      set xlabel '\(labels.x)'
      set ylabel '\(labels.y)'
      set key outside right top Left reverse samplen 1
      set offsets graph 0.03, graph 0.03, graph 0.03, graph 0.03
      plot \(parts.joined(separator: ", "))
      """
    return Gnuplot(
      commands: commands, data: [.init(name: "points", rows: points), .init(name: "centers", rows: centers)],
      size: (820, 600))
  }
}
