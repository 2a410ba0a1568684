extension Matrix {
  /// The parts of the elements of each row as a contiguous column: a view where the rows are contiguous, a copy elsewhere.
  ///
  /// Of a complex row these are twice as many numbers. Their products are the real parts of ⟨x, y⟩, so norms, distances and
  /// angles are those of the complex rows.
  func realRows() -> Matrix<Element.Real> {
    let isDense = (columnStride == 1 || columns <= 1) && (rowStride >= columns || rows <= 1)
    let dense = isDense ? transposed() : transposed().columnMajorCopy()
    let parts = Element.isComplex ? 2 : 1
    return Matrix<Element.Real>(
      storage: dense.storage, offset: parts * dense.offset, rows: parts * dense.rows, columns: dense.columns,
      rowStride: 1, columnStride: parts * Swift.max(dense.rows, dense.columns > 1 ? dense.columnStride : 0))
  }
}
