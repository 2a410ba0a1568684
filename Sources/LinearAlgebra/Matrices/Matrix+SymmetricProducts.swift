import CBLAS

/// C ← α A B + β C, or α B A + β C, for a symmetric A (A = Aᵀ) of which one triangle is read.
///
/// β = 0 overwrites whatever C held. Takes 2 m n k operations, as a general product does. BLAS: `symm`.
public func multiplySymmetric<Element: Scalar>(
  _ a: Matrix<Element>, _ b: Matrix<Element>, side: MatrixSide = .left, triangle: Triangle = .lower,
  alpha: Element = 1, beta: Element = 0, into c: inout Matrix<Element>
) {
  multiplySelfAdjoint(a, b, side, triangle, isHermitian: false, alpha, beta, &c)
}

/// C ← α A B + β C, or α B A + β C, for a Hermitian A (A = Aᴴ) of which one triangle is read.
///
/// The imaginary parts of the diagonal are taken as zero. β = 0 overwrites whatever C held. Takes 2 m n k operations,
/// as a general product does. BLAS: `hemm`, `symm` for real elements.
public func multiplyHermitian<Element: Scalar>(
  _ a: Matrix<Element>, _ b: Matrix<Element>, side: MatrixSide = .left, triangle: Triangle = .lower,
  alpha: Element = 1, beta: Element = 0, into c: inout Matrix<Element>
) {
  multiplySelfAdjoint(a, b, side, triangle, isHermitian: Element.isComplex, alpha, beta, &c)
}

private func multiplySelfAdjoint<Element: Scalar>(
  _ a: Matrix<Element>, _ b: Matrix<Element>, _ side: MatrixSide, _ triangle: Triangle, isHermitian: Bool,
  _ alpha: Element, _ beta: Element, _ c: inout Matrix<Element>
) {
  precondition(a.isSquare, "a matrix of shape \(a.shapeText) is not symmetric")
  precondition(
    a.rows == (side == .left ? b.rows : b.columns),
    "shapes \(a.shapeText) and \(b.shapeText) have no product with the first on the \(side)")
  precondition(
    c.rows == b.rows && c.columns == b.columns,
    "the product of shape \(b.shapeText) does not fit a matrix of shape \(c.shapeText)")
  a.withFactor { a in
    b.withFactor { b in
      c.withTarget(discarding: beta == 0) { c in
        c.assignSelfAdjoint(alpha, a, b, beta, side, triangle, isHermitian: isHermitian)
      }
    }
  }
}

extension ProductTarget {
  /// C ← α A B + β C or α B A + β C for a symmetric or Hermitian A.
  func assignSelfAdjoint(
    _ alpha: Element, _ a: ProductFactor<Element>, _ b: ProductFactor<Element>, _ beta: Element, _ side: MatrixSide,
    _ triangle: Triangle, isHermitian: Bool, limit: Int = largestBLASDimension
  ) {
    guard rows > 0, columns > 0 else { return }
    guard isColumnMajor else {
      // Cᵀ = Bᵀ Aᵀ, and the transpose of a Hermitian matrix is another one.
      return transposed.assignSelfAdjoint(
        alpha, isHermitian ? a.transposed : a, b.transposed, beta, side.opposite,
        isHermitian ? triangle.transposed : triangle, isHermitian: isHermitian, limit: limit)
    }
    let free = side == .left ? columns : rows
    guard free <= limit else {
      for start in stride(from: 0, to: free, by: limit) {
        let range = start..<Swift.min(free, start + limit)
        (side == .left ? self.columns(range) : self.rows(range)).assignSelfAdjoint(
          alpha, a, side == .left ? b.columns(range) : b.rows(range), beta, side, triangle, isHermitian: isHermitian)
      }
      return
    }
    let (m, n, leading) = (Int32(rows), Int32(columns), Int32(leadingDimension))
    let operations = 2 * Double(rows) * Double(columns) * Double(a.rows)
    // A row-major symmetric matrix is the same one with the other triangle, a row-major Hermitian one is not.
    let isFlipped = !isHermitian && a.layout?.operation == CblasTrans
    (isFlipped ? a.transposed : a).withPlainOperand { p, lda in
      b.withPlainOperand { q, ldb in
        withBackend(operations: operations, family: .product) {
          let triangle = (isFlipped ? triangle.transposed : triangle).cblas
          if isHermitian {
            Element.hemm(side.cblas, triangle, m, n, alpha, p, lda, q, ldb, beta, pointer, leading)
          } else {
            Element.symm(side.cblas, triangle, m, n, alpha, p, lda, q, ldb, beta, pointer, leading)
          }
        }
      }
    }
  }
}

extension ProductFactor {
  /// Runs `body` with the block column-major and not conjugated, copied only where it does not lie so.
  func withPlainOperand<Result>(_ body: (UnsafePointer<Element>, _ leadingDimension: Int32) -> Result) -> Result {
    if let layout, layout.operation == CblasNoTrans { return body(pointer, layout.leadingDimension) }
    return withPlainCopy(body)
  }
}
