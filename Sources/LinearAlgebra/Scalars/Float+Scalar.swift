public import RealModule

extension Float: RealScalar {
  /// The type itself.
  public typealias Real = Float

  /// LAPACK's prefix S.
  @inlinable public static var kind: ScalarKind { .float }

  /// The real part; the imaginary one is ignored.
  @inlinable public init(real: Float, imaginary: Float) { self = real }

  /// The number itself.
  @inlinable public var real: Float { self }

  /// Zero.
  @inlinable public var imaginary: Float { 0 }

  /// The number itself.
  @inlinable public var conjugate: Float { self }

  /// The absolute value.
  @inlinable public var modulus: Float { magnitude }
}
