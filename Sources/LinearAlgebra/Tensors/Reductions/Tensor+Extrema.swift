extension Tensor where Element: OrderedTensorElement {
  /// The smallest element; NaN if there is one. There must be an element.
  public func minimum() -> Element { minimum(over: allAxes).item }

  /// The smallest elements along these axes; NaN where there is one.
  public func minimum(over axes: Int..., keepingAxes: Bool = false) -> Tensor {
    minimum(over: axes, keepingAxes: keepingAxes)
  }

  /// The smallest elements along these axes; NaN where there is one.
  public func minimum(over axes: [Int], keepingAxes: Bool = false) -> Tensor { extreme(.least, axes, keepingAxes) }

  /// The largest element; NaN if there is one. There must be an element.
  public func maximum() -> Element { maximum(over: allAxes).item }

  /// The largest elements along these axes; NaN where there is one.
  public func maximum(over axes: Int..., keepingAxes: Bool = false) -> Tensor {
    maximum(over: axes, keepingAxes: keepingAxes)
  }

  /// The largest elements along these axes; NaN where there is one.
  public func maximum(over axes: [Int], keepingAxes: Bool = false) -> Tensor { extreme(.greatest, axes, keepingAxes) }

  /// The place of the smallest element, or of NaN: the first in row-major order, counted so. There must be an element.
  public func argmin() -> Int { Int(argmin(over: allAxes).item) }

  /// Where the smallest elements are along these axes, or NaN: the first, counted in row-major order over the axes.
  public func argmin(over axes: Int..., keepingAxes: Bool = false) -> Tensor<Int64> {
    argmin(over: axes, keepingAxes: keepingAxes)
  }

  /// Where the smallest elements are along these axes, or NaN: the first, counted in row-major order over the axes.
  public func argmin(over axes: [Int], keepingAxes: Bool = false) -> Tensor<Int64> {
    place(.leastIndex, axes, keepingAxes)
  }

  /// The place of the largest element, or of NaN: the first in row-major order, counted so. There must be an element.
  public func argmax() -> Int { Int(argmax(over: allAxes).item) }

  /// Where the largest elements are along these axes, or NaN: the first, counted in row-major order over the axes.
  public func argmax(over axes: Int..., keepingAxes: Bool = false) -> Tensor<Int64> {
    argmax(over: axes, keepingAxes: keepingAxes)
  }

  /// Where the largest elements are along these axes, or NaN: the first, counted in row-major order over the axes.
  public func argmax(over axes: [Int], keepingAxes: Bool = false) -> Tensor<Int64> {
    place(.greatestIndex, axes, keepingAxes)
  }
}

extension Tensor where Element: OrderedTensorElement {
  // Halves are compared as the floats that they are.

  private func extreme(_ reduction: Reduction, _ axes: [Int], _ keepingAxes: Bool) -> Tensor {
    requireElements(axes)
    guard !Element.elementKind.isHalf else {
      return singles.extreme(reduction, axes, keepingAxes).mapped { Element.convert($0, from: $1, $2) }
    }
    return reduced(axes, keepingAxes: keepingAxes, LineKernel(reduction), again: LineKernel(reduction))
  }

  private func place(_ reduction: Reduction, _ axes: [Int], _ keepingAxes: Bool) -> Tensor<Int64> {
    requireElements(axes)
    guard !Element.elementKind.isHalf else { return singles.place(reduction, axes, keepingAxes) }
    return reduced(axes, keepingAxes: keepingAxes, inOrder: true, LineKernel(reduction))
  }

  private var singles: Tensor<Float> { mapped { Float.convert($0, from: $1, $2) } }

  private func requireElements(_ axes: [Int]) {
    precondition(
      layout.axes(axes).allSatisfy { layout.shape[$0] > 0 },
      "a tensor of shape \(layout.shape) has no elements to choose from along the axes \(Axes(axes))")
  }
}
