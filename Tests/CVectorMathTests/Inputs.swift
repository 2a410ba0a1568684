/// A small generator with a fixed seed, so that a failure can be repeated.
struct Source {
  var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  /// Uniform between -1 and 1.
  mutating func number<T: BinaryFloatingPoint>() -> T { T(Double(next() >> 11) * 0x1p-52 - 1) }

  mutating func numbers<T: BinaryFloatingPoint>(_ count: Int) -> [T] { (0..<count).map { _ in number() } }

  mutating func pairs<T: BinaryFloatingPoint>(_ count: Int) -> [Pair<T>] {
    (0..<count).map { _ in Pair(re: number(), im: number()) }
  }

  /// Ordinary numbers with the awkward ones strewn in.
  mutating func awkward<T: BinaryFloatingPoint>(_ count: Int) -> [T] {
    let special: [T] = [
      0, -0.0, .infinity, -.infinity, .nan, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
      -.leastNormalMagnitude,
    ]
    return (0..<count).map { _ in below(3) == 0 ? special[below(special.count)] : number() }
  }
}

/// Equality of values in which NaN equals NaN.
func same<T: BinaryFloatingPoint>(_ x: T, _ y: T) -> Bool { x == y || (x.isNaN && y.isNaN) }

func same<T: BinaryFloatingPoint>(_ x: [T], _ y: [T]) -> Bool {
  x.count == y.count && zip(x, y).allSatisfy { same($0, $1) }
}

/// How a matrix lies in a buffer: the strides of row and column and the offset of its first element.
struct Layout {
  let rows: Int
  let columns: Int
  let rowStride: Int
  let columnStride: Int

  var origin: Int {
    Swift.max(0, -(rows - 1) * rowStride) + Swift.max(0, -(columns - 1) * columnStride)
  }

  var count: Int {
    guard rows > 0, columns > 0 else { return 1 }
    return (rows - 1) * abs(rowStride) + (columns - 1) * abs(columnStride) + 1
  }

  func index(_ i: Int, _ j: Int) -> Int { origin + i * rowStride + j * columnStride }

  /// Column- and row-major, padded, reversed, broadcast and sliced.
  static func all(_ rows: Int, _ columns: Int) -> [Layout] {
    let strides = [
      (1, rows), (1, rows + 3), (columns, 1), (columns + 5, 1), (-1, rows), (columns, -1), (-columns, 1), (1, -rows),
      (0, 1), (1, 0), (0, 0), (2, 2 * rows + 1), (3 * columns, -3),
    ]
    return strides.map { Layout(rows: rows, columns: columns, rowStride: $0.0, columnStride: $0.1) }
  }
}
