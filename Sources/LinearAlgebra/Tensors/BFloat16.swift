/// The upper half of a `Float`: 8 bits of exponent and 8 of precision.
///
/// Storage for weights; arithmetic is done in `Float`.
@frozen
public struct BFloat16: Sendable {
  /// Sign, exponent and the 7 leading bits of the significand.
  public var bitPattern: UInt16

  /// The number with these bits.
  @inlinable public init(bitPattern: UInt16) { self.bitPattern = bitPattern }

  /// The nearest number, ties to even; NaN stays NaN, and what lies beyond the range becomes infinite.
  @inlinable public init(_ value: Float) {
    let bits = value.bitPattern
    if value.isNaN {
      bitPattern = UInt16(truncatingIfNeeded: bits >> 16) | 0x40
    } else {
      bitPattern = UInt16(truncatingIfNeeded: (bits &+ 0x7FFF &+ ((bits >> 16) & 1)) >> 16)
    }
  }
}

extension Float {
  /// The number exactly.
  @inlinable public init(_ value: BFloat16) { self.init(bitPattern: UInt32(value.bitPattern) << 16) }
}

extension BFloat16: Comparable, Hashable {
  /// Whether the numbers are equal: NaN equals nothing, and 0 equals -0.
  @inlinable public static func == (a: BFloat16, b: BFloat16) -> Bool { Float(a) == Float(b) }

  /// Whether the first number is less.
  @inlinable public static func < (a: BFloat16, b: BFloat16) -> Bool { Float(a) < Float(b) }

  // The defaults are the negation of `<`, which is true for NaN.

  /// Whether the first number is less or they are equal.
  @inlinable public static func <= (a: BFloat16, b: BFloat16) -> Bool { Float(a) <= Float(b) }

  /// Whether the first number is greater or they are equal.
  @inlinable public static func >= (a: BFloat16, b: BFloat16) -> Bool { Float(a) >= Float(b) }

  /// Feeds the number.
  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(Float(self)) }
}

extension BFloat16: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// The nearest number.
  @inlinable public init(floatLiteral value: Float) { self.init(value) }

  /// The nearest number.
  @inlinable public init(integerLiteral value: Float) { self.init(value) }
}

extension BFloat16: Codable, CustomStringConvertible {
  /// Writes the number as a `Float`.
  public func encode(to encoder: any Encoder) throws { try Float(self).encode(to: encoder) }

  /// Reads a `Float` and rounds it.
  public init(from decoder: any Decoder) throws { self.init(try Float(from: decoder)) }

  /// The number in decimal.
  public var description: String { Float(self).description }
}
