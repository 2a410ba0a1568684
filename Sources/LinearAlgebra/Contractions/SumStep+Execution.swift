extension SumStep {
  /// Writes the sums: of contiguous runs where the tightest axis is summed, by adding runs where it is kept.
  func run<Element: Scalar>(_ x: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>) {
    let last = summed.lengths.count - 1
    let (length, stride) = (summed.lengths[last], summed.strides[0][last])
    if let keptStride = kept.strides[0].last, keptStride.magnitude < stride.magnitude {
      return addRuns(x, target)
    }
    let outer = AxisWalk(
      lengths: Axes(summed.lengths.dropLast()), strides: summed.strides.map { Axes($0.dropLast()) })
    let parts = outer.count
    withScratch(Element.self, parts + length) { partial in
      func sum(_ run: UnsafeMutablePointer<Element>) -> Element {
        guard stride != 1 else { return Element.sum(run, length) }
        Element.copy(run, stride, 0, to: partial + parts, length, length, 1)
        return Element.sum(partial + parts, length)
      }
      kept.forEach(0..<kept.count) { offsets in
        let start = x + offsets[0]
        guard parts > 1 else { return target[offsets[1]] = sum(start) }
        var count = 0
        outer.forEach(0..<parts) { inner in
          partial[count] = sum(start + inner[0])
          count += 1
        }
        target[offsets[1]] = Element.sum(partial, parts)
      }
    }
  }

  /// Adds planes of the operand, in which the tightest kept axis lies, to each other.
  private func addRuns<Element: Scalar>(_ x: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>) {
    guard let nest = LoopNest(kept.lengths, [kept.strides[1], kept.strides[0]]) else { return }
    nest.forEachPlane { offsets in
      let sums = nest.plane(0, target + offsets[0])
      var isFirst = true
      summed.forEach(0..<summed.count) { inner in
        let terms = nest.plane(1, x + offsets[1] + inner[0])
        if isFirst {
          elementwiseLoop(rows: nest.inner, columns: nest.outer, sums, terms) { $0.update(from: $1, count: $2) }
          isFirst = false
        } else {
          elementwiseLoop(.add, rows: nest.inner, columns: nest.outer, sums, sums, terms)
        }
      }
    }
  }
}

extension AxisWalk {
  /// The same walk with axes made one that follow each other without a gap.
  func merged() -> AxisWalk {
    var (lengths, strides) = (Axes(), self.strides.map { _ in Axes() })
    for axis in self.lengths.indices {
      let last = lengths.count - 1
      let length = self.lengths[axis]
      if last >= 0, strides.indices.allSatisfy({ strides[$0][last] == self.strides[$0][axis] * length }) {
        lengths[last] *= length
        for k in strides.indices { strides[k][last] = self.strides[k][axis] }
      } else {
        lengths.append(length)
        for k in strides.indices { strides[k].append(self.strides[k][axis]) }
      }
    }
    return AxisWalk(lengths: lengths, strides: strides)
  }
}
