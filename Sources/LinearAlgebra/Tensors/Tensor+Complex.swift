extension Tensor where Element: Scalar {
  /// The conjugate of each element, a copy; the tensor itself for real elements.
  public consuming func conjugated() -> Tensor { Element.isComplex ? elementwise(Element.conjugate) : self }

  /// The real part of each element, a view.
  public var real: Tensor<Element.Real> { part(0) }

  /// The imaginary part of each element: a view, or zeros for real elements.
  public var imaginary: Tensor<Element.Real> {
    Element.isComplex ? part(1) : Tensor<Element.Real>(shape: shape, repeating: 0)
  }

  /// The complex tensor with these real and imaginary parts, which must have equal shapes.
  public init(real: Tensor<Element.Real>, imaginary: Tensor<Element.Real>) {
    precondition(
      real.layout.shape == imaginary.layout.shape,
      "shapes \(real.layout.shape) and \(imaginary.layout.shape) are not equal")
    guard Element.isComplex else {
      self.init(storage: real.storage, offset: real.offset, layout: real.layout)
      return
    }
    self.init(uninitialized: real.layout.withoutGaps)
    part(0).overwrite(with: real)
    part(1).overwrite(with: imaginary)
  }

  /// The real (0) or imaginary (1) parts as they lie between the others; a real tensor is its own real part.
  func part(_ index: Int) -> Tensor<Element.Real> {
    let parts = Element.isComplex ? 2 : 1
    return Tensor<Element.Real>(
      storage: storage, offset: parts * offset + index,
      layout: Layout(shape: layout.shape, strides: Axes(layout.strides.map { parts * $0 })))
  }
}
