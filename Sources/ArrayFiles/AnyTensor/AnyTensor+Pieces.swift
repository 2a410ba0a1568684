import LinearAlgebra

extension AnyTensor {
  /// The most that is copied at once of a view with gaps.
  private static let pieceBytes = 1 << 20

  /// Hands over the bytes of the elements one after the other, in row-major order, with no copy of the whole.
  func forEachRowMajorPiece(
    _ body: (UnsafeRawBufferPointer) throws(ArrayFileError) -> Void
  ) throws(ArrayFileError) {
    guard count > 0 else { return }
    if layout.isContiguous {
      try forEachByte(body)
    } else if count * kind.byteCount <= Self.pieceBytes {
      try rowMajorCopy().forEachByte(body)
    } else {
      let rowBytes = count / layout.shape[0] * kind.byteCount
      let step = max(1, Self.pieceBytes / rowBytes)
      for start in stride(from: 0, to: layout.shape[0], by: step) {
        try rows(start..<min(start + step, layout.shape[0])).forEachRowMajorPiece(body)
      }
    }
  }

  /// Hands over the bytes of a tensor without gaps in the order in which they lie.
  func forEachByte(_ body: (UnsafeRawBufferPointer) throws(ArrayFileError) -> Void) throws(ArrayFileError) {
    try body(UnsafeRawBufferPointer(start: base, count: count * kind.byteCount))
    withExtendedLifetime(storage) {}
  }

  /// A part along the first axis; the axis is dropped where the part has a single row.
  private func rows(_ range: Range<Int>) -> AnyTensor {
    var part = layout
    part.shape[0] = range.count
    if range.count == 1 {
      part.shape.remove(at: 0)
      part.strides.remove(at: 0)
    }
    return AnyTensor(
      kind, storage: storage, offset: offset + range.lowerBound * layout.strides[0], layout: part, source: source)
  }
}
