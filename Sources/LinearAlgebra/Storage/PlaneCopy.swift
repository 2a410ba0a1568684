import CVectorMath

/// Moves a plane of elements; what they are does not matter, only their size.
func copyPlane<Element>(_ target: Strided<Element>, _ source: Strided<Element>, _ inner: Int, _ outer: Int) {
  if target.inner == 1, source.inner == 1 {
    for j in 0..<outer { (target.base + j * target.outer).update(from: source.base + j * source.outer, count: inner) }
    return
  }
  switch MemoryLayout<Element>.stride {
  case 1: copyLoop(moved(target, UInt8.self), moved(source), inner, outer)
  case 2: copyLoop(moved(target, UInt16.self), moved(source), inner, outer)
  case 4 where target.inner == 1 && target.outer >= inner:
    let (to, from) = (moved(target, Float.self), moved(source, Float.self))
    _ = vm_copy_f32(to.base, to.outer, from.base, from.inner, from.outer, inner, outer)
  case 8 where target.inner == 1 && target.outer >= inner:
    let (to, from) = (moved(target, Double.self), moved(source, Double.self))
    _ = vm_copy_f64(to.base, to.outer, from.base, from.inner, from.outer, inner, outer)
  case 4: copyLoop(moved(target, UInt32.self), moved(source), inner, outer)
  case 8: copyLoop(moved(target, UInt64.self), moved(source), inner, outer)
  case 16 where target.inner == 1 && target.outer >= inner:
    _ = vm_copy_c64(target.base, target.outer, source.base, source.inner, source.outer, inner, outer, 0)
  default: copyLoop(moved(target, SIMD2<UInt64>.self), moved(source), inner, outer)
  }
}

private func moved<From, To>(_ strided: Strided<From>, _ type: To.Type = To.self) -> Strided<To> {
  Strided(concrete(strided.base, To.self), strided.inner, strided.outer)
}

private func copyLoop<Bits>(_ target: Strided<Bits>, _ source: Strided<Bits>, _ inner: Int, _ outer: Int) {
  for j in 0..<outer {
    let (to, from) = (target.base + j * target.outer, source.base + j * source.outer)
    for i in 0..<inner { to[i * target.inner] = from[i * source.inner] }
  }
}
