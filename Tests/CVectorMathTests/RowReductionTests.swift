import CVectorMath
import Testing

/// A row-major block whose rows stand `ld` apart, with something else between them.
struct Block<T> {
  let elements: [T]
  let rows: Int
  let n: Int
  let ld: Int

  init(_ rows: Int, _ n: Int, gap: Int, padding: T, _ element: () -> T) {
    (self.rows, self.n, ld) = (rows, n, n + gap)
    elements = (0..<Swift.max(1, rows)).flatMap { _ in
      (0..<n).map { _ in element() } + [T](repeating: padding, count: gap)
    }
  }

  var lines: [[T]] { (0..<rows).map { Array(elements[($0 * ld)..<($0 * ld + n)]) } }
  var columns: [[T]] { (0..<n).map { j in (0..<rows).map { elements[$0 * ld + j] } } }

  static var shapes: [(Int, Int)] {
    let few = [0, 1, 2, 5, 17, 33, 70]
    return few.flatMap { m in few.map { (m, $0) } }
      + [(500, 1), (1000, 4), (3000, 7), (300, 40), (2, 1500), (20, 1100), (1, 5000)]
  }
}

@Suite("Reductions of rows and columns")
struct RowReductionTests {
  func reduce<T: Element, R>(_ operation: vm_reduction, _ x: Block<T>, _ blank: R) -> (rows: [R], columns: [R]) {
    var rows = [R](repeating: blank, count: x.rows + 1)
    var columns = [R](repeating: blank, count: x.n + 1)
    rows.withUnsafeMutableBufferPointer {
      vm_reduce_rows($0.baseAddress, operation, T.kind, x.elements, x.ld, x.rows, x.n)
    }
    columns.withUnsafeMutableBufferPointer {
      vm_reduce_columns($0.baseAddress, operation, T.kind, x.elements, x.ld, x.rows, x.n)
    }
    return (Array(rows.dropLast()), Array(columns.dropLast()))
  }

  func check<T: Element, R>(
    _ operation: vm_reduction, _ x: Block<T>, _ blank: R, _ same: (R, R) -> Bool, _ reference: ([T]) -> R
  ) {
    let result = reduce(operation, x, blank)
    let rows = zip(result.rows, x.lines).allSatisfy { same($0, reference($1)) }
    let columns = zip(result.columns, x.columns).allSatisfy { same($0, reference($1)) }
    #expect(rows && columns, "\(T.self) \(operation) of \(x.rows) by \(x.n): rows \(rows), columns \(columns)")
  }

  /// The first index of the best, NaN being best.
  func first<T: Comparable>(_ x: [T], _ beats: (T, T) -> Bool) -> Int64 {
    var best = 0
    for i in x.indices where beats(x[i], x[best]) || (x[i] != x[i] && x[best] == x[best]) { best = i }
    return Int64(best)
  }

  func check<T: Element & FixedWidthInteger, R: FixedWidthInteger>(_: T.Type, _: R.Type) {
    var source = Source()
    for (rows, n) in Block<T>.shapes {
      for gap in [0, 3] {
        let x = Block<T>(rows, n, gap: gap, padding: .max) { T(truncatingIfNeeded: source.next()) }
        check(VM_SUM, x, R.zero, ==) { $0.reduce(0) { $0 &+ R(truncatingIfNeeded: $1) } }
        check(VM_PRODUCT, x, R.zero, ==) { $0.reduce(1) { $0 &* R(truncatingIfNeeded: $1) } }
        check(VM_LEAST, x, T.zero, ==) { $0.min() ?? .max }
        check(VM_GREATEST, x, T.zero, ==) { $0.max() ?? .min }
        let few = Block<T>(rows, n, gap: gap, padding: .max) { T(truncatingIfNeeded: source.below(5)) }
        check(VM_LEAST_INDEX, few, Int64.zero, ==) { first($0, <) }
        check(VM_GREATEST_INDEX, few, Int64.zero, ==) { first($0, >) }
      }
    }
  }

  @Test("integers are summed, multiplied and compared exactly, modulo 2^64")
  func integers() {
    check(Int8.self, Int64.self)
    check(Int16.self, Int64.self)
    check(Int32.self, Int64.self)
    check(Int64.self, Int64.self)
    check(UInt8.self, UInt64.self)
    check(UInt16.self, UInt64.self)
    check(UInt32.self, UInt64.self)
    check(UInt64.self, UInt64.self)
    let truths = Block<Bool>(50, 9, gap: 1, padding: true) { true }
    check(VM_SUM, truths, Int64.zero, ==) { Int64($0.filter { $0 }.count) }
  }

