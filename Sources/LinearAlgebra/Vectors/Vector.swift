/// A vector: a strided view of shared storage, copied when it is written while shared.
///
/// Rows, columns and diagonals of a matrix are vectors that share its storage. In products a vector is a column;
/// in broadcasting it is a row.
///
/// It is `Sendable`, unchecked, because storage is never written while it is shared.
public struct Vector<Element: Scalar>: @unchecked Sendable {
  @usableFromInline package var storage: Storage
  /// The position of element 0 in the storage, counted in elements.
  @usableFromInline package var offset: Int
  /// The number of elements.
  public internal(set) var count: Int
  /// The distance in elements from one element to the next; negative in reversed views.
  public internal(set) var stride: Int

  @usableFromInline
  package init(storage: Storage, offset: Int, count: Int, stride: Int) {
    self.storage = storage
    self.offset = offset
    self.count = count
    self.stride = stride
  }

  @inlinable
  init(uninitializedCount count: Int) {
    precondition(count >= 0, "a vector cannot have \(count) elements")
    self.init(storage: .allocate(bytes: count * MemoryLayout<Element>.stride), offset: 0, count: count, stride: 1)
  }

  /// A vector whose elements are written by `initialize`, which must write all of them.
  @inlinable
  init<Failure: Error>(
    count: Int, initialize: (UnsafeMutablePointer<Element>) throws(Failure) -> Void
  ) throws(Failure) {
    self.init(uninitializedCount: count)
    try initialize(storage.base(of: Element.self))
  }
}

extension Vector {
  /// A vector with every element equal to `value`.
  public init(repeating value: Element, count: Int) {
    self.init(count: count) { Element.fill($0, value, count) }
  }

  /// A vector of zeros.
  public static func zeros(_ count: Int) -> Vector { Vector(repeating: 0, count: count) }

  /// A vector of ones.
  public static func ones(_ count: Int) -> Vector { Vector(repeating: 1, count: count) }

  /// The vector whose element at an index is `element(index)`.
  @inlinable
  public init(count: Int, _ element: (Int) throws -> Element) rethrows {
    self.init(uninitializedCount: count)
    let p = storage.base(of: Element.self)
    for i in 0..<count { p[i] = try element(i) }
  }

  /// The vector with these elements.
  public init(_ elements: some Collection<Element>) {
    self.init(count: elements.count) { p in
      _ = UnsafeMutableBufferPointer(start: p, count: elements.count).initialize(fromContentsOf: elements)
    }
  }
}

extension Vector: ExpressibleByArrayLiteral {
  /// The vector with these elements.
  public init(arrayLiteral elements: Element...) { self.init(elements) }
}

extension Vector {
  /// Whether there are no elements.
  @inlinable public var isEmpty: Bool { count == 0 }

  @inlinable func position(_ index: Int) -> Int {
    precondition(index >= 0 && index < count, "index \(index) is outside a vector of \(count) elements")
    return offset + index * stride
  }

  /// The element at this index, counted from 0.
  @inlinable
  public subscript(index: Int) -> Element {
    get {
      // The owner may be a temporary whose last use this is.
      defer { withExtendedLifetime(storage) {} }
      return storage.base(of: Element.self)[position(index)]
    }
    set {
      makeUnique()
      storage.base(of: Element.self)[position(index)] = newValue
    }
  }

  /// Runs `body` with a pointer to element 0; the others are reached by ``stride``.
  @inlinable
  func withPointer<Result, Failure: Error>(
    _ body: (UnsafePointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withExtendedLifetime(storage) { () throws(Failure) -> Result in
      try body(UnsafePointer(storage.base(of: Element.self) + offset))
    }
  }

  /// Runs `body` with a pointer to element 0 of storage that nobody else sees.
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
    if !isKnownUniquelyReferenced(&storage) || !storage.isWritable { self = contiguousCopy() }
  }

  /// A copy in new storage, without gaps.
  @usableFromInline
  package func contiguousCopy() -> Vector { Vector(asColumn.columnMajorCopy()) }

  /// The vector as a matrix of one column, a view.
  @inlinable public var asColumn: Matrix<Element> {
    Matrix(storage: storage, offset: offset, rows: count, columns: 1, rowStride: stride, columnStride: count)
  }

  /// The vector as a matrix of one row, a view.
  public var asRow: Matrix<Element> { asColumn.transposed() }

  /// A matrix of one row or one column as a vector, a view.
  @inlinable
  public init(_ a: Matrix<Element>) {
    precondition(a.rows == 1 || a.columns == 1, "a matrix of shape \(a.shapeText) is not a vector")
    self.init(
      storage: a.storage, offset: a.offset, count: a.count, stride: a.columns == 1 ? a.rowStride : a.columnStride)
  }

  /// Throws where an element is NaN or infinite.
  func checkFinite() throws(LinearAlgebraError) {
    guard !asColumn.largestMagnitude().isFinite else { return }
    for i in 0..<count where !self[i].isFinite { throw .notFinite(at: [i]) }
  }
}
