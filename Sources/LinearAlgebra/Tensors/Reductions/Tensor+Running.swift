extension Tensor where Element: NumericTensorElement {
  /// The running sums along an axis: element k is the sum of those up to it.
  ///
  /// Their error does not grow with the length of the axis. Integers are added as 64-bit numbers, which wrap around.
  public func cumulativeSum(along axis: Int) -> Tensor<Element.Sum> {
    running(axis, Element.Sum.runningSums)
  }

  /// The running products along an axis: element k is the product of those up to it.
  ///
  /// Integers are multiplied as 64-bit numbers, which wrap around.
  public func cumulativeProduct(along axis: Int) -> Tensor<Element.Sum> {
    running(axis, Element.Sum.runningProducts)
  }

  /// A row-major copy as sums are stored, worked on in place: lines are rows, or the columns of blocks.
  private func running(
    _ axis: Int, _ kernel: (UnsafeMutablePointer<Element.Sum>, _ rows: Int, _ n: Int, _ downColumns: Bool) -> Void
  ) -> Tensor<Element.Sum> {
    let axis = layout.axis(axis)
    let result = Tensor<Element.Sum>(uninitialized: layout.shape)
    writeEach(into: result, self) { Element.Sum.convert($0, from: $1, $2) }
    guard !isEmpty else { return result }
    let (length, width) = (layout.shape[axis], layout.shape[(axis + 1)...].reduce(1, *))
    withExtendedLifetime(result.storage) {
      let blocks = count / (length * width)
      inParallel(blocks, grain: Swift.max(1, kernelGrain / (length * width))) { range in
        if width == 1 { return kernel(result.base + range.lowerBound * length, range.count, length, false) }
        for block in range { kernel(result.base + block * length * width, length, width, true) }
      }
    }
    return result
  }
}
