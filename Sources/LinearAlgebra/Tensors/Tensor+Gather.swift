extension Tensor {
  /// The elements at these indices along an axis: y[…, k…, …] = t[…, indices[k…], …].
  ///
  /// The axes of the indices stand in place of the axis (NumPy's `take`, PyTorch's embedding lookup for axis 0). Negative
  /// indices count from the end. A copy of as many elements as the result has.
  ///
  /// ```swift
  /// let embedded = try table.taking(tokens)      // (vocabulary, d) and (batch, s) give (batch, s, d)
  /// ```
  /// - Throws: ``LinearAlgebraError/indexOutOfRange(index:axis:count:)``.
  public func taking(_ indices: Tensor<Int64>, axis: Int = 0) throws(LinearAlgebraError) -> Tensor {
    let axis = layout.axis(axis)
    return taking(resolved: try Self.resolved(indices, axis: axis, length: layout.shape[axis]), axis: axis)
  }

  /// The elements that indices name along an axis: y[…, k, …] = t[…, indices[…, k, …], …].
  ///
  /// The indices have as many axes as the tensor, and all but the named one broadcast (NumPy's `take_along_axis`,
  /// PyTorch's `gather`): what ``argsorted(axis:descending:)`` gives brings the elements into order. Negative indices
  /// count from the end.
  /// - Throws: ``LinearAlgebraError/indexOutOfRange(index:axis:count:)``.
  public func takingAlongAxis(_ indices: Tensor<Int64>, axis: Int) throws(LinearAlgebraError) -> Tensor {
    let axis = layout.axis(axis)
    let resolved = try Self.resolved(indices, axis: axis, length: layout.shape[axis])
    guard let places = indexed(by: resolved, axis: axis) else {
      preconditionFailure(
        "indices of shape \(indices.layout.shape) do not name elements along axis \(axis) of shape \(layout.shape)")
    }
    return gathered(places.shape, places.strides, step: layout.strides[axis], resolved, places.indexStrides)
  }
}
