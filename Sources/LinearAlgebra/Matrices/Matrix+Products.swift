import CBLAS

extension Matrix {
  /// The matrix product A B.
  ///
  /// Takes 2 m n k operations. BLAS: `gemm`.
  @inlinable
  public static func * (a: Matrix, b: Matrix) -> Matrix {
    precondition(a.columns == b.rows, "shapes \(a.shapeText) and \(b.shapeText) have no product")
    let result = Matrix(uninitializedRows: a.rows, columns: b.columns)
    Matrix.gemm(1, a, b, 0, result.storage.base(of: Element.self), Swift.max(1, a.rows))
    return result
  }

  /// C ← α A B + β C for a column-major C.
  @usableFromInline
  static func gemm(
    _ alpha: Element, _ a: Matrix, _ b: Matrix, _ beta: Element,
    _ c: UnsafeMutablePointer<Element>, _ leadingDimension: Int
  ) {
    guard a.rows > 0, b.columns > 0 else { return }
    a.withBLASOperand { left in
      b.withBLASOperand { right in
        withBackend(operations: 2 * Double(a.rows) * Double(b.columns) * Double(a.columns), family: .product) {
          Element.gemm(
            left.transposition, right.transposition, Int32(a.rows), Int32(b.columns), Int32(a.columns),
            alpha, left.pointer, left.leadingDimension, right.pointer, right.leadingDimension,
            beta, c, Int32(leadingDimension))
        }
      }
    }
  }
}
