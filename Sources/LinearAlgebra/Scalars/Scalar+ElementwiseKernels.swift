import CVectorMath

/// An arithmetic operation on elements that stand at the same place.
public enum ElementwiseOperation: Sendable, Hashable {
  /// The first operand stands on the left: x - y, x / y, x to the power y.
  case add, subtract, multiply, divide, power
}

// Complex sums and differences are the real ones over twice as many numbers.

extension Scalar {
  /// target[i] = x[i] ∘ y[i]; the target may be x or y itself.
  static func apply(
    _ operation: ElementwiseOperation, _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>,
    _ y: UnsafePointer<Self>, _ n: Int
  ) {
    switch (operation, kind) {
    case (.add, .float): vm_add_f32(s(target), s(x), s(y), n)
    case (.add, .double): vm_add_f64(d(target), d(x), d(y), n)
    case (.add, .complexFloat): vm_add_f32(s(target), s(x), s(y), 2 * n)
    case (.add, .complexDouble): vm_add_f64(d(target), d(x), d(y), 2 * n)
    case (.subtract, .float): vm_subtract_f32(s(target), s(x), s(y), n)
    case (.subtract, .double): vm_subtract_f64(d(target), d(x), d(y), n)
    case (.subtract, .complexFloat): vm_subtract_f32(s(target), s(x), s(y), 2 * n)
    case (.subtract, .complexDouble): vm_subtract_f64(d(target), d(x), d(y), 2 * n)
    case (.multiply, .float): vm_multiply_f32(s(target), s(x), s(y), n)
    case (.multiply, .double): vm_multiply_f64(d(target), d(x), d(y), n)
    case (.multiply, .complexFloat): vm_multiply_c32(target, x, y, n)
    case (.multiply, .complexDouble): vm_multiply_c64(target, x, y, n)
    case (.divide, .float): vm_divide_f32(s(target), s(x), s(y), n)
    case (.divide, .double): vm_divide_f64(d(target), d(x), d(y), n)
    case (.divide, .complexFloat): vm_divide_c32(target, x, y, n)
    case (.divide, .complexDouble): vm_divide_c64(target, x, y, n)
    case (.power, _): power(target, x, y, n)
    }
  }

  /// target[i] = x[i] ∘ y.
  static func apply(
    _ operation: ElementwiseOperation, _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>,
    scalar: Self, _ n: Int
  ) {
    withUnsafePointer(to: scalar) { y in
      switch (operation, kind) {
      case (.add, .float): vm_add_vs_f32(s(target), s(x), s(y).pointee, n)
      case (.add, .double): vm_add_vs_f64(d(target), d(x), d(y).pointee, n)
      case (.add, .complexFloat): vm_add_vs_c32(target, x, y, n)
      case (.add, .complexDouble): vm_add_vs_c64(target, x, y, n)
      case (.subtract, .float): vm_subtract_vs_f32(s(target), s(x), s(y).pointee, n)
      case (.subtract, .double): vm_subtract_vs_f64(d(target), d(x), d(y).pointee, n)
      case (.subtract, .complexFloat): vm_subtract_vs_c32(target, x, y, n)
      case (.subtract, .complexDouble): vm_subtract_vs_c64(target, x, y, n)
      case (.multiply, .float): vm_multiply_vs_f32(s(target), s(x), s(y).pointee, n)
      case (.multiply, .double): vm_multiply_vs_f64(d(target), d(x), d(y).pointee, n)
      case (.multiply, .complexFloat): vm_multiply_vs_c32(target, x, y, n)
      case (.multiply, .complexDouble): vm_multiply_vs_c64(target, x, y, n)
      case (.divide, .float): vm_divide_vs_f32(s(target), s(x), s(y).pointee, n)
      case (.divide, .double): vm_divide_vs_f64(d(target), d(x), d(y).pointee, n)
      case (.divide, .complexFloat): vm_divide_vs_c32(target, x, y, n)
      case (.divide, .complexDouble): vm_divide_vs_c64(target, x, y, n)
      case (.power, _): power(target, x, scalar: scalar, n)
      }
    }
  }

  /// target[i] = x ∘ y[i].
  static func apply(
    _ operation: ElementwiseOperation, _ target: UnsafeMutablePointer<Self>, scalar: Self,
    _ y: UnsafePointer<Self>, _ n: Int
  ) {
    withUnsafePointer(to: scalar) { x in
      switch (operation, kind) {
      case (.add, _), (.multiply, _): apply(operation, target, y, scalar: scalar, n)
      case (.subtract, .float): vm_subtract_sv_f32(s(target), s(x).pointee, s(y), n)
      case (.subtract, .double): vm_subtract_sv_f64(d(target), d(x).pointee, d(y), n)
      case (.subtract, .complexFloat): vm_subtract_sv_c32(target, x, y, n)
      case (.subtract, .complexDouble): vm_subtract_sv_c64(target, x, y, n)
      case (.divide, .float): vm_divide_sv_f32(s(target), s(x).pointee, s(y), n)
      case (.divide, .double): vm_divide_sv_f64(d(target), d(x).pointee, d(y), n)
      case (.divide, .complexFloat): vm_divide_sv_c32(target, x, y, n)
      case (.divide, .complexDouble): vm_divide_sv_c64(target, x, y, n)
      case (.power, _): power(target, scalar: scalar, y, n)
      }
    }
  }

  /// target[i] = value.
  static func fill(_ target: UnsafeMutablePointer<Self>, _ value: Self, _ n: Int) {
    withUnsafePointer(to: value) { v in
      switch kind {
      case .float: vm_fill_f32(s(target), s(v).pointee, n)
      case .double: vm_fill_f64(d(target), d(v).pointee, n)
      case .complexFloat: vm_fill_c32(target, v, n)
      case .complexDouble: vm_fill_c64(target, v, n)
      }
    }
  }

  /// target[i] = -x[i].
  static func negate(_ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ n: Int) {
    switch kind {
    case .float: vm_negate_f32(s(target), s(x), n)
    case .double: vm_negate_f64(d(target), d(x), n)
    case .complexFloat: vm_negate_f32(s(target), s(x), 2 * n)
    case .complexDouble: vm_negate_f64(d(target), d(x), 2 * n)
    }
  }

  /// target[i] = the conjugate of x[i].
  static func conjugate(_ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ n: Int) {
    switch kind {
    case .float, .double: target.update(from: x, count: n)
    case .complexFloat: vm_conjugate_c32(target, x, n)
    case .complexDouble: vm_conjugate_c64(target, x, n)
    }
  }

  /// target[i] = |x[i]|.
  static func moduli(_ target: UnsafeMutablePointer<Real>, _ x: UnsafePointer<Self>, _ n: Int) {
    switch kind {
    case .float: vm_abs_f32(s(target), s(x), n)
    case .double: vm_abs_f64(d(target), d(x), n)
    case .complexFloat: vm_abs_c32(s(target), x, n)
    case .complexDouble: vm_abs_c64(d(target), x, n)
    }
  }
}
