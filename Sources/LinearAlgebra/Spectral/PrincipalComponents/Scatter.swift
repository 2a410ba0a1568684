/// The number of rows seen, their mean and the lower triangle of their scatter matrix Σ (x - μ)ᴴ (x - μ), x a row.
///
/// Every block is centred by its own mean before it is multiplied, so that nothing cancels however far the mean lies from
/// zero, and joined to the others as in T. Chan, G. Golub and R. LeVeque, The American Statistician 37 (1983).
struct Scatter<Element: Scalar> {
  private(set) var count = 0
  private(set) var mean: Vector<Element>
  private(set) var matrix: Matrix<Element>

  /// Of no rows.
  init(columns: Int) {
    mean = .zeros(columns)
    matrix = .zeros(columns, columns)
  }

  /// Of all rows of a matrix. The result does not depend on the number of threads where there are few columns.
  init(_ a: Matrix<Element>) {
    self.init(columns: a.columns)
    let size = Self.blockRows(a.columns)
    let blocks = (a.rows + size - 1) / size
    // Of many columns the products themselves are shared among threads.
    guard a.columns <= Self.narrow, blocks > 1 else {
      add(a)
      return
    }
    let groups = Swift.min(16, blocks)
    let parts = UnsafeMutableBufferPointer<Scatter>.allocate(capacity: groups)
    parts.initialize(repeating: self)
    defer { parts.deinitialize().deallocate() }
    nonisolated(unsafe) let target = parts
    inParallel(groups, grain: 1, bytes: a.count * MemoryLayout<Element>.stride) { range in
      for group in range {
        let (first, last) = (group * blocks / groups * size, (group + 1) * blocks / groups * size)
        target[group].add(a[first..<Swift.min(last, a.rows), ...])
      }
    }
    for part in parts { add(part) }
  }

  /// Up to so many columns threads share the rows.
  private static var narrow: Int { 256 }

  /// How many rows are copied at a time: as many as the second level of the cache holds.
  private static func blockRows(_ columns: Int) -> Int {
    Swift.max(128, 400_000 / (Swift.max(1, columns) * MemoryLayout<Element>.stride))
  }

  /// Adds rows.
  mutating func add(_ rows: Matrix<Element>) {
    if !Element.isComplex, rows.columnStride == 1, rows.rowStride >= rows.columns { return addContiguous(rows) }
    let size = Self.blockRows(mean.count)
    let width = mean.count
    let block = Matrix<Element>(uninitializedRows: Swift.min(size, rows.rows) + 1, columns: width)
    for first in stride(from: 0, to: rows.rows, by: size) {
      let length = Swift.min(size, rows.rows - first)
      let part = rows[first..<first + length, ...]
      _ = part.withPointer {
        Element.copy($0, part.rowStride, part.columnStride, to: block.base, block.rows, length, width)
      }
      center(block, length)
      addSquares(block[0...length, ...], .adjoint)
      count += length
    }
  }

  /// Adds X Xᴴ for X = op(block): on one thread where there are few columns.
  private mutating func addSquares(_ block: Matrix<Element>, _ operation: MatrixOperation) {
    let (isFirst, isNarrow) = (count == 0, matrix.columns <= Self.narrow)
    block.withFactor(operation) { x in
      matrix.withTarget { target in
        var target = target
        if isNarrow { target.family = .other }
        target.update(1, x, isFirst ? 0 : 1, .lower, isHermitian: Element.isComplex)
      }
    }
  }

  /// Adds real rows whose elements are contiguous: they become the columns of a block, so that nothing is transposed.
  private mutating func addContiguous(_ rows: Matrix<Element>) {
    let size = Swift.min(Self.blockRows(mean.count), rows.rows)
    let width = mean.count
    var block = Matrix<Element>(uninitializedRows: width, columns: size + 1)
    for first in stride(from: 0, to: rows.rows, by: size) {
      let length = Swift.min(size, rows.rows - first)
      let part = rows[first..<first + length, ...]
      let weights = Vector<Element>(repeating: Element(1 / Element.Real(length)), count: length)
      var own = multiply(part, weights, left: .transposed)
      let target = block.base
      part.withPointer { source in
        own.withUnsafeMutableBufferPointer { own in
          guard let own = own.baseAddress else { return }
          for i in 0..<length {
            Element.apply(.subtract, target + i * width, source + i * part.rowStride, own, width)
          }
        }
      }
      // What rounding left of the mean, and what it has added to the squares.
      let rest = block[..., 0..<length] * weights
      own += rest
      let total = Element.Real(count + length)
      let difference = own - mean
      block[column: length] = difference * Element((Element.Real(count) / total * Element.Real(length)).squareRoot())
      addSquares(block[..., 0...length], .none)
      hermitianRankUpdate(rest.asColumn, alpha: -Element.Real(length), beta: 1, into: &matrix)
      mean.add(difference, scaledBy: Element(Element.Real(length) / total))
      count += length
    }
  }

  /// Subtracts the mean from these rows of a block, writes what joins them to those before into a row more, and updates
  /// the mean.
  private mutating func center(_ block: Matrix<Element>, _ length: Int) {
    let total = Element.Real(count + length)
    let weight = (Element.Real(count) / total * Element.Real(length)).squareRoot()
    let share = Element.Real(length) / total
    mean.withUnsafeMutableBufferPointer { mean in
      for j in 0..<mean.count {
        let column = block.base + j * block.rows
        let own = Element.sum(column, length) * Element(1 / Element.Real(length))
        Element.apply(.subtract, column, column, scalar: own, length)
        let difference = own - mean[j]
        column[length] = difference * Element(weight)
        mean[j] += difference * Element(share)
      }
    }
    withExtendedLifetime(block) {}
  }

  /// Adds the rows of another scatter matrix.
  mutating func add(_ other: Scatter) {
    guard other.count > 0 else { return }
    guard count > 0 else { return self = other }
    let total = Element.Real(count + other.count)
    let weight = Element.Real(count) / total * Element.Real(other.count)
    let difference = other.mean - mean
    matrix += other.matrix
    hermitianRankUpdate(difference.asRow, left: .adjoint, alpha: weight, beta: 1, into: &matrix)
    mean.add(difference, scaledBy: Element(Element.Real(other.count) / total))
    count += other.count
  }

  /// Whether the squares kept within the range of the element type, or there was nothing to square.
  var isInRange: Bool {
    let largest = matrix.diagonal.asColumn.largestMagnitude()
    guard largest.isFinite, mean.asColumn.largestMagnitude().isFinite else { return false }
    return largest.value > (Element.Real.kind == .float ? 0x1p-80 : 0x1p-600)
  }
}
