/// What stands between the brackets of a tensor's literal: numbers, or literals of the axes below.
public struct TensorLiteral<Element: TensorElement>: Sendable {
  enum Content: Sendable {
    case element(Element)
    case list([TensorLiteral])
  }

  let content: Content

  init(_ element: Element) { content = .element(element) }
}

extension TensorLiteral: ExpressibleByArrayLiteral {
  /// The literals along an axis.
  public init(arrayLiteral elements: TensorLiteral...) { content = .list(elements) }
}

extension TensorLiteral: ExpressibleByIntegerLiteral where Element: ExpressibleByIntegerLiteral {
  /// A number.
  public init(integerLiteral value: Element.IntegerLiteralType) { self.init(Element(integerLiteral: value)) }
}

extension TensorLiteral: ExpressibleByFloatLiteral where Element: ExpressibleByFloatLiteral {
  /// A number.
  public init(floatLiteral value: Element.FloatLiteralType) { self.init(Element(floatLiteral: value)) }
}

extension TensorLiteral: ExpressibleByBooleanLiteral where Element: ExpressibleByBooleanLiteral {
  /// A truth value.
  public init(booleanLiteral value: Element.BooleanLiteralType) { self.init(Element(booleanLiteral: value)) }
}

extension Tensor: ExpressibleByArrayLiteral {
  /// The tensor with these elements, nested brackets for each axis.
  public init(arrayLiteral elements: TensorLiteral<Element>...) {
    let root = TensorLiteral(arrayLiteral: elements)
    var shape: [Int] = []
    var first = root
    while case .list(let list) = first.content {
      shape.append(list.count)
      guard let next = list.first else { break }
      first = next
    }
    var flat: [Element] = []
    root.collect(shape[...], into: &flat)
    self.init(shape: shape, flat)
  }
}

extension TensorLiteral {
  fileprivate init(arrayLiteral elements: [TensorLiteral]) { content = .list(elements) }

  /// Appends the elements in row-major order.
  fileprivate func collect(_ shape: ArraySlice<Int>, into flat: inout [Element]) {
    switch content {
    case .element(let element):
      precondition(shape.isEmpty, "a number stands where \(Axes(shape)) numbers are expected: brackets differ in depth")
      flat.append(element)
    case .list(let list):
      precondition(
        list.count == shape.first,
        "a literal of \(list.count) stands where \(shape.first.map(String.init) ?? "a number") is expected: brackets differ"
      )
      for item in list { item.collect(shape.dropFirst(), into: &flat) }
    }
  }
}
