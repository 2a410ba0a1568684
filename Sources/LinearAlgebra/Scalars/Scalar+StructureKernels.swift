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
    case .float: countZeros(s(p), count, 1, from: 0)
    case .double: countZeros(d(p), count, 1, from: 0)
    case .complexFloat: countZeros(s(p), 2 * count, 1, from: 0) / 2
    case .complexDouble: countZeros(d(p), 2 * count, 1, from: 0) / 2
    }
  }

  /// How many of these contiguous elements are zero after the last that is not.
  static func trailingZeros(_ p: UnsafePointer<Self>, _ count: Int) -> Int {
    switch kind {
    case .float: countZeros(s(p), count, -1, from: count - 1)
    case .double: countZeros(d(p), count, -1, from: count - 1)
    case .complexFloat: countZeros(s(p), 2 * count, -1, from: 2 * count - 1) / 2
    case .complexDouble: countZeros(d(p), 2 * count, -1, from: 2 * count - 1) / 2
    }
  }

  private static func countZeros<Number: BinaryFloatingPoint>(
    _ p: UnsafePointer<Number>, _ count: Int, _ step: Int, from start: Int
  ) -> Int {
    var (zeros, position) = (0, start)
    // Eight at a time: the sum of magnitudes is zero only where all are.
    while zeros + 8 <= count {
      var sum: Number = 0
      for k in 0..<8 { sum += p[position + k * step].magnitude }
      guard sum == 0 else { break }
      zeros += 8
      position += 8 * step
    }
    while zeros < count, p[position] == 0 {
      zeros += 1
      position += step
    }
    return zeros
  }
}
