extension SumStep {
  /// Writes the sums, each of which is added in blocks and pairwise, on several threads where they are large.
  func run<Element: Scalar>(_ x: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>) {
    let lines = LineReduction<Element, Element>(kernel: LineKernel(.sum), again: LineKernel(.sum))
    guard let copy else { return lines.run(x, to: target, kept: kept, reduced: summed) }
    withScratch(Element.self, copy.count) { sums in
      lines.run(x, to: sums, kept: kept, reduced: summed)
      copy.run(sums, target)
    }
  }
}
