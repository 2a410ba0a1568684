import LinearAlgebra

/// Where rows lie along two axes: their own coordinates where they have two, the leading principal components elsewhere.
struct PlaneProjection<Element: Scalar> {
  private let center: Vector<Element>
  private let axes: Matrix<Element>
  /// What share of the variance the axes show.
  let share: Double
  /// Whether the axes are the coordinates themselves.
  let isPlain: Bool

  init(_ rows: Matrix<Element>) throws {
    let columns = rows.columns
    isPlain = columns <= 2
    guard !isPlain else {
      (center, axes, share) = (.zeros(columns), .identity(columns, 2), 1)
      return
    }
    center = rows.sum(by: .column) / Element(Element.Real(max(1, rows.rows)))
    let deviation = rows - center
    let svd = try SVD(deviation, rank: 2)
    let kept = svd.singularValues.reduce(0.0) { $0 + Double($1) * Double($1) }
    let total = Double(try deviation.norm(.frobenius))
    share = total > 0 ? min(1, kept / (total * total)) : 1
    var axes = Matrix<Element>.zeros(columns, 2)
    axes[..., 0..<svd.vh.rows] = svd.v
    self.axes = axes
  }

  /// The points of rows, the real parts of complex coordinates.
  func points(_ rows: Matrix<Element>) -> [[Double]] {
    let image = (rows - center) * axes
    return (0..<image.rows).map { [Double(image[$0, 0].real), Double(image[$0, 1].real)] }
  }
}
