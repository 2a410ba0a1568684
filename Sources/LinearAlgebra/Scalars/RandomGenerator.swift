public import RealModule

/// A seeded source of random bits: xoshiro256++, its 256 bits of state filled from the seed by SplitMix64.
///
/// The same seed gives the same bits everywhere and in all versions of this package. Period 2²⁵⁶ - 1; not for secrets.
/// Source: D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47 (2021).
public struct RandomGenerator: RandomNumberGenerator, Sendable, Hashable {
  @usableFromInline var s0: UInt64
  @usableFromInline var s1: UInt64
  @usableFromInline var s2: UInt64
  @usableFromInline var s3: UInt64

  /// The sequence that belongs to this seed.
  public init(seed: UInt64) {
    var counter = seed
    func splitMix() -> UInt64 {
      counter &+= 0x9E37_79B9_7F4A_7C15
      var bits = counter
      bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
      bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
      return bits ^ (bits >> 31)
    }
    (s0, s1, s2, s3) = (splitMix(), splitMix(), splitMix(), splitMix())
  }

  /// The sequence that continues from this state, which must not be all zeros.
  public init(state: (UInt64, UInt64, UInt64, UInt64)) {
    precondition(state != (0, 0, 0, 0), "the state of the generator must not be all zeros")
    (s0, s1, s2, s3) = state
  }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    let sum = s0 &+ s3
    let result = (sum << 23 | sum >> 41) &+ s0
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = s3 << 45 | s3 >> 19
    return result
  }
}

extension RandomNumberGenerator {
  /// A number uniform in [0, 1), a multiple of half the distance from 1 to the next number.
  @inlinable
  mutating func unitUniform<Real: RealScalar>(_ type: Real.Type = Real.self) -> Real {
    Real(next() >> UInt64(63 - Real.significandBitCount)) * (Real.ulpOfOne / 2)
  }

  /// Two independent standard normal numbers, by Marsaglia's polar method.
  @inlinable
  mutating func normalPair() -> (Double, Double) {
    while true {
      let (x, y) = (2 * unitUniform(Double.self) - 1, 2 * unitUniform(Double.self) - 1)
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * Double.log(square) / square).squareRoot()
      return (x * factor, y * factor)
    }
  }

  /// A random order of 0, 1, …, count - 1, each as likely as the others (Fisher-Yates).
  public mutating func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for i in Swift.stride(from: count - 1, to: 0, by: -1) {
      // The high half of a 128-bit product: a bias below 2⁻³² for any count that fits in memory.
      let j = Int(next().multipliedFullWidth(by: UInt64(i + 1)).high)
      order.swapAt(i, j)
    }
    return order
  }
}
