import CBLAS

/// B ← α op(T) B, or α B op(T), for a triangular T of which one triangle is read.
///
/// For T of order n and B with m columns (rows) takes n² m operations. BLAS: `trmm`, and `trmv` for a single column.
public func multiplyTriangular<Element: Scalar>(
  _ t: Matrix<Element>, left operation: MatrixOperation = .none, triangle: Triangle, diagonal: DiagonalKind = .general,
  side: MatrixSide = .left, alpha: Element = 1, into b: inout Matrix<Element>
) {
  checkTriangular(t, side, b.rows, b.columns)
  t.withFactor(operation) { factor in
    let triangle = operation.isTransposing ? triangle.transposed : triangle
    b.withTarget { $0.applyTriangular(alpha, factor, triangle, diagonal, side, isSolving: false) }
  }
}

/// B ← α op(T)⁻¹ B, or α B op(T)⁻¹, for a triangular T of which one triangle is read.
///
/// For T of order n and B with m columns (rows) takes n² m operations. BLAS: `trsm`, and `trsv` for a single column.
///
/// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a zero on the diagonal; B is then as it was.
public func solveTriangular<Element: Scalar>(
  _ t: Matrix<Element>, left operation: MatrixOperation = .none, triangle: Triangle, diagonal: DiagonalKind = .general,
  side: MatrixSide = .left, alpha: Element = 1, into b: inout Matrix<Element>
) throws(LinearAlgebraError) {
  checkTriangular(t, side, b.rows, b.columns)
  try checkDiagonal(t, diagonal)
  t.withFactor(operation) { factor in
    let triangle = operation.isTransposing ? triangle.transposed : triangle
    b.withTarget { $0.applyTriangular(alpha, factor, triangle, diagonal, side, isSolving: true) }
  }
}

/// x ← α op(T) x for a triangular T of which one triangle is read.
///
/// Takes n² operations. BLAS: `trmv`.
public func multiplyTriangular<Element: Scalar>(
  _ t: Matrix<Element>, left operation: MatrixOperation = .none, triangle: Triangle, diagonal: DiagonalKind = .general,
  alpha: Element = 1, into x: inout Vector<Element>
) {
  checkTriangular(t, .left, x.count, 1)
  t.withFactor(operation) { factor in
    let triangle = operation.isTransposing ? triangle.transposed : triangle
    x.withTarget { $0.applyTriangular(alpha, factor, triangle, diagonal, .left, isSolving: false) }
  }
}

/// x ← α op(T)⁻¹ x for a triangular T of which one triangle is read.
///
/// Takes n² operations. BLAS: `trsv`.
///
/// - Throws: ``LinearAlgebraError/singular(pivot:)`` for a zero on the diagonal; x is then as it was.
public func solveTriangular<Element: Scalar>(
  _ t: Matrix<Element>, left operation: MatrixOperation = .none, triangle: Triangle, diagonal: DiagonalKind = .general,
  alpha: Element = 1, into x: inout Vector<Element>
) throws(LinearAlgebraError) {
  checkTriangular(t, .left, x.count, 1)
  try checkDiagonal(t, diagonal)
  t.withFactor(operation) { factor in
    let triangle = operation.isTransposing ? triangle.transposed : triangle
    x.withTarget { $0.applyTriangular(alpha, factor, triangle, diagonal, .left, isSolving: true) }
  }
}

private func checkTriangular<Element: Scalar>(_ t: Matrix<Element>, _ side: MatrixSide, _ rows: Int, _ columns: Int) {
  precondition(t.isSquare, "a matrix of shape \(t.shapeText) is not triangular")
  precondition(
    t.rows == (side == .left ? rows : columns),
    "a triangular matrix of shape \(t.shapeText) does not fit on the \(side) of one of shape \(rows)×\(columns)")
}

private func checkDiagonal<Element: Scalar>(
  _ t: Matrix<Element>, _ diagonal: DiagonalKind
) throws(LinearAlgebraError) {
  guard diagonal == .general else { return }
  for i in 0..<t.rows where t[i, i] == 0 { throw .singular(pivot: i) }
}

