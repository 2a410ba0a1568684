public import ComplexModule

extension Complex: TensorElement, NumericTensorElement, Scalar where RealType: RealScalar {
  /// The type of the parts.
  public typealias Real = RealType

  /// LAPACK's prefix C or Z.
  @inlinable public static var kind: ScalarKind { RealType.kind == .float ? .complexFloat : .complexDouble }

  /// The number with these parts.
  @inlinable public init(real: RealType, imaginary: RealType) { self.init(real, imaginary) }

  /// The modulus |z| = √(re² + im²), without undue overflow or underflow.
  @inlinable public var modulus: RealType { length }
}
