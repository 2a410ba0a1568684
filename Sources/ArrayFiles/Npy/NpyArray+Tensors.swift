public import LinearAlgebra

extension Tensor where Element: Scalar {
  /// The array as a tensor whose elements are exactly those of the file.
  ///
  /// Shares the array's memory where the element types are the same, in either memory order; integers, halves and
  /// narrower numbers are widened.
  /// - Throws: ``ArrayFileError`` (`mismatch`) where a number would be rounded.
  public init(_ array: NpyArray) throws(ArrayFileError) {
    self = try array.tensor(Element.self, rounding: false)
  }

  /// The array as a tensor, its elements rounded to the element type where they do not fit it.
  public init(rounding array: NpyArray) throws(ArrayFileError) {
    self = try array.tensor(Element.self, rounding: true)
  }
}

extension NpyArray {
  /// The tensor as an array; its memory is shared where it is row-major without gaps.
  public init<Element: Scalar>(_ t: Tensor<Element>) {
    let packed = t.isContiguous && t.offset == 0 ? t : t.contiguousCopy()
    self.init(
      header: NpyHeader(element: NpyElement(Element.kind), shape: t.shape, isFortranOrder: false),
      storage: packed.storage, path: "")
  }

  fileprivate func tensor<Element: Scalar>(
    _ type: Element.Type, rounding: Bool
  ) throws(ArrayFileError) -> Tensor<Element> {
    var layout = Layout(rowMajor: Axes(header.isFortranOrder ? shape.reversed() : shape))
    if header.isFortranOrder {
      layout = Layout(shape: Axes(layout.shape.reversed()), strides: Axes(layout.strides.reversed()))
    }
    return Tensor(storage: try elements(Element.self, rounding: rounding), offset: 0, layout: layout)
  }
}
