import Foundation
import Testing

@testable import linalg

@Suite("pictures")
struct PlotTests {
  @Test("errors by rank are those of what is left out, however small or large")
  func errors() {
    let values = [1e200, 1e190, 1e170]
    let all = SpectrumPlot(title: "", singularValues: values).errors
    #expect(all.map { $0[0] } == [0, 1, 2, 3] && all[0][1] == 1 && all[3][1] == 0 && all[3][2] == 0)
    for (rank, error) in [(1, 1e-10), (2, 1e-30)] {
      #expect(abs(all[rank][1] / error - 1) < 1e-12 && abs(all[rank][2] / error - 1) < 1e-12, "\(all)")
    }
    // Of leading values the Frobenius error is known up to the last rank, the spectral one up to the one before.
    let leading = SpectrumPlot(title: "", singularValues: [4, 3], rest: 12).errors
    let expected = [1, 153.0.squareRoot() / 13, 12.0 / 13]
    #expect(zip(leading, expected).allSatisfy { abs($0[1] - $1) < 1e-15 } && leading.count == 3, "\(leading)")
    #expect(leading[1][2] == 0.75 && leading[2][2].isNaN)
    #expect(SpectrumPlot(title: "", singularValues: [], rest: 2).errors[0][1] == 1)
    #expect(SpectrumPlot(title: "", singularValues: [0, 0]).errors == [[0, 0, 0], [1, 0, 0], [2, 0, 0]])
  }

  @Test("axes are divided by a power of ten where their numbers would be long")
  func units() {
    for (largest, scaled, suffix) in [
      (0.0, 0.0, ""), (0.02, 0.02, ""), (-99_000, -99_000, ""), (-2.5e200, -2.5, " / 10^{200}"),
      (.leastNormalMagnitude / 128, 1.7383389519587511, " / 10^{-310}"), (1e308, 1, " / 10^{308}"),
    ] {
      let unit = PlotUnit([0, largest, .infinity, .nan])
      #expect(abs(unit(largest) - scaled) <= 1e-12 * abs(scaled) && unit.suffix == suffix, "\(largest)")
    }
  }

  @Test("text for gnuplot stands between single quotes on one line")
  func quotes() {
    #expect("a`b`\"$c\\".gnuplotQuoted == "'a`b`\"$c\\'" && "it's\n'".gnuplotQuoted == "'it''s '''")
  }

  @Test("labels of vectors that coincide do not cover each other, and stay inside")
  func labels() {
    let tips: [LabelPlacement.Point] = [(1, 0), (1, 0), (0.999, 0.01), (0, 0), (0, 0), (-1.3, 1.3)]
    var placement = LabelPlacement(reach: 1.3, arrows: tips, outline: [])
    let letter = 2.6 / 46
    let places = tips.map { placement.place(tip: $0, letters: 4) }
    for (i, a) in places.enumerated() {
      #expect(abs(a.x) + 2 * letter < 1.3 + 1e-9 && abs(a.y) + 1.1 * letter < 1.3 + 1e-9, "\(a)")
      for b in places[..<i] { #expect(abs(a.x - b.x) >= 4 * letter || abs(a.y - b.y) >= 2.2 * letter, "\(a) \(b)") }
    }
  }
}
