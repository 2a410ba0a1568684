// A temporary operand lends its storage to the result; the result nests its axes as its operand does.

extension Tensor where Element: Scalar {
  /// The tensor whose elements are `function` of these.
  public consuming func map(_ function: ElementaryFunction) -> Tensor {
    elementwise { Element.apply(function, $0, $1, $2) }
  }

  /// Writes `function` of these elements into a tensor of this shape.
  public func map(_ function: ElementaryFunction, into target: inout Tensor) {
    write(into: &target) { Element.apply(function, $0, $1, $2) }
  }

  /// Each element to the power of the scalar; NaN where a negative real number has a fractional exponent.
  public consuming func power(_ exponent: Element) -> Tensor { Tensor.elementwise(.power, self, exponent) }

  /// Each element to the power of the one at the same place, with broadcasting.
  public consuming func power(_ exponents: consuming Tensor) -> Tensor { Tensor.elementwise(.power, self, exponents) }

  /// Writes each element to the power of the scalar into a tensor of this shape.
  public func power(_ exponent: Element, into target: inout Tensor) { combine(.power, exponent, into: &target) }

  /// Writes each element to the power of the one at the same place into a tensor of the shape to which both broadcast.
  public func power(_ exponents: Tensor, into target: inout Tensor) { combine(.power, exponents, into: &target) }

  /// Writes self ∘ other into a tensor of the shape to which both broadcast.
  ///
  /// The target is written where it lies unless somebody else sees its storage. In place, use `+=` and its like.
  public func combine(_ operation: ElementwiseOperation, _ other: Tensor, into target: inout Tensor) {
    let shape = Layout.commonShape(layout, other.layout)
    target.prepare(for: shape)
    writeEach(into: target, self, other) { Element.combineRun(operation, $0, $1, $2, $3, $4, $5) }
  }

  /// Writes self ∘ scalar into a tensor of this shape.
  ///
  /// The target is written where it lies unless somebody else sees its storage. In place, use `+=` and its like.
  public func combine(_ operation: ElementwiseOperation, _ scalar: Element, into target: inout Tensor) {
    write(into: &target) { Element.apply(operation, $0, $1, scalar: scalar, $2) }
  }

  /// The modulus of each element.
  public func abs() -> Tensor<Element.Real> { mapped(Element.moduli) }
}

extension Tensor where Element: RealScalar {
  /// The tensor whose elements are `function` of these.
  public consuming func map(_ function: RealFunction) -> Tensor {
    elementwise { Element.apply(function, $0, $1, $2) }
  }

  /// Writes `function` of these elements into a tensor of this shape.
  public func map(_ function: RealFunction, into target: inout Tensor) {
    write(into: &target) { Element.apply(function, $0, $1, $2) }
  }
}

extension Tensor where Element: NumericTensorElement & FixedWidthInteger {
  /// The absolute value of each element; the least number of a signed type stays itself.
  public consuming func abs() -> Tensor { elementwise(Element.integerMagnitude) }
}

extension Tensor where Element: OrderedTensorElement {
  /// Each element moved into the range: what is below becomes its lower bound, what is above its upper; NaN stays.
  public consuming func clamped(to range: ClosedRange<Element>) -> Tensor {
    elementwise { Element.clamp($0, $1, range, $2) }
  }

  /// Writes each element moved into the range into a tensor of this shape.
  public func clamped(to range: ClosedRange<Element>, into target: inout Tensor) {
    write(into: &target) { Element.clamp($0, $1, range, $2) }
  }

  fileprivate static func choose(
    _ choice: ElementwiseChoice, _ a: consuming Tensor, _ b: consuming Tensor
  ) -> Tensor {
    combined(a, b) { Element.choose(choice, $0, $1, $2, $3, $4, $5) }
  }

  fileprivate static func choose(_ choice: ElementwiseChoice, _ a: Tensor, _ b: Tensor, into target: inout Tensor) {
    target.prepare(for: Layout.commonShape(a.layout, b.layout))
    writeEach(into: target, a, b) { Element.choose(choice, $0, $1, $2, $3, $4, $5) }
  }
}

/// The lesser of the elements at each position, with broadcasting; NaN if either is.
public func pointwiseMin<Element: OrderedTensorElement>(
  _ a: consuming Tensor<Element>, _ b: consuming Tensor<Element>
) -> Tensor<Element> {
  .choose(.minimum, a, b)
}

/// The greater of the elements at each position, with broadcasting; NaN if either is.
public func pointwiseMax<Element: OrderedTensorElement>(
  _ a: consuming Tensor<Element>, _ b: consuming Tensor<Element>
) -> Tensor<Element> {
  .choose(.maximum, a, b)
}

/// Writes the lesser of the elements at each position into a tensor of the shape to which both broadcast.
public func pointwiseMin<Element: OrderedTensorElement>(
  _ a: Tensor<Element>, _ b: Tensor<Element>, into target: inout Tensor<Element>
) {
  Tensor.choose(.minimum, a, b, into: &target)
}

/// Writes the greater of the elements at each position into a tensor of the shape to which both broadcast.
public func pointwiseMax<Element: OrderedTensorElement>(
  _ a: Tensor<Element>, _ b: Tensor<Element>, into target: inout Tensor<Element>
) {
  Tensor.choose(.maximum, a, b, into: &target)
}

extension Tensor {
  /// kernel(a, b) at each position, in the storage of an operand that nobody else sees if there is one.
  static func combined(
    _ a: consuming Tensor, _ b: consuming Tensor, _ kernel: PairKernel<Element, Element, Element>
  ) -> Tensor {
    var (a, b) = (a, b)
    let shape = Layout.commonShape(a.layout, b.layout)
    let result = lent(shape, &a, &b)
    writeEach(into: result, a, b, kernel)
    return result
  }

  /// An operand of this shape that nobody else sees, or else new storage.
  static func lent(_ shape: Axes, _ a: inout Tensor, _ b: inout Tensor) -> Tensor {
    if a.layout.shape == shape, a.isExclusive() { return a }
    if b.layout.shape == shape, b.isExclusive() { return b }
    return Tensor(uninitialized: Layout(shape, as: a.layout, b.layout))
  }

  /// Makes this a tensor of the shape that is written next: the storage is kept if nobody else sees it.
  mutating func prepare(for shape: Axes) {
    precondition(layout.shape == shape, "a result of shape \(shape) does not fit a tensor of shape \(layout.shape)")
    if !isExclusive() { self = Tensor(uninitialized: shape) }
  }

  /// Writes kernel of these elements into a tensor of this shape.
  func write<Target>(
    into target: inout Tensor<Target>,
    _ kernel: (UnsafeMutablePointer<Target>, UnsafePointer<Element>, Int) -> Void
  ) {
    target.prepare(for: layout.shape)
    writeEach(into: target, self, kernel)
  }
}
