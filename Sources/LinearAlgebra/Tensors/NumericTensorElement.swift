/// An element with sums, differences and products: a ``Scalar`` or an integer.
///
/// Integers wrap around where they overflow, as the hardware does. Halves and truth values are storage only.
public protocol NumericTensorElement: TensorElement, Numeric {
  /// The type of sums and products over axes: the element type itself, 64 bits for integers.
  associatedtype Sum: NumericTensorElement where Sum.Sum == Sum
}

extension Int8: NumericTensorElement {
  /// Sums have 64 bits.
  public typealias Sum = Int64
}

extension Int16: NumericTensorElement {
  /// Sums have 64 bits.
  public typealias Sum = Int64
}

extension Int32: NumericTensorElement {
  /// Sums have 64 bits.
  public typealias Sum = Int64
}

extension Int64: NumericTensorElement {
  /// Sums have 64 bits.
  public typealias Sum = Int64
}

extension UInt8: NumericTensorElement {
  /// Sums have 64 bits.
  public typealias Sum = UInt64
}

extension UInt16: NumericTensorElement {
  /// Sums have 64 bits.
  public typealias Sum = UInt64
}

extension UInt32: NumericTensorElement {
  /// Sums have 64 bits.
  public typealias Sum = UInt64
}

extension UInt64: NumericTensorElement {
  /// Sums have 64 bits.
  public typealias Sum = UInt64
}
