/// The positions of a rectangle of axes in row-major order, and where each of them is in several strided operands.
struct AxisWalk {
  /// The length of each axis.
  let lengths: Axes
  /// For each operand, its stride along each axis.
  let strides: [Axes]

  /// The number of positions.
  var count: Int { lengths.reduce(1, *) }

  /// Calls `body` for each position of the range, counted in row-major order, with its place in each operand.
  func forEach(_ range: Range<Int>, _ body: (_ offsets: [Int]) -> Void) {
    guard !range.isEmpty else { return }
    var (index, offsets) = position(range.lowerBound)
    for _ in range.dropLast() {
      body(offsets)
      advance(&index, &offsets)
    }
    body(offsets)
  }

  private func position(_ number: Int) -> (index: Axes, offsets: [Int]) {
    var (index, rest) = (Axes(repeating: 0, count: lengths.count), number)
    var offsets = [Int](repeating: 0, count: strides.count)
    for axis in lengths.indices.reversed() {
      (rest, index[axis]) = rest.quotientAndRemainder(dividingBy: lengths[axis])
      for k in offsets.indices { offsets[k] += index[axis] * strides[k][axis] }
    }
    return (index, offsets)
  }

  private func advance(_ index: inout Axes, _ offsets: inout [Int]) {
    for axis in lengths.indices.reversed() {
      index[axis] += 1
      for k in offsets.indices { offsets[k] += strides[k][axis] }
      if index[axis] < lengths[axis] { return }
      for k in offsets.indices { offsets[k] -= strides[k][axis] * lengths[axis] }
      index[axis] = 0
    }
  }
}
