extension Tensor where Element: OrderedTensorElement {
  /// The elements along an axis in order, NaN as the greatest (NumPy, PyTorch).
  ///
  /// Takes time in proportion to the number of elements (radix sort; a sorting network for several short lines at once).
  public func sorted(axis: Int = -1, descending: Bool = false) -> Tensor {
    let axis = layout.axis(axis)
    let lines = movedAxis(from: axis, to: -1).contiguousCopy()
    lines.forEachLine { SortedLines(lines: $0, descending: descending) }
    return lines.movedAxis(from: -1, to: axis).contiguous()
  }

  /// The indices that bring the elements along an axis into order, those of equal elements ascending; NaN is the greatest.
  ///
  /// ``takingAlongAxis(_:axis:)`` with them gives what ``sorted(axis:descending:)`` does. Takes time in proportion to the
  /// number of elements (radix sort; a sorting network for several short lines at once).
  public func argsorted(axis: Int = -1, descending: Bool = false) -> Tensor<Int64> {
    let axis = layout.axis(axis)
    let lines = movedAxis(from: axis, to: -1).contiguous()
    let indices = Tensor<Int64>(uninitialized: lines.layout.shape)
    lines.forEachLine { OrderedLines(lines: $0, descending: descending, indices: indices) }
    return indices.movedAxis(from: -1, to: axis).contiguous()
  }

  /// Runs a loop over the lines of the last axis of a contiguous tensor.
  func forEachLine(_ loop: (ElementLines) -> some LineLoop) {
    guard !isEmpty else { return }
    let length = size(-1)
    let loop = loop(ElementLines(base: base, count: count / length, length: length, kind: Element.elementKind))
    withExtendedLifetime(self) {
      switch MemoryLayout<Element>.stride {
      case 1: loop.run(UInt8.self)
      case 2: loop.run(UInt16.self)
      case 4: loop.run(UInt32.self)
      default: loop.run(UInt64.self)
      }
    }
  }
}

/// Lines of elements that follow each other.
struct ElementLines {
  let base: UnsafeMutableRawPointer
  /// How many lines there are.
  let count: Int
  /// How many elements each has.
  let length: Int
  let kind: TensorElementKind
}

/// A loop over lines of elements that are seen as bits.
protocol LineLoop {
  func run<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(_ type: Key.Type)
}

/// Sorts each line in place.
private struct SortedLines: LineLoop {
  let lines: ElementLines
  let descending: Bool

  @specialized(where Key == UInt8)
  @specialized(where Key == UInt16)
  @specialized(where Key == UInt32)
  @specialized(where Key == UInt64)
  func run<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(_ type: Key.Type) {
    let n = lines.length
    let order = SortKeys<Key>(lines.kind, descending: descending)
    let bits = lines.base.assumingMemoryBound(to: Key.self)
    inParallel(lines.count, grain: Swift.max(1, elementGrain / n)) { range in
      if n <= ShortLines<Key>.longest, Key.bitWidth >= 32 {
        return ShortLines(order: order, length: n).sort(range, of: bits)
      }
      withScratch(Key.self, 2 * n) { keys in
        withScratch(Int.self, KeySorter<Key, NoCompanion>.counterCount) { counters in
          var nothing = NoCompanion()
          withUnsafeMutablePointer(to: &nothing) { nothing in
            let sorter = KeySorter(
              count: n, keys: keys, spareKeys: keys + n, companions: nothing, spareCompanions: nothing,
              counters: counters)
            for line in range {
              order.load(bits + line * n, n, into: keys, mergingZeros: false)
              sorter.sort()
              order.store(keys, n, to: bits + line * n)
            }
          }
        }
      }
    }
  }
}

/// Writes the indices of each line in the order of its elements.
private struct OrderedLines: LineLoop {
  let lines: ElementLines
  let descending: Bool
  let indices: Tensor<Int64>

  @specialized(where Key == UInt8)
  @specialized(where Key == UInt16)
  @specialized(where Key == UInt32)
  @specialized(where Key == UInt64)
  func run<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable>(_ type: Key.Type) {
    let n = lines.length
    let order = SortKeys<Key>(lines.kind, descending: descending)
    let (bits, target) = (lines.base.assumingMemoryBound(to: Key.self), indices.base)
    inParallel(lines.count, grain: Swift.max(1, elementGrain / n)) { range in
      if n <= ShortLines<Key>.longest {
        return ShortLines(order: order, length: n).forEachOrder(range, of: bits) { line, order in
          (target + line * n).update(from: concrete(order), count: n)
        }
      }
      withScratch(Key.self, 2 * n) { keys in
        withScratch(Int64.self, n) { spare in
          withScratch(Int.self, KeySorter<Key, Int64>.counterCount) { counters in
            for line in range {
              order.load(bits + line * n, n, into: keys, mergingZeros: true)
              let companions = target + line * n
              for i in 0..<n { companions[i] = Int64(truncatingIfNeeded: i) }
              KeySorter(
                count: n, keys: keys, spareKeys: keys + n, companions: companions, spareCompanions: spare,
                counters: counters
              ).sort()
            }
          }
        }
      }
    }
    withExtendedLifetime(indices) {}
  }
}
