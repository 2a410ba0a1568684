import RealModule

/// Colors that are told apart by those who do not see red and green as others do, too (Okabe and Ito 2008), and the style that
/// all pictures share.
enum PlotStyle {
  static let colors = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7f3c8d", "#8c6d31"]

  /// The color of a series, again from the first where there are more.
  static func color(_ index: Int) -> String { colors[index % colors.count] }

  /// The form of the points of a series, another one where colors come again: disc, square, triangle, diamond.
  static func point(_ index: Int) -> Int { [7, 5, 9, 13][index / colors.count % 4] }

  /// Thin grey axes and a light grid.
  static let axes = """
    set grid lc rgb '#e4e4e4'
    set border 3 lc rgb '#606060'
    set tics nomirror
    """

  /// Marks at whole numbers on an axis of so many, where gnuplot would put some between them.
  static func wholeTics(_ count: Int) -> String { count <= 12 ? "set xtics 1" : "set xtics auto" }

  /// The size of points of which there are so many.
  static func pointSize(_ count: Int) -> Double { count > 5000 ? 0.25 : count > 300 ? 0.55 : 0.8 }

  /// The number with its noun, in the plural but for one.
  static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

extension String {
  /// The text between the quotes of a gnuplot command, taken as it is.
  ///
  /// Single ones: between double quotes gnuplot would run what stands in backquotes, and files have any name.
  var gnuplotQuoted: String {
    "'\(String(map { $0.isNewline ? " " : $0 }).replacing("'", with: "''"))'"
  }
}

/// A power of ten by which coordinates far from 1 are divided, so that the numbers at an axis do not run into each other.
struct PlotUnit {
  private let exponent: Int

  init(_ numbers: some Sequence<Double>) {
    let largest = numbers.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
    let power = largest > 0 ? Int((Double.log(largest) / Double.log(10)).rounded(.down)) : 0
    exponent = (-3...4).contains(power) ? 0 : power
  }

  /// The number in this unit. In two steps, since the reciprocal of a small power is beyond the range.
  func callAsFunction(_ x: Double) -> Double {
    let half = exponent / 2
    return exponent == 0 ? x : x * .pow(10, Double(-half)) * .pow(10, Double(half - exponent))
  }

  /// What follows the name of the axis.
  var suffix: String { exponent == 0 ? "" : " / 10^{\(exponent)}" }
}