  func check<T: Element & BinaryFloatingPoint>(real: T.Type) {
    var source = Source()
    let eps = Double(T.ulpOfOne)
    for (rows, n) in Block<T>.shapes {
      for gap in [0, 3] {
        let x = Block<T>(rows, n, gap: gap, padding: .nan) { source.number() }
        func isSum(_ value: T, _ terms: [Double]) -> Bool {
          (Double(value) - terms.reduce(0, +)).magnitude <= 8 * eps * terms.reduce(0) { $0 + $1.magnitude }
        }
        let sums = reduce(VM_SUM, x, T.zero)
        #expect(zip(sums.rows, x.lines).allSatisfy { isSum($0, $1.map(Double.init)) }, "\(T.self) \(rows) \(n)")
        #expect(zip(sums.columns, x.columns).allSatisfy { isSum($0, $1.map(Double.init)) }, "\(T.self) \(rows) \(n)")
        let near = Block<T>(rows, n, gap: gap, padding: .nan) { 1 + source.number() / 1024 }
        let products = reduce(VM_PRODUCT, near, T.zero)
        func isProduct(_ value: T, _ terms: [T]) -> Bool {
          let exact = terms.reduce(1.0) { $0 * Double($1) }
          return (Double(value) - exact).magnitude <= Double(terms.count + 2) * eps * exact
        }
        #expect(zip(products.rows, near.lines).allSatisfy(isProduct), "\(T.self) \(rows) \(n)")
        #expect(zip(products.columns, near.columns).allSatisfy(isProduct), "\(T.self) \(rows) \(n)")
        for awkward in [false, true] {
          let x = Block<T>(rows, n, gap: gap, padding: .nan) {
            awkward && source.below(40) == 0 ? [.nan, .infinity, -.infinity][source.below(3)] : T(source.below(9))
          }
          check(VM_LEAST, x, T.zero, same) { $0.contains(where: \.isNaN) ? .nan : $0.min() ?? .infinity }
          check(VM_GREATEST, x, T.zero, same) { $0.contains(where: \.isNaN) ? .nan : $0.max() ?? -.infinity }
          check(VM_LEAST_INDEX, x, Int64.zero, ==) { first($0, <) }
          check(VM_GREATEST_INDEX, x, Int64.zero, ==) { first($0, >) }
        }
      }
    }
  }

  @Test("sums, products, minima, maxima and their first indices; NaN wins")
  func reals() {
    check(real: Float.self)
    check(real: Double.self)
  }

  @Test("complex rows and columns are summed by parts")
  func complex() {
    var source = Source()
    for (rows, n) in [(0, 3), (3, 0), (5, 7), (300, 3), (2, 700)] {
      let x = Block(rows, n, gap: 2, padding: Pair<Float>(re: .nan, im: .nan)) {
        Pair<Float>(re: Float(source.below(100)), im: Float(source.below(100)))
      }
      var (lines, columns) = ([Float](repeating: 9, count: 2 * rows + 1), [Float](repeating: 9, count: 2 * n + 1))
      vm_reduce_rows(&lines, VM_SUM, VM_C32, x.elements, x.ld, rows, n)
      vm_reduce_columns(&columns, VM_SUM, VM_C32, x.elements, x.ld, rows, n)
      let sum: ([Pair<Float>]) -> [Float] = { [$0.map(\.re).reduce(0, +), $0.map(\.im).reduce(0, +)] }
      let (lineSums, columnSums) = (x.lines.flatMap(sum), x.columns.flatMap(sum))
      #expect(lines == lineSums + [9] as [Float])
      #expect(columns == columnSums + [9] as [Float])
    }
  }

  @Test("the error of long columns of equal numbers does not grow with their length")
  func longColumns() {
    for n in [1, 3, 40] {
      let rows = (1 << 22) / n
      let x = [Float](repeating: 0.1, count: rows * n)
      var sums = [Float](repeating: 0, count: n)
      vm_reduce_columns(&sums, VM_SUM, VM_F32, x, n, rows, n)
      let exact = Double(rows) * Double(Float(0.1))
      #expect(sums.allSatisfy { (Double($0) - exact).magnitude <= 4 * Double(Float.ulpOfOne) * exact }, "\(n)")
    }
  }

  @Test("sums of squares about a shift")
  func squares() {
    var source = Source()
    for (rows, n) in Block<Double>.shapes {
      let x = Block<Double>(rows, n, gap: 1, padding: .nan) { 5 + source.number() }
      let shifts = (0..<Swift.max(rows, n)).map { 5 + Double($0) / 1000 }
      var (lines, columns) = ([Double](repeating: 0, count: rows), [Double](repeating: 0, count: n))
      vm_square_rows_f64(&lines, x.elements, x.ld, shifts, rows, n)
      vm_square_columns_f64(&columns, x.elements, x.ld, shifts, rows, n)
      var (singles, below) = ([Float](repeating: 0, count: rows), [Float](repeating: 0, count: n))
      vm_square_rows_f32(&singles, x.elements.map(Float.init), x.ld, shifts.map(Float.init), rows, n)
      vm_square_columns_f32(&below, x.elements.map(Float.init), x.ld, shifts.map(Float.init), rows, n)
      func exact(_ x: [[Double]]) -> [Double] {
        zip(x, shifts).map { line, shift in line.reduce(0) { $0 + ($1 - shift) * ($1 - shift) } }
      }
      let pairs = zip(lines + columns, exact(x.lines) + exact(x.columns))
      #expect(pairs.allSatisfy { ($0 - $1).magnitude <= 1e-14 * Double(1 + rows + n) }, "\(rows) \(n)")
      let single = zip(singles + below, exact(x.lines) + exact(x.columns))
      #expect(single.allSatisfy { (Double($0) - $1).magnitude <= 4e-6 * (1 + $1) }, "\(rows) \(n)")
    }
  }
}
