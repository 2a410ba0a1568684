import LinearAlgebra

/// Rows along their leading principal components with some queries and what is near to them, beside the scores by rank.
struct NeighborsPlot {
  private let title: String
  private let metric: String
  private let points: [[Double]]
  private let queries: [[Double]]
  /// From each query to each of its neighbours.
  private let edges: [[Double]]
  private let scores: [[Double]]
  private let labels: (x: String, y: String)

  /// How many queries are drawn, and how many rows.
  private static let (mostQueries, mostRows) = (6, 4000)

  init<Element: Scalar>(
    title: String, _ found: Neighbors<Element.Real>, queries: Matrix<Element>, rows: Matrix<Element>, metric: String
  ) throws {
    (self.title, self.metric) = (title, metric)
    let shown = min(queries.rows, Self.mostQueries)
    let near = (0..<shown).map { i in (0..<found.scores.columns).map { Int(found.indices[i, $0]) } }
    let step = max(1, rows.rows / Self.mostRows)
    let sample = rows.everyRow(step)
    let projection = try PlaneProjection(sample)
    points = projection.points(sample)
    let starts = projection.points(queries[0..<shown, ...])
    self.queries = starts.enumerated().map { $1 + [Double($0)] }
    edges = near.enumerated().flatMap { i, indices in
      projection.points(rows.selecting(rows: indices)).map { end in
        starts[i] + [end[0] - starts[i][0], end[1] - starts[i][1], Double(i)]
      }
    }
    scores = (0..<found.scores.columns).map { j in
      [Double(j + 1)] + (0..<shown).map { Double(found.scores[$0, j]) }
    }
    labels = projection.labels
  }

  var gnuplot: Gnuplot {
    let shown = queries.count
    let lines = (0..<shown).map { i in
      "$scores using 1:\(i + 2) with linespoints pt 7 ps 0.6 lw 2 lc rgb '\(PlotStyle.color(i))' title 'query \(i)'"
    }
    let stars = (0..<shown).map { i in
      """
      $edges using 1:($5 == \(i) ? $2 : NaN):3:4 with vectors nohead lw 1 lc rgb '\(PlotStyle.color(i))' notitle, \
      $edges using ($1 + $3):($5 == \(i) ? $2 + $4 : NaN) with points pt 7 ps 0.8 lc rgb '\(PlotStyle.color(i))' notitle, \
      $queries using 1:($3 == \(i) ? $2 : NaN) with points pt 5 ps 1.3 lc rgb '\(PlotStyle.color(i))' notitle
      """
    }
    let cloud = "$rows using 1:2 with points pt 7 ps 0.35 lc rgb '#c4c4c4' notitle"
    let commands = """
      set multiplot layout 1,2 title \(title.gnuplotQuoted) noenhanced
      \(PlotStyle.axes)
      set title 'rows (grey), queries (squares) and their neighbours'
      set xlabel '\(labels.x)'
      set ylabel '\(labels.y)'
      set offsets graph 0.03, graph 0.03, graph 0.03, graph 0.03
      plot \(([cloud] + stars).joined(separator: ", "))
      set title 'scores'
      set xlabel 'rank'
      set ylabel '\(metric == "euclidean" ? "distance" : metric == "dot" ? "scalar product" : "cosine")'
      set xrange [0.5:\(Double(scores.count) + 0.5)]
      \(PlotStyle.wholeTics(scores.count))
      set offsets 0, 0, graph 0.03, graph 0.03
      set key outside right top
      plot \(lines.joined(separator: ", "))
      unset multiplot
      """
    return Gnuplot(
      commands: commands,
      data: [
        .init(name: "rows", rows: points), .init(name: "queries", rows: queries), .init(name: "edges", rows: edges),
        .init(name: "scores", rows: scores),
      ], size: (1100, 480))
  }
}
