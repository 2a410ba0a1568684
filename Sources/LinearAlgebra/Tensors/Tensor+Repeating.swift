extension Tensor {
  /// Every element of an axis so many times in a row: 1 2 twice is 1 1 2 2.
  public func repeated(_ count: Int, axis: Int) -> Tensor {
    let axis = layout.axis(axis)
    precondition(count >= 0, "a tensor of shape \(layout.shape) cannot be repeated \(count) times")
    var (view, shape) = (self, layout.shape)
    view.layout.shape.insert(count, at: axis + 1)
    view.layout.strides.insert(0, at: axis + 1)
    shape[axis] *= count
    return view.contiguousCopy().reshaped(Array(shape))
  }

  /// The elements of an axis, each as often in a row as the counts say.
  public func repeated(_ counts: [Int], axis: Int) -> Tensor {
    let axis = layout.axis(axis)
    precondition(
      counts.count == layout.shape[axis] && counts.allSatisfy { $0 >= 0 },
      "counts \(counts) do not repeat along axis \(axis) of a tensor of shape \(layout.shape)")
    return taking(positions: counts.indices.flatMap { Array(repeating: $0, count: counts[$0]) }, axis: axis)
  }

  /// The tensor so many times along each axis, as tiles: 1 2 twice is 1 2 1 2.
  ///
  /// The repetitions belong to the last axes; where there are more of them than axes, leading axes are added.
  public func tiled(_ repetitions: Int...) -> Tensor {
    precondition(
      repetitions.allSatisfy { $0 >= 0 }, "a tensor of shape \(layout.shape) cannot be tiled \(Axes(repetitions))")
    let rank = Swift.max(rank, repetitions.count)
    let lead = rank - self.rank
    var (interleaved, shape) = (Layout(shape: [], strides: []), Axes())
    for axis in 0..<rank {
      let times = axis < rank - repetitions.count ? 1 : repetitions[axis - (rank - repetitions.count)]
      let (length, stride) = axis < lead ? (1, 0) : (layout.shape[axis - lead], layout.strides[axis - lead])
      for (n, step) in [(times, 0), (length, stride)] {
        interleaved.shape.append(n)
        interleaved.strides.append(step)
      }
      shape.append(times * length)
    }
    return viewing(interleaved, offset: offset).contiguousCopy().reshaped(Array(shape))
  }

  /// The elements of an axis moved on by `shift` places, those that leave it coming in at its other end.
  public func rolled(_ shift: Int, axis: Int) -> Tensor {
    let axis = layout.axis(axis)
    let length = layout.shape[axis]
    guard !isEmpty else { return self }
    let cut = (length - shift % length) % length
    return concatenate([part(cut..<length, axis), part(0..<cut, axis)], axis: axis)
  }

  /// All elements in row-major order moved on by `shift` places, the last coming in at the front.
  public func rolled(_ shift: Int) -> Tensor { flattened().rolled(shift, axis: 0).reshaped(shape) }
}
