/// The element types that a tensor holds.
public enum TensorElementKind: Sendable, Hashable, CaseIterable {
  /// The types that BLAS and LAPACK know: `Float`, `Double` and the complex numbers over them.
  case float, double, complexFloat, complexDouble
  /// Half formats: 16 bits for storage, computed with in `Float`.
  case float16, bfloat16
  /// Signed integers.
  case int8, int16, int32, int64
  /// Unsigned integers.
  case uint8, uint16, uint32, uint64
  /// A byte that is 0 or 1.
  case bool
}

/// An element of a tensor: a ``Scalar``, or a half, integer or truth value as storage.
///
/// `Int` is not one, so that literals are `Double`; indices are `Int64`. Do not declare new conformances: kernels switch
/// over ``TensorElementKind``, which is closed.
public protocol TensorElement: Hashable, Codable, Sendable {
  /// Which of the types this is.
  static var elementKind: TensorElementKind { get }

  /// Zero, or false.
  static var zero: Self { get }

  /// One, or true.
  static var one: Self { get }
}

extension Scalar {
  /// The kind that ``kind`` is among those of tensors.
  @inlinable public static var elementKind: TensorElementKind {
    switch kind {
    case .float: .float
    case .double: .double
    case .complexFloat: .complexFloat
    case .complexDouble: .complexDouble
    }
  }

  /// One.
  @inlinable public static var one: Self { 1 }
}

/// An element with an order: the real numbers and integers, halves included.
public protocol OrderedTensorElement: TensorElement, Comparable {}

extension Float: OrderedTensorElement {}
extension Double: OrderedTensorElement {}

// Intel Macs have no Float16.
#if !(os(macOS) && arch(x86_64))
  extension Float16: OrderedTensorElement {
    /// IEEE's 16 bits.
    @inlinable public static var elementKind: TensorElementKind { .float16 }
    /// One.
    @inlinable public static var one: Float16 { 1 }
  }
#endif

extension BFloat16: OrderedTensorElement {
  /// The upper 16 bits of a `Float`.
  @inlinable public static var elementKind: TensorElementKind { .bfloat16 }
  /// Zero.
  @inlinable public static var zero: BFloat16 { BFloat16(bitPattern: 0) }
  /// One.
  @inlinable public static var one: BFloat16 { BFloat16(bitPattern: 0x3F80) }
}

extension Int8: OrderedTensorElement {
  /// 8 bits, signed.
  @inlinable public static var elementKind: TensorElementKind { .int8 }
  /// One.
  @inlinable public static var one: Int8 { 1 }
}

extension Int16: OrderedTensorElement {
  /// 16 bits, signed.
  @inlinable public static var elementKind: TensorElementKind { .int16 }
  /// One.
  @inlinable public static var one: Int16 { 1 }
}

extension Int32: OrderedTensorElement {
  /// 32 bits, signed.
  @inlinable public static var elementKind: TensorElementKind { .int32 }
  /// One.
  @inlinable public static var one: Int32 { 1 }
}

extension Int64: OrderedTensorElement {
  /// 64 bits, signed.
  @inlinable public static var elementKind: TensorElementKind { .int64 }
  /// One.
  @inlinable public static var one: Int64 { 1 }
}

extension UInt8: OrderedTensorElement {
  /// 8 bits, unsigned.
  @inlinable public static var elementKind: TensorElementKind { .uint8 }
  /// One.
  @inlinable public static var one: UInt8 { 1 }
}

extension UInt16: OrderedTensorElement {
  /// 16 bits, unsigned.
  @inlinable public static var elementKind: TensorElementKind { .uint16 }
  /// One.
  @inlinable public static var one: UInt16 { 1 }
}

extension UInt32: OrderedTensorElement {
  /// 32 bits, unsigned.
  @inlinable public static var elementKind: TensorElementKind { .uint32 }
  /// One.
  @inlinable public static var one: UInt32 { 1 }
}

extension UInt64: OrderedTensorElement {
  /// 64 bits, unsigned.
  @inlinable public static var elementKind: TensorElementKind { .uint64 }
  /// One.
  @inlinable public static var one: UInt64 { 1 }
}

extension Bool: TensorElement {
  /// A byte.
  @inlinable public static var elementKind: TensorElementKind { .bool }
  /// False.
  @inlinable public static var zero: Bool { false }
  /// True.
  @inlinable public static var one: Bool { true }
}
