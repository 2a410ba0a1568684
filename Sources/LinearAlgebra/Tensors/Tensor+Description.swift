extension Tensor: CustomStringConvertible, CustomDebugStringConvertible {
  /// The elements in nested brackets, a line for each along the last axis, to six significant digits, with aligned
  /// columns. Of more than 1,000 elements, and of lines longer than 20, only the first and last three along an axis stand,
  /// and the shape.
  public var description: String {
    guard !isEmpty else { return "[] \(layout.shape)" }
    guard rank > 0 else { return ElementText.text(of: item) }
    let summarised = count > ElementText.summaryThreshold
    let shown = layout.shape.indices.map { axis in
      let isLongLine = rank > 1 && axis == rank - 1 && layout.shape[axis] > ElementText.widestRow
      return ElementText.shown(layout.shape[axis], summarised: summarised || isLongLine)
    }
    var texts = aligned(texts(shown[...], []), columns: shown[rank - 1].count { $0 != nil })[...]
    let isPartial = shown.contains { $0.contains(nil) }
    return brackets(shown[...], &texts) + (isPartial ? "\n\(layout.shape)" : "")
  }

  /// The element type, the shape and the strides, then the elements as ``description`` has them.
  public var debugDescription: String {
    "Tensor<\(Element.self)> \(layout.shape), strides \(layout.strides)\n\(description)"
  }

  /// The texts of all shown elements in row-major order.
  private func texts(_ shown: ArraySlice<[Int?]>, _ index: [Int]) -> [String] {
    guard let axis = shown.first else { return [ElementText.text(of: self[at: index])] }
    return axis.flatMap { place in place.map { texts(shown.dropFirst(), index + [$0]) } ?? [] }
  }

  /// Lines of texts with those below each other equally long.
  private func aligned(_ texts: [String], columns: Int) -> [String] {
    var texts = texts
    for column in 0..<columns {
      let places = Array(Swift.stride(from: column, to: texts.count, by: columns))
      for (place, text) in Swift.zip(places, ElementText.aligned(places.map { texts[$0] })) { texts[place] = text }
    }
    return texts
  }

  /// Takes the texts that belong between these brackets.
  private func brackets(_ shown: ArraySlice<[Int?]>, _ texts: inout ArraySlice<String>) -> String {
    guard let axis = shown.first else { return texts.popFirst() ?? "" }
    let (depth, below) = (rank - shown.count + 1, shown.count - 1)
    let parts = axis.map { $0 == nil ? (below == 0 ? "…" : "⋮") : brackets(shown.dropFirst(), &texts) }
    let separator =
      below == 0 ? "  " : String(repeating: "\n", count: below) + String(repeating: " ", count: depth)
    return "[" + parts.joined(separator: separator) + "]"
  }
}

extension ElementText {
  /// The element as it is printed.
  fileprivate static func text<Element: TensorElement>(of element: Element) -> String {
    switch element {
    case let scalar as any Scalar: text(scalar)
    case let half as BFloat16: text(Double(Float(half)))
    #if !(os(macOS) && arch(x86_64))
      case let half as Float16: text(Double(half))
    #endif
    default: String(describing: element)
    }
  }
}
