import CVectorMath
import Testing

@Suite("Running sums and products")
struct RunningTests {
  typealias Kernel<T> = (Write<T>, Int, Read<T>, Int, Int, Int) -> Void

  /// Running totals of each row, or down each column, with something else left between the rows of the result.
  func check<T: Comparable & Sendable>(
    _ make: () -> T, _ rowKernel: @escaping Kernel<T>, _ columnKernel: @escaping Kernel<T>, blank: T,
    _ close: ([T], [T]) -> Bool
  ) {
    for (rows, n) in Block<T>.shapes {
      let x = Block<T>(rows, n, gap: 2, padding: blank, make)
      for (kernel, lines, isRows) in [(rowKernel, x.lines, true), (columnKernel, x.columns, false)] {
        var result = [T](repeating: blank, count: rows * (n + 1))
        kernel(&result, n + 1, x.elements, x.ld, rows, n)
        for (k, line) in lines.enumerated() {
          let (start, step) = isRows ? (k * (n + 1), 1) : (k, n + 1)
          let found = line.indices.map { result[start + $0 * step] }
          #expect(close(found, line), "\(T.self) \(rows) by \(n)")
        }
        #expect((0..<rows).allSatisfy { result[$0 * (n + 1) + n] == blank })
      }
    }
  }

  func isRunning<T: BinaryFloatingPoint>(_ sums: [T], _ terms: [T]) -> Bool {
    var (sum, size) = (0.0, 0.0)
    for (value, term) in zip(sums, terms) {
      sum += Double(term)
      size += Double(term).magnitude
      if (Double(value) - sum).magnitude > 4 * Double(T.ulpOfOne) * size { return false }
    }
    return true
  }

  @Test("running sums of rows and columns")
  func sums() {
    var source = Source()
    check({ source.number() as Float }, vm_running_sum_rows_f32, vm_running_sum_columns_f32, blank: 9, isRunning)
    check({ source.number() as Double }, vm_running_sum_rows_f64, vm_running_sum_columns_f64, blank: 9, isRunning)
    check(
      { Int64(bitPattern: source.next()) }, vm_running_sum_rows_i64, vm_running_sum_columns_i64, blank: 9
    ) { sums, terms in
      var sum: Int64 = 0
      return zip(sums, terms).allSatisfy {
        sum &+= $1
        return $0 == sum
      }
    }
  }

  @Test("running products of rows")
  func products() {
    let x: [Double] = [1, 2, -3, 0.5, 0, 7, 2, 2, 2, 2, 2, 2]
    var result = [Double](repeating: 9, count: 14)
    vm_running_product_rows_f64(&result, 7, x, 6, 2, 6)
    let expected: [Double] = [1, 2, -6, -3, 0, 0, 9, 2, 4, 8, 16, 32, 64, 9]
    #expect(result == expected)
    var singles = [Float](repeating: 9, count: 12)
    vm_running_product_rows_f32(&singles, 6, x.map(Float.init), 6, 2, 6)
    let tight: [Float] = [1, 2, -6, -3, 0, 0, 2, 4, 8, 16, 32, 64]
    #expect(singles == tight)
    var integers: [Int64] = [.max, 3, -1, 5]
    integers.withUnsafeMutableBufferPointer { inPlace in
      if let start = inPlace.baseAddress { vm_running_product_rows_i64(start, 4, start, 4, 1, 4) }
    }
    let wrapped: [Int64] = [.max, .max - 2, 2 - .max, .max &* -15]
    #expect(integers == wrapped)
  }

  @Test("the error of long running sums of equal numbers does not grow")
  func long() {
    let n = 1 << 20
    var singles = [Float](repeating: 0.1, count: n)
    singles.withUnsafeMutableBufferPointer { inPlace in
      if let start = inPlace.baseAddress { vm_running_sum_rows_f32(start, n, start, n, 1, n) }
    }
    var doubles = [Double](repeating: 0.1, count: n)
    doubles.withUnsafeMutableBufferPointer { inPlace in
      if let start = inPlace.baseAddress { vm_running_sum_rows_f64(start, n, start, n, 1, n) }
    }
    var column = [Double](repeating: 0.1, count: n)
    column.withUnsafeMutableBufferPointer { inPlace in
      if let start = inPlace.baseAddress { vm_running_sum_columns_f64(start, 1, start, 1, n, 1) }
    }
    for i in stride(from: 0, to: n, by: 997) {
      let exact = Double(i + 1) * Double(Float(0.1))
      #expect((Double(singles[i]) - exact).magnitude <= Double(Float.ulpOfOne) * exact)
      let tenths = Double(i + 1) / 10
      #expect((doubles[i] - tenths).magnitude <= 1e-15 * tenths * 8, "\(i)")
      #expect((column[i] - tenths).magnitude <= 1e-15 * tenths * 8, "\(i)")
    }
  }
}