extension ProductTarget {
  /// B ← α X B, α B X, or with X⁻¹, for a factor X that is zero outside of this triangle.
  func applyTriangular(
    _ alpha: Element, _ x: ProductFactor<Element>, _ triangle: Triangle, _ diagonal: DiagonalKind, _ side: MatrixSide,
    isSolving: Bool, limit: Int = largestBLASDimension
  ) {
    guard rows > 0, columns > 0 else { return }
    let free = side == .left ? columns : rows
    guard free <= limit else {
      for start in stride(from: 0, to: free, by: limit) {
        let range = start..<Swift.min(free, start + limit)
        (side == .left ? self.columns(range) : self.rows(range)).applyTriangular(
          alpha, x, triangle, diagonal, side, isSolving: isSolving)
      }
      return
    }
    if free == 1, side == .left, alpha == 1 { return applyTriangularToVector(x, triangle, diagonal, isSolving) }
    guard isColumnMajor else {
      return transposed.applyTriangular(
        alpha, x.transposed, triangle.transposed, diagonal, side.opposite, isSolving: isSolving)
    }
    let leading = Int32(leadingDimension)
    let operations = Double(rows) * Double(columns) * Double(x.rows)
    x.withTriangularOperand(triangle) { x, triangle in
      forEachPart(free, operations) { part, family in
        let (m, n) = side == .left ? (rows, part.count) : (part.count, columns)
        let first = pointer + part.lowerBound * (side == .left ? leadingDimension : 1)
        withBackend(operations: operations, family: family) {
          if isSolving {
            Element.trsm(
              side.cblas, triangle.cblas, x.transposition, diagonal.cblas, Int32(m), Int32(n), alpha, x.pointer,
              x.leadingDimension, first, leading)
          } else {
            Element.trmm(
              side.cblas, triangle.cblas, x.transposition, diagonal.cblas, Int32(m), Int32(n), alpha, x.pointer,
              x.leadingDimension, first, leading)
          }
        }
      }
    }
  }

  private func applyTriangularToVector(
    _ x: ProductFactor<Element>, _ triangle: Triangle, _ diagonal: DiagonalKind, _ isSolving: Bool
  ) {
    guard let stride = Int32(exactly: rows == 1 ? 1 : rowStride), stride == 1 || !Element.isComplex else {
      return withScratch(Element.self, rows) { copy in
        Element.copy(pointer, rowStride, 0, to: copy, rows, rows, 1)
        ProductTarget(pointer: copy, rows: rows, columns: 1, rowStride: 1, columnStride: rows)
          .applyTriangularToVector(x, triangle, diagonal, isSolving)
        Element.copy(copy, 0, 1, to: pointer, rowStride, 1, rows)
      }
    }
    let start = lowest(pointer, rows, stride)
    x.withTriangularOperand(triangle) { x, triangle in
      withBackend(operations: Double(rows) * Double(rows), family: .vector) {
        if isSolving {
          Element.trsv(
            triangle.cblas, x.transposition, diagonal.cblas, Int32(rows), x.pointer, x.leadingDimension, start, stride)
        } else {
          Element.trmv(
            triangle.cblas, x.transposition, diagonal.cblas, Int32(rows), x.pointer, x.leadingDimension, start, stride)
        }
      }
    }
  }
}

extension ProductFactor {
  /// Runs `body` with a triangular block as BLAS sees it and with the triangle that is stored there; copied where it is
  /// conjugated without being transposed, or where its strides cannot be said.
  fileprivate func withTriangularOperand<Result>(
    _ triangle: Triangle, _ body: (BLASOperand<Element>, Triangle) -> Result
  ) -> Result {
    if let (operation, leading) = layout, operation != CblasConjNoTrans {
      return body(
        BLASOperand(pointer: pointer, transposition: operation, leadingDimension: leading),
        operation == CblasNoTrans ? triangle : triangle.transposed)
    }
    return withPlainCopy {
      body(BLASOperand(pointer: $0, transposition: CblasNoTrans, leadingDimension: $1), triangle)
    }
  }
}
