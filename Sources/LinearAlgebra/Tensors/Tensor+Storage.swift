extension Tensor {
  /// Runs `body` with a pointer to the first element; the others are reached by the strides.
  package func withPointer<Result, Failure: Error>(
    _ body: (UnsafePointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withExtendedLifetime(storage) { () throws(Failure) -> Result in
      try body(UnsafePointer(storage.base(of: Element.self) + offset))
    }
  }

  /// Runs `body` with a pointer to the first element of storage that nobody else sees.
  package mutating func withMutablePointer<Result, Failure: Error>(
    _ body: (UnsafeMutablePointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    makeUnique()
    return try withExtendedLifetime(storage) { () throws(Failure) -> Result in
      try body(storage.base(of: Element.self) + offset)
    }
  }

  /// The first element as loops see it; the tensor must be kept alive meanwhile.
  var base: UnsafeMutablePointer<Element> { storage.base(of: Element.self) + offset }

  /// Whether the elements may be overwritten: nobody else sees them, and none stands for several.
  mutating func isExclusive() -> Bool {
    isKnownUniquelyReferenced(&storage) && storage.isWritable && !layout.repeatsElements
  }

  /// Copies the elements unless this value alone owns them.
  package mutating func makeUnique() {
    if !isExclusive() { self = contiguousCopy() }
  }

  /// A row-major copy in new storage.
  package func contiguousCopy() -> Tensor {
    let copy = Tensor(uninitialized: layout.shape)
    copyElements(to: copy.storage.base(of: Element.self))
    return copy
  }

  /// The tensor itself where it lies in row-major order without gaps, a copy elsewhere.
  public func contiguous() -> Tensor { isContiguous ? self : contiguousCopy() }

  /// Writes the elements in row-major order.
  func copyElements(to target: UnsafeMutablePointer<Element>) {
    copyElements(to: target, Layout(rowMajor: layout.shape).strides)
  }

  /// Writes the elements to a target of the same shape with these strides, in other storage.
  func copyElements(to target: UnsafeMutablePointer<Element>, _ strides: Axes) {
    withExtendedLifetime(storage) {
      LinearAlgebra.copyElements(layout.shape, from: base, layout.strides, to: target, strides)
    }
  }

  /// Replaces the elements of this view by those of `source`, which has the same shape and other storage.
  func overwrite(with source: Tensor) { source.copyElements(to: base, layout.strides) }
}

extension Layout {
  /// Whether an element may stand at several places: along a broadcast axis, or in windows that overlap.
  ///
  /// It cannot where each stride is longer than all that the tighter axes span together.
  var repeatsElements: Bool {
    shape.indices.contains { axis in
      guard shape[axis] > 1 else { return false }
      var span = 0
      for other in shape.indices where other != axis && shape[other] > 1 {
        let (step, length) = (Int(strides[other].magnitude), strides[axis].magnitude)
        if step <= length { span += step == length ? step : step * (shape[other] - 1) }
      }
      return span >= strides[axis].magnitude
    }
  }
}

/// Copies the elements of a shape from some strides to others in other memory.
func copyElements<Element: TensorElement>(
  _ shape: Axes, from source: UnsafeMutablePointer<Element>, _ sourceStrides: Axes,
  to target: UnsafeMutablePointer<Element>, _ targetStrides: Axes
) {
  LoopNest(shape, targetStrides, sourceStrides)?.copyElements(from: source, to: target)
}

extension LoopNest {
  /// Copies the elements of the second operand to the places of the first, in other memory.
  func copyElements<Element: TensorElement>(
    from source: UnsafeMutablePointer<Element>, to target: UnsafeMutablePointer<Element>
  ) {
    shareEachPlane(bytes: 2 * MemoryLayout<Element>.stride) { offsets in
      sharePlaneCopy(plane(0, target + offsets[0]), plane(1, source + offsets[1]), inner, outer)
    }
  }
}
