import LinearAlgebra
import RealModule

/// Finds places for labels at the tips of arrows from the origin, so that no label covers another or leaves the picture.
///
/// Lengths are in units of the axes of a square panel from -reach to reach.
struct LabelPlacement {
  private let reach: Double
  private let arrows: [Point]
  private let outline: [Point]
  private var boxes: [Box] = []

  typealias Point = (x: Double, y: Double)

  private struct Box {
    let center: Point
    let half: Point

    func contains(_ x: Double, _ y: Double) -> Bool { abs(x - center.x) < half.x && abs(y - center.y) < half.y }
  }

  /// The width of the panel in letters, and the height of a line in letters, of the size that labels have.
  private static let (lettersAcross, lineHeight) = (46.0, 2.2)

  /// - Parameters:
  ///   - arrows: the tips of arrows, which labels should not lie on.
  ///   - outline: points of a curve that labels should not lie on either.
  init(reach: Double, arrows: [Point], outline: [Point]) {
    (self.reach, self.arrows, self.outline) = (reach, arrows, outline)
  }

  /// The middle of the label that this tip gets, so many letters long.
  mutating func place(tip: Point, letters: Double) -> Point {
    let letter = 2 * reach / Self.lettersAcross
    let half = (x: letters * letter / 2, y: Self.lineHeight * letter / 2)
    let length = Double.hypot(tip.x, tip.y)
    let isPoint = length <= 1e-9 * reach
    // Below the origin what is mapped to nothing.
    let angle = isPoint ? -.pi / 2 : Double.atan2(y: tip.y, x: tip.x)
    var best: (cost: Double, box: Box)?
    for ring in 0..<4 {
      for turn in stride(from: 0, through: 180, by: 15) {
        for sign in turn == 0 || turn == 180 ? [1.0] : [1, -1] {
          let direction = angle + sign * Double(turn) * .pi / 180
          let (x, y) = (Double.cos(direction), Double.sin(direction))
          let clear = letter * (0.8 + Double(ring)) + abs(x) * half.x + abs(y) * half.y
          let box = Box(center: (tip.x + x * clear, tip.y + y * clear), half: half)
          let cost = cost(box) + Double(turn) / 180 + 0.25 * Double(ring)
          if best.map({ cost < $0.cost }) ?? true { best = (cost, box) }
        }
      }
    }
    guard let best else { return tip }
    boxes.append(best.box)
    return best.box.center
  }

  /// How bad a place is: what of the label is outside or covered counts most, then arrows and the outline under it.
  private func cost(_ box: Box) -> Double {
    let outside =
      max(0, abs(box.center.x) + box.half.x - reach) / box.half.x
      + max(0, abs(box.center.y) + box.half.y - reach) / box.half.y
    let covered = boxes.reduce(0) { sum, other in
      let x = box.half.x + other.half.x - abs(box.center.x - other.center.x)
      let y = box.half.y + other.half.y - abs(box.center.y - other.center.y)
      return sum + (x > 0 && y > 0 ? 1 + min(x / box.half.x, y / box.half.y) : 0)
    }
    let crossings = arrows.count { arrow in
      (0...40).contains { step in
        box.contains(arrow.x * Double(step) / 40, arrow.y * Double(step) / 40)
      }
    }
    let isCrossed = outline.contains { box.contains($0.x, $0.y) }
    return 20 * outside + 10 * covered + 3 * Double(crossings) + (isCrossed ? 1.2 : 0)
  }
}
