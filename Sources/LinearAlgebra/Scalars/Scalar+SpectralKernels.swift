import CVectorMath

extension Scalar {
  /// The column of the entry of largest modulus in each row of a column-major matrix of unit rows.
  static func rowPivots(
    _ index: UnsafeMutablePointer<Int64>, _ p: UnsafePointer<Self>, _ leadingDimension: Int, _ rows: Int, _ columns: Int
  ) {
    switch kind {
    case .float: vm_row_pivots_f32(index, s(p), leadingDimension, rows, columns)
    case .double: vm_row_pivots_f64(index, d(p), leadingDimension, rows, columns)
    case .complexFloat: vm_row_pivots_c32(index, p, leadingDimension, rows, columns)
    case .complexDouble: vm_row_pivots_c64(index, p, leadingDimension, rows, columns)
    }
  }

  /// The position of the entry of largest modulus in a contiguous unit vector.
  static func pivot(_ p: UnsafePointer<Self>, _ count: Int) -> Int {
    switch kind {
    case .float: Int(vm_pivot_f32(s(p), count))
    case .double: Int(vm_pivot_f64(d(p), count))
    case .complexFloat: Int(vm_pivot_c32(p, count))
    case .complexDouble: Int(vm_pivot_c64(p, count))
    }
  }

  /// target[i] = x[i] y[i], contiguous.
  static func multiplyEach(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ y: UnsafePointer<Self>, _ count: Int
  ) {
    switch kind {
    case .float: vm_multiply_f32(s(target), s(x), s(y), count)
    case .double: vm_multiply_f64(d(target), d(x), d(y), count)
    case .complexFloat: vm_multiply_c32(target, x, y, count)
    case .complexDouble: vm_multiply_c64(target, x, y, count)
    }
  }

  /// target[i] = x[i] factor, contiguous.
  static func multiplyAll(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, by factor: Self, _ count: Int
  ) {
    withUnsafePointer(to: factor) { factor in
      switch kind {
      case .float: vm_multiply_vs_f32(s(target), s(x), s(factor).pointee, count)
      case .double: vm_multiply_vs_f64(d(target), d(x), d(factor).pointee, count)
      case .complexFloat: vm_multiply_vs_c32(target, x, factor, count)
      case .complexDouble: vm_multiply_vs_c64(target, x, factor, count)
      }
    }
  }

  /// target[i] = x[i] factor with a real factor, contiguous: neither part can turn into NaN by the other's overflow.
  static func multiplyAll(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, byReal factor: Real, _ count: Int
  ) {
    withUnsafePointer(to: factor) { factor in
      switch kind {
      case .float: vm_multiply_vs_f32(s(target), s(x), s(factor).pointee, count)
      case .double: vm_multiply_vs_f64(d(target), d(x), d(factor).pointee, count)
      case .complexFloat:
        vm_multiply_vs_f32(s(target), s(x), s(factor).pointee, 2 * count)
      case .complexDouble:
        vm_multiply_vs_f64(d(target), d(x), d(factor).pointee, 2 * count)
      }
    }
  }

  /// The sum of moduli, contiguous.
  static func moduliSum(_ p: UnsafePointer<Self>, _ count: Int) -> Real {
    var result = Real.zero
    withUnsafeMutablePointer(to: &result) { sum in
      switch kind {
      case .float: s(sum).pointee = vm_abs_sum_f32(s(p), count)
      case .double: d(sum).pointee = vm_abs_sum_f64(d(p), count)
      case .complexFloat: s(sum).pointee = vm_abs_sum_c32(p, count)
      case .complexDouble: d(sum).pointee = vm_abs_sum_c64(p, count)
      }
    }
    return result
  }
}

extension RealScalar {
  /// target[i] += x[i], contiguous.
  static func accumulate(_ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ count: Int) {
    if kind == .float {
      vm_add_f32(s(target), s(UnsafePointer(target)), s(x), count)
    } else {
      vm_add_f64(d(target), d(UnsafePointer(target)), d(x), count)
    }
  }

  /// The largest of contiguous numbers, NaN if there is one, minus infinity of nothing.
  static func largest(_ x: UnsafePointer<Self>, _ count: Int) -> Self {
    kind == .float ? Self(vm_max_f32(s(x), count)) : Self(vm_max_f64(d(x), count))
  }
}
