/// Axes of which those that follow each other without a gap are merged; axes of length 1 are left out.
struct MergedAxes {
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
    for (length, stride) in zip(others.lengths, others.strides) { append(length, stride) }
  }

  /// The tightest axis, and the others.
  func split() -> (outer: MergedAxes, length: Int, stride: Int) {
    guard let length = lengths.last, let stride = strides.last else { return (MergedAxes(), 1, 0) }
    return (MergedAxes(lengths: Axes(lengths.dropLast()), strides: Axes(strides.dropLast())), length, stride)
  }
}

/// How some axes of a tensor are reduced: where the result lies, and which axes are walked for it.
struct AxisReduction {
  /// The result without gaps, nested as the tensor, with axes of length 1 where they are reduced.
  let target: Layout
  /// Which axes are reduced.
  let isReduced: [Bool]
  /// The axes of the result from the widest to the tightest, with their strides in the tensor.
  private(set) var kept = MergedAxes()
  /// The axes that are reduced.
  private(set) var reduced = MergedAxes()
  /// Where the first element is, from that of the tensor: reversed axes are walked forwards.
  private(set) var offset = 0

  /// - Parameter inOrder: Whether the elements that are reduced must be seen in row-major order.
  init(_ layout: Layout, _ axes: [Int], inOrder: Bool = false) {
    let named = Set(layout.axes(axes))
    isReduced = layout.shape.indices.map(named.contains)
    var (shape, strides) = (layout.shape, Axes(repeating: 1, count: layout.rank))
    for axis in named { shape[axis] = 1 }
    let nesting = Layout.nesting(of: layout.strides, layout.shape)
    var step = 1
    for axis in nesting.reversed() where !named.contains(axis) {
      strides[axis] = step
      step *= Swift.max(shape[axis], 1)
    }
    target = Layout(shape: shape, strides: strides)
    for axis in nesting where !named.contains(axis) { kept.append(shape[axis], layout.strides[axis]) }
    for axis in inOrder ? Array(layout.shape.indices) : nesting where named.contains(axis) {
      let (length, stride) = (layout.shape[axis], layout.strides[axis])
      if stride < 0, length > 0, !inOrder { offset += (length - 1) * stride }
      reduced.append(length, inOrder ? stride : Swift.abs(stride))
    }
  }

  /// The number of elements that make one of the result.
  var length: Int { reduced.count }

  /// The result as it is handed out.
  func result<Result>(_ tensor: Tensor<Result>, keepingAxes: Bool) -> Tensor<Result> {
    guard !keepingAxes else { return tensor }
    let kept = target.shape.indices.filter { !isReduced[$0] }
    return tensor.viewing(Axes(kept.map { target.shape[$0] }), Axes(kept.map { tensor.layout.strides[$0] }))
  }

  /// Reduces the elements of `source`, which has the layout that this was made of, to `result`.
  /// - Parameter again: How results of parts become one, if the axes may be reduced one after the other.
  func run<Element: TensorElement, Result: TensorElement>(
    _ kernel: LineKernel<Element, Result>, again: LineKernel<Result, Result>? = nil, _ source: Tensor<Element>,
    into result: UnsafeMutablePointer<Result>
  ) {
    guard !target.shape.contains(0) else { return }
    withExtendedLifetime(source.storage) {
      guard length > 0 else { return kernel.rows(result, source.base, 0, target.count, 0) }
      reduceLines(kernel, again: again, source.base + offset, to: result, kept: kept, reduced: reduced)
    }
  }
}

/// The number of elements up to which they are packed at once.
private let packedCapacity = 1 << 20

/// Reduces lines along the tightest axis or many lines side by side as they lie; first one axis and then the others, or
/// packed, where they do not.
private func reduceLines<Element: TensorElement, Result: TensorElement>(
  _ kernel: LineKernel<Element, Result>, again: LineKernel<Result, Result>?, _ x: UnsafeMutablePointer<Element>,
  to target: UnsafeMutablePointer<Result>, kept: MergedAxes, reduced: MergedAxes
) {
  let (others, n, stride) = reduced.split()
  let isRow = stride == 1 || n <= 1
  let columns = kept.strides.last == 1 ? kernel.columns : nil
  if others.lengths.isEmpty, isRow {
    kept.forEachRun(x) { kernel.rows(target + $0, $1, $3, $2, n) }
  } else if others.lengths.isEmpty, let columns {
    kept.forEachRun(x) { number, x, width, _ in columns(target + number, x, stride, n, width) }
  } else if let again, isRow || columns != nil {
    reduceInTurn(kernel, again, x, to: target, kept: kept, reduced: reduced)
  } else if kept.count * reduced.count > packedCapacity, let length = kept.lengths.first {
    let parts = kept.count / length
    let rest = MergedAxes(lengths: Axes(kept.lengths.dropFirst()), strides: Axes(kept.strides.dropFirst()))
    for i in 0..<length {
      reduceLines(
        kernel, again: again, x + i * kept.strides[0], to: target + i * parts, kept: rest, reduced: reduced)
    }
  } else {
    let (shape, strides) = (Array(kept.lengths) + reduced.lengths, Array(kept.strides) + reduced.strides)
    withScratch(Element.self, kept.count * reduced.count) { packed in
      copyElements(Axes(shape), from: x, Axes(strides), to: packed, Layout(rowMajor: Axes(shape)).strides)
      kernel.rows(target, packed, reduced.count, kept.count, reduced.count)
    }
  }
}

/// Reduces the tightest axis, then the results over the others.
private func reduceInTurn<Element: TensorElement, Result: TensorElement>(
  _ kernel: LineKernel<Element, Result>, _ again: LineKernel<Result, Result>, _ x: UnsafeMutablePointer<Element>,
  to target: UnsafeMutablePointer<Result>, kept: MergedAxes, reduced: MergedAxes
) {
  let (others, n, stride) = reduced.split()
  var first = others
  first.append(kept)
  let inner = MergedAxes(lengths: [n], strides: [stride])
  withScratch(Result.self, first.count) { partial in
    reduceLines(kernel, again: again, x, to: partial, kept: first, reduced: inner)
    if kept.count == 1 {
      again.rows(target, partial, others.count, 1, others.count)
    } else if let columns = again.columns {
      columns(target, partial, kept.count, others.count, kept.count)
    } else {
      let (lines, parts) = (
        MergedAxes(lengths: [kept.count], strides: [1]), MergedAxes(lengths: [others.count], strides: [kept.count])
      )
      reduceLines(again, again: nil, partial, to: target, kept: lines, reduced: parts)
    }
  }
}

extension MergedAxes {
  /// Calls `body` for each run along the tightest axis, with the number of its first position in row-major order, its
  /// first element, its length and its stride.
  func forEachRun<Element>(
    _ x: UnsafeMutablePointer<Element>,
    _ body: (_ number: Int, _ element: UnsafeMutablePointer<Element>, _ length: Int, _ stride: Int) -> Void
  ) {
    let (outer, length, stride) = split()
    var number = 0
    AxisWalk(lengths: outer.lengths, strides: [outer.strides]).forEach(0..<outer.count) { offsets in
      body(number, x + offsets[0], length, stride)
      number += length
    }
  }
}
