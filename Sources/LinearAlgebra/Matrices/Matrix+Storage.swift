extension Matrix {
  /// Runs `body` with a pointer to element (0, 0); the others are reached by ``rowStride`` and ``columnStride``.
  @inlinable
  func withPointer<Result, Failure: Error>(
    _ body: (UnsafePointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withExtendedLifetime(storage) { () throws(Failure) -> Result in
      try body(UnsafePointer(storage.base(of: Element.self) + offset))
    }
  }

  /// Runs `body` with a pointer to element (0, 0) of storage that nobody else sees.
  @inlinable
  mutating func withMutablePointer<Result, Failure: Error>(
    _ body: (UnsafeMutablePointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    makeUnique()
    return try withExtendedLifetime(storage) { () throws(Failure) -> Result in
      try body(storage.base(of: Element.self) + offset)
    }
  }

  /// Copies the elements unless this value alone owns them.
  @inlinable
  mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&storage) || !storage.isWritable { self = columnMajorCopy() }
  }

  /// Whether columns are contiguous and follow each other without gaps.
  @inlinable var isContiguousColumnMajor: Bool {
    (rowStride == 1 || rows <= 1) && (columnStride == rows || columns <= 1)
  }

  /// A copy in new storage, column after column.
  @usableFromInline
  package func columnMajorCopy() -> Matrix { checkedCopy().copy }

  /// A copy in new storage, column after column, and the largest magnitude of a part of an element.
  func checkedCopy() -> (copy: Matrix, largest: LargestMagnitude) {
    let copy = Matrix(uninitializedRows: rows, columns: columns)
    let largest = withPointer { source in
      Element.copy(
        source, rowStride, columnStride, to: copy.storage.base(of: Element.self), Swift.max(1, rows), rows, columns)
    }
    return (copy, largest)
  }
}

/// The largest magnitude among the parts of elements, where NaN and infinity are above all others.
struct LargestMagnitude {
  let isFinite: Bool
  let value: Double
}

extension Matrix {
  /// The matrix as LAPACK may overwrite it: column-major, in storage of its own, its elements checked on the way.
  ///
  /// Each factorization begins here, the first one of its element type with the backend's self-check. A matrix that was
  /// consumed, is column-major already and begins where its storage does is used as it is.
  static func workingCopy(
    of a: consuming Matrix
  ) throws(LinearAlgebraError) -> (matrix: Matrix, largest: Double) {
    try Backend.checkOnce(Element.self)
    var a = a
    let largest: LargestMagnitude
    if a.isContiguousColumnMajor, a.offset == 0, isKnownUniquelyReferenced(&a.storage), a.storage.isWritable {
      largest = a.largestMagnitude()
      a.rowStride = 1
      a.columnStride = a.rows
    } else {
      let (copy, magnitude) = a.checkedCopy()
      largest = magnitude
      a = copy
    }
    guard largest.isFinite else { throw a.notFiniteError() }
    return (a, largest.value)
  }

  /// The largest magnitude of a part of an element.
  func largestMagnitude() -> LargestMagnitude {
    withPointer { Element.largestMagnitude($0, rowStride, columnStride, rows, columns) }
  }

  /// Throws where an element is NaN or infinite.
  func checkFinite() throws(LinearAlgebraError) {
    guard largestMagnitude().isFinite else { throw notFiniteError() }
  }

  /// Throws ``LinearAlgebraError/overflow(routine:)`` where a result computed from finite input is not finite.
  func checkResult(of routine: StaticString) throws(LinearAlgebraError) {
    guard largestMagnitude().isFinite else { throw .overflow(routine: "\(routine)") }
  }

  /// The error that names the first element, column by column, that is not finite.
  func notFiniteError() -> LinearAlgebraError {
    for j in 0..<columns {
      for i in 0..<rows where !self[i, j].isFinite { return .notFinite(at: [i, j]) }
    }
    return .notFinite(at: [])
  }
}
