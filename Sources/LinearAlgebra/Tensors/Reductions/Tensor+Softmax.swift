extension Tensor where Element: RealScalar {
  /// The softmax along an axis: exp(x - max) / Σ exp(x - max), in place where nobody else sees the elements.
  ///
  /// Lines of minus infinity, and those with infinity or NaN, give NaN (PyTorch).
  public consuming func softmax(along axis: Int = -1) -> Tensor {
    alongRows(axis, Element.softmax)
  }

  /// The logarithm of the softmax along an axis: x - max - log Σ exp(x - max).
  public consuming func logSoftmax(along axis: Int = -1) -> Tensor {
    alongRows(axis, Element.logSoftmax)
  }

  /// log Σ exp(x) of all elements, without undue overflow or underflow; minus infinity of none.
  public func logSumExp() -> Element { logSumExp(over: allAxes).item }

  /// log Σ exp(x) over these axes, without undue overflow or underflow; minus infinity of nothing.
  public func logSumExp(over axes: Int..., keepingAxes: Bool = false) -> Tensor {
    logSumExp(over: axes, keepingAxes: keepingAxes)
  }

  /// log Σ exp(x) over these axes, without undue overflow or underflow; minus infinity of nothing.
  public func logSumExp(over axes: [Int], keepingAxes: Bool = false) -> Tensor {
    reduced(axes, keepingAxes: keepingAxes, .logSumExp)
  }

  /// Layer norm: (x - mean) / √(variance + epsilon) · weight + bias along an axis, with the variance over n.
  ///
  /// - Parameters:
  ///   - weight: One number for each place along the axis; 1 if there is none.
  ///   - bias: One number for each place along the axis; 0 if there is none.
  public consuming func layerNorm(
    along axis: Int = -1, weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Element = 0.00001
  ) -> Tensor {
    let (weight, bias) = (parameters(weight, axis, "weights"), parameters(bias, axis, "biases"))
    let (w, b) = (weight.map { UnsafePointer($0.base) }, bias.map { UnsafePointer($0.base) })
    defer { withExtendedLifetime((weight, bias)) {} }
    return alongRows(axis) { Element.layerNorm($0, $1, $2, $3, weight: w, bias: b, epsilon: epsilon) }
  }

  /// RMS norm: x / √(mean of squares + epsilon) · weight along an axis.
  ///
  /// - Parameter weight: One number for each place along the axis; 1 if there is none.
  public consuming func rmsNorm(
    along axis: Int = -1, weight: Tensor? = nil, epsilon: Element = 0.00001
  ) -> Tensor {
    let weight = parameters(weight, axis, "weights")
    let w = weight.map { UnsafePointer($0.base) }
    defer { withExtendedLifetime(weight) {} }
    return alongRows(axis) { Element.rmsNorm($0, $1, $2, $3, weight: w, epsilon: epsilon) }
  }

  private func parameters(_ tensor: Tensor?, _ axis: Int, _ name: String) -> Tensor? {
    guard let tensor else { return nil }
    precondition(
      tensor.layout.shape == [size(axis)],
      "\(name) of shape \(tensor.layout.shape) do not fit axis \(axis) of a tensor of shape \(layout.shape)")
    return tensor.contiguous()
  }

  /// Runs a kernel on the lines along an axis as rows: where they are such, in place or to a new tensor, elsewhere on a
  /// copy with this axis innermost.
  private consuming func alongRows(
    _ axis: Int, _ kernel: (_ target: Rows<Element>, _ x: Rows<Element>, _ rows: Int, _ n: Int) -> Void
  ) -> Tensor {
    var source = self
    let axis = source.layout.axis(axis)
    let reduction = AxisReduction(source.layout, [axis])
    let n = source.layout.shape[axis]
    guard !source.isEmpty else { return source }
    let isRow = source.layout.strides[axis] == 1 || n == 1
    let isInPlace = isRow && source.isExclusive()
    var target = reduction.target
    (target.shape, target.strides) = (source.layout.shape, Axes(target.strides.map { $0 * n }))
    target.strides[axis] = 1
    let result = isInPlace ? source : Tensor(uninitialized: target)
    if !isRow { source.copyElements(to: result.base, target.strides) }
    withExtendedLifetime(source.storage) {
      if isRow {
        reduction.kept.forEachRun(source.base, work: n) { number, x, rows, ld in
          let to = isInPlace ? Rows(x, ld) : Rows(result.base + number * n, n)
          kernel(to, Rows(x, ld), rows, n)
        }
      } else {
        inParallel(result.count / n, grain: Swift.max(1, kernelGrain / n)) { range in
          let rows = Rows(result.base + range.lowerBound * n, n)
          kernel(rows, rows, range.count, n)
        }
      }
    }
    return result
  }
}
