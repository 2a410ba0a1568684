/// Colors that are told apart by those who do not see red and green as others do, too (Okabe and Ito 2008), and the style that
/// all pictures share.
enum PlotStyle {
  static let colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f3c8d", "#8c6d31"]

  /// The color of a series, again from the first where there are more.
  static func color(_ index: Int) -> String { colors[index % colors.count] }

  /// Thin grey axes and a light grid.
  static let axes = """
    set grid lc rgb '#e4e4e4'
    set border 3 lc rgb '#606060'
    set tics nomirror
    """
}

extension String {
  /// The text inside double quotes of a gnuplot command, taken as it is.
  var gnuplotText: String { replacing("\\", with: "").replacing("\"", with: "'") }
}
