import ComplexModule

extension Matrix: Equatable, Hashable {
  /// Whether shapes and elements are equal; NaN equals nothing, layouts do not matter.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  public static func == (a: Matrix, b: Matrix) -> Bool {
    guard a.rows == b.rows, a.columns == b.columns else { return false }
    return a.allSatisfy(b, Matrix.areEqual)
  }

  /// Feeds shape and elements, row after row.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rows)
    hasher.combine(columns)
    for i in 0..<rows {
      for j in 0..<columns { hasher.combine(self[i, j]) }
    }
  }

  /// Whether shapes are equal and each element satisfies |a - b| ≤ max(absolute, relative · max(|a|, |b|)).
  ///
  /// Equal infinities are approximately equal, NaN is to nothing. NumPy's `allclose` adds the two tolerances and measures
  /// relative to b alone, so that it is not symmetric.
  /// - Parameters:
  ///   - other: the matrix to compare with.
  ///   - relativeTolerance: the square root of the distance from 1 to the next number, unless another is given.
  ///   - absoluteTolerance: 0 unless another is given.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  public func isApproximatelyEqual(
    to other: Matrix, relativeTolerance: Element.Real = Element.ulpOfOne.squareRoot(),
    absoluteTolerance: Element.Real = 0
  ) -> Bool {
    guard rows == other.rows, columns == other.columns else { return false }
    return allSatisfy(other) { a, b in
      if Matrix.areEqual(a, b) { return true }
      let distance = (a - b).modulus
      return distance.isFinite
        && distance <= Swift.max(absoluteTolerance, relativeTolerance * Swift.max(a.modulus, b.modulus))
    }
  }

  private static func areEqual(_ a: Element, _ b: Element) -> Bool { a.rawParts == b.rawParts }

  @inline(__always)
  private func allSatisfy(_ other: Matrix, _ predicate: (Element, Element) -> Bool) -> Bool {
    withPointer { p in
      other.withPointer { q in
        for j in 0..<columns {
          for i in 0..<rows {
            let (a, b) = (p[i * rowStride + j * columnStride], q[i * other.rowStride + j * other.columnStride])
            guard predicate(a, b) else { return false }
          }
        }
        return true
      }
    }
  }
}

extension Vector: Equatable, Hashable {
  /// Whether counts and elements are equal; NaN equals nothing.
  public static func == (x: Vector, y: Vector) -> Bool { x.asColumn == y.asColumn }

  /// Feeds count and elements.
  public func hash(into hasher: inout Hasher) { asColumn.hash(into: &hasher) }

  /// Whether counts are equal and each element satisfies |x - y| ≤ max(absolute, relative · max(|x|, |y|)).
  ///
  /// Equal infinities are approximately equal, NaN is to nothing.
  public func isApproximatelyEqual(
    to other: Vector, relativeTolerance: Element.Real = Element.ulpOfOne.squareRoot(),
    absoluteTolerance: Element.Real = 0
  ) -> Bool {
    asColumn.isApproximatelyEqual(
      to: other.asColumn, relativeTolerance: relativeTolerance, absoluteTolerance: absoluteTolerance)
  }
}
