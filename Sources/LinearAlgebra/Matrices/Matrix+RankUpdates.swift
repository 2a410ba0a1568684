import CBLAS

/// C ← α X Xᵀ + β C for X = op(A), in one triangle of C; the other is neither read nor written.
///
/// For X of shape n×k takes n² k operations, half of a general product's. BLAS: `syrk`.
public func symmetricRankUpdate<Element: Scalar>(
  _ a: Matrix<Element>, left operation: MatrixOperation = .none, triangle: Triangle = .lower, alpha: Element = 1,
  beta: Element = 0, into c: inout Matrix<Element>
) {
  a.withFactor(operation) { x in
    checkUpdate(x, c)
    c.withTarget { $0.update(alpha, x, beta, triangle, isHermitian: false) }
  }
}

/// C ← α X Xᴴ + β C for X = op(A), in one triangle of C; the other is neither read nor written.
///
/// With `left: .adjoint` this is α AᴴA + β C. The diagonal becomes real. For X of shape n×k takes n² k operations, half
/// of a general product's. BLAS: `herk`, `syrk` for real elements.
public func hermitianRankUpdate<Element: Scalar>(
  _ a: Matrix<Element>, left operation: MatrixOperation = .none, triangle: Triangle = .lower,
  alpha: Element.Real = 1, beta: Element.Real = 0, into c: inout Matrix<Element>
) {
  a.withFactor(operation) { x in
    checkUpdate(x, c)
    c.withTarget { $0.update(Element(alpha), x, Element(beta), triangle, isHermitian: Element.isComplex) }
  }
}

/// C ← α X Yᵀ + α Y Xᵀ + β C for X = op(A) and Y = op(B), in one triangle of C.
///
/// For X of shape n×k takes 2 n² k operations. BLAS: `syr2k`.
public func symmetricRankUpdate<Element: Scalar>(
  _ a: Matrix<Element>, _ b: Matrix<Element>, left operation: MatrixOperation = .none, triangle: Triangle = .lower,
  alpha: Element = 1, beta: Element = 0, into c: inout Matrix<Element>
) {
  a.withFactor(operation) { x in
    b.withFactor(operation) { y in
      checkUpdate(x, y, c)
      c.withTarget { $0.update(alpha, x, y, beta, triangle, isHermitian: false) }
    }
  }
}

/// C ← α X Yᴴ + ᾱ Y Xᴴ + β C for X = op(A) and Y = op(B), in one triangle of C.
///
/// For X of shape n×k takes 2 n² k operations. BLAS: `her2k`, `syr2k` for real elements.
public func hermitianRankUpdate<Element: Scalar>(
  _ a: Matrix<Element>, _ b: Matrix<Element>, left operation: MatrixOperation = .none, triangle: Triangle = .lower,
  alpha: Element = 1, beta: Element.Real = 0, into c: inout Matrix<Element>
) {
  a.withFactor(operation) { x in
    b.withFactor(operation) { y in
      checkUpdate(x, y, c)
      c.withTarget { $0.update(alpha, x, y, Element(beta), triangle, isHermitian: Element.isComplex) }
    }
  }
}

extension Matrix {
  /// A ← α x yᵀ + A, or α x yᴴ + A if it conjugates.
  ///
  /// Takes 2 m n operations. BLAS: `ger`, `geru`, `gerc`.
  public mutating func addOuter(
    _ x: Vector<Element>, _ y: Vector<Element>, scaledBy alpha: Element = 1, conjugating: Bool = false
  ) {
    multiply(
      x.asColumn, y.asColumn, right: conjugating ? .adjoint : .transposed, alpha: alpha, beta: 1, into: &self)
  }

  /// The Gram matrix AᴴA, all of it.
  ///
  /// Its condition number is the square of that of A. For A of shape m×n takes m n² operations. BLAS: `herk`, `syrk`.
  public func gram() -> Matrix {
    var result = Matrix(uninitializedRows: columns, columns: columns)
    hermitianRankUpdate(self, left: .adjoint, triangle: .lower, into: &result)
    result.mirror(.lower)
    return result
  }

  /// Writes the adjoint of this triangle over the other one, in a column-major matrix that nobody shares.
  mutating func mirror(_ triangle: Triangle) {
    let p = storage.base(of: Element.self)
    for j in 0..<columns {
      let (first, count) = triangle == .lower ? (j + 1, columns - j - 1) : (0, j)
      Element.copy(
        p + (first + j * columns), 0, 1, to: p + (j + first * columns), columns, 1, count, conjugating: true)
    }
  }
}

private func checkUpdate<Element: Scalar>(_ x: ProductFactor<Element>, _ c: Matrix<Element>) {
  precondition(
    c.rows == x.rows && c.columns == x.rows,
    "a product of shape \(x.rows)×\(x.rows) does not fit a matrix of shape \(c.shapeText)")
}

private func checkUpdate<Element: Scalar>(
  _ x: ProductFactor<Element>, _ y: ProductFactor<Element>, _ c: Matrix<Element>
) {
  precondition(
    x.rows == y.rows && x.columns == y.columns,
    "factors of shapes \(x.rows)×\(x.columns) and \(y.rows)×\(y.columns) differ")
  checkUpdate(x, c)
}

