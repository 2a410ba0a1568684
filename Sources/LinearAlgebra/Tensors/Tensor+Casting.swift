extension Tensor {
  /// The elements converted to this type.
  ///
  /// Floating point rounds to the nearest number, ties to even. Integers take the nearest of their range: fractions are
  /// cut off, NaN becomes 0. Bool becomes 0 or 1, and is whether a number differs from 0. Real numbers have imaginary part
  /// 0; the imaginary part is dropped where this type is real.
  public init<Source: TensorElement>(converting source: Tensor<Source>) {
    self = source as? Tensor ?? source.mapped { Element.convert($0, from: $1, $2) }
  }

  /// The elements in this type, none of them changed.
  ///
  /// Throws ``LinearAlgebraError/notRepresentable(at:)`` with the indices of the first element, in row-major order, whose
  /// value this type does not have. NaN is kept between types of floating point only.
  public init<Source: TensorElement>(exactly source: Tensor<Source>) throws(LinearAlgebraError) {
    if let same = source as? Tensor {
      self = same
      return
    }
    self.init(uninitialized: source.layout.shape)
    let target = base
    let first = source.contiguous().withPointer { Element.convert(target, from: $0, count, exactly: true) }
    guard first == count else { throw .notRepresentable(at: layout.shape.indices(at: first)) }
  }
}

extension Axes {
  /// The index along each of these axes of an element, counted in row-major order.
  func indices(at position: Int) -> [Int] {
    var (result, rest) = (Array(self), position)
    for axis in indices.reversed() { (rest, result[axis]) = rest.quotientAndRemainder(dividingBy: self[axis]) }
    return result
  }
}
