public import CBLAS

/// A matrix as BLAS sees it: a column-major block, perhaps transposed.
@usableFromInline
struct BLASOperand<Element: Scalar> {
  @usableFromInline let pointer: UnsafePointer<Element>
  @usableFromInline let transposition: CBLAS_TRANSPOSE
  @usableFromInline let leadingDimension: Int32

  @inlinable
  init(pointer: UnsafePointer<Element>, transposition: CBLAS_TRANSPOSE, leadingDimension: Int32) {
    self.pointer = pointer
    self.transposition = transposition
    self.leadingDimension = leadingDimension
  }

  /// Where the rows of the factor from this one on begin.
  func row(_ i: Int) -> UnsafePointer<Element> {
    pointer + i * (transposition == CblasNoTrans ? 1 : Int(leadingDimension))
  }
}

extension Matrix {
  /// How BLAS may see this matrix without a copy; nil where its strides cannot be said.
  ///
  /// The one place that decides: padding is honoured, and a single row or column has any leading dimension.
  @inlinable
  var blasLayout: (transposition: CBLAS_TRANSPOSE, leadingDimension: Int32)? {
    if rowStride == 1 || rows <= 1, columns <= 1 || columnStride >= Swift.max(1, rows),
      let leading = Int32(exactly: columns <= 1 ? Swift.max(1, rows) : columnStride)
    {
      return (CblasNoTrans, leading)
    }
    if columnStride == 1 || columns <= 1, rows <= 1 || rowStride >= Swift.max(1, columns),
      let leading = Int32(exactly: rows <= 1 ? Swift.max(1, columns) : rowStride)
    {
      return (CblasTrans, leading)
    }
    return nil
  }

  /// Runs `body` with the matrix as BLAS sees it, copied only where its strides cannot be said.
  @inlinable
  func withBLASOperand<Result>(_ body: (BLASOperand<Element>) -> Result) -> Result {
    if let layout = blasLayout {
      return withPointer { p in
        body(
          BLASOperand(pointer: p, transposition: layout.transposition, leadingDimension: layout.leadingDimension))
      }
    }
    return columnMajorCopy().withPointer { p in
      body(BLASOperand(pointer: p, transposition: CblasNoTrans, leadingDimension: Int32(Swift.max(1, rows))))
    }
  }
}
