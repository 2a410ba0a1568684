public import RealModule

extension Double: RealScalar {
  /// The type itself.
  public typealias Real = Double

  /// LAPACK's prefix D.
  @inlinable public static var kind: ScalarKind { .double }

  /// The real part; the imaginary one is ignored.
  @inlinable public init(real: Double, imaginary: Double) { self = real }

  /// The number itself.
  @inlinable public var real: Double { self }

  /// Zero.
  @inlinable public var imaginary: Double { 0 }

  /// The number itself.
  @inlinable public var conjugate: Double { self }

  /// The absolute value.
  @inlinable public var modulus: Double { magnitude }
}
