import CVectorMath

extension Scalar {
  /// Multiplies contiguous elements by a real number, in place.
  static func scale(_ p: UnsafeMutablePointer<Self>, _ count: Int, by factor: Real) {
    switch kind {
    case .float: vm_multiply_vs_f32(s(p), UnsafePointer(s(p)), Float(factor), count)
    case .double: vm_multiply_vs_f64(d(p), UnsafePointer(d(p)), Double(factor), count)
    case .complexFloat: vm_multiply_vs_f32(s(p), UnsafePointer(s(p)), Float(factor), 2 * count)
    case .complexDouble: vm_multiply_vs_f64(d(p), UnsafePointer(d(p)), Double(factor), 2 * count)
    }
  }

  /// Multiplies contiguous elements by 2ᵉ, in place; powers beyond the range of the type are taken in steps.
  static func scale(_ p: UnsafeMutablePointer<Self>, _ count: Int, byPowerOfTwo exponent: Int) {
    let step = Real.kind == .float ? 120 : 1000
    var left = exponent
    while left != 0 {
      let part = Swift.max(-step, Swift.min(step, left))
      scale(p, count, by: powerOfTwo(part))
      left -= part
    }
  }

  /// The real number 2ᵉ.
  static func powerOfTwo(_ exponent: Int) -> Real {
    Real(sign: .plus, exponent: Real.Exponent(exponent), significand: 1)
  }

  /// The sum of the moduli of contiguous elements.
  static func modulusSum(_ p: UnsafePointer<Self>, _ count: Int) -> Real {
    switch kind {
    case .float: Real(vm_abs_sum_f32(s(p), count))
    case .double: Real(vm_abs_sum_f64(d(p), count))
    case .complexFloat: Real(vm_abs_sum_c32(p, count))
    case .complexDouble: Real(vm_abs_sum_c64(p, count))
    }
  }
}
