extension Vector: RandomAccessCollection, MutableCollection {
  /// Slices by the library's subscripts are vectors again; the standard library's own, such as `prefix`, are these.
  public typealias SubSequence = Slice<Vector>
  /// Positions count from 0.
  public typealias Index = Int
  /// All positions.
  public typealias Indices = Range<Int>

  /// 0.
  @inlinable public var startIndex: Int { 0 }

  /// The number of elements.
  @inlinable public var endIndex: Int { count }

  /// All positions.
  @inlinable public var indices: Range<Int> { 0..<count }

  /// Runs `body` with the elements where they are contiguous; nil elsewhere.
  @inlinable
  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    guard stride == 1 || count <= 1 else { return nil }
    return try withPointer { p in try body(UnsafeBufferPointer(start: p, count: count)) }
  }

  /// Runs `body` with the elements where they are contiguous; nil elsewhere. Copies them first where they are shared.
  @inlinable
  public mutating func withContiguousMutableStorageIfAvailable<Result>(
    _ body: (inout UnsafeMutableBufferPointer<Element>) throws -> Result
  ) rethrows -> Result? {
    makeUnique()
    guard stride == 1 || count <= 1 else { return nil }
    let count = count
    return try withMutablePointer { p in
      var buffer = UnsafeMutableBufferPointer(start: p, count: count)
      return try body(&buffer)
    }
  }
}
