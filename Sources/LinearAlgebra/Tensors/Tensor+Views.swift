extension Tensor {
  /// The same storage seen otherwise.
  func viewing(_ layout: Layout, offset: Int) -> Tensor { Tensor(storage: storage, offset: offset, layout: layout) }

  /// The same storage from the same first element.
  func viewing(_ shape: Axes, _ strides: Axes) -> Tensor {
    viewing(Layout(shape: shape, strides: strides), offset: offset)
  }
}

extension Layout {
  /// These axes counted from 0, each of them named once.
  func axes(_ axes: some Collection<Int>) -> [Int] {
    let counted = axes.map { axis($0) }
    precondition(
      Set(counted).count == counted.count, "axes \(Axes(axes)) name one twice in a tensor of shape \(shape)")
    return counted
  }
}

extension Tensor {
  /// The axes in another order, a view: axis k of the result is axis `axes[k]` of the tensor.
  ///
  /// ```swift
  /// let heads = x.reshaped(b, s, h, d / h).permuted(0, 2, 1, 3)
  /// ```
  public func permuted(_ axes: Int...) -> Tensor { permuted(axes) }

  /// The axes in another order, a view: axis k of the result is axis `axes[k]` of the tensor.
  public func permuted(_ axes: [Int]) -> Tensor {
    let order = layout.axes(axes)
    precondition(order.count == rank, "axes \(Axes(axes)) do not reorder a tensor of shape \(layout.shape)")
    return viewing(Axes(order.map { layout.shape[$0] }), Axes(order.map { layout.strides[$0] }))
  }

  /// All axes in reverse order, a view (NumPy's `.T`).
  public func transposed() -> Tensor { viewing(Axes(layout.shape.reversed()), Axes(layout.strides.reversed())) }

  /// Two axes exchanged, a view.
  public func transposed(_ a: Int, _ b: Int) -> Tensor {
    var view = self
    let (a, b) = (layout.axis(a), layout.axis(b))
    view.layout.shape.swapAt(a, b)
    view.layout.strides.swapAt(a, b)
    return view
  }

  /// An axis moved to another place, the others in their order, a view.
  public func movedAxis(from source: Int, to target: Int) -> Tensor {
    var view = self
    let (source, target) = (layout.axis(source), layout.axis(target))
    view.layout.shape.insert(view.layout.shape.remove(at: source), at: target)
    view.layout.strides.insert(view.layout.strides.remove(at: source), at: target)
    return view
  }

  /// Without these axes, which have length 1; without all axes of length 1 where none is named. A view.
  public func squeezed(_ axes: Int...) -> Tensor {
    let dropped = axes.isEmpty ? layout.shape.indices.filter { layout.shape[$0] == 1 } : layout.axes(axes)
    var view = self
    for axis in dropped.sorted(by: >) {
      precondition(
        layout.shape[axis] == 1, "axis \(axis) of a tensor of shape \(layout.shape) cannot go: its length is not 1")
      view.layout.shape.remove(at: axis)
      view.layout.strides.remove(at: axis)
    }
    return view
  }

  /// With an axis of length 1 that is number `axis` of the result, -1 the last; a view.
  public func unsqueezed(_ axis: Int) -> Tensor {
    precondition(
      axis >= -rank - 1 && axis <= rank, "a tensor of shape \(layout.shape) cannot get another axis \(axis)")
    var view = self
    let place = axis < 0 ? axis + rank + 1 : axis
    view.layout.shape.insert(1, at: place)
    view.layout.strides.insert(0, at: place)
    return view
  }
}

extension Tensor {
  /// The tensor repeated to a shape, a view: axes of length 1 and missing leading axes are stretched (NumPy's rule).
  public func broadcast(to shape: [Int]) -> Tensor {
    guard shape.allSatisfy({ $0 >= 0 }), let strides = layout.strides(broadcastTo: Axes(shape)) else {
      preconditionFailure("a tensor of shape \(layout.shape) does not broadcast to \(Axes(shape))")
    }
    return viewing(Axes(shape), strides)
  }

  /// The elements whose indices along two axes are equal, or differ by `offset`, a view.
  ///
  /// The two axes are replaced by one at the end: d[…, k] = t[…, k, …, k + offset, …], and t[…, k - offset, …, k, …] for
  /// negative offsets (NumPy's `diagonal`).
  public func diagonal(offset: Int = 0, axis1: Int = 0, axis2: Int = 1) -> Tensor {
    let axes = layout.axes([axis1, axis2])
    let (first, second) = (axes[0], axes[1])
    let (rows, columns) = (layout.shape[first], layout.shape[second])
    let length = Swift.max(0, offset >= 0 ? Swift.min(rows, columns - offset) : Swift.min(rows + offset, columns))
    let (strideOfRows, strideOfColumns) = (layout.strides[first], layout.strides[second])
    let start = offset >= 0 ? offset * strideOfColumns : -offset * strideOfRows
    var result = layout
    for axis in axes.sorted(by: >) {
      result.shape.remove(at: axis)
      result.strides.remove(at: axis)
    }
    result.shape.append(length)
    result.strides.append(strideOfRows + strideOfColumns)
    return viewing(result, offset: result.shape.contains(0) ? self.offset : self.offset + start)
  }

  /// The windows of `size` elements along an axis, `step` apart, a view: w[…, i, …, k] = t[…, i step + k, …].
  ///
  /// The axis counts the windows, and a last axis the elements in each (NumPy's `sliding_window_view`).
  public func slidingWindows(_ size: Int, axis: Int, step: Int = 1) -> Tensor {
    let axis = layout.axis(axis)
    precondition(
      size >= 1 && size <= layout.shape[axis] && step >= 1,
      "there are no windows of \(size) elements, \(step) apart, along axis \(axis) of a tensor of shape \(layout.shape)"
    )
    var result = layout
    result.shape[axis] = (layout.shape[axis] - size) / step + 1
    result.strides[axis] *= step
    result.shape.append(size)
    result.strides.append(layout.strides[axis])
    return viewing(result, offset: offset)
  }

  /// The elements in reverse order along these axes, along all where none is named; a view (NumPy's `flip`).
  public func flipped(_ axes: Int...) -> Tensor {
    var view = self
    for axis in axes.isEmpty ? Array(layout.shape.indices) : layout.axes(axes) {
      if !isEmpty { view.offset += (layout.shape[axis] - 1) * layout.strides[axis] }
      view.layout.strides[axis].negate()
    }
    return view
  }
}
