extension Tensor where Element: OrderedTensorElement {
  /// The `k` largest elements along an axis in descending order, or the smallest in ascending order, and their indices.
  ///
  /// Of equal elements the first ones are taken, in order. NaN is the greatest, so that it is among the largest (PyTorch's
  /// `topk`). A heap of k elements: O(n log k); short lines are sorted, several at once.
  public func topK(
    _ k: Int, axis: Int = -1, largest: Bool = true
  ) -> (values: Tensor, indices: Tensor<Int64>) {
    let axis = layout.axis(axis)
    precondition(
      k >= 0 && k <= layout.shape[axis],
      "there are no \(k) elements along axis \(axis) of a tensor of shape \(layout.shape)")
    let lines = movedAxis(from: axis, to: -1).contiguous()
    var shape = lines.layout.shape
    shape[rank - 1] = k
    let (values, indices) = (Tensor(uninitialized: shape), Tensor<Int64>(uninitialized: shape))
    if k > 0 {
      lines.forEachLine { TopLines(lines: $0, largest: largest, k: k, values: values.base, indices: indices.base) }
    }
    withExtendedLifetime((values, indices)) {}
    return (
      values.movedAxis(from: -1, to: axis).contiguous(), indices.movedAxis(from: -1, to: axis).contiguous()
    )
  }
}

/// Selects from each line.
private struct TopLines: LineLoop {
  let lines: ElementLines
  let largest: Bool
  let k: Int
  let values: UnsafeMutableRawPointer
  let indices: UnsafeMutablePointer<Int64>

  @specialized(where Key == UInt8)
  @specialized(where Key == UInt16)
  @specialized(where Key == UInt32)
  @specialized(where Key == UInt64)
  func run<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(_ type: Key.Type) {
    let (n, k) = (lines.length, k)
    let order = SortKeys<Key>(lines.kind, descending: largest)
    let (bits, places) = (lines.base.assumingMemoryBound(to: Key.self), indices)
    let target = values.assumingMemoryBound(to: Key.self)
    inParallel(lines.count, grain: Swift.max(1, elementGrain / n)) { range in
      if n <= ShortLines<Key>.longest {
        return ShortLines(order: order, length: n).forEachOrder(range, of: bits) { line, order in
          let chosen = places + line * k
          chosen.update(from: concrete(order), count: k)
          for i in 0..<k { target[line * k + i] = bits[line * n + Int(chosen[i])] }
        }
      }
      withScratch(Key.self, n + k) { keys in
        for line in range {
          let (source, chosen) = (bits + line * n, places + line * k)
          order.load(source, n, into: keys, mergingZeros: true)
          SelectionHeap(capacity: k, keys: keys + n, indices: chosen).select(from: keys, n)
          for i in 0..<k { target[line * k + i] = source[Int(chosen[i])] }
        }
      }
    }
  }
}

/// The smallest keys of a line, the greatest of them at the root; of equal keys the later one is the greater.
private struct SelectionHeap<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable> {
  let capacity: Int
  let keys: UnsafeMutablePointer<Key>
  let indices: UnsafeMutablePointer<Int64>

  /// Leaves the smallest keys and their indices in order.
  func select(from line: UnsafePointer<Key>, _ count: Int) {
    for i in 0..<capacity { (keys[i], indices[i]) = (line[i], Int64(i)) }
    for parent in (0..<capacity / 2).reversed() { sink(keys[parent], indices[parent], from: parent, capacity) }
    for i in capacity..<count where line[i] < keys[0] { sink(line[i], Int64(i), from: 0, capacity) }
    for end in (0..<capacity).reversed() {
      let (key, index) = (keys[end], indices[end])
      (keys[end], indices[end]) = (keys[0], indices[0])
      if end > 0 { sink(key, index, from: 0, end) }
    }
  }

  /// Puts a pair in place of the one at `start`, below all that are greater.
  private func sink(_ key: Key, _ index: Int64, from start: Int, _ count: Int) {
    var parent = start
    while 2 * parent + 1 < count {
      var child = 2 * parent + 1
      if child + 1 < count, (keys[child], indices[child]) < (keys[child + 1], indices[child + 1]) { child += 1 }
      if (keys[child], indices[child]) < (key, index) { break }
      (keys[parent], indices[parent]) = (keys[child], indices[child])
      parent = child
    }
    (keys[parent], indices[parent]) = (key, index)
  }
}
