import LinearAlgebra

/// Where rows lie along two axes: their own coordinates where they have two, the leading principal components elsewhere.
struct PlaneProjection<Element: Scalar> {
  private let center: Vector<Element>
  private let axes: Matrix<Element>
  private let unit: PlotUnit
  /// What the axes are called.
  let labels: (x: String, y: String)

  init(_ rows: Matrix<Element>) throws {
    let columns = rows.columns
    guard columns > 2 else {
      (center, axes) = (.zeros(columns), .identity(columns, 2))
      unit = PlotUnit(Self.points(rows, center, axes).joined())
      labels = ("coordinate 0\(unit.suffix)", "coordinate 1\(unit.suffix)")
      return
    }
    // Divided before they are added, since the sum of large ones is beyond the range.
    center = (rows / Element(Element.Real(max(1, rows.rows)))).sum(by: .column)
    let deviation = rows - center
    let svd = try SVD(deviation, rank: 2)
    let total = Double(try deviation.norm(.frobenius))
    let share = svd.singularValues.reduce(0.0) { $0 + Double($1) / total * (Double($1) / total) }
    let percent = total > 0 ? min(100, 100 * share) : 100
    var axes = Matrix<Element>.zeros(columns, 2)
    axes[..., 0..<svd.vh.rows] = svd.v
    self.axes = axes
    unit = PlotUnit(Self.points(rows, center, axes).joined())
    labels = (
      "principal component 1\(unit.suffix)",
      "principal component 2\(unit.suffix) (both: \(percent.text(digits: 3)) % of the variance)"
    )
  }

  /// The points of rows, the real parts of complex coordinates.
  func points(_ rows: Matrix<Element>) -> [[Double]] {
    Self.points(rows, center, axes).map { $0.map { unit($0) } }
  }

  private static func points(
    _ rows: Matrix<Element>, _ center: Vector<Element>, _ axes: Matrix<Element>
  ) -> [[Double]] {
    let image = (rows - center) * axes
    return (0..<image.rows).map { [Double(image[$0, 0].real), Double(image[$0, 1].real)] }
  }
}
