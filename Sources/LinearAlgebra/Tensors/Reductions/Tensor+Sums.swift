// Axes are counted from 0, or with negative numbers from the end, in any order; those that are reduced disappear, or stay
// with length 1 where they are kept. Without axes in parentheses, all elements become one number.

extension Tensor {
  /// A reduction of these axes that has a kernel, and another one for the results of parts.
  func reduced<Result: TensorElement>(
    _ axes: [Int], keepingAxes: Bool, inOrder: Bool = false, _ kernel: LineKernel<Element, Result>,
    again: LineKernel<Result, Result>? = nil
  ) -> Tensor<Result> {
    let reduction = AxisReduction(layout, axes, inOrder: inOrder)
    let result = Tensor<Result>(uninitialized: reduction.target)
    reduction.run(kernel, again: again, self, into: result.base)
    return reduction.result(result, keepingAxes: keepingAxes)
  }

  /// All axes.
  var allAxes: [Int] { Array(layout.shape.indices) }
}

extension Tensor where Element: NumericTensorElement {
  /// The sum of all elements; 0 of none.
  ///
  /// Added in blocks and pairwise, so that the error grows with log n. Integers are added as 64-bit numbers, which wrap
  /// around.
  public func sum() -> Element.Sum { sum(over: allAxes).item }

  /// The sums over these axes.
  ///
  /// Added in blocks and pairwise, so that the error grows with log n. Integers are added as 64-bit numbers, which wrap
  /// around.
  public func sum(over axes: Int..., keepingAxes: Bool = false) -> Tensor<Element.Sum> {
    sum(over: axes, keepingAxes: keepingAxes)
  }

  /// The sums over these axes.
  public func sum(over axes: [Int], keepingAxes: Bool = false) -> Tensor<Element.Sum> {
    reduced(axes, keepingAxes: keepingAxes, LineKernel(.sum), again: LineKernel(.sum))
  }

  /// The product of all elements; 1 of none. Integers are multiplied as 64-bit numbers, which wrap around.
  public func product() -> Element.Sum { product(over: allAxes).item }

  /// The products over these axes. Integers are multiplied as 64-bit numbers, which wrap around.
  public func product(over axes: Int..., keepingAxes: Bool = false) -> Tensor<Element.Sum> {
    product(over: axes, keepingAxes: keepingAxes)
  }

  /// The products over these axes.
  public func product(over axes: [Int], keepingAxes: Bool = false) -> Tensor<Element.Sum> {
    reduced(axes, keepingAxes: keepingAxes, Element.products, again: Element.Sum.products)
  }
}

extension Tensor where Element == Bool {
  /// Whether all elements are true; so they are where there are none.
  public func all() -> Bool { all(over: allAxes).item }

  /// Whether all elements along these axes are true.
  public func all(over axes: Int..., keepingAxes: Bool = false) -> Tensor<Bool> {
    all(over: axes, keepingAxes: keepingAxes)
  }

  /// Whether all elements along these axes are true.
  public func all(over axes: [Int], keepingAxes: Bool = false) -> Tensor<Bool> { extreme(.least, axes, keepingAxes) }

  /// Whether any element is true.
  public func any() -> Bool { any(over: allAxes).item }

  /// Whether any element along these axes is true.
  public func any(over axes: Int..., keepingAxes: Bool = false) -> Tensor<Bool> {
    any(over: axes, keepingAxes: keepingAxes)
  }

  /// Whether any element along these axes is true.
  public func any(over axes: [Int], keepingAxes: Bool = false) -> Tensor<Bool> { extreme(.greatest, axes, keepingAxes) }

  /// The number of elements that are true.
  public func trueCount() -> Int { Int(trueCount(over: allAxes).item) }

  /// The number of elements that are true along these axes.
  public func trueCount(over axes: Int..., keepingAxes: Bool = false) -> Tensor<Int64> {
    trueCount(over: axes, keepingAxes: keepingAxes)
  }

  /// The number of elements that are true along these axes.
  public func trueCount(over axes: [Int], keepingAxes: Bool = false) -> Tensor<Int64> {
    reduced(axes, keepingAxes: keepingAxes, LineKernel(.sum), again: LineKernel(.sum))
  }

  /// The least or greatest bytes; those of nothing are not truth values.
  private func extreme(_ reduction: Reduction, _ axes: [Int], _ keepingAxes: Bool) -> Tensor<Bool> {
    if isEmpty {
      let shape = AxisReduction(layout, axes)
      let result = Tensor<Bool>(shape: Array(shape.target.shape), repeating: reduction == .least)
      return shape.result(result, keepingAxes: keepingAxes)
    }
    return reduced(axes, keepingAxes: keepingAxes, LineKernel(reduction), again: LineKernel(reduction))
  }
}
