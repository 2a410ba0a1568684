/// The tensors one after the other along an axis; their other axes must be equal.
public func concatenate<Element: TensorElement>(_ tensors: [Tensor<Element>], axis: Int = 0) -> Tensor<Element> {
  guard let first = tensors.first else { preconditionFailure("there are no tensors to concatenate") }
  let axis = first.layout.axis(axis)
  var shape = first.layout.shape
  shape[axis] = 0
  for tensor in tensors {
    let other = tensor.layout.shape
    precondition(
      other.count == shape.count && other.indices.allSatisfy { $0 == axis || other[$0] == shape[$0] },
      "tensors of shapes \(first.layout.shape) and \(other) cannot be concatenated along axis \(axis)")
    shape[axis] += other[axis]
  }
  let result = Tensor<Element>(uninitialized: shape)
  var place = 0
  for tensor in tensors {
    tensor.copyElements(to: result.base + place * result.layout.strides[axis], result.layout.strides)
    place += tensor.layout.shape[axis]
  }
  return withExtendedLifetime(result) { result }
}

/// The tensors, which have one shape, along a new axis that is number `axis` of the result.
public func stack<Element: TensorElement>(_ tensors: [Tensor<Element>], axis: Int = 0) -> Tensor<Element> {
  guard let first = tensors.first else { preconditionFailure("there are no tensors to stack") }
  for tensor in tensors {
    precondition(
      tensor.layout.shape == first.layout.shape,
      "tensors of shapes \(first.layout.shape) and \(tensor.layout.shape) cannot be stacked")
  }
  return concatenate(tensors.map { $0.unsqueezed(axis) }, axis: axis)
}

extension Tensor {
  /// So many equal parts along an axis, views; its length must be a multiple of their number.
  public func split(into parts: Int, axis: Int = 0) -> [Tensor] {
    let length = size(axis)
    precondition(
      parts > 0 && length % parts == 0,
      "axis \(axis) of a tensor of shape \(layout.shape) cannot be split into \(parts) equal parts")
    return split(at: (1..<parts).map { $0 * (length / parts) }, axis: axis)
  }

  /// The parts along an axis between ascending positions, one more than there are positions, views.
  public func split(at positions: [Int], axis: Int = 0) -> [Tensor] {
    let axis = layout.axis(axis)
    let bounds = [0] + positions + [layout.shape[axis]]
    return Swift.zip(bounds, bounds.dropFirst()).map { start, end in
      precondition(
        0 <= start && start <= end && end <= layout.shape[axis],
        "\(positions) are not ascending positions along axis \(axis) of a tensor of shape \(layout.shape)")
      return part(start..<end, axis)
    }
  }

  /// The tensors along an axis, without it, views.
  public func unstacked(axis: Int = 0) -> [Tensor] {
    let axis = layout.axis(axis)
    return (0..<layout.shape[axis]).map { part($0..<$0 + 1, axis).squeezed(axis) }
  }

  /// A range of an axis that is inside it.
  func part(_ range: Range<Int>, _ axis: Int) -> Tensor {
    var part = self
    part.layout.shape[axis] = range.count
    if !part.isEmpty { part.offset += range.lowerBound * layout.strides[axis] }
    return part
  }
}
