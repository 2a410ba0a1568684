import CVectorMath

extension Scalar {
  /// Where a column-major matrix of order n is not Hermitian: i + j n of an element with i ≥ j that differs from the
  /// conjugate of its mirror image by more than `tolerance` in a part, or -1.
  static func asymmetry(_ a: UnsafePointer<Self>, _ leadingDimension: Int, _ n: Int, _ tolerance: Real) -> Int {
    switch kind {
    case .float: vm_asymmetry_f32(s(a), leadingDimension, n, Float(tolerance))
    case .double: vm_asymmetry_f64(d(a), leadingDimension, n, Double(tolerance))
    case .complexFloat: vm_asymmetry_c32(a, leadingDimension, n, Float(tolerance))
    case .complexDouble: vm_asymmetry_c64(a, leadingDimension, n, Double(tolerance))
    }
  }

  /// How many of these contiguous elements are zero before the first that is not.
  static func leadingZeros(_ p: UnsafePointer<Self>, _ count: Int) -> Int {
    switch kind {
    case .float: vm_leading_zeros_f32(s(p), count)
    case .double: vm_leading_zeros_f64(d(p), count)
    case .complexFloat: vm_leading_zeros_f32(s(p), 2 * count) / 2
    case .complexDouble: vm_leading_zeros_f64(d(p), 2 * count) / 2
    }
  }

  /// How many of these contiguous elements are zero after the last that is not.
  static func trailingZeros(_ p: UnsafePointer<Self>, _ count: Int) -> Int {
    switch kind {
    case .float: vm_trailing_zeros_f32(s(p), count)
    case .double: vm_trailing_zeros_f64(d(p), count)
    case .complexFloat: vm_trailing_zeros_f32(s(p), 2 * count) / 2
    case .complexDouble: vm_trailing_zeros_f64(d(p), 2 * count) / 2
    }
  }
}
