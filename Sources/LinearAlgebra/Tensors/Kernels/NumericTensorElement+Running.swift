import CVectorMath
import ComplexModule

// Along rows of n elements without gaps, or down their columns; the target may be x itself.

extension NumericTensorElement {
  /// Replaces each element by the sum of it and those before it.
  static func runningSums(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafeMutablePointer<Self>, _ rows: Int, _ n: Int, downColumns: Bool
  ) {
    switch elementKind {
    case .float: Float.runningSum(Rows(s(target), n), Rows(s(x), n), rows, n, downColumns: downColumns)
    case .double: Double.runningSum(Rows(d(target), n), Rows(d(x), n), rows, n, downColumns: downColumns)
    case .complexFloat: runningParts(s(target), s(x), rows, n, downColumns)
    case .complexDouble: runningParts(d(target), d(x), rows, n, downColumns)
    default:
      let (to, from) = (concrete(target, Int64.self), concrete(x, Int64.self))
      downColumns
        ? vm_running_sum_columns_i64(to, n, from, n, rows, n) : vm_running_sum_rows_i64(to, n, from, n, rows, n)
    }
  }

  /// The parts of complex numbers are columns.
  private static func runningParts<Real: RealScalar>(
    _ target: UnsafeMutablePointer<Real>, _ x: UnsafeMutablePointer<Real>, _ rows: Int, _ n: Int, _ downColumns: Bool
  ) {
    if downColumns { return Real.runningSum(Rows(target, 2 * n), Rows(x, 2 * n), rows, 2 * n, downColumns: true) }
    for i in 0..<rows {
      Real.runningSum(Rows(target + 2 * i * n, 2), Rows(x + 2 * i * n, 2), n, 2, downColumns: true)
    }
  }

  /// Replaces each element by the product of it and those before it.
  static func runningProducts(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafeMutablePointer<Self>, _ rows: Int, _ n: Int, downColumns: Bool
  ) {
    guard !downColumns else {
      target.update(from: x, count: n)
      for row in Swift.stride(from: 1, to: rows, by: 1) {
        let to = target + row * n
        combine(.multiply, to, to - n, 1, x + row * n, 1, n)
      }
      return
    }
    switch elementKind {
    case .float: vm_running_product_rows_f32(s(target), n, s(x), n, rows, n)
    case .double: vm_running_product_rows_f64(d(target), n, d(x), n, rows, n)
    case .complexFloat: productLoop(concrete(target, Complex<Float>.self), concrete(x), rows, n)
    case .complexDouble: productLoop(concrete(target, Complex<Double>.self), concrete(x), rows, n)
    default: vm_running_product_rows_i64(concrete(target, Int64.self), n, concrete(x, Int64.self), n, rows, n)
    }
  }
}

private func productLoop<T: Scalar>(
  _ target: UnsafeMutablePointer<T>, _ x: UnsafeMutablePointer<T>, _ rows: Int, _ n: Int
) {
  for i in 0..<rows {
    var product: T = 1
    for j in i * n..<(i + 1) * n {
      product = j == i * n ? x[j] : product * x[j]
      target[j] = product
    }
  }
}
