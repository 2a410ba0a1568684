import CBLAS

extension ProductTarget {
  /// C ← α A B + β C by the routine that is fastest for the shape.
  ///
  /// - Parameter limit: the largest dimension of one call; larger products are split.
  func assign(
    _ alpha: Element, _ a: ProductFactor<Element>, _ b: ProductFactor<Element>, _ beta: Element,
    limit: Int = largestBLASDimension
  ) {
    let (m, n, k) = (rows, columns, a.columns)
    guard m > 0, n > 0 else { return }
    guard k > 0, alpha != 0 else { return scale(by: beta) }
    if Swift.max(m, n, k) <= smallProductLimit { return assignSmall(alpha, a, b, beta) }
    if Swift.max(m, n, k) > limit { return assignHalves(alpha, a, b, beta, limit) }
    if n == 1 { return assignVector(alpha, a, b, beta) }
    if m == 1 || !isColumnMajor { return transposed.assign(alpha, b.transposed, a.transposed, beta, limit: limit) }
    if k == 1, m > smallProductLimit { return assignOuter(alpha, a, b, beta) }
    guard let leading = Int32(exactly: leadingDimension) else { return assignSmall(alpha, a, b, beta) }
    let operations = (Element.isComplex ? 8 : 2) * Double(m) * Double(n) * Double(k)
    if a.layout != nil, b.layout != nil, isShared(operations) {
      return assignShared(alpha, a, b, beta, operations)
    }
    a.withOperand { left in
      b.withOperand { right in
        withBackend(operations: operations, family: family) {
          Element.gemm(
            left.transposition, right.transposition, Int32(m), Int32(n), Int32(k), alpha, left.pointer,
            left.leadingDimension, right.pointer, right.leadingDimension, beta, pointer, leading)
        }
      }
    }
  }

  private func assignSmall(
    _ alpha: Element, _ a: ProductFactor<Element>, _ b: ProductFactor<Element>, _ beta: Element
  ) {
    Element.smallGemm(
      rows, columns, a.columns, alpha, a.pointer, a.rowStride, a.columnStride, a.isConjugated,
      b.pointer, b.rowStride, b.columnStride, b.isConjugated, beta, pointer, rowStride, columnStride)
  }

  /// Splits the largest dimension in two.
  private func assignHalves(
    _ alpha: Element, _ a: ProductFactor<Element>, _ b: ProductFactor<Element>, _ beta: Element, _ limit: Int
  ) {
    let (m, n, k) = (rows, columns, a.columns)
    if k >= Swift.max(m, n) {
      assign(alpha, a.columns(0..<k / 2), b.rows(0..<k / 2), beta, limit: limit)
      assign(alpha, a.columns(k / 2..<k), b.rows(k / 2..<k), 1, limit: limit)
    } else if m >= n {
      rows(0..<m / 2).assign(alpha, a.rows(0..<m / 2), b, beta, limit: limit)
      rows(m / 2..<m).assign(alpha, a.rows(m / 2..<m), b, beta, limit: limit)
    } else {
      transposed.assignHalves(alpha, b.transposed, a.transposed, beta, limit)
    }
  }

  /// The product with a single column: y ← α A x + β y.
  private func assignVector(
    _ alpha: Element, _ a: ProductFactor<Element>, _ x: ProductFactor<Element>, _ beta: Element
  ) {
    guard let strideY = Int32(exactly: rows == 1 ? 1 : rowStride) else { return assignSmall(alpha, a, x, beta) }
    let strideX = Int32(exactly: x.rows == 1 ? 1 : x.rowStride) ?? 0
    // Complex kernels read an element more of a strided vector, which borrowed memory need not have.
    if x.isConjugated || strideX == 0 || Element.isComplex && strideX != 1 {
      return x.withPlainCopy { copy, _ in
        assignVector(
          alpha, a,
          ProductFactor(
            pointer: copy, rows: x.rows, columns: 1, rowStride: 1, columnStride: x.rows, isConjugated: false), beta)
      }
    }
    // With β = 0 some versions multiply what y holds: NaN would survive.
    if beta == 0 { scale(by: 0) }
    let (startX, startY) = (lowest(x.pointer, x.rows, strideX), lowest(pointer, rows, strideY))
    a.withOperand { left in
      let isPlain = left.transposition == CblasNoTrans || left.transposition == CblasConjNoTrans
      withBackend(operations: 2 * Double(a.rows) * Double(a.columns), family: .vector) {
        Element.gemv(
          left.transposition, Int32(isPlain ? a.rows : a.columns), Int32(isPlain ? a.columns : a.rows), alpha,
          left.pointer, left.leadingDimension, startX, strideX, beta, startY, strideY)
      }
    }
  }

  /// The product of a column and a row, column by column: C is passed through once, which gemm does not do.
  private func assignOuter(
    _ alpha: Element, _ a: ProductFactor<Element>, _ b: ProductFactor<Element>, _ beta: Element
  ) {
    guard !a.isConjugated, a.rowStride == 1 else {
      return a.withPlainCopy { copy, _ in
        assignOuter(
          alpha,
          ProductFactor(
            pointer: copy, rows: a.rows, columns: 1, rowStride: 1, columnStride: a.rows, isConjugated: false), b, beta)
      }
    }
    if beta != 0, let strideB = Int32(exactly: b.columnStride), strideB != 0,
      let leading = Int32(exactly: leadingDimension)
    {
      scale(by: beta)
      let start = lowest(b.pointer, columns, strideB)
      return withBackend(operations: 2 * Double(rows) * Double(columns), family: .vector) {
        if b.isConjugated {
          Element.gerc(Int32(rows), Int32(columns), alpha, a.pointer, 1, start, strideB, pointer, leading)
        } else {
          Element.geru(Int32(rows), Int32(columns), alpha, a.pointer, 1, start, strideB, pointer, leading)
        }
      }
    }
    if beta != 0 { scale(by: beta) }
    for j in 0..<columns {
      let element = b.pointer[j * b.columnStride]
      let factor = alpha * (b.isConjugated ? element.conjugate : element)
      let column = pointer + j * columnStride
      if beta == 0 {
        Element.scale(factor, a.pointer, to: column, rows)
      } else {
        Element.addScaled(factor, a.pointer, to: column, rows)
      }
    }
  }
}

/// BLAS counts a negative stride from the other end: the lowest address of a vector whose element 0 is at `p`.
func lowest<T>(_ p: UnsafePointer<T>, _ count: Int, _ stride: Int32) -> UnsafePointer<T> {
  stride < 0 && count > 0 ? p + (count - 1) * Int(stride) : p
}

/// The same for a vector that is written.
func lowest<T>(_ p: UnsafeMutablePointer<T>, _ count: Int, _ stride: Int32) -> UnsafeMutablePointer<T> {
  stride < 0 && count > 0 ? p + (count - 1) * Int(stride) : p
}
