/// What a slice takes of an axis: a range of `Int`, or an ``AxisSlice`` such as `.all` or `.at(0)`.
///
/// Negative numbers count from the end: `(-2)...` is the last two. Do not declare new conformances.
public protocol TensorSlice: Sendable {
  /// What is taken of the axis.
  var axisSlice: AxisSlice { get }
}

/// What a slice takes of an axis, where a range does not say it.
///
/// ```swift
/// let last = t[.ellipsis, .at(-1)]
/// let backwards = t[.stride(by: -1)]
/// let everySecond = t[.all, .stride(from: 0, to: 8, by: 2), .newAxis]
/// ```
public struct AxisSlice: TensorSlice, Hashable {
  enum Content: Hashable {
    case ellipsis
    case newAxis
    case index(Int)
    /// From the lower bound to the upper, which is taken too where `isClosed`; nil is the end of the axis.
    case range(lower: Int, upper: Int?, isClosed: Bool)
    case steps(from: Int?, to: Int?, isClosed: Bool, by: Int)
  }

  let content: Content

  /// Itself.
  public var axisSlice: AxisSlice { self }
}

extension TensorSlice where Self == AxisSlice {
  /// The whole axis.
  public static var all: AxisSlice { AxisSlice(content: .range(lower: 0, upper: nil, isClosed: false)) }

  /// As many whole axes as the other slices leave over; at most one stands in a subscript.
  public static var ellipsis: AxisSlice { AxisSlice(content: .ellipsis) }

  /// A new axis of length 1.
  public static var newAxis: AxisSlice { AxisSlice(content: .newAxis) }

  /// The elements at this index, counted from the end where it is negative; the axis goes away.
  public static func at(_ index: Int) -> AxisSlice { AxisSlice(content: .index(index)) }

  /// Every `step`-th element of the axis, from its end where the step is negative.
  public static func stride(by step: Int) -> AxisSlice {
    AxisSlice(content: .steps(from: nil, to: nil, isClosed: true, by: step))
  }

  /// Every `step`-th element from one index on.
  public static func stride(from start: Int, by step: Int) -> AxisSlice {
    AxisSlice(content: .steps(from: start, to: nil, isClosed: true, by: step))
  }

  /// Every `step`-th element from one index to another, which is not taken.
  public static func stride(from start: Int, to end: Int, by step: Int) -> AxisSlice {
    AxisSlice(content: .steps(from: start, to: end, isClosed: false, by: step))
  }

  /// Every `step`-th element from one index to another, which is taken if a step meets it.
  public static func stride(from start: Int, through end: Int, by step: Int) -> AxisSlice {
    AxisSlice(content: .steps(from: start, to: end, isClosed: true, by: step))
  }
}

extension Range: TensorSlice where Bound == Int {
  /// The elements of the range.
  public var axisSlice: AxisSlice {
    AxisSlice(content: .range(lower: lowerBound, upper: upperBound, isClosed: false))
  }
}

extension ClosedRange: TensorSlice where Bound == Int {
  /// The elements of the range.
  public var axisSlice: AxisSlice {
    AxisSlice(content: .range(lower: lowerBound, upper: upperBound, isClosed: true))
  }
}

extension PartialRangeFrom: TensorSlice where Bound == Int {
  /// The elements from the bound to the end.
  public var axisSlice: AxisSlice { AxisSlice(content: .range(lower: lowerBound, upper: nil, isClosed: false)) }
}

extension PartialRangeUpTo: TensorSlice where Bound == Int {
  /// The elements before the bound.
  public var axisSlice: AxisSlice { AxisSlice(content: .range(lower: 0, upper: upperBound, isClosed: false)) }
}

extension PartialRangeThrough: TensorSlice where Bound == Int {
  /// The elements up to and with the bound.
  public var axisSlice: AxisSlice { AxisSlice(content: .range(lower: 0, upper: upperBound, isClosed: true)) }
}
