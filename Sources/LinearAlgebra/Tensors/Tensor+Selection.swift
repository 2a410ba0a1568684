import CVectorMath

/// At each position the element of `a` where the mask is true, of `b` where it is false; all three broadcast.
///
/// NumPy's `where`.
public func select<Element>(_ mask: Tensor<Bool>, _ a: Tensor<Element>, _ b: Tensor<Element>) -> Tensor<Element> {
  let shape = Layout.commonShape(Layout(rowMajor: Layout.commonShape(a.layout, b.layout)), mask.layout)
  let result = Tensor<Element>(uninitialized: Layout(shape, as: a.layout, b.layout))
  writeSelection(into: result, mask, a, b)
  return result
}

extension Tensor {
  /// The tensor with the elements of `other` where the mask is true; all three broadcast.
  public func replacing(with other: Tensor, where mask: Tensor<Bool>) -> Tensor { select(mask, other, self) }

  /// The tensor with a scalar where the mask is true, with broadcasting.
  public func replacing(with other: Element, where mask: Tensor<Bool>) -> Tensor { select(mask, Tensor(other), self) }

  /// Replaces elements by those of `other` where the mask is true, in place; both broadcast to this shape.
  public mutating func replace(with other: Tensor, where mask: Tensor<Bool>) {
    makeUnique()
    writeSelection(into: self, mask, other, self)
  }

  /// Replaces elements by a scalar where the mask is true, in place; the mask broadcasts to this shape.
  public mutating func replace(with other: Element, where mask: Tensor<Bool>) {
    replace(with: Tensor(other), where: mask)
  }

  /// The elements where the mask, which broadcasts to this shape, is true, in row-major order (NumPy's `t[mask]`).
  public func elements(where mask: Tensor<Bool>) -> Tensor {
    let mask = mask.broadcast(to: shape).contiguous()
    let source = contiguous()
    return mask.withPointer { flags in
      let count = vm_count(UnsafeRawPointer(flags).assumingMemoryBound(to: UInt8.self), self.count)
      let result = Tensor(uninitialized: [count])
      source.withPointer { x in
        var target = result.base
        for i in 0..<self.count where flags[i] {
          target.pointee = x[i]
          target += 1
        }
      }
      return result
    }
  }
}

/// The indices of the positions where the mask is true, a row for each, in row-major order (NumPy's `argwhere`).
///
/// The shape is (number of positions, rank of the mask).
public func indices(where mask: Tensor<Bool>) -> Tensor<Int64> {
  let mask = mask.contiguous()
  return mask.withPointer { flags in
    let count = vm_count(UnsafeRawPointer(flags).assumingMemoryBound(to: UInt8.self), mask.count)
    let result = Tensor<Int64>(uninitialized: [count, mask.rank])
    var row = result.base
    for i in 0..<mask.count where flags[i] {
      for index in mask.layout.shape.indices(at: i) {
        row.pointee = Int64(index)
        row += 1
      }
    }
    return result
  }
}

/// Writes mask ? a : b at each position; all broadcast to the target's shape, and the target may be a or b itself.
private func writeSelection<Element>(
  into target: Tensor<Element>, _ mask: Tensor<Bool>, _ a: Tensor<Element>, _ b: Tensor<Element>
) {
  let shape = target.layout.shape
  let nest = LoopNest(
    shape, target.layout.strides, mask.layout.filling(shape), a.layout.filling(shape), b.layout.filling(shape))
  guard let nest else { return }
  withExtendedLifetime((target, mask, a, b)) {
    let (to, flags, x, y) = (target.base, mask.base, a.base, b.base)
    nest.shareEachPlane(bytes: 3 * MemoryLayout<Element>.stride + 1) { offsets in
      SelectionPlane(
        target: nest.plane(0, to + offsets[0]), mask: nest.plane(1, flags + offsets[1]),
        x: nest.plane(2, x + offsets[2]), y: nest.plane(3, y + offsets[3])
      ).run(nest.inner, nest.outer)
    }
  }
}

private struct SelectionPlane<Element> {
  let target: Strided<Element>
  let mask: Strided<Bool>
  let x: Strided<Element>
  let y: Strided<Element>
}

extension SelectionPlane where Element: TensorElement {
  func run(_ inner: Int, _ outer: Int) {
    guard target.inner == 1, [mask.inner, x.inner, y.inner].allSatisfy({ $0 == 0 || $0 == 1 }) else {
      return loop(inner, outer)
    }
    let bytes = 3 * MemoryLayout<Element>.stride + 1
    StridedExtent(inner: inner, outer: outer).forEachRun(bytes: bytes) { i, j, count in
      Element.select(
        target.from(i, j).base, mask.from(i, j).base, mask.inner, x.from(i, j).base, x.inner, y.from(i, j).base,
        y.inner, count)
    }
  }

  private func loop(_ inner: Int, _ outer: Int) {
    switch MemoryLayout<Element>.stride {
    case 1: moved(UInt8.self).strided(inner, outer)
    case 2: moved(UInt16.self).strided(inner, outer)
    case 4: moved(UInt32.self).strided(inner, outer)
    case 8: moved(UInt64.self).strided(inner, outer)
    default: moved((UInt64, UInt64).self).strided(inner, outer)
    }
  }
}

extension SelectionPlane {
  fileprivate func strided(_ inner: Int, _ outer: Int) {
    for j in 0..<outer {
      let (to, flags) = (target.base + j * target.outer, mask.base + j * mask.outer)
      let (p, q) = (x.base + j * x.outer, y.base + j * y.outer)
      for i in 0..<inner {
        to[i * target.inner] = flags[i * mask.inner] ? p[i * x.inner] : q[i * y.inner]
      }
    }
  }

  fileprivate func moved<To>(_ type: To.Type) -> SelectionPlane<To> {
    SelectionPlane<To>(target: target.moved(type), mask: mask, x: x.moved(type), y: y.moved(type))
  }
}
