public import LinearAlgebra

extension NpyArray {
  /// The matrix as an array; its memory is shared where it has no gaps, in either order.
  public init<Element: Scalar>(_ a: Matrix<Element>) {
    let isColumnMajor = a.rowStride == 1 && a.columnStride == a.rows && a.offset == 0
    let isRowMajor = a.columnStride == 1 && a.rowStride == a.columns && a.offset == 0
    let packed = isColumnMajor || isRowMajor ? a : a.transposed().columnMajorCopy().transposed()
    self.init(
      header: NpyHeader(
        element: NpyElement(Element.kind), shape: [a.rows, a.columns], isFortranOrder: isColumnMajor && !isRowMajor),
      storage: packed.storage, path: "")
  }

  /// The vector as an array; its memory is shared where it has no gaps.
  public init<Element: Scalar>(_ x: Vector<Element>) {
    let packed = x.stride == 1 && x.offset == 0 ? x : x.contiguousCopy()
    self.init(
      header: NpyHeader(element: NpyElement(Element.kind), shape: [x.count], isFortranOrder: false),
      storage: packed.storage, path: "")
  }

  /// Writes the file whole or not at all: beside the target under another name, which then replaces it.
  ///
  /// - Throws: ``ArrayFileError`` (`notCreated`, `notWritten`); what was there before is then untouched.
  public func write(to path: String) throws(ArrayFileError) {
    let head = header.bytes
    let size = header.count * header.element.size
    let file = try OutputFile(path, size: head.count + size)
    try file.write(head)
    try file.write(UnsafeRawBufferPointer(start: storage.header.base, count: size))
    try file.commit()
  }
}
