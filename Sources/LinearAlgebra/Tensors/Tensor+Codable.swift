extension Tensor: Codable {
  private enum CodingKeys: String, CodingKey { case shape, elements }

  /// Writes `shape` and `elements`, in row-major order; a complex element is a pair.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(shape, forKey: .shape)
    try container.encode(elements, forKey: .elements)
  }

  /// Reads what ``encode(to:)`` writes.
  ///
  /// - Throws: `DecodingError` where the shape is not one or the elements do not fill it. Nothing is allocated from the
  ///   numbers that stand for the shape.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let shape = try container.decode([Int].self, forKey: .shape)
    // The lengths other than 0 are limited too, since strides are made from them.
    let limit = Int.max / 64
    var product: Int? = 1
    for length in shape {
      guard length >= 0, let soFar = product else { product = nil; break }
      let (next, overflow) = soFar.multipliedReportingOverflow(by: Swift.max(length, 1))
      product = overflow || next > limit ? nil : next
    }
    guard let product else {
      throw DecodingError.dataCorruptedError(
        forKey: .shape, in: container, debugDescription: "\(Axes(shape)) is not the shape of a tensor")
    }
    let elements = try container.decode([Element].self, forKey: .elements)
    guard elements.count == (shape.contains(0) ? 0 : product) else {
      throw DecodingError.dataCorruptedError(
        forKey: .elements, in: container,
        debugDescription: "\(elements.count) elements do not fill a tensor of shape \(Axes(shape))")
    }
    self.init(shape: shape, elements)
  }
}
