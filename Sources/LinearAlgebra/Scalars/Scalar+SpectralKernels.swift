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
}

extension RealScalar {
  /// The largest of contiguous numbers, NaN if there is one, minus infinity of nothing.
  static func largest(_ x: UnsafePointer<Self>, _ count: Int) -> Self {
    kind == .float ? Self(vm_max_f32(s(x), count)) : Self(vm_max_f64(d(x), count))
  }
}
