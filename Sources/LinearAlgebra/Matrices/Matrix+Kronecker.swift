import ComplexModule

/// The Kronecker product A ⊗ B, the block matrix of all aᵢⱼ B.
///
/// For A of shape p×q and B of shape r×s it has shape pr×qs, and its element at (i r + k, j s + l) is aᵢⱼ bₖₗ.
/// Takes p q r s operations. ``KroneckerProduct`` multiplies and solves without forming it.
public func kronecker<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Matrix<Element> {
  let (rows, tooTall) = a.rows.multipliedReportingOverflow(by: b.rows)
  let (columns, tooWide) = a.columns.multipliedReportingOverflow(by: b.columns)
  precondition(!tooTall && !tooWide, "the product of shapes \(a.shapeText) and \(b.shapeText) is too large")
  let result = Matrix<Element>(uninitializedRows: rows, columns: columns)
  guard !result.isEmpty else { return result }
  let b = b.rowStride == 1 ? b : b.columnMajorCopy()
  a.withFactor { a in
    b.withFactor { b in writeKronecker(a, b, to: result.storage.base(of: Element.self)) }
  }
  return result
}

/// The Khatri-Rao product A ⊙ B: column j is the Kronecker product of the columns j.
///
/// For A of shape m×k and B of shape n×k it has shape mn×k. Takes m n k operations.
public func khatriRao<Element: Scalar>(_ a: Matrix<Element>, _ b: Matrix<Element>) -> Matrix<Element> {
  precondition(
    a.columns == b.columns, "shapes \(a.shapeText) and \(b.shapeText) have no Khatri-Rao product: the columns differ")
  let (rows, overflow) = a.rows.multipliedReportingOverflow(by: b.rows)
  precondition(!overflow, "the product of shapes \(a.shapeText) and \(b.shapeText) is too large")
  let result = Matrix<Element>(uninitializedRows: rows, columns: a.columns)
  guard !result.isEmpty else { return result }
  let b = b.rowStride == 1 ? b : b.columnMajorCopy()
  a.withFactor { a in
    b.withFactor { b in writeKhatriRao(a, b, to: result.storage.base(of: Element.self)) }
  }
  return result
}

extension Matrix {
  /// The columns one below the other: vec A, with vec(A X B) = (Bᵀ ⊗ A) vec X.
  ///
  /// A view where the matrix is column-major without gaps, a copy otherwise.
  public func vec() -> Vector<Element> {
    let a = isContiguousColumnMajor ? self : columnMajorCopy()
    return Vector(storage: a.storage, offset: a.offset, count: a.count, stride: 1)
  }

  /// The matrix of this shape whose columns stand one below the other in `vec`, a view: the inverse of ``vec()``.
  public init(vec: Vector<Element>, rows: Int, columns: Int) {
    precondition(rows >= 0 && columns >= 0, "a matrix cannot have the shape \(rows)×\(columns)")
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    precondition(
      !overflow && count == vec.count, "a vector of \(vec.count) elements does not fill a matrix of \(rows)×\(columns)")
    self.init(
      storage: vec.storage, offset: vec.offset, rows: rows, columns: columns, rowStride: vec.stride,
      columnStride: vec.stride * rows)
  }
}

/// Writes A ⊗ B, column by column, for a B whose columns are contiguous.
@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Complex<Float>)
@specialized(where Element == Complex<Double>)
private func writeKronecker<Element: Scalar>(
  _ a: ProductFactor<Element>, _ b: ProductFactor<Element>, to target: UnsafeMutablePointer<Element>
) {
  var column = target
  for i in 0..<a.columns {
    for j in 0..<b.columns {
      writeKroneckerColumn(a, i, b, j, to: column)
      column += a.rows * b.rows
    }
  }
}

/// Writes A ⊙ B, column by column, for a B whose columns are contiguous.
@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Complex<Float>)
@specialized(where Element == Complex<Double>)
private func writeKhatriRao<Element: Scalar>(
  _ a: ProductFactor<Element>, _ b: ProductFactor<Element>, to target: UnsafeMutablePointer<Element>
) {
  for j in 0..<a.columns { writeKroneckerColumn(a, j, b, j, to: target + j * a.rows * b.rows) }
}

@inline(__always)
private func writeKroneckerColumn<Element: Scalar>(
  _ a: ProductFactor<Element>, _ i: Int, _ b: ProductFactor<Element>, _ j: Int,
  to target: UnsafeMutablePointer<Element>
) {
  let (left, right) = (a.pointer + i * a.columnStride, b.pointer + j * b.columnStride)
  // Short segments are written as one product of a column and a row, long ones one by one.
  guard b.rows > smallProductLimit else {
    return Element.smallGemm(
      b.rows, a.rows, 1, 1, right, 1, b.rows, false, left, 1, a.rowStride, false, 0, target, 1, b.rows)
  }
  for k in 0..<a.rows { Element.scale(left[k * a.rowStride], right, to: target + k * b.rows, b.rows) }
}
