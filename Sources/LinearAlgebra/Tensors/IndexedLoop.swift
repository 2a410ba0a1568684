/// Moves elements between places along an axis that indices name and places that a nest walks over.
///
/// Element x of the first operand belongs with element y + step · index of the second, the index being that of the third.
struct IndexedLoop: MovingLoop {
  let nest: LoopNest
  /// The operand that is walked over.
  let walked: UnsafeMutableRawPointer
  /// The operand whose axis the indices name.
  let indexed: UnsafeMutableRawPointer
  let indices: UnsafeMutablePointer<Int64>
  /// The stride of the axis that the indices name.
  let step: Int
  /// Whether elements go from the walked operand to the indexed one.
  let scatters: Bool

  func run<Bits: BitwiseCopyable>(_ type: Bits.Type) {
    let (walked, indexed) = (walked.assumingMemoryBound(to: Bits.self), indexed.assumingMemoryBound(to: Bits.self))
    nest.forEachPlane { offsets in
      let x = nest.plane(0, walked + offsets[0])
      let y = nest.plane(1, indexed + offsets[1])
      let index = nest.plane(2, indices + offsets[2])
      let lines = { (range: Range<Int>) in
        for j in range { line(x.from(0, j), y.from(0, j), index.from(0, j)) }
      }
      // Indices may name a place twice: what is written last is to stay.
      if scatters {
        lines(0..<nest.outer)
      } else {
        let grain = Swift.max(1, kernelGrain / nest.inner)
        inParallel(nest.outer, grain: grain, bytes: 2 * nest.inner * nest.outer * MemoryLayout<Bits>.stride, lines)
      }
    }
  }

  private func line<Bits>(_ x: Strided<Bits>, _ y: Strided<Bits>, _ index: Strided<Int64>) {
    let n = nest.inner
    if index.inner == 0 {
      let y = Strided(y.base + step * Int(index.base.pointee), y.inner, 0)
      let (target, source) = scatters ? (y, x) : (x, y)
      if target.inner == 1, source.inner == 1 {
        target.base.update(from: source.base, count: n)
      } else {
        for i in 0..<n { target.base[i &* target.inner] = source.base[i &* source.inner] }
      }
    } else if scatters {
      for i in 0..<n {
        y.base[i &* y.inner &+ step &* Int(index.base[i &* index.inner])] = x.base[i &* x.inner]
      }
    } else {
      for i in 0..<n {
        x.base[i &* x.inner] = y.base[i &* y.inner &+ step &* Int(index.base[i &* index.inner])]
      }
    }
  }
}

extension Tensor {
  /// The indices along an axis of `length` elements, counted from 0, in row-major order.
  static func resolved(
    _ indices: Tensor<Int64>, axis: Int, length: Int
  ) throws(LinearAlgebraError) -> Tensor<Int64> {
    var resolved = indices.contiguousCopy()
    let count = resolved.count
    let wrong: Int64? = resolved.withMutablePointer { p in
      for i in 0..<count {
        let index = p[i]
        if index < 0 { p[i] = index &+ Int64(length) }
        if p[i] < 0 || p[i] >= Int64(length) { return index }
      }
      return nil
    }
    if let wrong { throw .indexOutOfRange(index: Int(wrong), axis: axis, count: length) }
    return resolved
  }

  /// How this tensor, the axis that indices name left out, and the indices along it lie over one shape; nil where they do
  /// not broadcast to one.
  func indexed(
    by indices: Tensor<Int64>, axis: Int
  ) -> (shape: Axes, strides: Axes, indexStrides: Axes)? {
    guard indices.rank == rank else { return nil }
    var others = layout
    others.shape[axis] = 1
    others.strides[axis] = 0
    guard let shape = Layout.broadcastShape(others.shape, indices.layout.shape),
      let strides = others.strides(broadcastTo: shape),
      let indexStrides = indices.layout.strides(broadcastTo: shape)
    else { return nil }
    return (shape, strides, indexStrides)
  }

  /// The row-major tensor of elements at `strides` plus an index along an axis with stride `step`.
  func gathered(
    _ shape: Axes, _ strides: Axes, step: Int, _ indices: Tensor<Int64>, _ indexStrides: Axes
  ) -> Tensor {
    let result = Tensor(uninitialized: shape)
    guard let nest = LoopNest(shape, result.layout.strides, strides, indexStrides) else { return result }
    withExtendedLifetime((self, indices, result)) {
      IndexedLoop(
        nest: nest, walked: result.base, indexed: base, indices: indices.base, step: step, scatters: false
      ).run(bytes: MemoryLayout<Element>.stride)
    }
    return result
  }

  /// The elements at these positions along an axis, which are known to be inside.
  func taking(positions: [Int], axis: Int) -> Tensor {
    taking(resolved: Tensor<Int64>(shape: [positions.count], positions.map { Int64($0) }), axis: axis)
  }

  func taking(resolved indices: Tensor<Int64>, axis: Int) -> Tensor {
    var (shape, strides, indexStrides) = (layout.shape, layout.strides, Axes(repeating: 0, count: rank - 1))
    shape.remove(at: axis)
    strides.remove(at: axis)
    for k in indices.layout.shape.indices {
      shape.insert(indices.layout.shape[k], at: axis + k)
      strides.insert(0, at: axis + k)
      indexStrides.insert(indices.layout.strides[k], at: axis + k)
    }
    return gathered(shape, strides, step: layout.strides[axis], indices, indexStrides)
  }
}
