extension Vector {
  /// The sum of the elements; 0 of none. Added in blocks and pairwise, so that the error grows with log n.
  public func sum() -> Element { asColumn.sum() }

  /// The product of the elements; 1 of none.
  public func product() -> Element { asColumn.product() }

  /// The mean of the elements; NaN of none.
  public func mean() -> Element { asColumn.mean() }

  /// The variance Σ|xᵢ - mean|² / (n - correction).
  ///
  /// - Parameter correction: 0 for that of the numbers (NumPy's default), 1 for the unbiased estimate from a sample.
  public func variance(correction: Element.Real = 0) -> Element.Real { asColumn.variance(correction: correction) }

  /// The standard deviation, the square root of the variance.
  public func standardDeviation(correction: Element.Real = 0) -> Element.Real {
    asColumn.standardDeviation(correction: correction)
  }

  /// The running sums from the first element on.
  public func cumulativeSum() -> Vector { Vector(asColumn.cumulativeSum(by: .column)) }
}

extension Vector where Element: RealScalar {
  /// The smallest element; NaN if there is one. There must be an element.
  public func minimum() -> Element { asColumn.minimum() }

  /// The largest element; NaN if there is one. There must be an element.
  public func maximum() -> Element { asColumn.maximum() }

  /// The index of the smallest element, or of NaN: the first. There must be an element.
  public func argmin() -> Int { asColumn.argmin(by: .column)[0] }

  /// The index of the largest element, or of NaN: the first. There must be an element.
  public func argmax() -> Int { asColumn.argmax(by: .column)[0] }
}
