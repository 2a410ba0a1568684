import RealModule

extension Matrix {
  /// The sum of all elements; 0 of none. Added in blocks and pairwise, so that the error grows with log n.
  public func sum() -> Element {
    let (a, axis) = inRuns
    let partial = a.reduced(axis, Element.sum)
    return partial.count == 1 ? partial[0] : partial.withPointer { Element.sum($0, partial.count) }
  }

  /// The sum of each row or column.
  public func sum(by axis: Axis) -> Vector<Element> { reduced(axis, Element.sum) }

  /// The product of all elements; 1 of none.
  public func product() -> Element {
    let (a, axis) = inRuns
    let partial = a.reduced(axis, Element.product)
    return partial.withPointer { Element.product($0, partial.count) }
  }

  /// The product of each row or column.
  public func product(by axis: Axis) -> Vector<Element> { reduced(axis, Element.product) }

  /// The mean of all elements; NaN of none.
  public func mean() -> Element { sum() / Element(Element.Real(count)) }

  /// The mean of each row or column; NaN of none.
  public func mean(by axis: Axis) -> Vector<Element> {
    sum(by: axis) / Element(Element.Real(axis == .row ? columns : rows))
  }

  /// The variance Σ|aᵢⱼ - mean|² / (n - correction) of all elements.
  ///
  /// - Parameter correction: 0 for that of the numbers (NumPy's default), 1 for the unbiased estimate from a sample.
  public func variance(correction: Element.Real = 0) -> Element.Real {
    let center = mean()
    let (a, axis) = inRuns
    let squares = withScratch(Element.self, axis == .row ? a.columns : a.rows) { scratch in
      a.reduced(axis) { Element.sumOfSquares($0, around: center, $1, scratch: scratch) }
    }
    return squares.sum() / (Element.Real(count) - correction)
  }

  /// The variance Σ|x - mean|² / (n - correction) of each row or column.
  ///
  /// - Parameters:
  ///   - axis: whether each row or each column is a sample.
  ///   - correction: 0 for that of the numbers (NumPy's default), 1 for the unbiased estimate from a sample.
  public func variance(by axis: Axis, correction: Element.Real = 0) -> Vector<Element.Real> {
    let length = axis == .row ? columns : rows
    return withScratch(Element.self, length) { scratch in
      reduced(axis) { elements, count in
        let center = Element.sum(elements, count) / Element(Element.Real(count))
        return Element.sumOfSquares(elements, around: center, count, scratch: scratch)
          / (Element.Real(count) - correction)
      }
    }
  }

  /// The standard deviation, the square root of the variance, of all elements.
  public func standardDeviation(correction: Element.Real = 0) -> Element.Real {
    variance(correction: correction).squareRoot()
  }

  /// The standard deviation, the square root of the variance, of each row or column.
  public func standardDeviation(by axis: Axis, correction: Element.Real = 0) -> Vector<Element.Real> {
    variance(by: axis, correction: correction).map(.squareRoot)
  }

  /// The running sums within each row or column, from its first element on.
  public func cumulativeSum(by axis: Axis) -> Matrix {
    let source = axis == .row ? transposed() : self
    let result = source.columnMajorCopy()
    let p = result.storage.base(of: Element.self)
    for j in 0..<result.columns { Element.accumulate(p + j * result.rows, result.rows) }
    return withExtendedLifetime(result) { axis == .row ? result.transposed() : result }
  }

  /// The trace: the sum of the main diagonal.
  public func trace() -> Element { diagonal.sum() }
}

extension Matrix where Element: RealScalar {
  /// The smallest element; NaN if there is one. There must be an element.
  public func minimum() -> Element {
    requireElements(count)
    let (a, axis) = inRuns
    let partial = a.reduced(axis, Element.minimum)
    return partial.withPointer { Element.minimum($0, partial.count) }
  }

  /// The largest element; NaN if there is one. There must be an element.
  public func maximum() -> Element {
    requireElements(count)
    let (a, axis) = inRuns
    let partial = a.reduced(axis, Element.maximum)
    return partial.withPointer { Element.maximum($0, partial.count) }
  }

  /// The smallest element of each row or column; NaN if there is one.
  public func minimum(by axis: Axis) -> Vector<Element> {
    requireElements(axis == .row ? columns : rows)
    return reduced(axis, Element.minimum)
  }

  /// The largest element of each row or column; NaN if there is one.
  public func maximum(by axis: Axis) -> Vector<Element> {
    requireElements(axis == .row ? columns : rows)
    return reduced(axis, Element.maximum)
  }

  /// The place of the smallest element, or of NaN: the first, row after row. There must be an element.
  public func argmin() -> (row: Int, column: Int) { place(minimum, Element.minimum) }

  /// The place of the largest element, or of NaN: the first, row after row. There must be an element.
  public func argmax() -> (row: Int, column: Int) { place(maximum, Element.maximum) }

  /// The index of the smallest element within each row or column, or of NaN: the first.
  public func argmin(by axis: Axis) -> [Int] { indices(axis, Element.minimum) }

  /// The index of the largest element within each row or column, or of NaN: the first.
  public func argmax(by axis: Axis) -> [Int] { indices(axis, Element.maximum) }

  private func indices(_ axis: Axis, _ extremum: (UnsafePointer<Element>, Int) -> Element) -> [Int] {
    requireElements(axis == .row ? columns : rows)
    var result: [Int] = []
    result.reserveCapacity(lineCount(axis))
    forEachLine(axis) { _, elements, count in
      result.append(Element.firstIndex(of: extremum(elements, count), elements, count))
    }
    return result
  }

  // Searches only the lines whose own extremum is the one of all.
  private func place(
    _ extremum: () -> Element, _ ofLine: (UnsafePointer<Element>, Int) -> Element
  ) -> (row: Int, column: Int) {
    let (value, axis) = (extremum(), prefersRowMajor ? Axis.row : .column)
    var found = (row: rows, column: columns)
    forEachLine(axis) { index, elements, count in
      let best = ofLine(elements, count)
      guard best == value || best.isNaN else { return }
      let place = Element.firstIndex(of: best, elements, count)
      let candidate = axis == .row ? (row: index, column: place) : (row: place, column: index)
      if candidate < found { found = candidate }
    }
    return found
  }

  private func requireElements(_ count: Int) {
    precondition(count > 0, "a matrix of shape \(shapeText) has no elements to choose from")
  }
}
