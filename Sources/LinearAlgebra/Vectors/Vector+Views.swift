extension Vector {
  /// These elements, a view; assigning to it copies the elements in.
  public subscript(range: some RangeExpression<Int>) -> Vector {
    get { view(range.relative(to: 0..<count)) }
    set { assign(newValue, to: range.relative(to: 0..<count)) }
  }

  /// These elements, a view; assigning to it copies the elements in.
  public subscript(range: Range<Int>) -> Vector {
    get { view(range) }
    set { assign(newValue, to: range) }
  }

  /// All elements, a view; assigning to it copies the elements in.
  public subscript(all: UnboundedRange) -> Vector {
    get { self }
    set { assign(newValue, to: 0..<count) }
  }

  /// The elements in reverse order, a view.
  public func reversed() -> Vector {
    Vector(storage: storage, offset: isEmpty ? offset : offset + (count - 1) * stride, count: count, stride: -stride)
  }

  /// The elements at these indices, in their order and as often as they are named: a copy.
  public func selecting(_ indices: [Int]) -> Vector { Vector(asColumn.selecting(rows: indices)) }

  /// The elements as a matrix, laid column after column; a view where the elements are contiguous.
  public func reshaped(_ rows: Int, _ columns: Int) -> Matrix<Element> { asColumn.reshaped(rows, columns) }

  /// A matrix of one row as a vector, a view.
  init(asRow a: Matrix<Element>) {
    self.init(storage: a.storage, offset: a.offset, count: a.columns, stride: a.columnStride)
  }

  func view(_ range: Range<Int>) -> Vector {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count,
      "the range \(range) is not inside a vector of \(count) elements")
    return Vector(
      storage: storage, offset: range.isEmpty ? offset : offset + range.lowerBound * stride, count: range.count,
      stride: stride)
  }

  mutating func assign(_ source: Vector, to range: Range<Int>) {
    precondition(
      source.count == range.count, "a vector of \(source.count) elements cannot be assigned to \(range.count) elements")
    makeUnique()
    view(range).asColumn.overwrite(with: source.asColumn)
  }
}
