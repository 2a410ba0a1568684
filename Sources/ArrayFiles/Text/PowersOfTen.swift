/// The 128 leading bits of 5^q for small q, as the algorithm of Eisel and Lemire wants them.
///
/// D. Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience 51 (2021).
struct PowersOfTen: Sendable {
  /// The exponents for which 5^|q| fits 128 bits.
  static let exponents = -55...55
  static let shared = PowersOfTen()

  /// High and low halves one after the other; never given back.
  nonisolated(unsafe) let halves: UnsafePointer<UInt64>
  /// 10^0 to 10^22, which Double holds exactly.
  nonisolated(unsafe) let exact: UnsafePointer<Double>

  private init() {
    let table = UnsafeMutablePointer<UInt64>.allocate(capacity: 2 * Self.exponents.count)
    for q in Self.exponents {
      let power = (0..<abs(q)).reduce(UInt128(1)) { product, _ in product * 5 }
      let normalized = power << power.leadingZeroBitCount
      let bits = q < 0 ? Self.reciprocal(of: power, roundingUp: q >= -27) : normalized
      let place = 2 * (q - Self.exponents.lowerBound)
      table[place] = UInt64(bits >> 64)
      table[place + 1] = UInt64(truncatingIfNeeded: bits)
    }
    halves = UnsafePointer(table)
    let tens = UnsafeMutablePointer<Double>.allocate(capacity: 23)
    tens[0] = 1
    for i in 1..<23 { tens[i] = 10 * tens[i - 1] }
    exact = UnsafePointer(tens)
  }

  /// The 128 leading bits of 1/power, bit by bit.
  private static func reciprocal(of power: UInt128, roundingUp: Bool) -> UInt128 {
    let length = 128 - (power - 1).leadingZeroBitCount
    // 2^(length + 127) / power; the remainder stays below power, and doubling it may pass 128 bits.
    var (quotient, remainder) = (UInt128(0), UInt128(0))
    for bit in 0..<length + 128 {
      let carries = remainder >> 127 == 1
      remainder = remainder << 1 | (bit == 0 ? 1 : 0)
      quotient <<= 1
      if carries || remainder >= power {
        remainder &-= power
        quotient |= 1
      }
    }
    return roundingUp ? quotient + 1 : quotient
  }
}
