// The layout work is done in functions that are not inlined, which give pointers to runs; the loop is compiled where the
// closure is.

extension Tensor {
  /// The tensor whose elements are `transform` of these, in one pass.
  ///
  /// The loop is compiled with the closure: arithmetic is vectorised in optimised builds. Elements are visited in the
  /// order in which they lie in memory.
  @inlinable @inline(__always)
  public func map<Target: TensorElement, Failure: Error>(
    _ transform: (Element) throws(Failure) -> Target
  ) throws(Failure) -> Tensor<Target> {
    let (x, result) = mapOperands(Target.self)
    defer { withExtendedLifetime(x.storage) {} }
    try mapRun(
      result.count, result.storage.base(of: Target.self), UnsafePointer(x.storage.base(of: Element.self) + x.offset), 1,
      transform)
    return result
  }

  /// The tensor whose elements are `transform` of those of this and another tensor, with broadcasting, in one pass.
  ///
  /// The loop is compiled with the closure: arithmetic is vectorised in optimised builds.
  ///
  /// ```swift
  /// let c = a.zip(b) { $0 * $1 + $0 - $1 }     // a .* b + a - b without intermediate results
  /// ```
  @inlinable @inline(__always)
  public func zip<Other: TensorElement, Target: TensorElement, Failure: Error>(
    _ other: Tensor<Other>, _ transform: (Element, Other) throws(Failure) -> Target
  ) throws(Failure) -> Tensor<Target> {
    let (x, y, result, loop) = zipOperands(other, Target.self)
    defer { withExtendedLifetime((x.storage, y.storage)) {} }
    try loop.zip(
      0..<result.count, result.storage.base(of: Target.self),
      UnsafePointer(x.storage.base(of: Element.self) + x.offset),
      UnsafePointer(y.storage.base(of: Other.self) + y.offset), transform)
    return result
  }

  /// The tensor whose elements are `transform` of these, in one pass on several threads.
  ///
  /// `transform` is called on up to ``Backend/threads`` threads, in no order, and the result is the same as without. A
  /// closure that captures nothing is compiled into a vectorised loop in optimised builds; one that captures something is
  /// called for each element.
  @inlinable @inline(__always)
  public func concurrentMap<Target: TensorElement>(_ transform: @Sendable (Element) -> Target) -> Tensor<Target> {
    let (x, result) = mapOperands(Target.self)
    defer { withExtendedLifetime(x.storage) {} }
    MapPass(
      RunLoop(of: result.count), result.storage.base(of: Target.self),
      UnsafePointer(x.storage.base(of: Element.self) + x.offset)
    ).run(transform)
    return result
  }

  /// The tensor whose elements are `transform` of those of this and another tensor, with broadcasting, in one pass on
  /// several threads; see ``concurrentMap(_:)``.
  @inlinable @inline(__always)
  public func concurrentZip<Other: TensorElement, Target: TensorElement>(
    _ other: Tensor<Other>, _ transform: @Sendable (Element, Other) -> Target
  ) -> Tensor<Target> {
    let (x, y, result, loop) = zipOperands(other, Target.self)
    defer { withExtendedLifetime((x.storage, y.storage)) {} }
    ZipPass(
      loop, result.storage.base(of: Target.self), UnsafePointer(x.storage.base(of: Element.self) + x.offset),
      UnsafePointer(y.storage.base(of: Other.self) + y.offset)
    ).run(transform)
    return result
  }
}

extension Tensor {
  /// The elements without gaps, and a new tensor in which they lie in the same order.
  @usableFromInline
  func mapOperands<Target>(_ type: Target.Type) -> (x: Tensor, result: Tensor<Target>) {
    let nested = layout.withoutGaps
    return (laid(out: nested), Tensor<Target>(uninitialized: nested))
  }

  /// Two operands, a new tensor of the shape to which they broadcast, and how its places are walked over.
  @usableFromInline
  func zipOperands<Other, Target>(
    _ other: Tensor<Other>, _ type: Target.Type
  ) -> (x: Tensor, y: Tensor<Other>, result: Tensor<Target>, loop: RunLoop) {
    let shape = Layout.commonShape(layout, other.layout)
    let nested = Layout(shape, as: layout, other.layout)
    let result = Tensor<Target>(uninitialized: nested)
    let (own, others) = (layout.filling(shape), other.layout.filling(shape))
    guard let nest = LoopNest(shape, nested.strides, own, others), nest.planeCount == 1 else {
      let (x, y) = (viewing(shape, own), other.viewing(shape, others))
      return (x.laid(out: nested), y.laid(out: nested), result, RunLoop(of: result.count))
    }
    return (self, other, result, nest.runLoop)
  }

  /// The tensor itself where its elements lie like this, a copy elsewhere.
  private func laid(out nested: Layout) -> Tensor {
    let lies = layout.shape.indices.allSatisfy { layout.shape[$0] == 1 || layout.strides[$0] == nested.strides[$0] }
    if lies { return self }
    let copy = Tensor(uninitialized: nested)
    copy.overwrite(with: self)
    return copy
  }
}

extension RunLoop {
  /// A single run without gaps.
  @usableFromInline
  init(of count: Int) { self.init(count: count, runs: 1, x: (1, 0), y: (1, 0)) }
}

extension LoopNest {
  /// How one plane of a result without gaps, the first operand, is walked over with the two others.
  fileprivate var runLoop: RunLoop {
    func steps(_ operand: Int) -> (step: Int, next: Int) {
      (last.strides[operand], beside.strides[operand])
    }
    return RunLoop(count: inner, runs: outer, x: steps(1), y: steps(2))
  }
}
