// Axes are matched from the last: equal, or one of them 1 and repeated (NumPy's rule). A temporary operand lends its
// storage to the result, which nests its axes as the first operand that has its shape.

extension Tensor where Element: NumericTensorElement {
  /// The sum of the elements at each position.
  public static func + (a: consuming Tensor, b: consuming Tensor) -> Tensor { elementwise(.add, a, b) }

  /// The sum of each element and the scalar.
  public static func + (a: consuming Tensor, b: Element) -> Tensor { elementwise(.add, a, b) }

  /// The sum of the scalar and each element.
  public static func + (a: Element, b: consuming Tensor) -> Tensor { elementwise(.add, a, b) }

  /// Replaces the tensor by the sum, in place; the other one broadcasts to its shape.
  public static func += (a: inout Tensor, b: Tensor) { a.combine(.add, b) }

  /// Replaces each element by the sum of it and the scalar, in place.
  public static func += (a: inout Tensor, b: Element) { a.combine(.add, b) }

  /// The difference of the elements at each position.
  public static func - (a: consuming Tensor, b: consuming Tensor) -> Tensor { elementwise(.subtract, a, b) }

  /// The difference of each element and the scalar.
  public static func - (a: consuming Tensor, b: Element) -> Tensor { elementwise(.subtract, a, b) }

  /// The difference of the scalar and each element.
  public static func - (a: Element, b: consuming Tensor) -> Tensor { elementwise(.subtract, a, b) }

  /// Replaces the tensor by the difference, in place; the other one broadcasts to its shape.
  public static func -= (a: inout Tensor, b: Tensor) { a.combine(.subtract, b) }

  /// Replaces each element by the difference of it and the scalar, in place.
  public static func -= (a: inout Tensor, b: Element) { a.combine(.subtract, b) }

  /// The product of the elements at each position (Hadamard).
  public static func .* (a: consuming Tensor, b: consuming Tensor) -> Tensor { elementwise(.multiply, a, b) }

  /// The product of each element and the scalar.
  public static func .* (a: consuming Tensor, b: Element) -> Tensor { elementwise(.multiply, a, b) }

  /// The product of the scalar and each element.
  public static func .* (a: Element, b: consuming Tensor) -> Tensor { elementwise(.multiply, a, b) }

  /// Replaces the tensor by the product at each position, in place; the other one broadcasts to its shape.
  public static func .*= (a: inout Tensor, b: Tensor) { a.combine(.multiply, b) }

  /// Multiplies each element by the scalar, in place.
  public static func .*= (a: inout Tensor, b: Element) { a.combine(.multiply, b) }

  /// The tensor times a scalar.
  public static func * (a: consuming Tensor, b: Element) -> Tensor { elementwise(.multiply, a, b) }

  /// The tensor times a scalar.
  public static func * (a: Element, b: consuming Tensor) -> Tensor { elementwise(.multiply, a, b) }

  /// Multiplies the tensor by a scalar, in place.
  public static func *= (a: inout Tensor, b: Element) { a.combine(.multiply, b) }

  /// The tensor with the sign of each element changed.
  public static prefix func - (a: consuming Tensor) -> Tensor { a.elementwise(Element.negateAll) }
}

extension Tensor where Element: Scalar {
  /// The quotient of the elements at each position.
  public static func ./ (a: consuming Tensor, b: consuming Tensor) -> Tensor { elementwise(.divide, a, b) }

  /// The quotient of each element and the scalar.
  public static func ./ (a: consuming Tensor, b: Element) -> Tensor { elementwise(.divide, a, b) }

  /// The quotient of the scalar and each element.
  public static func ./ (a: Element, b: consuming Tensor) -> Tensor { elementwise(.divide, a, b) }

  /// Replaces the tensor by the quotient at each position, in place; the other one broadcasts to its shape.
  public static func ./= (a: inout Tensor, b: Tensor) { a.combine(.divide, b) }

  /// Divides each element by the scalar, in place.
  public static func ./= (a: inout Tensor, b: Element) { a.combine(.divide, b) }

  /// The tensor divided by a scalar.
  public static func / (a: consuming Tensor, b: Element) -> Tensor { elementwise(.divide, a, b) }

  /// Divides the tensor by a scalar, in place.
  public static func /= (a: inout Tensor, b: Element) { a.combine(.divide, b) }
}

extension Tensor where Element: NumericTensorElement {
  fileprivate mutating func combine(_ operation: ElementwiseOperation, _ b: Tensor) {
    Tensor.elementwise(operation, into: &self, exclusive: isExclusive(), b)
  }

  fileprivate mutating func combine(_ operation: ElementwiseOperation, _ b: Element) {
    Tensor.elementwise(operation, into: &self, exclusive: isExclusive(), b)
  }
}
