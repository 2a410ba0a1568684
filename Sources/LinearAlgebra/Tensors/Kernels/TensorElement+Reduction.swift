import CVectorMath

/// What the elements of a row or a column are made into.
enum Reduction {
  case sum, product, least, greatest, leastIndex, greatestIndex

  fileprivate var code: vm_reduction {
    switch self {
    case .sum: VM_SUM
    case .product: VM_PRODUCT
    case .least: VM_LEAST
    case .greatest: VM_GREATEST
    case .leastIndex: VM_LEAST_INDEX
    case .greatestIndex: VM_GREATEST_INDEX
    }
  }
}

// Of a row-major block with the element (i, j) at x[i * ld + j].

extension TensorElement {
  /// target[i] = the reduction of row i, which has n elements.
  ///
  /// Sums and products have the type of the elements, or are `Int64` (`UInt64`); indices are `Int64`.
  static func reduceRows<Result>(
    _ reduction: Reduction, _ target: UnsafeMutablePointer<Result>, _ x: UnsafePointer<Self>, _ ld: Int, _ rows: Int,
    _ n: Int
  ) {
    vm_reduce_rows(target, reduction.code, elementKind.code, x, ld, rows, n)
  }

  /// target[j] = the reduction of column j, which has as many elements as there are rows.
  static func reduceColumns<Result>(
    _ reduction: Reduction, _ target: UnsafeMutablePointer<Result>, _ x: UnsafePointer<Self>, _ ld: Int, _ rows: Int,
    _ n: Int
  ) {
    vm_reduce_columns(target, reduction.code, elementKind.code, x, ld, rows, n)
  }
}

extension RealScalar {
  /// target[i] = the sum of (x - shift[i])² over row i.
  static func squareRows(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ ld: Int, shifts: UnsafePointer<Self>, _ rows: Int,
    _ n: Int
  ) {
    kind == .float
      ? vm_square_rows_f32(s(target), s(x), ld, s(shifts), rows, n)
      : vm_square_rows_f64(d(target), d(x), ld, d(shifts), rows, n)
  }

  /// target[j] = the sum of (x - shift[j])² over column j.
  static func squareColumns(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ ld: Int, shifts: UnsafePointer<Self>, _ rows: Int,
    _ n: Int
  ) {
    kind == .float
      ? vm_square_columns_f32(s(target), s(x), ld, s(shifts), rows, n)
      : vm_square_columns_f64(d(target), d(x), ld, d(shifts), rows, n)
  }

  /// target[i] = log Σ exp(x) over row i.
  static func logSumExpRows(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ ld: Int, _ rows: Int, _ n: Int
  ) {
    kind == .float
      ? vm_log_sum_exp_rows_f32(s(target), s(x), ld, rows, n) : vm_log_sum_exp_rows_f64(d(target), d(x), ld, rows, n)
  }
}
