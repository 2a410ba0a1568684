import CBLAS

extension Matrix {
  /// The product op(A) X with a few columns, in blocks of A that are so small that OpenBLAS does not copy them first.
  ///
  /// Its packing costs more than the arithmetic where X has few columns: for `Float` and 8 columns blocks are 2 to 3 times
  /// faster than one call, for 16 1.5 to 2 times. Other element types gain nothing and take one call.
  func thinProduct(_ operation: MatrixOperation, _ x: Matrix) -> Matrix {
    let a = operation == .none ? self : transposed()
    guard Element.kind == .float, 2...24 ~= x.columns, a.rows >= 64, a.columns >= 64, a.count >= 1 << 17,
      x.isContiguousColumnMajor, let rows = Int32(exactly: a.rows), let depth = Int32(exactly: a.columns),
      let leading = Int32(exactly: Swift.max(a.rowStride, a.columnStride))
    else { return multiply(self, x, left: operation) }
    // The limit up to which OpenBLAS multiplies without packing, m n k ≤ 10⁶.
    let area = 1_000_000 / x.columns
    if a.rowStride == 1, a.columnStride >= a.rows {
      return a.thinProduct(CblasNoTrans, x, rows, depth, leading, height: 512, width: area / 512)
    }
    if a.columnStride == 1, a.rowStride >= a.columns {
      return a.thinProduct(CblasTrans, x, rows, depth, leading, height: area / 1024, width: 1024)
    }
    return multiply(self, x, left: operation)
  }

  /// The product A X with blocks of A of this height and width, each row of blocks summed from left to right.
  private func thinProduct(
    _ transposition: CBLAS_TRANSPOSE, _ x: Matrix, _ m: Int32, _ k: Int32, _ leading: Int32, height: Int, width: Int
  ) -> Matrix {
    let y = Matrix(uninitializedRows: rows, columns: x.columns)
    let target = y.base
    let bytes = count * MemoryLayout<Element>.stride
    withPointer { a in
      x.withPointer { x in
        nonisolated(unsafe) let (a, x, target) = (a, x, target)
        inParallel((rows + height - 1) / height, grain: 1, bytes: bytes) { blocks in
          for first in blocks.map({ $0 * height }) {
            let size = Swift.min(height, rows - first)
            for start in stride(from: 0, to: columns, by: width) {
              let length = Swift.min(width, columns - start)
              withBackend(operations: 2 * Double(size) * Double(length) * Double(y.columns), family: .product) {
                Element.gemm(
                  transposition, CblasNoTrans, Int32(size), Int32(y.columns), Int32(length), 1,
                  a + first * rowStride + start * columnStride, leading, x + start, k, start == 0 ? 0 : 1,
                  target + first, m)
              }
            }
          }
        }
      }
    }
    return withExtendedLifetime(y) { y }
  }
}
