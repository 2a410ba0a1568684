import ComplexModule

extension Tensor {
  /// Writes elements where indices name them along an axis: t[…, indices[…, k, …], …] = values[…, k, …].
  ///
  /// The indices have as many axes as the tensor; all but the named one broadcast, and so do the values (NumPy's
  /// `put_along_axis`). Of values for one place the last in row-major order stays. Negative indices count from the end.
  /// - Throws: ``LinearAlgebraError/indexOutOfRange(index:axis:count:)``; then nothing was written.
  public mutating func scatter(
    _ values: Tensor, at indices: Tensor<Int64>, axis: Int
  ) throws(LinearAlgebraError) {
    let places = try ScatterPlaces(values, at: indices, axis: axis, of: &self)
    guard let nest = places.nest else { return }
    withExtendedLifetime((self, places.values, places.indices)) {
      IndexedLoop(
        nest: nest, walked: places.values.base, indexed: base, indices: places.indices.base, step: places.step,
        scatters: true
      ).run(bytes: MemoryLayout<Element>.stride)
    }
  }
}

extension Tensor where Element: AdditiveArithmetic {
  /// Adds elements where indices name them along an axis: t[…, indices[…, k, …], …] += values[…, k, …].
  ///
  /// As ``scatter(_:at:axis:)``, but all values for one place are added, in row-major order (PyTorch's `scatter_add`).
  /// Integers trap where they overflow.
  /// - Throws: ``LinearAlgebraError/indexOutOfRange(index:axis:count:)``; then nothing was written.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  @specialized(where Element == Int32)
  @specialized(where Element == Int64)
  public mutating func scatterAdd(
    _ values: Tensor, at indices: Tensor<Int64>, axis: Int
  ) throws(LinearAlgebraError) {
    let places = try ScatterPlaces(values, at: indices, axis: axis, of: &self)
    guard let nest = places.nest else { return }
    withExtendedLifetime((self, places.values, places.indices)) {
      nest.forEachPlane { offsets in
        let x = nest.plane(0, places.values.base + offsets[0])
        let y = nest.plane(1, base + offsets[1])
        let index = nest.plane(2, places.indices.base + offsets[2])
        for j in 0..<nest.outer {
          let (x, y, index) = (x.from(0, j), y.from(0, j), index.from(0, j))
          for i in 0..<nest.inner {
            y.base[i &* y.inner &+ places.step &* Int(index.base[i &* index.inner])] += x.base[i &* x.inner]
          }
        }
      }
    }
  }
}

/// The operands of a scatter over the shape of the indices.
private struct ScatterPlaces<Element: TensorElement> {
  let nest: LoopNest?
  /// In row-major order, so that places are written in it.
  let values: Tensor<Element>
  let indices: Tensor<Int64>
  let step: Int

  /// Checks everything, then makes the storage of the target its own.
  init(
    _ values: Tensor<Element>, at indices: Tensor<Int64>, axis: Int, of target: inout Tensor<Element>
  ) throws(LinearAlgebraError) {
    let axis = target.layout.axis(axis)
    self.indices = try Tensor<Element>.resolved(indices, axis: axis, length: target.layout.shape[axis])
    guard let places = target.indexed(by: self.indices, axis: axis),
      places.shape.indices.allSatisfy({ $0 == axis || places.shape[$0] == target.layout.shape[$0] }),
      let strides = values.layout.strides(broadcastTo: places.shape)
    else {
      preconditionFailure(
        "values of shape \(values.layout.shape) at indices of shape \(indices.layout.shape) do not fit along axis \(axis) of a tensor of shape \(target.layout.shape)"
      )
    }
    self.values = values.viewing(places.shape, strides).contiguousCopy()
    target.makeUnique()
    var own = target.layout
    own.shape[axis] = 1
    own.strides[axis] = 0
    step = target.layout.strides[axis]
    nest = LoopNest(
      places.shape, self.values.layout.strides, own.strides(broadcastTo: places.shape) ?? own.strides,
      places.indexStrides)
  }
}
