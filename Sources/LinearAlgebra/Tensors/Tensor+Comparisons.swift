// The names are those of the standard library's SIMD vectors. Operands broadcast; NaN equals nothing and has no order.

extension Tensor {
  /// Whether the elements at each position are equal.
  public static func .== (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.equal, a, b) }

  /// Whether each element equals the scalar.
  public static func .== (a: Tensor, b: Element) -> Tensor<Bool> { compare(.equal, a, b) }

  /// Whether each element equals the scalar.
  public static func .== (a: Element, b: Tensor) -> Tensor<Bool> { compare(.equal, b, a) }

  /// Whether the elements at each position differ.
  public static func .!= (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.unequal, a, b) }

  /// Whether each element differs from the scalar.
  public static func .!= (a: Tensor, b: Element) -> Tensor<Bool> { compare(.unequal, a, b) }

  /// Whether each element differs from the scalar.
  public static func .!= (a: Element, b: Tensor) -> Tensor<Bool> { compare(.unequal, b, a) }

  fileprivate static func compare(_ comparison: ElementwiseComparison, _ a: Tensor, _ b: Tensor) -> Tensor<Bool> {
    let result = Tensor<Bool>(uninitialized: Layout(Layout.commonShape(a.layout, b.layout), as: a.layout, b.layout))
    writeEach(into: result, a, b) { target, x, xStep, y, yStep, count in
      Element.compare(comparison, target, x, xStep, y, yStep, count)
    }
    return result
  }

  fileprivate static func compare(_ comparison: ElementwiseComparison, _ a: Tensor, _ b: Element) -> Tensor<Bool> {
    a.mapped { target, x, count in
      withUnsafePointer(to: b) { Element.compare(comparison, target, x, 1, $0, 0, count) }
    }
  }
}

extension Tensor where Element: OrderedTensorElement {
  /// Whether the first element at each position is less.
  public static func .< (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.less, a, b) }

  /// Whether each element is less than the scalar.
  public static func .< (a: Tensor, b: Element) -> Tensor<Bool> { compare(.less, a, b) }

  /// Whether the scalar is less than each element.
  public static func .< (a: Element, b: Tensor) -> Tensor<Bool> { compare(.greater, b, a) }

  /// Whether the first element at each position is less, or they are equal.
  public static func .<= (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.lessOrEqual, a, b) }

  /// Whether each element is the scalar or less.
  public static func .<= (a: Tensor, b: Element) -> Tensor<Bool> { compare(.lessOrEqual, a, b) }

  /// Whether the scalar is each element or less.
  public static func .<= (a: Element, b: Tensor) -> Tensor<Bool> { compare(.greaterOrEqual, b, a) }

  /// Whether the first element at each position is greater.
  public static func .> (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.greater, a, b) }

  /// Whether each element is greater than the scalar.
  public static func .> (a: Tensor, b: Element) -> Tensor<Bool> { compare(.greater, a, b) }

  /// Whether the scalar is greater than each element.
  public static func .> (a: Element, b: Tensor) -> Tensor<Bool> { compare(.less, b, a) }

  /// Whether the first element at each position is greater, or they are equal.
  public static func .>= (a: Tensor, b: Tensor) -> Tensor<Bool> { compare(.greaterOrEqual, a, b) }

  /// Whether each element is the scalar or greater.
  public static func .>= (a: Tensor, b: Element) -> Tensor<Bool> { compare(.greaterOrEqual, a, b) }

  /// Whether the scalar is each element or greater.
  public static func .>= (a: Element, b: Tensor) -> Tensor<Bool> { compare(.lessOrEqual, b, a) }
}

extension Tensor where Element == Bool {
  /// Whether not.
  public static prefix func .! (a: consuming Tensor) -> Tensor { a.elementwise(Bool.negate) }

  /// Whether both.
  public static func .& (a: consuming Tensor, b: consuming Tensor) -> Tensor { combined(.and, a, b) }

  /// Whether one or both.
  public static func .| (a: consuming Tensor, b: consuming Tensor) -> Tensor { combined(.or, a, b) }

  /// Whether one and not both.
  public static func .^ (a: consuming Tensor, b: consuming Tensor) -> Tensor { combined(.exclusiveOr, a, b) }

  private static func combined(_ operation: LogicalOperation, _ a: consuming Tensor, _ b: consuming Tensor) -> Tensor {
    combined(a, b) { Bool.combine(operation, $0, $1, $2, $3, $4, $5) }
  }
}
