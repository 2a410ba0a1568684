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
      let lines = LineReduction(kernel: kernel, again: again)
      lines.run(source.base + offset, to: result, kept: kept, reduced: reduced)
    }
  }
}
