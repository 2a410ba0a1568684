import ComplexModule

extension Layout {
  /// The shape to which both broadcast.
  static func commonShape(_ a: Layout, _ b: Layout) -> Axes {
    guard let shape = broadcastShape(a.shape, b.shape) else {
      preconditionFailure("tensors of shapes \(a.shape) and \(b.shape) do not broadcast")
    }
    return shape
  }

  /// Where a new tensor of this shape lies best: as the first of two operands that has it, without gaps.
  init(_ shape: Axes, as first: Layout, _ second: Layout) {
    if first.shape == shape {
      self.init(shape, nestedAs: first.strides)
    } else if second.shape == shape {
      self.init(shape, nestedAs: second.strides)
    } else {
      self.init(rowMajor: shape)
    }
  }

  /// The same shape without gaps, the axes nested as they are.
  var withoutGaps: Layout { Layout(shape, nestedAs: strides) }

  /// The strides with which these elements fill a shape to which they broadcast.
  func filling(_ shape: Axes) -> Axes {
    guard let strides = strides(broadcastTo: shape) else {
      preconditionFailure("a tensor of shape \(self.shape) does not broadcast to \(shape)")
    }
    return strides
  }
}

/// Writes kernel(a) at each position.
///
/// The target has a's shape, and may be a itself, but may not overlap it otherwise. Several threads may call the kernel
/// at once.
func writeEach<Target, X>(
  into target: Tensor<Target>, _ a: Tensor<X>,
  _ kernel: (_ target: UnsafeMutablePointer<Target>, _ x: UnsafePointer<X>, _ count: Int) -> Void
) {
  withExtendedLifetime((target, a)) {
    let (to, x) = (target.base, a.base)
    let bytes = MemoryLayout<Target>.stride + MemoryLayout<X>.stride
    if target.isContiguous, a.isContiguous {
      return elementwiseLoop(rows: a.count, columns: 1, Strided(to, 1, 0), Strided(x, 1, 0), kernel)
    }
    guard let nest = LoopNest(a.layout.shape, target.layout.strides, a.layout.strides) else { return }
    nest.shareEachPlane(bytes: bytes) { offsets in
      elementwiseLoop(
        rows: nest.inner, columns: nest.outer, nest.plane(0, to + offsets[0]), nest.plane(1, x + offsets[1]), kernel)
    }
  }
}

/// Writes kernel(a, b) at each position; both broadcast to the target's shape.
///
/// The target may be a or b itself, but may not overlap them otherwise. Several threads may call the kernel at once.
func writeEach<Target, X, Y>(
  into target: Tensor<Target>, _ a: Tensor<X>, _ b: Tensor<Y>, _ kernel: PairKernel<Target, X, Y>
) {
  withExtendedLifetime((target, a, b)) {
    let (to, x, y, shape) = (target.base, a.base, b.base, target.layout.shape)
    let bytes = MemoryLayout<Target>.stride + MemoryLayout<X>.stride + MemoryLayout<Y>.stride
    if a.layout.shape == shape, b.layout.shape == shape, target.isContiguous, a.isContiguous, b.isContiguous {
      return elementwiseLoop(
        rows: target.count, columns: 1, Strided(to, 1, 0), Strided(x, 1, 0), Strided(y, 1, 0), kernel)
    }
    guard let nest = LoopNest(shape, target.layout.strides, a.layout.filling(shape), b.layout.filling(shape)) else {
      return
    }
    nest.shareEachPlane(bytes: bytes) { offsets in
      elementwiseLoop(
        rows: nest.inner, columns: nest.outer, nest.plane(0, to + offsets[0]), nest.plane(1, x + offsets[1]),
        nest.plane(2, y + offsets[2]), kernel)
    }
  }
}

extension Tensor where Element: NumericTensorElement {
  /// a ∘ b, in the storage of an operand that nobody else sees if there is one.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(_ operation: ElementwiseOperation, _ a: consuming Tensor, _ b: consuming Tensor) -> Tensor {
    var (a, b) = (a, b)
    let shape = Layout.commonShape(a.layout, b.layout)
    let result = lent(shape, &a, &b)
    combine(operation, into: result, a, b)
    return result
  }

  /// a ← a ∘ b, in place where nobody else sees a.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(_ operation: ElementwiseOperation, into a: inout Tensor, exclusive: Bool, _ b: Tensor) {
    let shape = Layout.commonShape(a.layout, b.layout)
    precondition(
      a.layout.shape == shape, "a tensor of shape \(b.layout.shape) does not broadcast to \(a.layout.shape)")
    if exclusive {
      combine(operation, into: a, a, b)
    } else {
      a = elementwise(operation, a, b)
    }
  }

  private static func combine(_ operation: ElementwiseOperation, into target: Tensor, _ a: Tensor, _ b: Tensor) {
    writeEach(into: target, a, b) { target, x, xStep, y, yStep, count in
      Element.combine(operation, target, x, xStep, y, yStep, count)
    }
  }

  /// a ∘ scalar.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(_ operation: ElementwiseOperation, _ a: consuming Tensor, _ scalar: Element) -> Tensor {
    a.elementwise { target, x, count in
      withUnsafePointer(to: scalar) { Element.combine(operation, target, x, 1, $0, 0, count) }
    }
  }

  /// scalar ∘ a.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(_ operation: ElementwiseOperation, _ scalar: Element, _ a: consuming Tensor) -> Tensor {
    a.elementwise { target, y, count in
      withUnsafePointer(to: scalar) { Element.combine(operation, target, $0, 0, y, 1, count) }
    }
  }

  /// a ← a ∘ scalar, in place where nobody else sees a.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  static func elementwise(
    _ operation: ElementwiseOperation, into a: inout Tensor, exclusive: Bool, _ scalar: Element
  ) {
    if exclusive {
      writeEach(into: a, a) { target, x, count in
        withUnsafePointer(to: scalar) { Element.combine(operation, target, x, 1, $0, 0, count) }
      }
    } else {
      a = elementwise(operation, a, scalar)
    }
  }
}

extension Tensor {
  /// kernel of each element, in this storage where nobody else sees it.
  consuming func elementwise(
    _ kernel: (UnsafeMutablePointer<Element>, UnsafePointer<Element>, Int) -> Void
  ) -> Tensor {
    var a = self
    let result = a.isExclusive() ? a : Tensor(uninitialized: a.layout.withoutGaps)
    writeEach(into: result, a, kernel)
    return result
  }

  /// kernel of each element, in another element type.
  func mapped<Target>(
    _ kernel: (UnsafeMutablePointer<Target>, UnsafePointer<Element>, Int) -> Void
  ) -> Tensor<Target> {
    let result = Tensor<Target>(uninitialized: layout.withoutGaps)
    writeEach(into: result, self, kernel)
    return result
  }
}
