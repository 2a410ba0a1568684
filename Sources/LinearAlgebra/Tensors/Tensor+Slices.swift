extension Tensor {
  /// A part of the tensor, a view: a slice for each axis, and the whole of axes that are not named.
  ///
  /// Assigning copies elements in, which broadcast to the shape of the part; the source may be part of the same tensor.
  ///
  /// ```swift
  /// let scores = t[.at(0), .all, ..<n]       // .at(0), as a bare 0 is the index of an element
  /// t[.ellipsis, .at(-1)] = Tensor(0)
  /// ```
  public subscript(slices: any TensorSlice...) -> Tensor {
    get { sliced(slices.map(\.axisSlice)) }
    set { assign(newValue, to: slices.map(\.axisSlice)) }
  }

  /// A part of the tensor, as `self[slices...]`.
  public subscript(slicing slices: [any TensorSlice]) -> Tensor {
    get { sliced(slices.map(\.axisSlice)) }
    set { assign(newValue, to: slices.map(\.axisSlice)) }
  }

  private mutating func assign(_ source: Tensor, to slices: [AxisSlice]) {
    // A source that shares this storage makes it shared: the elements move to new storage before they are written,
    // so that source and target never overlap.
    makeUnique()
    let target = sliced(slices)
    guard let strides = source.layout.strides(broadcastTo: target.layout.shape) else {
      preconditionFailure(
        "a tensor of shape \(source.layout.shape) cannot be assigned to elements of shape \(target.layout.shape)")
    }
    target.overwrite(with: source.viewing(target.layout.shape, strides))
  }

  private func sliced(_ slices: [AxisSlice]) -> Tensor {
    let named = slices.count { $0.content != .newAxis && $0.content != .ellipsis }
    precondition(
      named <= rank && slices.count { $0.content == .ellipsis } <= 1,
      "\(named) slices are too many, or an ellipsis too much, for a tensor of shape \(layout.shape)")
    var (result, start) = (Layout(shape: [], strides: []), offset)
    var axis = 0
    func append(_ length: Int, _ stride: Int) {
      result.shape.append(length)
      result.strides.append(stride)
    }
    func takeWhole(_ count: Int) {
      for whole in axis..<axis + count { append(layout.shape[whole], layout.strides[whole]) }
      axis += count
    }
    for slice in slices {
      switch slice.content {
      case .newAxis: append(1, 0)
      case .ellipsis: takeWhole(rank - named)
      case .index(let index):
        start += layout.index(index, axis) * layout.strides[axis]
        axis += 1
      default:
        let (first, count, step) = layout.steps(slice, axis)
        if count > 0 { start += first * layout.strides[axis] }
        append(count, step * layout.strides[axis])
        axis += 1
      }
    }
    takeWhole(rank - axis)
    return viewing(result, offset: result.shape.contains(0) ? offset : start)
  }
}

extension Layout {
  /// The index along an axis, counted from the end where it is negative.
  fileprivate func index(_ index: Int, _ axis: Int) -> Int {
    let length = shape[axis]
    precondition(
      index >= -length && index < length, "index \(index) is outside axis \(axis) of a tensor of shape \(shape)")
    return index < 0 ? index + length : index
  }

  /// A bound along an axis, which may be the length too.
  fileprivate func bound(_ bound: Int, _ axis: Int) -> Int {
    let length = shape[axis]
    precondition(
      bound >= -length && bound <= length, "\(bound) is outside axis \(axis) of a tensor of shape \(shape)")
    return bound < 0 ? bound + length : bound
  }

  fileprivate func steps(_ slice: AxisSlice, _ axis: Int) -> (first: Int, count: Int, step: Int) {
    let length = shape[axis]
    switch slice.content {
    case .range(let lower, let upper, let isClosed):
      let first = bound(lower, axis)
      let end = upper.map { isClosed ? index($0, axis) + 1 : bound($0, axis) } ?? length
      precondition(
        first <= end, "\(first)..<\(end) is not a range of axis \(axis) of a tensor of shape \(shape)")
      return (first, end - first, 1)
    case .steps(let from, let to, let isClosed, let step):
      precondition(step != 0, "steps of 0 along axis \(axis) of a tensor of shape \(shape)")
      guard length > 0 || from != nil else { return (0, 0, step) }
      let first = from.map { bound($0, axis) } ?? (step > 0 ? 0 : length - 1)
      let last = to.map { bound($0, axis) } ?? (step > 0 ? length - 1 : 0)
      let distance = (last - first) * step.signum() - (isClosed ? 0 : 1)
      let count = distance < 0 ? 0 : distance / Int(step.magnitude) + 1
      precondition(
        count == 0 || first < length && first + (count - 1) * step < length,
        "steps from \(first) to \(last) leave axis \(axis) of a tensor of shape \(shape)")
      return (first, count, step)
    default: return (0, length, 1)
    }
  }
}
