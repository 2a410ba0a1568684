import ComplexModule
public import RealModule

/// The four element types that BLAS and LAPACK know.
public enum ScalarKind: Sendable {
  /// `Float`, LAPACK's prefix S.
  case float
  /// `Double`, LAPACK's prefix D.
  case double
  /// `Complex<Float>`, LAPACK's prefix C.
  case complexFloat
  /// `Complex<Double>`, LAPACK's prefix Z.
  case complexDouble
}

/// An element of a vector or matrix: `Float`, `Double`, `Complex<Float>` or `Complex<Double>`.
///
/// Do not declare new conformances: every routine switches over ``ScalarKind``, which is closed.
public protocol Scalar: NumericTensorElement, AlgebraicField, ElementaryFunctions where Sum == Self {
  /// The type of moduli, norms and singular values.
  associatedtype Real: RealScalar

  /// Which of the four types this is.
  static var kind: ScalarKind { get }

  /// The scalar with this real part and imaginary part zero.
  init(_ real: Real)

  /// The scalar with these parts; a real type ignores the imaginary one.
  init(real: Real, imaginary: Real)

  /// The real part.
  var real: Real { get }

  /// The imaginary part, zero for real types.
  var imaginary: Real { get }

  /// The complex conjugate, the number itself for real types.
  var conjugate: Self { get }

  /// The modulus |z|, without undue overflow or underflow.
  var modulus: Real { get }

  /// Whether neither part is infinite or NaN.
  var isFinite: Bool { get }
}

/// A real element: `Float` or `Double`.
public protocol RealScalar: Scalar, OrderedTensorElement, RealModule.Real, BinaryFloatingPoint
where Real == Self, Magnitude == Self {}

extension Scalar {
  /// Whether elements have an imaginary part.
  @inlinable public static var isComplex: Bool {
    switch kind {
    case .float, .double: false
    case .complexFloat, .complexDouble: true
    }
  }

  /// The unit roundoff times two: the distance from 1 to the next number of the real type.
  @inlinable public static var ulpOfOne: Real { Real.ulpOfOne }

  /// The number rounded to this type; the imaginary part is dropped where this type is real.
  @inlinable public init<Other: Scalar>(converting other: Other) {
    self.init(real: Real(other.real), imaginary: Real(other.imaginary))
  }

  /// Both parts as they are stored; ``real`` and ``imaginary`` of a complex number are NaN unless both are finite.
  var rawParts: (real: Real, imaginary: Real) {
    withUnsafeBytes(of: self) { bytes in
      (
        bytes.load(as: Real.self),
        Self.isComplex ? bytes.load(fromByteOffset: MemoryLayout<Real>.stride, as: Real.self) : 0
      )
    }
  }
}
