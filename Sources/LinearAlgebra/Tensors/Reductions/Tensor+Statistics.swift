extension Tensor where Element: Scalar {
  /// The mean of all elements; NaN of none.
  public func mean() -> Element { mean(over: allAxes).item }

  /// The means over these axes; NaN of nothing.
  public func mean(over axes: Int..., keepingAxes: Bool = false) -> Tensor {
    mean(over: axes, keepingAxes: keepingAxes)
  }

  /// The means over these axes; NaN of nothing.
  public func mean(over axes: [Int], keepingAxes: Bool = false) -> Tensor {
    let reduction = AxisReduction(layout, axes)
    let means = Tensor(uninitialized: reduction.target)
    reduction.run(LineKernel(.sum), again: LineKernel(.sum), self, into: means.base)
    Element.apply(.divide, means.base, means.base, scalar: Element(Element.Real(reduction.length)), means.count)
    return reduction.result(means, keepingAxes: keepingAxes)
  }

  /// The variance Σ|x - mean|² / (n - correction) of all elements.
  ///
  /// - Parameter correction: 0 for that of the numbers (NumPy's default), 1 for the unbiased estimate from a sample
  ///   (PyTorch's).
  public func variance(correction: Element.Real = 0) -> Element.Real {
    variance(over: allAxes, correction: correction).item
  }

  /// The variances Σ|x - mean|² / (n - correction) over these axes.
  ///
  /// - Parameter correction: 0 for that of the numbers (NumPy's default), 1 for the unbiased estimate from a sample
  ///   (PyTorch's).
  public func variance(
    over axes: Int..., keepingAxes: Bool = false, correction: Element.Real = 0
  ) -> Tensor<Element.Real> {
    variance(over: axes, keepingAxes: keepingAxes, correction: correction)
  }

  /// The variances Σ|x - mean|² / (n - correction) over these axes.
  public func variance(
    over axes: [Int], keepingAxes: Bool = false, correction: Element.Real = 0
  ) -> Tensor<Element.Real> {
    // That of complex numbers is the sum of those of their parts.
    let axes = layout.axes(axes)
    guard Element.isComplex else { return concreteReal.realVariance(axes, keepingAxes, correction) }
    return parts.realVariance(axes, keepingAxes, correction).sum(over: -1)
  }

  /// The standard deviation of all elements, the square root of the variance.
  public func standardDeviation(correction: Element.Real = 0) -> Element.Real {
    variance(correction: correction).squareRoot()
  }

  /// The standard deviations over these axes, the square roots of the variances.
  public func standardDeviation(
    over axes: Int..., keepingAxes: Bool = false, correction: Element.Real = 0
  ) -> Tensor<Element.Real> {
    standardDeviation(over: axes, keepingAxes: keepingAxes, correction: correction)
  }

  /// The standard deviations over these axes, the square roots of the variances.
  public func standardDeviation(
    over axes: [Int], keepingAxes: Bool = false, correction: Element.Real = 0
  ) -> Tensor<Element.Real> {
    variance(over: axes, keepingAxes: keepingAxes, correction: correction).squareRoots()
  }
}

extension Tensor where Element: Scalar {
  /// A real tensor as one of its own real type, a view.
  var concreteReal: Tensor<Element.Real> { Tensor<Element.Real>(storage: storage, offset: offset, layout: layout) }

  /// Real and imaginary parts of complex numbers along a last axis of length 2, a view.
  var parts: Tensor<Element.Real> {
    var shape = layout.shape
    var strides = Axes(layout.strides.map { 2 * $0 })
    shape.append(2)
    strides.append(1)
    return Tensor<Element.Real>(storage: storage, offset: 2 * offset, layout: Layout(shape: shape, strides: strides))
  }
}

extension Tensor where Element: RealScalar {
  /// The square root of each element, in place where nobody else sees it.
  consuming func squareRoots() -> Tensor { elementwise { Element.apply(.squareRoot, $0, $1, $2) } }

  /// The mean of each line is the shift of its squares, and stands where their sum will.
  fileprivate func realVariance(_ axes: [Int], _ keepingAxes: Bool, _ correction: Element) -> Tensor {
    let reduction = AxisReduction(layout, axes)
    let result = Tensor(uninitialized: reduction.target)
    let (p, count, length) = (result.base, result.count, Element(reduction.length))
    reduction.run(LineKernel(.sum), again: LineKernel(.sum), self, into: p)
    Element.apply(.divide, p, p, scalar: length, count)
    reduction.run(.squares, again: LineKernel(.sum), self, into: p)
    Element.apply(.divide, p, p, scalar: Swift.max(length - correction, 0), count)
    return reduction.result(result, keepingAxes: keepingAxes)
  }
}
