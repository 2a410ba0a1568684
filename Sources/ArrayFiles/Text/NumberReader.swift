/// Reads decimal numbers, rounded correctly, without regard to the locale. A byte that belongs to no number must follow the
/// text.
struct NumberReader {
  /// The integer that was read last has no exact Double.
  private(set) var isInexactInteger = false
  private let halves = PowersOfTen.shared.halves
  private let exact = PowersOfTen.shared.exact

  /// Reads a number and moves `p` behind it; nil, and `p` anywhere, where there is none.
  @inline(__always)
  mutating func number(_ p: inout UnsafePointer<UInt8>) -> Double? {
    let start = p
    isInexactInteger = false
    let isNegative = p.pointee == UInt8(ascii: "-")
    if isNegative || p.pointee == UInt8(ascii: "+") { p += 1 }
    let first = p
    var w: UInt64 = 0
    var digit = p.pointee &- 0x30
    while digit < 10 {
      w = w &* 10 &+ UInt64(digit)
      p += 1
      digit = p.pointee &- 0x30
    }
    var count = p - first
    var exponent = 0
    let isInteger: Bool
    if p.pointee == UInt8(ascii: ".") {
      p += 1
      let fraction = p
      digit = p.pointee &- 0x30
      while digit < 10 {
        w = w &* 10 &+ UInt64(digit)
        p += 1
        digit = p.pointee &- 0x30
      }
      exponent = fraction - p
      count -= exponent
      isInteger = false
    } else {
      isInteger = true
    }
    guard count > 0 else { return special(&p, from: first, isNegative) }
    var hasExponent = false
    if p.pointee | 0x20 == UInt8(ascii: "e") {
      guard let power = Self.exponent(&p) else { return nil }
      exponent += power
      hasExponent = true
    }
    if count > 19 { return long(start, p, first, count, isInteger && !hasExponent) }
    if isInteger, !hasExponent {
      isInexactInteger = w > 1 << 53 && UInt64(exactly: Double(w)) != w
      return isNegative ? -Double(w) : Double(w)
    }
    if w <= 1 << 53, -22...22 ~= exponent {
      let value = exponent < 0 ? Double(w) / exact[-exponent] : Double(w) * exact[exponent]
      return isNegative ? -value : value
    }
    guard let value = product(w, exponent) else { return slow(start, p) }
    return isNegative ? -value : value
  }

  /// w·10^q to the nearest, or nil outside the table and near the limits of Double.
  private func product(_ w: UInt64, _ q: Int) -> Double? {
    guard w != 0 else { return 0 }
    guard PowersOfTen.exponents ~= q else { return nil }
    let shift = w.leadingZeroBitCount
    let factor = w << UInt64(shift)
    let place = 2 * (q - PowersOfTen.exponents.lowerBound)
    var (high, low) = factor.multipliedFullWidth(by: halves[place])
    if high & 0x1FF == 0x1FF {
      let (carry, overflow) = low.addingReportingOverflow(factor.multipliedFullWidth(by: halves[place + 1]).high)
      low = carry
      if overflow { high += 1 }
    }
    let upper = Int(high >> 63)
    var mantissa = high >> UInt64(upper + 9)
    let power = (217_706 * q) >> 16 + 63 + upper - shift + 1023
    guard power > 0, power < 2046 else { return nil }
    // Exactly between two numbers: the even one.
    if low <= 1, -4...23 ~= q, mantissa & 3 == 1, mantissa << UInt64(upper + 9) == high { mantissa &= ~1 }
    mantissa = (mantissa + (mantissa & 1)) >> 1
    let carries = mantissa >> 53
    return Double(bitPattern: (mantissa & (1 << 52 - 1)) | UInt64(power + Int(carries)) << 52)
  }

  /// A number of more than 19 digits: leading zeros do not count.
  private mutating func long(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ first: UnsafePointer<UInt8>, _ count: Int,
    _ isInteger: Bool
  ) -> Double? {
    var (p, significant) = (first, count)
    while p.pointee == 0x30 || p.pointee == UInt8(ascii: ".") {
      if p.pointee == 0x30 { significant -= 1 }
      p += 1
    }
    isInexactInteger = isInteger && significant > 15
    return slow(start, end)
  }

  private func slow(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
    Double(String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self))
  }

  private static func exponent(_ p: inout UnsafePointer<UInt8>) -> Int? {
    p += 1
    let isNegative = p.pointee == UInt8(ascii: "-")
    if isNegative || p.pointee == UInt8(ascii: "+") { p += 1 }
    let first = p
    var power = 0
    while p.pointee &- 0x30 < 10 {
      power = min(power * 10 + Int(p.pointee - 0x30), 1_000_000)
      p += 1
    }
    return p == first ? nil : isNegative ? -power : power
  }

  /// NaN and infinity, in any case.
  private func special(_ p: inout UnsafePointer<UInt8>, from first: UnsafePointer<UInt8>, _ isNegative: Bool) -> Double?
  {
    p = first
    for (word, value) in [("nan", Double.nan), ("infinity", .infinity), ("inf", .infinity)] {
      if zip(word.utf8.indices, word.utf8).allSatisfy({ index, letter in
        // Stops at the first difference, and so at the byte behind the text.
        p[word.utf8.distance(from: word.utf8.startIndex, to: index)] | 0x20 == letter
      }) {
        p += word.utf8.count
        return isNegative ? -value : value
      }
    }
    return nil
  }
}
