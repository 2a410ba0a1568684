import CVectorMath
import ComplexModule

// In place, along rows of n elements without gaps, or down their columns.

extension NumericTensorElement {
  /// Replaces each element by the sum of it and those before it.
  static func runningSums(_ p: UnsafeMutablePointer<Self>, _ rows: Int, _ n: Int, downColumns: Bool) {
    switch elementKind {
    case .float: Float.runningSum(Rows(s(p), n), Rows(s(p), n), rows, n, downColumns: downColumns)
    case .double: Double.runningSum(Rows(d(p), n), Rows(d(p), n), rows, n, downColumns: downColumns)
    case .complexFloat: runningParts(s(p), rows, n, downColumns)
    case .complexDouble: runningParts(d(p), rows, n, downColumns)
    default:
      let integers = concrete(p, Int64.self)
      downColumns
        ? vm_running_sum_columns_i64(integers, n, integers, n, rows, n)
        : vm_running_sum_rows_i64(integers, n, integers, n, rows, n)
    }
  }

  /// The parts of complex numbers are columns.
  private static func runningParts<Real: RealScalar>(
    _ p: UnsafeMutablePointer<Real>, _ rows: Int, _ n: Int, _ downColumns: Bool
  ) {
    if downColumns { return Real.runningSum(Rows(p, 2 * n), Rows(p, 2 * n), rows, 2 * n, downColumns: true) }
    for i in 0..<rows {
      let row = Rows(p + 2 * i * n, 2)
      Real.runningSum(row, row, n, 2, downColumns: true)
    }
  }

  /// Replaces each element by the product of it and those before it.
  static func runningProducts(_ p: UnsafeMutablePointer<Self>, _ rows: Int, _ n: Int, downColumns: Bool) {
    guard !downColumns else {
      for row in Swift.stride(from: 1, to: rows, by: 1) {
        let target = p + row * n
        combine(.multiply, target, target - n, 1, target, 1, n)
      }
      return
    }
    switch elementKind {
    case .float: vm_running_product_rows_f32(s(p), n, s(p), n, rows, n)
    case .double: vm_running_product_rows_f64(d(p), n, d(p), n, rows, n)
    case .complexFloat: productLoop(concrete(p, Complex<Float>.self), rows, n)
    case .complexDouble: productLoop(concrete(p, Complex<Double>.self), rows, n)
    default:
      let integers = concrete(p, Int64.self)
      vm_running_product_rows_i64(integers, n, integers, n, rows, n)
    }
  }
}

private func productLoop<T: Scalar>(_ p: UnsafeMutablePointer<T>, _ rows: Int, _ n: Int) {
  for i in 0..<rows {
    for j in Swift.stride(from: 1, to: n, by: 1) { p[i * n + j] *= p[i * n + j - 1] }
  }
}
