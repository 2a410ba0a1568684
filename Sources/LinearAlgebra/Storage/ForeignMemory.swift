extension Matrix {
  /// A matrix that reads memory of somebody else, such as a mapped file, without copying it.
  ///
  /// The memory is never written: the matrix is copied before it is changed. It is copied at once where the backend could
  /// not read it safely: a pointer that is not aligned for the element type, and complex elements without 64 spare bytes
  /// behind the last one (some kernels read past the end).
  ///
  /// The caller guarantees that all elements stay readable and unchanged until `release` is called, which happens once,
  /// on any thread, when nothing reads them any more.
  /// - Parameters:
  ///   - pointer: where element (0, 0) is.
  ///   - rows: the number of rows.
  ///   - columns: the number of columns.
  ///   - rowStride: the distance in elements from one row to the next; may be negative.
  ///   - columnStride: the distance in elements from one column to the next; may be negative.
  ///   - spareBytes: how many bytes behind the last element may be read too.
  ///   - release: called when the memory is no longer read.
  public init(
    unsafeBorrowing pointer: UnsafeRawPointer, rows: Int, columns: Int, rowStride: Int, columnStride: Int,
    spareBytes: Int = 0, release: @escaping @Sendable () -> Void
  ) {
    let isAligned = Int(bitPattern: pointer) % MemoryLayout<Element>.alignment == 0
    if isAligned, !Element.isComplex || spareBytes >= Storage.spare {
      precondition(rows >= 0 && columns >= 0, "a matrix cannot have the shape \(rows)×\(columns)")
      self.init(
        storage: .foreign(pointer, release: release), offset: 0, rows: rows, columns: columns, rowStride: rowStride,
        columnStride: columnStride)
      return
    }
    self.init(uninitializedRows: rows, columns: columns)
    let (size, target) = (MemoryLayout<Element>.stride, UnsafeMutableRawPointer(storage.base(of: Element.self)))
    for j in 0..<columns {
      for i in 0..<rows {
        (target + (i + j * rows) * size).copyMemory(
          from: pointer + (i * rowStride + j * columnStride) * size, byteCount: size)
      }
    }
    release()
  }
}

extension Vector {
  /// A vector that reads memory of somebody else without copying it, on the terms of
  /// ``Matrix/init(unsafeBorrowing:rows:columns:rowStride:columnStride:spareBytes:release:)``.
  public init(
    unsafeBorrowing pointer: UnsafeRawPointer, count: Int, stride: Int = 1, spareBytes: Int = 0,
    release: @escaping @Sendable () -> Void
  ) {
    let column = Matrix<Element>(
      unsafeBorrowing: pointer, rows: count, columns: 1, rowStride: stride, columnStride: 1, spareBytes: spareBytes,
      release: release)
    self.init(column)
  }
}
