import CBLAS

/// The largest dimension that one call of BLAS takes.
let largestBLASDimension = Int(Int32.max)

/// op(A) inside a product: a strided block whose elements may have to be conjugated on the way.
struct ProductFactor<Element: Scalar> {
  var pointer: UnsafePointer<Element>
  var rows: Int
  var columns: Int
  var rowStride: Int
  var columnStride: Int
  var isConjugated: Bool

  var transposed: ProductFactor {
    ProductFactor(
      pointer: pointer, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride,
      isConjugated: isConjugated)
  }

  func rows(_ range: Range<Int>) -> ProductFactor {
    var part = self
    part.pointer += range.lowerBound * rowStride
    part.rows = range.count
    return part
  }

  func columns(_ range: Range<Int>) -> ProductFactor { transposed.rows(range).transposed }

  /// The transposition and leading dimension by which BLAS reads the block as it lies, if there are such.
  var layout: (operation: CBLAS_TRANSPOSE, leadingDimension: Int32)? {
    if rowStride == 1 || rows <= 1, columns <= 1 || columnStride >= rows,
      let leading = Int32(exactly: columns <= 1 ? Swift.max(1, rows) : Swift.max(1, columnStride))
    {
      return (isConjugated ? CblasConjNoTrans : CblasNoTrans, leading)
    }
    if columnStride == 1 || columns <= 1, rows <= 1 || rowStride >= columns,
      let leading = Int32(exactly: rows <= 1 ? Swift.max(1, columns) : Swift.max(1, rowStride))
    {
      return (isConjugated ? CblasConjTrans : CblasTrans, leading)
    }
    return nil
  }

  /// Runs `body` with the block as BLAS sees it, copied only where its strides cannot be said.
  func withOperand<Result>(_ body: (BLASOperand<Element>) -> Result) -> Result {
    if let layout {
      return body(
        BLASOperand(pointer: pointer, transposition: layout.operation, leadingDimension: layout.leadingDimension))
    }
    return withPlainCopy { body(BLASOperand(pointer: $0, transposition: CblasNoTrans, leadingDimension: $1)) }
  }

  /// Runs `body` with a column-major copy, conjugated where that is asked for.
  func withPlainCopy<Result>(_ body: (UnsafePointer<Element>, _ leadingDimension: Int32) -> Result) -> Result {
    withScratch(Element.self, rows * columns) { copy in
      Element.copy(
        pointer, rowStride, columnStride, to: copy, Swift.max(1, rows), rows, columns, conjugating: isConjugated)
      return body(UnsafePointer(copy), Int32(Swift.max(1, rows)))
    }
  }
}

/// The block that a product is written to.
struct ProductTarget<Element: Scalar> {
  var pointer: UnsafeMutablePointer<Element>
  var rows: Int
  var columns: Int
  var rowStride: Int
  var columnStride: Int
  /// How large a product must be for several BLAS threads: never, where the caller splits the work itself.
  var family = BackendFamily.product

  var transposed: ProductTarget {
    ProductTarget(
      pointer: pointer, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride, family: family)
  }

  func rows(_ range: Range<Int>) -> ProductTarget {
    var part = self
    part.pointer += range.lowerBound * rowStride
    part.rows = range.count
    return part
  }

  func columns(_ range: Range<Int>) -> ProductTarget { transposed.rows(range).transposed }

  /// Whether the elements of each column follow each other.
  var isColumnMajor: Bool { rowStride == 1 || rows <= 1 }

  /// The leading dimension, for a target that is column-major.
  var leadingDimension: Int { columns <= 1 ? Swift.max(1, rows) : columnStride }

  /// C ← β C, where β = 0 overwrites NaN too.
  func scale(by beta: Element) {
    guard beta != 1 else { return }
    guard rows > 0, columns > 0 else { return }
    if isColumnMajor, beta != 0 {
      for j in 0..<columns {
        let column = pointer + j * columnStride
        Element.scale(beta, UnsafePointer(column), to: column, rows)
      }
    } else if !isColumnMajor, columnStride == 1 || columns <= 1 {
      transposed.scale(by: beta)
    } else {
      let nothing = UnsafePointer(pointer)
      Element.smallGemm(
        rows, columns, 0, 1, nothing, 0, 0, false, nothing, 0, 0, false, beta, pointer, rowStride, columnStride)
    }
  }
}

extension Matrix {
  /// Runs `body` with op(A) as a factor.
  func withFactor<Result, Failure: Error>(
    _ operation: MatrixOperation = .none, _ body: (ProductFactor<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try withPointer { p throws(Failure) -> Result in
      let factor = ProductFactor(
        pointer: p, rows: rows, columns: columns, rowStride: rowStride, columnStride: columnStride,
        isConjugated: operation == .adjoint && Element.isComplex)
      return try body(operation.isTransposing ? factor.transposed : factor)
    }
  }

  /// Runs `body` with this matrix as a target in storage that nobody else sees and that BLAS can write.
  ///
  /// - Parameter discarding: the elements are about to be overwritten and need not be copied.
  mutating func withTarget<Result, Failure: Error>(
    discarding: Bool = false, _ body: (ProductTarget<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if blasLayout == nil || !isKnownUniquelyReferenced(&storage) || !storage.isWritable {
      self = discarding ? Matrix(uninitializedRows: rows, columns: columns) : columnMajorCopy()
    }
    let (rows, columns, rowStride, columnStride) = (rows, columns, rowStride, columnStride)
    return try withMutablePointer { p throws(Failure) -> Result in
      try body(
        ProductTarget(pointer: p, rows: rows, columns: columns, rowStride: rowStride, columnStride: columnStride))
    }
  }
}
