/// What stands in the margins that ``Tensor/padded(_:with:)`` adds.
public enum Padding<Element: TensorElement>: Sendable, Hashable {
  /// One element everywhere.
  case constant(Element)
  /// The nearest element: of a b c, `a a | a b c | c c`.
  case edge
  /// The elements mirrored at the outermost ones: `c b | a b c | b a`.
  case reflect
  /// The elements mirrored beyond the outermost ones: `b a | a b c | c b`.
  case symmetric
  /// The elements from the other end: `b c | a b c | a b`.
  case wrap

  /// Zeros.
  public static var zeros: Padding { .constant(.zero) }
}

extension Tensor {
  /// The tensor with so many elements added before and after the others along each axis (NumPy's `pad`).
  public func padded(_ widths: [(before: Int, after: Int)], with padding: Padding<Element> = .zeros) -> Tensor {
    precondition(
      widths.count == rank && widths.allSatisfy { $0.before >= 0 && $0.after >= 0 },
      "a tensor of shape \(layout.shape) cannot be padded by \(widths)")
    if case .constant(let element) = padding {
      let lengths = Swift.zip(layout.shape, widths).map { $0 + $1.before + $1.after }
      let result = Tensor(shape: lengths, repeating: element)
      let start = Swift.zip(result.layout.strides, widths).reduce(0) { $0 + $1.0 * $1.1.before }
      copyElements(to: result.base + start, result.layout.strides)
      return withExtendedLifetime(result) { result }
    }
    return widths.indices.reduce(self) { tensor, axis in
      let (width, length) = (widths[axis], layout.shape[axis])
      guard width != (0, 0) else { return tensor }
      precondition(length > 0, "an empty axis of a tensor of shape \(layout.shape) has nothing to pad with")
      return tensor.taking(
        positions: (-width.before..<length + width.after).map { padding.source(of: $0, length) }, axis: axis)
    }
  }

  /// The tensor with so many elements added before and after the others along one axis.
  public func padded(
    axis: Int, before: Int = 0, after: Int = 0, with padding: Padding<Element> = .zeros
  ) -> Tensor {
    var widths = [(before: Int, after: Int)](repeating: (0, 0), count: rank)
    widths[layout.axis(axis)] = (before, after)
    return padded(widths, with: padding)
  }
}

extension Padding {
  /// The index whose element stands at a place that may lie outside 0..<length.
  fileprivate func source(of place: Int, _ length: Int) -> Int {
    func remainder(_ period: Int) -> Int {
      let rest = place % period
      return rest < 0 ? rest + period : rest
    }
    switch self {
    case .constant, .edge: return Swift.min(Swift.max(place, 0), length - 1)
    case .wrap: return remainder(length)
    case .symmetric:
      let rest = remainder(2 * length)
      return Swift.min(rest, 2 * length - 1 - rest)
    case .reflect:
      guard length > 1 else { return 0 }
      let rest = remainder(2 * length - 2)
      return Swift.min(rest, 2 * length - 2 - rest)
    }
  }
}
