public import LinearAlgebra

extension RowStream {
  /// The matrix in this file, a block of rows after the other, for matrices larger than memory.
  ///
  /// The file is mapped, and each block converted to the element type, rounded where need be; the system takes the memory
  /// of blocks back as it likes. Files whose elements are complex or in the other byte order cannot be mapped, and are
  /// read into memory. Nobody may write the file meanwhile.
  ///
  /// - Parameters:
  ///   - file: two axes.
  ///   - blockRows: the number of rows in a block; by default 32 MiB of them.
  /// - Throws: ``ArrayFileError`` (`mismatch`) for another number of axes, or complex elements that are to become real.
  public init(_ file: NpyFile, blockRows: Int? = nil) throws(ArrayFileError) {
    let tensor = try file.tensor(mapped: true)
    guard tensor.rank == 2 else {
      throw tensor.mismatch("a tensor of shape \(tensor.layout.shape), a matrix (two axes) was expected")
    }
    // What cannot be converted is known before the first block.
    _ = try Matrix<Element>(rounding: tensor.rows(0..<Swift.min(1, tensor.shape[0])))
    let (rows, columns) = (tensor.shape[0], tensor.shape[1])
    let size = Swift.max(1, columns * MemoryLayout<Element>.stride)
    self.init(rows: rows, columns: columns, blockRows: blockRows ?? Swift.max(1, (32 << 20) / size)) {
      range throws(LinearAlgebraError) in
      do { return try Matrix<Element>(rounding: tensor.rows(range)) } catch { throw .undefined("\(error)") }
    }
  }
}

extension AnyTensor {
  /// These rows of a matrix, a view.
  fileprivate func rows(_ range: Range<Int>) -> AnyTensor {
    let strides = layout.strides
    return AnyTensor(
      kind, storage: storage, offset: offset + range.lowerBound * strides[0],
      layout: Layout(shape: Axes([range.count, shape[1]]), strides: strides), source: source)
  }
}
