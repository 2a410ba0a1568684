import CVectorMath

/// Elements as unsigned numbers in the order in which they are sorted.
///
/// NaN is greater than all numbers. Descending order is the ascending one of the complements, so that equal elements keep
/// their order in both.
struct SortKeys<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable> {
  private enum Format {
    case unsigned
    case signed
    /// IEEE's sign and magnitude, with the bits of infinity and NaN.
    case floating(infinity: Key, nan: Key)
  }

  private let format: Format
  private let flip: Key

  init(_ kind: TensorElementKind, descending: Bool) {
    format =
      switch kind {
      case .float: .floating(infinity: Key(Float.infinity.bitPattern), nan: Key(Float.nan.bitPattern))
      case .float16: .floating(infinity: 0x7C00, nan: 0x7E00)
      case .bfloat16: .floating(infinity: 0x7F80, nan: 0x7FC0)
      case .int8, .int16, .int32, .int64: .signed
      case .uint8, .uint16, .uint32, .uint64, .bool: .unsigned
      case .double, .complexFloat, .complexDouble:
        .floating(
          infinity: Key(truncatingIfNeeded: Double.infinity.bitPattern),
          nan: Key(truncatingIfNeeded: Double.nan.bitPattern))
      }
    flip = descending ? .max : 0
  }

  private static var sign: Key { ~(Key.max >> 1) }

  /// Writes the keys of elements, given by their bits; -0 has the key of 0 if it is to count as equal.
  func load(_ bits: UnsafePointer<Key>, _ count: Int, into keys: UnsafeMutablePointer<Key>, mergingZeros: Bool) {
    let (sign, flip) = (Self.sign, flip)
    switch format {
    case .unsigned: for i in 0..<count { keys[i] = bits[i] ^ flip }
    case .signed: for i in 0..<count { keys[i] = bits[i] ^ sign ^ flip }
    case .floating(let infinity, _):
      vm_keys_of_floats(
        keys, bits, MemoryLayout<Key>.size, count, UInt64(infinity), mergingZeros ? UInt64(sign) : 0, UInt64(flip))
    }
  }

  /// Writes the bits of the elements that have these keys.
  func store(_ keys: UnsafePointer<Key>, _ count: Int, to bits: UnsafeMutablePointer<Key>) {
    let (sign, flip) = (Self.sign, flip)
    switch format {
    case .unsigned: for i in 0..<count { bits[i] = keys[i] ^ flip }
    case .signed: for i in 0..<count { bits[i] = keys[i] ^ sign ^ flip }
    case .floating(_, let nan):
      vm_floats_of_keys(bits, keys, MemoryLayout<Key>.size, count, UInt64(nan), UInt64(flip))
    }
  }
}

/// Sorts keys, and with each what belongs to it; equal keys keep their order.
///
/// Insertion for few, else counting by bytes from the lowest on (radix sort): 2 n for each byte that differs. For lines that
/// ``ShortLines`` does not sort.
struct KeySorter<Key: FixedWidthInteger & UnsignedInteger & BitwiseCopyable, Companion: BitwiseCopyable> {
  let count: Int
  let keys: UnsafeMutablePointer<Key>
  let spareKeys: UnsafeMutablePointer<Key>
  let companions: UnsafeMutablePointer<Companion>
  let spareCompanions: UnsafeMutablePointer<Companion>
  /// ``counterCount`` numbers.
  let counters: UnsafeMutablePointer<Int>

  private static var bytes: Int { MemoryLayout<Key>.size }
  private static var digits: Int { 256 }
  static var counterCount: Int { bytes * digits }

  func sort() {
    if count <= 16 * Self.bytes { insertionSort() } else { radixSort() }
  }

  private func insertionSort() {
    for i in 0..<count {
      let (key, companion) = (keys[i], companions[i])
      var place = i
      while place > 0, keys[place - 1] > key {
        (keys[place], companions[place]) = (keys[place - 1], companions[place - 1])
        place -= 1
      }
      (keys[place], companions[place]) = (key, companion)
    }
  }

  private func radixSort() {
    counters.update(repeating: 0, count: Self.counterCount)
    for i in 0..<count {
      for byte in 0..<Self.bytes { counters[byte &* Self.digits &+ digit(keys[i], byte)] &+= 1 }
    }
    var (from, to) = ((keys, companions), (spareKeys, spareCompanions))
    for byte in 0..<Self.bytes {
      let places = counters + byte * Self.digits
      if places[digit(keys[0], byte)] == count { continue }
      var sum = 0
      for digit in 0..<Self.digits { (places[digit], sum) = (sum, sum &+ places[digit]) }
      for i in 0..<count {
        let key = from.0[i]
        let digit = digit(key, byte)
        let place = places[digit]
        places[digit] = place &+ 1
        to.0[place] = key
        to.1[place] = from.1[i]
      }
      (from, to) = (to, from)
    }
    guard from.0 != keys else { return }
    for i in 0..<count { (keys[i], companions[i]) = (from.0[i], from.1[i]) }
  }

  @inline(__always)
  private func digit(_ key: Key, _ byte: Int) -> Int { Int(truncatingIfNeeded: (key >> Key(8 &* byte)) & 0xFF) }
}

/// The companion of keys that are sorted alone.
struct NoCompanion: BitwiseCopyable {}
