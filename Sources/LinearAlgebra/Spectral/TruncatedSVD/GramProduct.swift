import CBLAS

extension Matrix {
  /// A X and AᵀA X of a real matrix whose rows are contiguous, for X with a few columns.
  ///
  /// A passes from memory once: it is taken in panels of rows that stay in the cache for both products and are so small
  /// that OpenBLAS multiplies them without copying them first. Twice to four times as fast as two calls for 4 to 8
  /// columns. The panels are shared by threads in a fixed way.
  func gramProduct(_ x: Matrix) -> (image: Matrix, product: Matrix) {
    precondition(!Element.isComplex && columnStride == 1 && x.isContiguousColumnMajor)
    let width = x.columns
    let image = Matrix(uninitializedRows: rows, columns: width)
    // Small enough for OpenBLAS's kernels without packing, m n k ≤ 10⁶, and for a cache of 1 MiB.
    let area = Swift.min(1_000_000 / Swift.max(1, width), (1 << 20) / MemoryLayout<Element>.stride)
    let height = Swift.max(8, Swift.min(128, area / Swift.max(1, columns) & ~7))
    let parts = 4 * Double(count) * Double(width) < sharedFrom ? 1 : Backend.threads
    let step = ((rows + parts - 1) / parts + height - 1) / height * height
    let sums = Matrix.zeros(columns, parts * width)
    let (target, sum) = (image.base, sums.base)
    withPointer { a in
      x.withPointer { x in
        nonisolated(unsafe) let (a, x, target, sum) = (a, x, target, sum)
        inParallel(parts, grain: 1, bytes: count * MemoryLayout<Element>.stride) { range in
          for part in range {
            for first in stride(from: part * step, to: Swift.min(rows, (part + 1) * step), by: height) {
              let size = Swift.min(height, rows - first)
              let (m, n, k) = (Int32(size), Int32(width), Int32(columns))
              withBackend(operations: 4 * Double(size) * Double(width) * Double(columns), family: .product) {
                let panel = a + first * rowStride
                Element.gemm(
                  CblasTrans, CblasNoTrans, m, n, k, 1, panel, Int32(rowStride), x, k, 0, target + first, Int32(rows))
                Element.gemm(
                  CblasNoTrans, CblasNoTrans, k, n, m, 1, panel, Int32(rowStride), target + first, Int32(rows), 1,
                  sum + part * width * columns, k)
              }
            }
          }
        }
      }
    }
    return withExtendedLifetime((image, sums)) {
      var product = sums[..., 0..<width].owned()
      for part in 1..<Swift.max(1, parts) { product += sums[..., part * width..<(part + 1) * width] }
      return (image, product)
    }
  }

  /// The matrix with contiguous rows whose leading dimension BLAS can take: itself, or a copy.
  func withContiguousRows() -> Matrix {
    let fits = columnStride == 1 && rowStride >= Swift.max(1, columns) && Int32(exactly: rowStride) != nil
    return fits ? self : transposed().columnMajorCopy().transposed()
  }
}
