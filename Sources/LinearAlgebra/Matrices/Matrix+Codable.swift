extension Matrix: Codable {
  private enum CodingKeys: String, CodingKey { case rows, columns, elements }

  /// Writes `rows`, `columns` and `elements`, row after row; a complex element is a pair.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(rowMajorElements, forKey: .elements)
  }

  /// Reads what ``encode(to:)`` writes.
  ///
  /// - Throws: `DecodingError` where the shape is not one or the elements do not fill it. Nothing is allocated from the
  ///   numbers that stand for the shape.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rows = try container.decode(Int.self, forKey: .rows)
    let columns = try container.decode(Int.self, forKey: .columns)
    let limit = 0...Int(Int32.max)
    guard limit.contains(rows) || columns > 0, limit.contains(columns) || rows > 0, rows >= 0, columns >= 0 else {
      throw DecodingError.dataCorruptedError(
        forKey: .rows, in: container, debugDescription: "\(rows)×\(columns) is not the shape of a matrix")
    }
    let elements = try container.decode([Element].self, forKey: .elements)
    guard rows.multipliedReportingOverflow(by: columns) == (elements.count, false) else {
      throw DecodingError.dataCorruptedError(
        forKey: .elements, in: container,
        debugDescription: "\(elements.count) elements do not fill a matrix of shape \(rows)×\(columns)")
    }
    self.init(rows: rows, columns: columns, rowMajor: elements)
  }
}

extension Vector: Codable {
  /// Writes the elements as an array; a complex element is a pair.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Array(self))
  }

  /// Reads an array of elements.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([Element].self))
  }
}
