/// What a reduction gives a result for.
public enum Axis: Sendable, Hashable, CaseIterable {
  /// Each row: the numbers of a row are taken together (NumPy's `axis=1`).
  case row
  /// Each column: the numbers of a column are taken together (NumPy's `axis=0`).
  case column
}

/// The number of lines that are packed at a time: enough to use whole cache lines.
private let packedLines = 16

extension Matrix {
  func lineCount(_ axis: Axis) -> Int { axis == .row ? rows : columns }

  /// Calls `body` with the contiguous elements of each row or column, packed where they are not.
  func forEachLine(_ axis: Axis, _ body: (_ index: Int, _ elements: UnsafePointer<Element>, _ count: Int) -> Void) {
    let a = axis == .row ? transposed() : self
    a.withPointer { p in
      guard a.rowStride != 1, a.rows > 1 else {
        for j in 0..<a.columns { body(j, p + j * a.columnStride, a.rows) }
        return
      }
      withScratch(Element.self, packedLines * a.rows) { scratch in
        for start in Swift.stride(from: 0, to: a.columns, by: packedLines) {
          let lines = Swift.min(packedLines, a.columns - start)
          Element.copy(p + start * a.columnStride, a.rowStride, a.columnStride, to: scratch, a.rows, a.rows, lines)
          for j in 0..<lines { body(start + j, scratch + j * a.rows, a.rows) }
        }
      }
    }
  }

  /// One number for each row or column.
  func reduced<Result: Scalar>(
    _ axis: Axis, _ body: (_ elements: UnsafePointer<Element>, _ count: Int) -> Result
  ) -> Vector<Result> {
    let result = Vector<Result>(uninitializedCount: lineCount(axis))
    let target = result.storage.base(of: Result.self)
    forEachLine(axis) { index, elements, count in target[index] = body(elements, count) }
    return withExtendedLifetime(result) { result }
  }

  /// All elements in as few runs as the layout allows: one where they have no gaps, else one for each line.
  var inRuns: (matrix: Matrix, axis: Axis) {
    if isContiguousColumnMajor { return (reshaped(count, 1), .column) }
    if transposed().isContiguousColumnMajor { return (transposed().reshaped(count, 1), .column) }
    return (self, prefersRowMajor ? .row : .column)
  }
}
