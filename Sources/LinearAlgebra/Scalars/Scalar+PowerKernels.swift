import CVectorMath
import ComplexModule

// Real powers are vectorised, with the special cases of C's pow; complex ones are exp(y log x), and 0 where x is 0.

extension Scalar {
  /// target[i] = x[i] to the power y[i]; the target may be x or y itself.
  static func power(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ y: UnsafePointer<Self>, _ n: Int
  ) {
    switch kind {
    case .float: vm_power_f32(s(target), s(x), s(y), n)
    case .double: vm_power_f64(d(target), d(x), d(y), n)
    case .complexFloat, .complexDouble: for i in 0..<n { target[i] = .pow(x[i], y[i]) }
    }
  }

  /// target[i] = x[i] to the power of a scalar.
  static func power(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, scalar: Self, _ n: Int
  ) {
    switch kind {
    case .float: withUnsafePointer(to: scalar) { vm_power_vs_f32(s(target), s(x), s($0).pointee, n) }
    case .double: withUnsafePointer(to: scalar) { vm_power_vs_f64(d(target), d(x), d($0).pointee, n) }
    case .complexFloat, .complexDouble: for i in 0..<n { target[i] = .pow(x[i], scalar) }
    }
  }

  /// target[i] = a scalar to the power y[i].
  static func power(
    _ target: UnsafeMutablePointer<Self>, scalar: Self, _ y: UnsafePointer<Self>, _ n: Int
  ) {
    switch kind {
    case .float: withUnsafePointer(to: scalar) { vm_power_sv_f32(s(target), s($0).pointee, s(y), n) }
    case .double: withUnsafePointer(to: scalar) { vm_power_sv_f64(d(target), d($0).pointee, d(y), n) }
    case .complexFloat, .complexDouble: for i in 0..<n { target[i] = .pow(scalar, y[i]) }
    }
  }
}
