/// An element with sums, differences and products: a ``Scalar`` or an integer.
///
/// Integers wrap around where they overflow, as the hardware does. Halves and truth values are storage only.
public protocol NumericTensorElement: TensorElement, Numeric {}

extension Int8: NumericTensorElement {}
extension Int16: NumericTensorElement {}
extension Int32: NumericTensorElement {}
extension Int64: NumericTensorElement {}
extension UInt8: NumericTensorElement {}
extension UInt16: NumericTensorElement {}
extension UInt32: NumericTensorElement {}
extension UInt64: NumericTensorElement {}
