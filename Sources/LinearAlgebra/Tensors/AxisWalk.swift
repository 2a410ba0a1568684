/// An axis of a loop: its length, and its stride in each of up to four operands.
struct LoopAxis: Sendable {
  var length: Int
  var strides: SIMD4<Int>

  /// Whether this axis lies inside another one in the first operand. One that is broadcast there lies inside none.
  func isTighter(than other: LoopAxis) -> Bool {
    strides[0] != 0 && strides[0].magnitude < other.strides[0].magnitude
  }

  /// Whether another axis follows this one without a gap in all operands.
  func isContinued(by inner: LoopAxis) -> Bool { strides == inner.strides &* SIMD4(repeating: inner.length) }
}

/// The positions of a rectangle of axes in row-major order, and where each of them is in up to four strided operands.
struct AxisWalk: Sendable {
  var axes: [LoopAxis]

  init(_ axes: [LoopAxis]) { self.axes = axes }

  /// A walk along these lengths; for each operand, its strides.
  init(_ lengths: Axes, _ a: Axes, _ b: Axes = Axes(), _ c: Axes = Axes()) {
    axes = lengths.indices.map { LoopAxis(length: lengths[$0], strides: strides(at: $0, a, b, c)) }
  }

  /// The number of positions.
  var count: Int { axes.reduce(1) { $0 * $1.length } }

  /// Calls `body` for each position of the range, counted in row-major order, with its place in each operand.
  func forEach(_ range: Range<Int>, _ body: (_ offsets: SIMD4<Int>) -> Void) {
    guard !range.isEmpty else { return }
    if axes.isEmpty { return body(.zero) }
    var (index, offsets) = position(range.lowerBound)
    for _ in range.dropLast() {
      body(offsets)
      advance(&index, &offsets)
    }
    body(offsets)
  }

  private func position(_ number: Int) -> (index: Axes, offsets: SIMD4<Int>) {
    var (index, rest, offsets) = (Axes(repeating: 0, count: axes.count), number, SIMD4<Int>.zero)
    for axis in axes.indices.reversed() {
      (rest, index[axis]) = rest.quotientAndRemainder(dividingBy: axes[axis].length)
      offsets &+= axes[axis].strides &* SIMD4(repeating: index[axis])
    }
    return (index, offsets)
  }

  private func advance(_ index: inout Axes, _ offsets: inout SIMD4<Int>) {
    for axis in axes.indices.reversed() {
      index[axis] += 1
      offsets &+= axes[axis].strides
      if index[axis] < axes[axis].length { return }
      offsets &-= axes[axis].strides &* SIMD4(repeating: axes[axis].length)
      index[axis] = 0
    }
  }
}

/// The strides of up to four operands along an axis; 0 of those that are not there, which have no axes.
func strides(at axis: Int, _ a: Axes, _ b: Axes, _ c: Axes, _ d: Axes = Axes()) -> SIMD4<Int> {
  func stride(_ operand: Axes) -> Int { axis < operand.count ? operand[axis] : 0 }
  return SIMD4(a[axis], stride(b), stride(c), stride(d))
}
