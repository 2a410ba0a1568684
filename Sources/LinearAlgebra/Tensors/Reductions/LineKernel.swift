import CVectorMath
import ComplexModule

/// A kernel that makes one number of each row, or of each column, of a row-major block: element (i, j) is x[i * ld + j],
/// i < rows, j < n.
struct LineKernel<Element, Result> {
  typealias Body = (
    _ target: UnsafeMutablePointer<Result>, _ x: UnsafePointer<Element>, _ ld: Int, _ rows: Int, _ n: Int
  ) -> Void

  /// Writes a number for each row.
  let rows: Body
  /// Writes a number for each column, where columns can be walked as they lie.
  var columns: Body?
  /// Whether what stands in the target is read first.
  var readsTarget = false
}

extension LineKernel where Element: TensorElement {
  init(_ reduction: Reduction) {
    self.init(
      rows: { Element.reduceRows(reduction, $0, $1, $2, $3, $4) },
      columns: { Element.reduceColumns(reduction, $0, $1, $2, $3, $4) })
  }
}

extension LineKernel where Element: RealScalar, Result == Element {
  /// The sum of (x - shift)², where each shift stands in the place of its result.
  static var squares: LineKernel {
    LineKernel(
      rows: { Element.squareRows($0, $1, $2, shifts: $0, $3, $4) },
      columns: { Element.squareColumns($0, $1, $2, shifts: $0, $3, $4) }, readsTarget: true)
  }

  /// log Σ exp(x).
  static var logSumExp: LineKernel { LineKernel(rows: { Element.logSumExpRows($0, $1, $2, $3, $4) }) }
}

extension NumericTensorElement {
  /// Products of complex numbers are those of a loop; the others have kernels.
  static var products: LineKernel<Self, Sum> {
    switch elementKind {
    case .complexFloat: complexProducts(Complex<Float>.self)
    case .complexDouble: complexProducts(Complex<Double>.self)
    default: LineKernel(.product)
    }
  }

  private static func complexProducts<Number: Scalar>(_: Number.Type) -> LineKernel<Self, Sum> {
    LineKernel(rows: { target, x, ld, rows, n in
      let (to, from) = (concrete(target, Number.self), UnsafeRawPointer(x).assumingMemoryBound(to: Number.self))
      for i in 0..<rows { to[i] = Number.product(from + i * ld, n) }
    })
  }
}
