import CVectorMath
import Testing

@Suite("Checked copies")
struct CheckedCopyTests {
  static let sizes = [0, 1, 2, 3, 5, 8, 9, 16, 17, 33]

  func check<T>(_ kernels: RealKernels<T>, _ layout: Layout, special: T?, padding: Int, source: inout Source) {
    var buffer: [T] = source.numbers(layout.count)
    if let special { buffer[source.below(buffer.count)] = special }
    let ldd = max(layout.rows, 1) + padding
    var copied = [T](repeating: 777, count: ldd * layout.columns + 5)
    var expected = copied
    var largest: UInt64 = 0
    for j in 0..<layout.columns {
      for i in 0..<layout.rows {
        let x = buffer[layout.index(i, j)]
        expected[i + j * ldd] = x
        largest = max(largest, kernels.bits(x))
      }
    }
    let (copyBits, scanBits) = buffer.withUnsafeBufferPointer { from in
      copied.withUnsafeMutableBufferPointer { to -> (UInt64, UInt64) in
        guard let start = from.baseAddress, let target = to.baseAddress else { return (0, 0) }
        let first = start + layout.origin
        return (
          kernels.copy(
            target, ldd, first, layout.rowStride, layout.columnStride, layout.rows, layout.columns),
          kernels.maxBits(first, layout.rowStride, layout.columnStride, layout.rows, layout.columns)
        )
      }
    }
    #expect(same(copied, expected), "\(T.self) \(layout)")
    #expect(copyBits == largest, "\(T.self) \(layout)")
    #expect(scanBits == largest, "\(T.self) \(layout)")
  }

  func check<T>(
    _ kernels: ComplexKernels<T>, _ layout: Layout, special: T?, padding: Int, conjugate: Bool, source: inout Source
  ) {
    var buffer: [Pair<T>] = source.pairs(layout.count)
    if let special { buffer[source.below(buffer.count)].im = special }
    let ldd = max(layout.rows, 1) + padding
    let hole = Pair<T>(re: 777, im: 777)
    var copied = [Pair<T>](repeating: hole, count: ldd * layout.columns + 5)
    var expected = copied
    var largest: UInt64 = 0
    for j in 0..<layout.columns {
      for i in 0..<layout.rows {
        let x = buffer[layout.index(i, j)]
        expected[i + j * ldd] = conjugate ? x.conjugate : x
        largest = max(largest, kernels.bits(x.re), kernels.bits(x.im))
      }
    }
    let size = MemoryLayout<Pair<T>>.size
    let (copyBits, scanBits) = buffer.withUnsafeBytes { from in
      copied.withUnsafeMutableBytes { to -> (UInt64, UInt64) in
        guard let start = from.baseAddress, let target = to.baseAddress else { return (0, 0) }
        let first = start + layout.origin * size
        return (
          kernels.copy(
            target, ldd, first, layout.rowStride, layout.columnStride, layout.rows, layout.columns,
            conjugate ? 1 : 0),
          kernels.maxBits(first, layout.rowStride, layout.columnStride, layout.rows, layout.columns)
        )
      }
    }
    #expect(same(copied.map(\.re), expected.map(\.re)), "\(T.self) \(layout)")
    #expect(same(copied.map(\.im), expected.map(\.im)), "\(T.self) \(layout)")
    #expect(copyBits == largest, "\(T.self) \(layout)")
    #expect(scanBits == largest, "\(T.self) \(layout)")
  }

  @Test(
    "a copy from any strides is element by element, leaves the padding alone and knows the largest bits",
    arguments: sizes)
  func anyStrides(rows: Int) {
    var source = Source()
    for columns in Self.sizes {
      for layout in Layout.all(rows, columns) {
        let padding = source.below(2) * 7
        check(singles, layout, special: nil, padding: padding, source: &source)
        check(doubles, layout, special: nil, padding: padding, source: &source)
        let conjugate = source.below(2) == 1
        check(complexSingles, layout, special: nil, padding: padding, conjugate: conjugate, source: &source)
        check(complexDoubles, layout, special: nil, padding: padding, conjugate: conjugate, source: &source)
      }
    }
  }

  @Test("one NaN, infinity or subnormal anywhere shows in the largest bits", arguments: [7, 16, 40])
  func specialValues(size: Int) {
    var source = Source()
    for layout in Layout.all(size, size + 1) {
      for _ in 0..<4 {
        for value in [Double.nan, -.infinity, .leastNonzeroMagnitude] {
          check(doubles, layout, special: value, padding: 1, source: &source)
          check(complexDoubles, layout, special: value, padding: 1, conjugate: true, source: &source)
        }
        for value in [Float.nan, -.infinity, .leastNonzeroMagnitude] {
          check(singles, layout, special: value, padding: 1, source: &source)
          check(complexSingles, layout, special: value, padding: 1, conjugate: true, source: &source)
        }
      }
    }
  }

  @Test("copies larger than the caches are right too")
  func streamed() {
    let n = 1500
    let matrix: [Double] = (0..<n * n).map { Double($0) }
    var copied = [Double](repeating: 0, count: n * n)
    #expect(vm_copy_f64(&copied, n, matrix, n, 1, n, n) == matrix[n * n - 1].bitPattern)
    let wrong = (0..<n * n).first { copied[$0] != matrix[$0 / n + $0 % n * n] }
    #expect(wrong == nil)
    #expect(vm_copy_f64(&copied, n, matrix, 1, n, n, n) == matrix[n * n - 1].bitPattern)
    #expect(copied == matrix)
  }
}
