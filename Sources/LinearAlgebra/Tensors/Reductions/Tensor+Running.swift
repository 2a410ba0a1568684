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

  /// A row-major result of lines that are rows, or the columns of blocks, from these elements as sums are stored.
  private func running(
    _ axis: Int,
    _ kernel: (
      _ target: UnsafeMutablePointer<Element.Sum>, _ x: UnsafeMutablePointer<Element.Sum>, _ rows: Int, _ n: Int,
      _ downColumns: Bool
    ) -> Void
  ) -> Tensor<Element.Sum> {
    let axis = layout.axis(axis)
    let result = Tensor<Element.Sum>(uninitialized: layout.shape)
    guard !isEmpty else { return result }
    let isSource = isContiguous && Element.elementKind == Element.Sum.elementKind
    if !isSource { writeEach(into: result, self) { Element.Sum.convert($0, from: $1, $2) } }
    let (length, width) = (layout.shape[axis], layout.shape[(axis + 1)...].reduce(1, *))
    withExtendedLifetime((storage, result.storage)) {
      let (target, x) = (result.base, isSource ? concrete(base) : result.base)
      let blocks = count / (length * width)
      inParallel(blocks, grain: Swift.max(1, kernelGrain / (length * width))) { range in
        let start = range.lowerBound * length * width
        if width == 1 { return kernel(target + start, x + start, range.count, length, false) }
        for i in range {
          let start = i * length * width
          kernel(target + start, x + start, length, width, true)
        }
      }
    }
    return result
  }
}
