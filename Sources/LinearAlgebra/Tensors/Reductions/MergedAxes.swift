/// Axes of which those that follow each other without a gap are merged; axes of length 1 are left out.
struct MergedAxes: Sendable {
  var lengths = Axes()
  var strides = Axes()

  var count: Int { lengths.reduce(1, *) }

  mutating func append(_ length: Int, _ stride: Int) {
    guard length != 1 else { return }
    let last = lengths.count - 1
    if last >= 0, strides[last] == stride * length {
      lengths[last] *= length
      strides[last] = stride
    } else {
      lengths.append(length)
      strides.append(stride)
    }
  }

  mutating func append(_ others: MergedAxes) {
    for axis in others.lengths.indices { append(others.lengths[axis], others.strides[axis]) }
  }

  /// The tightest axis, and the others.
  func split() -> (outer: MergedAxes, length: Int, stride: Int) {
    guard let length = lengths.last, let stride = strides.last else { return (MergedAxes(), 1, 0) }
    return (MergedAxes(lengths: Axes(lengths.dropLast()), strides: Axes(strides.dropLast())), length, stride)
  }
}

extension MergedAxes {
  /// The axes of these lengths and strides.
  init(_ lengths: Axes, _ strides: Axes) {
    for axis in lengths.indices { append(lengths[axis], strides[axis]) }
  }

  /// Calls `body` for runs along the tightest axis on several threads: with the number of its first position in row-major
  /// order, its first element, its length and its stride.
  /// - Parameters:
  ///   - work: the number of elements that are read for each position.
  ///   - grain: the number of positions of a run that are not divided.
  func forEachRun<Element>(
    _ x: UnsafeMutablePointer<Element>, work: Int, grain: Int = 1,
    _ body: (_ number: Int, _ element: UnsafeMutablePointer<Element>, _ length: Int, _ stride: Int) -> Void
  ) {
    let (outer, length, stride) = split()
    let walk = AxisWalk(outer.lengths, outer.strides)
    let bytes = walk.count * length * work * MemoryLayout<Element>.stride
    if walk.count >= 8 {
      inParallel(walk.count, grain: Swift.max(1, kernelGrain / Swift.max(1, length * work)), bytes: bytes) { range in
        var number = range.lowerBound * length
        walk.forEach(range) { offsets in
          body(number, x + offsets[0], length, stride)
          number += length
        }
      }
    } else {
      var number = 0
      let items = Swift.max(grain, kernelGrain / Swift.max(1, work))
      walk.forEach(0..<walk.count) { offsets in
        inParallel(length, grain: items, bytes: bytes / walk.count) { range in
          let start = range.lowerBound
          body(number + start, x + offsets[0] + start * stride, range.count, stride)
        }
        number += length
      }
    }
  }
}
