extension Matrix {
  /// The rows and columns that `stride(from:to:by:)` names, a view, backwards for negative steps; assigning to it copies
  /// the elements in.
  ///
  /// ```swift
  /// let coarse = a[stride(from: 0, to: 100, by: 10), stride(from: 0, to: 50, by: 5)]
  /// ```
  public subscript(rowSteps: StrideTo<Int>, columnSteps: StrideTo<Int>) -> Matrix {
    get {
      let chosen = stepped(SteppedIndices(rowSteps, of: rows)).transposed()
      return chosen.stepped(SteppedIndices(columnSteps, of: columns)).transposed()
    }
    set {
      makeUnique()
      let target = self[rowSteps, columnSteps]
      precondition(
        newValue.rows == target.rows && newValue.columns == target.columns,
        "a matrix of shape \(newValue.shapeText) cannot be assigned to \(target.shapeText) elements")
      target.overwrite(with: newValue)
    }
  }

  /// The rows that `stride(from:to:by:)` names, a view; assigning to it copies the elements in.
  public subscript(rowSteps: StrideTo<Int>, all: UnboundedRange) -> Matrix {
    get { self[rowSteps, Swift.stride(from: 0, to: columns, by: 1)] }
    set { self[rowSteps, Swift.stride(from: 0, to: columns, by: 1)] = newValue }
  }

  /// The columns that `stride(from:to:by:)` names, a view; assigning to it copies the elements in.
  public subscript(all: UnboundedRange, columnSteps: StrideTo<Int>) -> Matrix {
    get { self[Swift.stride(from: 0, to: rows, by: 1), columnSteps] }
    set { self[Swift.stride(from: 0, to: rows, by: 1), columnSteps] = newValue }
  }

  /// Every `step`-th row, from row `start` on, a view.
  public func everyRow(_ step: Int, from start: Int = 0) -> Matrix {
    precondition(step > 0, "a step must be positive, not \(step)")
    return self[Swift.stride(from: start, to: rows, by: step), ...]
  }

  /// Every `step`-th column, from column `start` on, a view.
  public func everyColumn(_ step: Int, from start: Int = 0) -> Matrix {
    transposed().everyRow(step, from: start).transposed()
  }

  private func stepped(_ chosen: SteppedIndices) -> Matrix {
    Matrix(
      storage: storage, offset: offset + chosen.first * rowStride, rows: chosen.count, columns: columns,
      rowStride: rowStride * chosen.step, columnStride: columnStride)
  }
}

extension Vector {
  /// The elements that `stride(from:to:by:)` names, a view, backwards for negative steps; assigning to it copies the
  /// elements in.
  public subscript(steps: StrideTo<Int>) -> Vector {
    get { Vector(asColumn[steps, ...]) }
    set {
      makeUnique()
      let target = self[steps]
      precondition(
        newValue.count == target.count,
        "a vector of \(newValue.count) elements cannot be assigned to \(target.count) elements")
      target.asColumn.overwrite(with: newValue.asColumn)
    }
  }

  /// Every `step`-th element, from index `start` on, a view.
  public func every(_ step: Int, from start: Int = 0) -> Vector {
    Vector(asColumn.everyRow(step, from: start))
  }
}

/// Indices at equal distances.
private struct SteppedIndices {
  var (first, step, count) = (0, 1, 0)

  init(_ indices: StrideTo<Int>, of total: Int) {
    var previous = 0
    for index in indices {
      precondition(index >= 0 && index < total, "index \(index) is outside 0..<\(total)")
      if count == 0 { first = index } else { step = index - previous }
      (previous, count) = (index, count + 1)
    }
  }
}
