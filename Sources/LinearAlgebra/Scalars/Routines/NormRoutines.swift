import CBLAS

// | Float | Double | what |
// |-------|--------|------|
// | sdot  | ddot   | Σ xᵢ²: complex vectors as twice as many real numbers |

extension RealScalar {
  /// Σ xᵢ² over a strided vector, in blocks whose sums are added in double precision.
  static func sumOfSquares(_ x: UnsafePointer<Self>, _ count: Int, stride: Int) -> Double {
    let block = 4096
    var sum = 0.0
    for start in Swift.stride(from: 0, to: count, by: block) {
      let n = Int32(Swift.min(block, count - start))
      let p = x + start * stride
      sum +=
        kind == .float
        ? Double(cblas_sdot(n, s(p), Int32(stride), s(p), Int32(stride)))
        : cblas_ddot(n, d(p), Int32(stride), d(p), Int32(stride))
    }
    return sum
  }
}