extension ProductTarget {
  /// C ← α X Xᵀ + β C or α X Xᴴ + β C in one triangle.
  func update(
    _ alpha: Element, _ x: ProductFactor<Element>, _ beta: Element, _ triangle: Triangle, isHermitian: Bool,
    limit: Int = largestBLASDimension
  ) {
    guard rows > 0 else { return }
    guard isColumnMajor else {
      return transposed.update(
        alpha, isHermitian ? x.conjugated : x, beta, triangle.transposed, isHermitian: isHermitian, limit: limit)
    }
    guard x.columns <= limit else {
      let half = x.columns / 2
      update(alpha, x.columns(0..<half), beta, triangle, isHermitian: isHermitian, limit: limit)
      return update(alpha, x.columns(half..<x.columns), 1, triangle, isHermitian: isHermitian, limit: limit)
    }
    let (k, leading) = (Int32(x.columns), Int32(leadingDimension))
    let operations = Double(rows) * Double(rows) * Double(k)
    x.withUpdateOperand(isHermitian: isHermitian) { x in
      forEachTrapezoid(rows, triangle, operations) { part, family in
        // The triangle on the diagonal, and the rectangle below or above it.
        let rest = triangle == .lower ? part.upperBound..<rows : 0..<part.lowerBound
        let (order, diagonal) = (Int32(part.count), x.row(part.lowerBound))
        let columns = pointer + part.lowerBound * leadingDimension
        withBackend(operations: operations, family: family) {
          if isHermitian {
            Element.herk(
              triangle.cblas, x.transposition, order, k, alpha.real, diagonal, x.leadingDimension, beta.real,
              columns + part.lowerBound, leading)
          } else {
            Element.syrk(
              triangle.cblas, x.transposition, order, k, alpha, diagonal, x.leadingDimension, beta,
              columns + part.lowerBound, leading)
          }
          guard !rest.isEmpty else { return }
          let opposite = isHermitian ? CblasConjTrans : CblasTrans
          Element.gemm(
            x.transposition, x.transposition == CblasNoTrans ? opposite : CblasNoTrans, Int32(rest.count), order, k,
            alpha,
            x.row(rest.lowerBound), x.leadingDimension, diagonal, x.leadingDimension, beta, columns + rest.lowerBound,
            leading)
        }
      }
    }
  }

  /// C ← α X Yᵀ + α Y Xᵀ + β C or α X Yᴴ + ᾱ Y Xᴴ + β C in one triangle.
  func update(
    _ alpha: Element, _ x: ProductFactor<Element>, _ y: ProductFactor<Element>, _ beta: Element, _ triangle: Triangle,
    isHermitian: Bool, limit: Int = largestBLASDimension
  ) {
    guard rows > 0 else { return }
    guard isColumnMajor else {
      return transposed.update(
        isHermitian ? alpha.conjugate : alpha, isHermitian ? x.conjugated : x, isHermitian ? y.conjugated : y, beta,
        triangle.transposed, isHermitian: isHermitian, limit: limit)
    }
    guard x.columns <= limit else {
      let (half, k) = (x.columns / 2, x.columns)
      update(
        alpha, x.columns(0..<half), y.columns(0..<half), beta, triangle, isHermitian: isHermitian, limit: limit)
      return update(
        alpha, x.columns(half..<k), y.columns(half..<k), 1, triangle, isHermitian: isHermitian, limit: limit)
    }
    let (n, k, leading) = (Int32(rows), Int32(x.columns), Int32(leadingDimension))
    let isAlike = x.layout?.operation == y.layout?.operation
    x.withUpdateOperand(isHermitian: isHermitian, isReadable: isAlike) { x in
      y.withUpdateOperand(isHermitian: isHermitian, isReadable: isAlike) { y in
        withBackend(operations: 2 * Double(n) * Double(n) * Double(k), family: .product) {
          if isHermitian {
            Element.her2k(
              triangle.cblas, x.transposition, n, k, alpha, x.pointer, x.leadingDimension, y.pointer,
              y.leadingDimension, beta.real, pointer, leading)
          } else {
            Element.syr2k(
              triangle.cblas, x.transposition, n, k, alpha, x.pointer, x.leadingDimension, y.pointer,
              y.leadingDimension, beta, pointer, leading)
          }
        }
      }
    }
  }
}

extension ProductFactor {
  var conjugated: ProductFactor {
    var result = self
    result.isConjugated = Element.isComplex && !isConjugated
    return result
  }

  /// Runs `body` with the block as rank updates read it: as it lies, transposed where the update is symmetric, adjoint
  /// where it is Hermitian; copied where it lies otherwise or is said not to be readable.
  fileprivate func withUpdateOperand<Result>(
    isHermitian: Bool, isReadable: Bool = true, _ body: (BLASOperand<Element>) -> Result
  ) -> Result {
    if isReadable, let (operation, leading) = layout,
      operation == CblasNoTrans || operation == (isHermitian ? CblasConjTrans : CblasTrans)
    {
      return body(BLASOperand(pointer: pointer, transposition: operation, leadingDimension: leading))
    }
    return withPlainCopy { body(BLASOperand(pointer: $0, transposition: CblasNoTrans, leadingDimension: $1)) }
  }
}
