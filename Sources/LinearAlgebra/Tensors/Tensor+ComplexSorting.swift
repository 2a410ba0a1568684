import ComplexModule

extension Tensor where Element == Bool {
  /// The truth values along an axis in order, false first.
  public func sorted(axis: Int = -1, descending: Bool = false) -> Tensor {
    let sorted = bytes.sorted(axis: axis, descending: descending)
    return Tensor(storage: sorted.storage, offset: sorted.offset, layout: sorted.layout)
  }

  /// The indices that bring the truth values along an axis into order, false first, those of equal ones ascending.
  public func argsorted(axis: Int = -1, descending: Bool = false) -> Tensor<Int64> {
    bytes.argsorted(axis: axis, descending: descending)
  }

  /// The same elements as numbers, a view.
  private var bytes: Tensor<UInt8> { Tensor<UInt8>(storage: storage, offset: offset, layout: layout) }
}

extension Tensor {
  /// The complex numbers along an axis in the order of their real parts, equal ones in that of their imaginary parts;
  /// NaN is the greatest part (NumPy).
  public func sorted<Real: RealScalar>(
    axis: Int = -1, descending: Bool = false
  ) -> Tensor where Element == Complex<Real> {
    along(argsorted(axis: axis, descending: descending), axis)
  }

  /// The indices that bring the complex numbers along an axis into the order of ``sorted(axis:descending:)``, those of
  /// equal numbers ascending.
  public func argsorted<Real: RealScalar>(
    axis: Int = -1, descending: Bool = false
  ) -> Tensor<Int64> where Element == Complex<Real> {
    let first = imaginary.argsorted(axis: axis, descending: descending)
    return first.along(real.along(first, axis).argsorted(axis: axis, descending: descending), axis)
  }

  /// The elements that indices known to be inside name along an axis.
  private func along(_ indices: Tensor<Int64>, _ axis: Int) -> Tensor {
    let axis = layout.axis(axis)
    guard let places = indexed(by: indices, axis: axis) else { return self }
    return gathered(places.shape, places.strides, step: layout.strides[axis], indices, places.indexStrides)
  }
}
