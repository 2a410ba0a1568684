import CVectorMath
import Testing

@Suite("Small products")
struct SmallProductTests {
  static let sizes = [0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 33]

  /// Strides of an m by n matrix in one of several layouts.
  static func layout(_ rows: Int, _ columns: Int, _ kind: Int) -> Layout {
    let strides = [(1, rows), (1, rows + 2), (columns, 1), (columns + 3, 1), (2, 2 * rows + 3), (-columns, 1)]
    let (rowStride, columnStride) = strides[kind % strides.count]
    return Layout(rows: rows, columns: columns, rowStride: rowStride, columnStride: columnStride)
  }

  func check<T>(_ kernels: RealKernels<T>, _ m: Int, _ n: Int, _ k: Int, alpha: T, beta: T, source: inout Source) {
    let a = Self.layout(m, k, source.below(6))
    let b = Self.layout(k, n, source.below(6))
    let c = Self.layout(m, n, source.below(6))
    let x: [T] = source.numbers(a.count)
    let y: [T] = source.numbers(b.count)
    let before: [T] = beta == 0 ? [T](repeating: .nan, count: c.count) : source.numbers(c.count)
    var after = before
    x.withUnsafeBufferPointer { p in
      y.withUnsafeBufferPointer { q in
        after.withUnsafeMutableBufferPointer { r in
          guard let first = p.baseAddress, let second = q.baseAddress, let target = r.baseAddress else { return }
          kernels.gemm(
            m, n, k, alpha, first + a.origin, a.rowStride, a.columnStride, second + b.origin, b.rowStride,
            b.columnStride, beta, target + c.origin, c.rowStride, c.columnStride)
        }
      }
    }
    var expected = before
    for i in 0..<m {
      for j in 0..<n {
        var sum: T = 0
        for p in 0..<k { sum += x[a.index(i, p)] * y[b.index(p, j)] }
        let at = c.index(i, j)
        expected[at] = alpha * sum + (beta == 0 ? 0 : beta * before[at])
        let close = (after[at] - expected[at]).magnitude <= 4 * T(k + 2) * T.ulpOfOne
        #expect(close, "\(T.self) \(m) \(n) \(k) at \(i), \(j): \(after[at]), not \(expected[at])")
        after[at] = expected[at]
      }
    }
    #expect(same(after, expected), "\(T.self) \(m) \(n) \(k): written elsewhere")
  }

  @Test("alpha A B + beta C is that of a plain loop for any strides, and beta 0 overwrites NaN", arguments: sizes)
  func real(m: Int) {
    var source = Source()
    for n in Self.sizes {
      for k in [0, 1, 2, 3, 8, 16, 17, 70] {
        check(doubles, m, n, k, alpha: 1, beta: 0, source: &source)
        check(doubles, m, n, k, alpha: -0.5, beta: 0.75, source: &source)
        check(singles, m, n, k, alpha: 1, beta: 0, source: &source)
        check(singles, m, n, k, alpha: 0, beta: 1, source: &source)
      }
    }
  }

  func check<T>(
    _ kernels: ComplexKernels<T>, _ m: Int, _ n: Int, _ k: Int, alpha: Pair<T>, beta: Pair<T>, source: inout Source
  ) {
    let a = Self.layout(m, k, source.below(6))
    let b = Self.layout(k, n, source.below(6))
    let c = Self.layout(m, n, source.below(6))
    let conjugateA = source.below(2) == 1
    let conjugateB = source.below(2) == 1
    let x: [Pair<T>] = source.pairs(a.count)
    let y: [Pair<T>] = source.pairs(b.count)
    let zero = Pair<T>(re: 0, im: 0)
    let before: [Pair<T>] =
      beta == zero ? [Pair<T>](repeating: Pair(re: .nan, im: .nan), count: c.count) : source.pairs(c.count)
    var after = before
    let size = MemoryLayout<Pair<T>>.size
    x.withUnsafeBytes { p in
      y.withUnsafeBytes { q in
        after.withUnsafeMutableBytes { r in
          guard let first = p.baseAddress, let second = q.baseAddress, let target = r.baseAddress else { return }
          kernels.gemm(
            m, n, k, [alpha], first + a.origin * size, a.rowStride, a.columnStride, second + b.origin * size,
            b.rowStride, b.columnStride, [beta], target + c.origin * size, c.rowStride, c.columnStride,
            conjugateA ? 1 : 0, conjugateB ? 1 : 0)
        }
      }
    }
    var expected = before
    for i in 0..<m {
      for j in 0..<n {
        var sum = zero
        for p in 0..<k {
          let u = x[a.index(i, p)]
          let v = y[b.index(p, j)]
          sum = sum + (conjugateA ? u.conjugate : u) * (conjugateB ? v.conjugate : v)
        }
        let at = c.index(i, j)
        expected[at] = beta == zero ? alpha * sum : alpha * sum + beta * before[at]
        let close = (after[at] - expected[at]).size <= 8 * T(k + 2) * T.ulpOfOne
        #expect(close, "\(T.self) \(m) \(n) \(k) at \(i), \(j): \(after[at]), not \(expected[at])")
        after[at] = expected[at]
      }
    }
    #expect(same(after.map(\.re), expected.map(\.re)) && same(after.map(\.im), expected.map(\.im)))
  }

  @Test("complex products conjugate either factor", arguments: sizes)
  func complex(m: Int) {
    var source = Source()
    for n in Self.sizes {
      for k in [0, 1, 2, 5, 16, 67] {
        check(
          complexDoubles, m, n, k, alpha: Pair(re: 1, im: 0), beta: Pair(re: 0, im: 0), source: &source)
        check(
          complexSingles, m, n, k, alpha: Pair(re: 0.5, im: -0.75), beta: Pair(re: -0.25, im: 0.5), source: &source)
      }
    }
  }
}
