import LinearAlgebra
import RealModule

/// The unit circle with a grid, and the image of both under a 2×2 matrix, with singular vectors and real eigenvectors.
struct TransformPlot {
  private let title: String
  private let a: Matrix<Double>
  private let svd: SVD<Double>
  private let eigen: Eigen<Double>
  private let determinant: Double
  /// In which the image is drawn.
  private let unit: PlotUnit

  init(title: String, _ a: Matrix<Double>) throws {
    (self.title, self.a) = (title, a)
    (svd, eigen, determinant) = (try SVD(a), try Eigen(a), try a.determinant())
    unit = PlotUnit([svd.singularValues[0]])
  }

  /// A vector, where it goes, how both are called, and the color.
  private struct Arrow {
    let x: Vector<Double>
    let image: Vector<Double>
    var names: (x: String, image: String)
    let color: Int
    let isDashed: Bool
  }

  var gnuplot: Gnuplot {
    let arrows = merged(singular(), real())
    let largest = unit(svd.singularValues[0])
    // In the scale of the unit circle, but for images that would be dots in it.
    let reach = 1.3 * (largest > 0.2 || largest == 0 ? max(1, largest) : largest)
    let noise = 1e-14 * svd.singularValues[0]
    func text(_ value: Double) -> String { (abs(value) > noise ? value : 0).text(digits: 4) }
    let largestValue = svd.singularValues[0]
    let isNoise = largestValue > 0 && abs(determinant / largestValue / largestValue) < 1e-14
    let det = isNoise ? 0 : determinant
    let values = eigen.eigenvalues
    let isComplex = values.contains { $0.imaginary != 0 }
    let eigenvalues =
      isComplex
      ? "\(values[0].real.text(digits: 4)) ± \(abs(values[0].imaginary).text(digits: 4)) i"
      : values.map { text($0.real) }.joined(separator: ", ")
    let facts =
      "σ = \(svd.singularValues.map(text).joined(separator: ", "))    "
      + "det = \(det.text(digits: 4))    λ = \(eigenvalues)"
    let circle = (0...720).map { Double($0) * .pi / 360 }.map { [Double.cos($0), Double.sin($0)] }
    let narrow = max(unit(svd.singularValues[1]), 1e-14 * largest, 1e-300)
    let grid = gridLines(min(40, (2 * reach / narrow).rounded(.up)))
    let commands = """
      set multiplot layout 1,2 title \("\(title)     \(facts)".gnuplotQuoted) noenhanced margins 0.05,0.985,0.07,0.86 spacing 0.06
      set size ratio -1
      set border lc rgb '#b0b0b0'
      set tics nomirror tc rgb '#606060'
      set zeroaxis lt 1 lc rgb '#909090'
      set style fill transparent solid 0.12 noborder
      \(panel("unit circle", 1.5, suffix: "", circle, arrows.map { ($0, $0.x, $0.names.x) }))
      \(panel("its image\(unit.suffix)", reach, suffix: "image", circle.map(image), arrows.map { ($0, $0.image, $0.names.image) }))
      unset multiplot
      """
    return Gnuplot(
      commands: commands,
      data: [
        .init(name: "circle", rows: circle), .init(name: "circleimage", rows: circle.map(image)),
        .init(name: "grid", rows: grid), .init(name: "gridimage", rows: imageOfSegments(grid)),
      ], size: (1040, 600))
  }

  /// The singular vectors and their images σᵢ uᵢ.
  private func singular() -> [Arrow] {
    (0..<2).map { i in
      Arrow(
        x: svd.vh[row: i], image: unit(svd.singularValues[i]) * svd.u[column: i],
        names: ("v_\(i + 1)", "σ_\(i + 1)u_\(i + 1)"), color: i, isDashed: false)
    }
  }

  /// The real eigenvectors, each direction once.
  private func real() -> [Arrow] {
    var arrows: [Arrow] = []
    for i in 0..<2 where eigen.eigenvalues[i].imaginary == 0 {
      let x = Vector<Double>(count: 2) { eigen.eigenvectors[$0, i].real }
      let direction = x / x.euclideanNorm()
      guard arrows.allSatisfy({ abs($0.x.dot(direction)) < 1 - 1e-7 }) else { continue }
      let value = unit(eigen.eigenvalues[i].real)
      arrows.append(
        Arrow(
          x: direction, image: value * direction, names: ("x_\(i + 1)", "λ_\(i + 1)x_\(i + 1)"), color: 2 + i,
          isDashed: true)
      )
    }
    return arrows
  }

  /// The arrows of both, those in the same direction as one.
  private func merged(_ singular: [Arrow], _ real: [Arrow]) -> [Arrow] {
    var arrows = singular
    for other in real {
      guard let index = arrows.firstIndex(where: { abs($0.x.dot(other.x)) > 1 - 1e-7 }) else {
        arrows.append(other)
        continue
      }
      let names = arrows[index].names
      arrows[index].names = ("\(names.x) = \(other.names.x)", "\(names.image) = \(other.names.image)")
    }
    return arrows
  }

  private func panel(
    _ title: String, _ reach: Double, suffix: String, _ outline: [[Double]],
    _ arrows: [(arrow: Arrow, end: Vector<Double>, name: String)]
  ) -> String {
    var lines = [
      "set title '\(title)'", "set xrange [\(-reach):\(reach)]", "set yrange [\(-reach):\(reach)]", "unset arrow",
      "unset label",
    ]
    var labels = LabelPlacement(
      reach: reach, arrows: arrows.map { ($0.end[0], $0.end[1]) }, outline: outline.map { ($0[0], $0[1]) })
    for (index, item) in arrows.enumerated() {
      let (x, y) = (item.end[0], item.end[1])
      let color = PlotStyle.color(item.arrow.color)
      let isZero = Double.hypot(x, y) <= 1e-9 * reach
      if !isZero {
        lines.append(
          "set arrow \(index + 1) from 0,0 to \(x),\(y) lw 2.5 lc rgb '\(color)' \(item.arrow.isDashed ? "dt 2" : "") front"
        )
      }
      let name = isZero ? "\(item.name) = 0" : item.name
      // An index, with its underscore, is as wide as one letter.
      let place = labels.place(tip: (x, y), letters: Double(name.count - name.count { $0 == "_" }))
      lines.append(
        "set label \(index + 1) \"{/*1.15 \(name)}\" at \(place.x),\(place.y) center front tc rgb '\(color)'")
    }
    lines.append(
      """
      plot $grid\(suffix) using 1:2:3:4 with vectors nohead lw 0.6 lc rgb '#d4d4d4' notitle, \
      $circle\(suffix) using 1:2 with filledcurves closed lc rgb '#0072b2' notitle, \
      $circle\(suffix) using 1:2 with lines lw 1.8 lc rgb '#303030' notitle
      """)
    return lines.joined(separator: "\n")
  }

  /// Segments of the grid: x, y and what leads to the other end.
  private func gridLines(_ reach: Double) -> [[Double]] {
    stride(from: -reach, through: reach, by: 0.5).flatMap { place in
      [[place, -reach, 0, 2 * reach], [-reach, place, 2 * reach, 0]]
    }
  }

  private func image(_ point: [Double]) -> [Double] { (a * Vector(point)).map { unit($0) } }

  private func imageOfSegments(_ segments: [[Double]]) -> [[Double]] {
    segments.map { image([$0[0], $0[1]]) + image([$0[2], $0[3]]) }
  }
}
