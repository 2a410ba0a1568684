import CVectorMath

/// Sorts lines of up to ``longest`` elements, several at a time: each lane of a vector holds one.
struct ShortLines<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable> {
  static var longest: Int { Int(VM_SORT_ROW) }
  /// How many lines are sorted together, so that they stay in the nearest cache.
  private static var group: Int { 16 }

  let order: SortKeys<Key>
  /// The length of the lines.
  let length: Int

  /// Sorts the lines in place; not for elements of less than four bytes.
  func sort(_ lines: Range<Int>, of bits: UnsafeMutablePointer<Key>) {
    forEachGroup(of: lines) { first, count in
      let (keys, elements) = (bits + first * length, count * length)
      order.load(keys, elements, into: keys, mergingZeros: false)
      if Key.bitWidth == 32 {
        vm_sort_rows_u32(concrete(keys), count, length)
      } else {
        vm_sort_rows_u64(concrete(keys), count, length)
      }
      order.store(keys, elements, to: keys)
    }
  }

  /// Calls `body` with each line and the indices of its elements in their order, those of equal ones ascending.
  func forEachOrder(
    _ lines: Range<Int>, of bits: UnsafePointer<Key>, _ body: (_ line: Int, _ indices: UnsafePointer<UInt64>) -> Void
  ) {
    withScratch(Key.self, Self.group * length) { keys in
      withScratch(UInt64.self, Self.group * length) { indices in
        forEachGroup(of: lines) { first, count in
          order.load(bits + first * length, count * length, into: keys, mergingZeros: true)
          sort(keys, indices, count)
          for i in 0..<count { body(first + i, UnsafePointer(indices + i * length)) }
        }
      }
    }
  }

  /// Keys of up to 32 bits are sorted with their indices behind them.
  private func sort(_ keys: UnsafeMutablePointer<Key>, _ indices: UnsafeMutablePointer<UInt64>, _ count: Int) {
    let packs = Key.bitWidth <= 32
    for line in 0..<count {
      for i in line * length..<(line + 1) * length {
        let key = packs ? UInt64(truncatingIfNeeded: keys[i]) << 32 : 0
        indices[i] = key | UInt64(truncatingIfNeeded: i - line * length)
      }
    }
    if packs {
      vm_sort_rows_u64(indices, count, length)
      for i in 0..<count * length { indices[i] &= 0xFFFF_FFFF }
    } else {
      vm_sort_pairs_u64(concrete(keys), indices, count, length)
    }
  }

  private func forEachGroup(of lines: Range<Int>, _ body: (_ first: Int, _ count: Int) -> Void) {
    for first in stride(from: lines.lowerBound, to: lines.upperBound, by: Self.group) {
      body(first, Swift.min(Self.group, lines.upperBound - first))
    }
  }
}
