import CVectorMath

/// Rows that lie one behind the other: element (i, j) is `base[i * ld + j]`.
struct Rows<Element> {
  let base: UnsafeMutablePointer<Element>
  let ld: Int

  init(_ base: UnsafeMutablePointer<Element>, _ ld: Int) {
    self.base = base
    self.ld = ld
  }
}

// The target's rows may be those of x.

extension RealScalar {
  /// The softmax of each row of n elements.
  static func softmax(_ target: Rows<Self>, _ x: Rows<Self>, _ rows: Int, _ n: Int) {
    kind == .float
      ? vm_softmax_rows_f32(s(target.base), target.ld, s(x.base), x.ld, rows, n)
      : vm_softmax_rows_f64(d(target.base), target.ld, d(x.base), x.ld, rows, n)
  }

  /// The logarithm of the softmax of each row.
  static func logSoftmax(_ target: Rows<Self>, _ x: Rows<Self>, _ rows: Int, _ n: Int) {
    kind == .float
      ? vm_log_softmax_rows_f32(s(target.base), target.ld, s(x.base), x.ld, rows, n)
      : vm_log_softmax_rows_f64(d(target.base), target.ld, d(x.base), x.ld, rows, n)
  }

  /// (x - mean) / √(variance + epsilon) · weight + bias of each row.
  static func layerNorm(
    _ target: Rows<Self>, _ x: Rows<Self>, _ rows: Int, _ n: Int, weight: UnsafePointer<Self>?,
    bias: UnsafePointer<Self>?, epsilon: Self
  ) {
    kind == .float
      ? vm_layer_norm_rows_f32(
        s(target.base), target.ld, s(x.base), x.ld, rows, n, weight.map { s($0) }, bias.map { s($0) }, Float(epsilon))
      : vm_layer_norm_rows_f64(
        d(target.base), target.ld, d(x.base), x.ld, rows, n, weight.map { d($0) }, bias.map { d($0) }, Double(epsilon))
  }

  /// x / √(mean of squares + epsilon) · weight of each row.
  static func rmsNorm(
    _ target: Rows<Self>, _ x: Rows<Self>, _ rows: Int, _ n: Int, weight: UnsafePointer<Self>?, epsilon: Self
  ) {
    kind == .float
      ? vm_rms_norm_rows_f32(
        s(target.base), target.ld, s(x.base), x.ld, rows, n, weight.map { s($0) }, Float(epsilon))
      : vm_rms_norm_rows_f64(
        d(target.base), target.ld, d(x.base), x.ld, rows, n, weight.map { d($0) }, Double(epsilon))
  }

  /// Running sums along each row, or down each column of n.
  static func runningSum(_ target: Rows<Self>, _ x: Rows<Self>, _ rows: Int, _ n: Int, downColumns: Bool) {
    switch (kind, downColumns) {
    case (.float, false): vm_running_sum_rows_f32(s(target.base), target.ld, s(x.base), x.ld, rows, n)
    case (.float, true): vm_running_sum_columns_f32(s(target.base), target.ld, s(x.base), x.ld, rows, n)
    case (_, false): vm_running_sum_rows_f64(d(target.base), target.ld, d(x.base), x.ld, rows, n)
    case (_, true): vm_running_sum_columns_f64(d(target.base), target.ld, d(x.base), x.ld, rows, n)
    }
  }
}
