extension Matrix {
  /// Runs `body` with the elements column after column: those of the matrix itself where its columns follow each other
  /// without gaps, a copy elsewhere. The span must not leave `body`.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withUnsafeBufferPointer { buffer throws(Failure) -> Result in try body(buffer.span) }
  }

  /// Runs `body` with the elements column after column: those of the matrix itself where its columns follow each other
  /// without gaps, a copy elsewhere. The buffer must not leave `body`.
  public func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let contiguous = isContiguousColumnMajor ? self : columnMajorCopy()
    return try contiguous.withPointer { p throws(Failure) -> Result in
      try body(UnsafeBufferPointer(start: p, count: count))
    }
  }

  /// Runs `body` with the elements column after column, which it may change. The matrix is laid out anew first where its
  /// elements are shared or have gaps. The buffer must not leave `body`.
  public mutating func withUnsafeMutableBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if !isContiguousColumnMajor { self = columnMajorCopy() }
    let count = count
    return try withMutablePointer { p throws(Failure) -> Result in
      try body(UnsafeMutableBufferPointer(start: p, count: count))
    }
  }

  /// Runs `body` with a pointer to element (0, 0); element (i, j) lies `i * rowStride + j * columnStride` elements
  /// further, whatever the layout. Nothing is copied.
  public func withUnsafeStrides<Result, Failure: Error>(
    _ body: (_ first: UnsafePointer<Element>, _ rowStride: Int, _ columnStride: Int) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withPointer { p throws(Failure) -> Result in try body(p, rowStride, columnStride) }
  }
}

extension Vector {
  /// Runs `body` with the elements: those of the vector itself where they are contiguous, a copy elsewhere. The span must
  /// not leave `body`.
  public func withSpan<Result, Failure: Error>(
    _ body: (Span<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try asContiguousColumn.withSpan(body)
  }

  /// Runs `body` with the elements: those of the vector itself where they are contiguous, a copy elsewhere. The buffer
  /// must not leave `body`.
  public func withUnsafeBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try asContiguousColumn.withUnsafeBufferPointer(body)
  }

  /// Runs `body` with the elements, which it may change. The vector is laid out anew first where its elements are shared
  /// or have gaps. The buffer must not leave `body`.
  public mutating func withUnsafeMutableBufferPointer<Result, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if stride != 1 { self = contiguousCopy() }
    let count = count
    return try withMutablePointer { p throws(Failure) -> Result in
      try body(UnsafeMutableBufferPointer(start: p, count: count))
    }
  }

  private var asContiguousColumn: Matrix<Element> { stride == 1 || count <= 1 ? asColumn : contiguousCopy().asColumn }
}
