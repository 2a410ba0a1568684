extension Tensor where Element: Scalar {
  /// The numbers of a range along one axis (NumPy's `arange`).
  public init(_ range: Range<Int>) { self.init(shape: [range.count], range.lazy.map { Element(Element.Real($0)) }) }

  /// `count` numbers at equal distances from `first` to `last`, both among them (NumPy's `linspace`).
  public static func linearlySpaced(from first: Element, to last: Element, count: Int) -> Tensor {
    Tensor(Vector.linearlySpaced(from: first, to: last, count: count))
  }

  /// Random numbers uniform between two bounds, the lower included; for complex elements both parts are. Drawn in
  /// row-major order.
  ///
  /// ```swift
  /// var generator = RandomGenerator(seed: 7)
  /// let x = Tensor<Float>.uniform([2, 3, 4], using: &generator)
  /// ```
  public static func uniform(
    _ shape: [Int], from lower: Element.Real = 0, to upper: Element.Real = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    let count = Layout(rowMajor: Axes(shape)).count
    return Tensor(Vector.uniform(count, from: lower, to: upper, using: &generator)).reshaped(shape)
  }

  /// Random numbers with a normal distribution, drawn in row-major order; for complex elements E|z - mean|² = deviation².
  public static func normal(
    _ shape: [Int], mean: Element = 0, standardDeviation: Element.Real = 1,
    using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    let count = Layout(rowMajor: Axes(shape)).count
    return Tensor(Vector.normal(count, mean: mean, standardDeviation: standardDeviation, using: &generator))
      .reshaped(shape)
  }
}

extension Tensor where Element: FixedWidthInteger {
  /// The integers of a range along one axis (NumPy's `arange`); they must fit the element type.
  public init(_ range: Range<Int>) { self.init(shape: [range.count], range.lazy.map { Element($0) }) }

  /// Random integers of a range, each as likely as the others, drawn in row-major order.
  public static func uniform(
    _ shape: [Int], in range: Range<Element>, using generator: inout some RandomNumberGenerator
  ) -> Tensor {
    let count = Layout(rowMajor: Axes(shape)).count
    precondition(count == 0 || !range.isEmpty, "an empty range has no random integers")
    return Tensor(shape: shape, (0..<count).map { _ in Element.random(in: range, using: &generator) })
  }
}

extension Tensor {
  /// The identity: ones on the diagonal of a square of two axes.
  public static func identity(_ order: Int) -> Tensor {
    let result = Tensor(shape: [order, order], repeating: .zero)
    result.diagonal().overwrite(with: Tensor(shape: [order], repeating: .one))
    return result
  }

  /// For each index a line with one at it and zeros elsewhere: `count` is the length of a new last axis.
  ///
  /// Negative indices count from the end.
  /// - Throws: ``LinearAlgebraError/indexOutOfRange(index:axis:count:)``.
  public static func oneHot(_ indices: Tensor<Int64>, count: Int) throws(LinearAlgebraError) -> Tensor {
    var result = Tensor(shape: indices.shape + [count], repeating: .zero)
    try result.scatter(Tensor(Element.one), at: indices.unsqueezed(-1), axis: -1)
    return result
  }
}
