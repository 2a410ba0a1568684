extension Matrix: CustomStringConvertible, CustomDebugStringConvertible {
  /// The rows, a line for each, to six significant digits with aligned columns. Of more than 1,000 elements, and of rows
  /// longer than 20, only the first and last three stand, and the shape.
  public var description: String {
    guard !isEmpty else { return "[] (\(shapeText))" }
    let summarised = count > ElementText.summaryThreshold
    let rowIndices = ElementText.shown(rows, summarised: summarised)
    let columnIndices = ElementText.shown(columns, summarised: summarised || columns > ElementText.widestRow)
    let texts = columnIndices.map { column in
      ElementText.aligned(
        rowIndices.map { row in
          guard let row, let column else { return row == nil && column == nil ? "⋱" : row == nil ? "⋮" : "…" }
          return ElementText.text(self[row, column])
        })
    }
    let lines = rowIndices.indices.map { i in "[" + texts.map { $0[i] }.joined(separator: "  ") + "]" }
    let isPartial = rowIndices.contains(nil) || columnIndices.contains(nil)
    return lines.joined(separator: "\n") + (isPartial ? "\n(\(shapeText))" : "")
  }

  /// The element type, the shape and the layout, then the rows as ``description`` has them.
  public var debugDescription: String {
    "Matrix<\(Element.self)> \(shapeText), strides (\(rowStride), \(columnStride))\n\(description)"
  }
}

extension Vector: CustomStringConvertible, CustomDebugStringConvertible {
  /// The elements to six significant digits; of more than 1,000 only the first and last three, and the count.
  public var description: String {
    let indices = ElementText.shown(count, summarised: count > ElementText.summaryThreshold)
    let texts = indices.map { index in index.map { ElementText.text(self[$0]) } ?? "…" }
    return "[" + texts.joined(separator: ", ") + "]" + (indices.contains(nil) ? " (\(count) elements)" : "")
  }

  /// The element type, the count and the layout, then the elements as ``description`` has them.
  public var debugDescription: String { "Vector<\(Element.self)> \(count), stride \(stride)\n\(description)" }
}
