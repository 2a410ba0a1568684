extension Matrix {
  /// The matrix whose elements are `transform` of these, in one pass on several threads.
  ///
  /// `transform` is called on up to ``Backend/threads`` threads, in no order, and the result is the same as without. A
  /// short loop runs on one thread: how long it is is measured. A closure that captures nothing is compiled into a
  /// vectorised loop in optimised builds; one that captures something is called for each element (about 2 ns each).
  @inlinable @inline(__always)
  public func concurrentMap<Target: Scalar>(_ transform: @Sendable (Element) -> Target) -> Matrix<Target> {
    let result = Matrix<Target>.uninitialized(rows, columns, rowMajor: prefersRowMajor)
    defer { withExtendedLifetime(storage) {} }
    MapPass(
      runLoop(), result.storage.base(of: Target.self), UnsafePointer(storage.base(of: Element.self) + offset)
    ).run(transform)
    return result
  }

  /// The matrix whose elements are `transform` of those of this and another matrix of the same shape, in one pass on
  /// several threads.
  ///
  /// `transform` is called on up to ``Backend/threads`` threads, in no order, and the result is the same as without. A
  /// short loop runs on one thread: how long it is is measured. A closure that captures nothing is compiled into a
  /// vectorised loop in optimised builds; one that captures something is called for each element (about 2 ns each).
  ///
  /// ```swift
  /// let c = a.concurrentZip(b) { $0 * $1 + $0 - $1 }     // a .* b + a - b without intermediate results
  /// ```
  @inlinable @inline(__always)
  public func concurrentZip<Other: Scalar, Target: Scalar>(
    _ other: Matrix<Other>, _ transform: @Sendable (Element, Other) -> Target
  ) -> Matrix<Target> {
    let loop = runLoop(with: other)
    let result = Matrix<Target>.uninitialized(rows, columns, rowMajor: prefersRowMajor && other.prefersRowMajor)
    defer { withExtendedLifetime((storage, other.storage)) {} }
    ZipPass(
      loop, result.storage.base(of: Target.self), UnsafePointer(storage.base(of: Element.self) + offset),
      UnsafePointer(other.storage.base(of: Other.self) + other.offset)
    ).run(transform)
    return result
  }

  /// How the elements are walked over for a result that is laid out as they are.
  @usableFromInline
  func runLoop() -> RunLoop {
    let strides = (rowStride, columnStride)
    return RunLoop(rows: rows, columns: columns, rowMajor: prefersRowMajor, x: strides, y: strides)
  }

  /// How the elements are walked over together with those of another matrix, which must have the same shape.
  @usableFromInline
  func runLoop(with other: Matrix<some Scalar>) -> RunLoop {
    precondition(
      rows == other.rows && columns == other.columns, "shapes \(shapeText) and \(other.shapeText) are not equal")
    return RunLoop(
      rows: rows, columns: columns, rowMajor: prefersRowMajor && other.prefersRowMajor, x: (rowStride, columnStride),
      y: (other.rowStride, other.columnStride))
  }
}

extension Vector {
  /// The vector whose elements are `transform` of these, in one pass on several threads.
  ///
  /// `transform` is called on up to ``Backend/threads`` threads, in no order, and the result is the same as without. A
  /// short loop runs on one thread: how long it is is measured. A closure that captures nothing is compiled into a
  /// vectorised loop in optimised builds; one that captures something is called for each element (about 2 ns each).
  @inlinable @inline(__always)
  public func concurrentMap<Target: Scalar>(_ transform: @Sendable (Element) -> Target) -> Vector<Target> {
    Vector<Target>(asColumn.concurrentMap(transform))
  }

  /// The vector whose elements are `transform` of those of this and another vector of the same count, in one pass on
  /// several threads.
  ///
  /// `transform` is called on up to ``Backend/threads`` threads, in no order, and the result is the same as without. A
  /// short loop runs on one thread: how long it is is measured. A closure that captures nothing is compiled into a
  /// vectorised loop in optimised builds; one that captures something is called for each element (about 2 ns each).
  ///
  /// ```swift
  /// let z = x.concurrentZip(y) { $0 * $1 + $0 - $1 }     // x .* y + x - y without intermediate results
  /// ```
  @inlinable @inline(__always)
  public func concurrentZip<Other: Scalar, Target: Scalar>(
    _ other: Vector<Other>, _ transform: @Sendable (Element, Other) -> Target
  ) -> Vector<Target> {
    precondition(count == other.count, "vectors of \(count) and \(other.count) elements cannot be paired")
    return Vector<Target>(asColumn.concurrentZip(other.asColumn, transform))
  }
}
