import CVectorMath

/// Moves a plane of elements; what they are does not matter, only their size.
func copyPlane<Element>(_ target: Strided<Element>, _ source: Strided<Element>, _ inner: Int, _ outer: Int) {
  if target.inner == 1, source.inner == 1 {
    for j in 0..<outer { (target.base + j * target.outer).update(from: source.base + j * source.outer, count: inner) }
    return
  }
  switch MemoryLayout<Element>.stride {
  case 1: copyLoop(target.moved(UInt8.self), source.moved(UInt8.self), inner, outer)
  case 2: copyLoop(target.moved(UInt16.self), source.moved(UInt16.self), inner, outer)
  case 4 where target.inner == 1 && target.outer >= inner:
    let (to, from) = (target.moved(Float.self), source.moved(Float.self))
    _ = vm_copy_f32(to.base, to.outer, from.base, from.inner, from.outer, inner, outer)
  case 8 where target.inner == 1 && target.outer >= inner:
    let (to, from) = (target.moved(Double.self), source.moved(Double.self))
    _ = vm_copy_f64(to.base, to.outer, from.base, from.inner, from.outer, inner, outer)
  case 4: copyLoop(target.moved(UInt32.self), source.moved(UInt32.self), inner, outer)
  case 8: copyLoop(target.moved(UInt64.self), source.moved(UInt64.self), inner, outer)
  case 16 where target.inner == 1 && target.outer >= inner:
    _ = vm_copy_c64(target.base, target.outer, source.base, source.inner, source.outer, inner, outer, 0)
  default: copyLoop(target.moved((UInt64, UInt64).self), source.moved((UInt64, UInt64).self), inner, outer)
  }
}

/// Moves a plane of elements on several threads where that pays.
func sharePlaneCopy<Element>(
  _ target: Strided<Element>, _ source: Strided<Element>, _ inner: Int, _ outer: Int
) {
  let extent = StridedExtent(inner: inner, outer: outer)
  let bytes = 2 * MemoryLayout<Element>.stride
  if extent.isOneRun(target), extent.isOneRun(source) {
    return StridedExtent(inner: inner * outer, outer: 1).forEachRun(bytes: bytes) { i, _, count in
      copyPlane(target.from(i, 0), source.from(i, 0), count, 1)
    }
  }
  inParallel(outer, grain: Swift.max(64, (kernelGrain + inner - 1) / inner), bytes: inner * outer * bytes) { runs in
    copyPlane(target.from(0, runs.lowerBound), source.from(0, runs.lowerBound), inner, runs.count)
  }
}

extension Strided {
  /// The same places as elements of a type of the same size.
  func moved<To>(_ type: To.Type) -> Strided<To> { Strided<To>(concrete(base, To.self), inner, outer) }
}

private func copyLoop<Bits>(_ target: Strided<Bits>, _ source: Strided<Bits>, _ inner: Int, _ outer: Int) {
  for j in 0..<outer {
    let (to, from) = (target.base + j * target.outer, source.base + j * source.outer)
    for i in 0..<inner { to[i * target.inner] = from[i * source.inner] }
  }
}
