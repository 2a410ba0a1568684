/// The Kronecker product A₁ ⊗ A₂ ⊗ … ⊗ Aₚ, kept as its factors and never formed.
///
/// Products with vectors and solutions pass through the factors one after the other: for two square factors of order n
/// a product takes 4n³ operations instead of 2n⁴, a solution 16n³/3 instead of 2n⁶/3. `Matrix(product)` forms it.
///
/// ```swift
/// let k = KroneckerProduct(a, b)
/// let y = k * x                   // vec(B X Aᵀ) for x = vec X
/// let again = try k.solve(y)
/// ```
///
/// Source: Van Loan, The ubiquitous Kronecker product, J. Comput. Appl. Math. 123 (2000).
public struct KroneckerProduct<Element: Scalar>: Sendable {
  /// The factors, from left to right.
  public let factors: [Matrix<Element>]
  /// The number of rows: the product of the factors' numbers of rows.
  public let rows: Int
  /// The number of columns: the product of the factors' numbers of columns.
  public let columns: Int

  /// The product of these factors; without factors, the 1×1 identity.
  public init(_ factors: [Matrix<Element>]) {
    var (rows, columns) = (1, 1)
    for factor in factors {
      let (height, tooTall) = rows.multipliedReportingOverflow(by: factor.rows)
      let (width, tooWide) = columns.multipliedReportingOverflow(by: factor.columns)
      precondition(!tooTall && !tooWide, "a Kronecker product of \(factors.count) factors is too large")
      (rows, columns) = (height, width)
    }
    (self.factors, self.rows, self.columns) = (factors, rows, columns)
  }

  /// The product of these factors.
  public init(_ factors: Matrix<Element>...) { self.init(factors) }
}

extension KroneckerProduct {
  /// The number of rows and of columns.
  public var shape: (rows: Int, columns: Int) { (rows, columns) }

  /// The shape as it is printed in messages.
  var shapeText: String { "\(rows)×\(columns)" }

  /// The element at this row and column, a product of one element of each factor, which neither overflows nor underflows
  /// on the way.
  public subscript(row: Int, column: Int) -> Element {
    precondition(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "index [\(row), \(column)] is outside a product of shape \(shapeText)")
    var (i, j, product) = (row, column, ScaledProduct<Element>())
    for factor in factors.reversed() {
      product.multiply(by: factor[i % factor.rows, j % factor.columns])
      (i, j) = (i / factor.rows, j / factor.columns)
    }
    return product.value(timesPowerOfTwo: 0)
  }

  /// The transpose A₁ᵀ ⊗ A₂ᵀ ⊗ …
  public func transposed() -> KroneckerProduct { KroneckerProduct(factors.map { $0.transposed() }) }

  /// The adjoint A₁ᴴ ⊗ A₂ᴴ ⊗ …
  public func adjoint() -> KroneckerProduct { KroneckerProduct(factors.map { $0.adjoint() }) }

  /// The product of two Kronecker products by the mixed-product rule: (A ⊗ B)(C ⊗ D) = AC ⊗ BD.
  public static func * (left: KroneckerProduct, right: KroneckerProduct) -> KroneckerProduct {
    precondition(
      left.factors.count == right.factors.count
        && zip(left.factors, right.factors).allSatisfy { $0.columns == $1.rows },
      "the factors of products of shapes \(left.shapeText) and \(right.shapeText) do not match one by one")
    return KroneckerProduct(zip(left.factors, right.factors).map { $0 * $1 })
  }

  /// The product with a vector.
  ///
  /// Takes 2 m N operations for each factor of m rows, where N is the length of the vector before it. BLAS: `gemm`.
  public static func * (product: KroneckerProduct, x: Vector<Element>) -> Vector<Element> {
    Vector(product * x.asColumn)
  }

  /// The product with a matrix, column by column at once.
  public static func * (product: KroneckerProduct, b: Matrix<Element>) -> Matrix<Element> {
    precondition(
      product.columns == b.rows,
      "a Kronecker product of shape \(product.shapeText) and a matrix of shape \(b.shapeText) have no product")
    return product.passing(b) { factor, x in multiply(x, factor, left: .transposed, right: .transposed) }
  }

  /// The product of a matrix with this one.
  public static func * (b: Matrix<Element>, product: KroneckerProduct) -> Matrix<Element> {
    (product.transposed() * b.transposed()).transposed()
  }

  /// Passes the columns of `b` through the factors, from the last one on.
  ///
  /// The columns are read as arrays whose fastest index belongs to the last factor. Each step applies a factor to the
  /// fastest index and moves it behind all others, so that the next one is fastest; after the last step the index of
  /// the columns of `b` is.
  /// - Parameter step: (A X)ᵀ for a factor A and a matrix X, column-major and without gaps.
  private func passing<Failure: Error>(
    _ b: Matrix<Element>,
    _ step: (_ factor: Matrix<Element>, _ x: Matrix<Element>) throws(Failure) -> Matrix<Element>
  ) throws(Failure) -> Matrix<Element> {
    guard rows > 0, columns > 0, b.columns > 0 else { return .zeros(rows, b.columns) }
    var current = b.isContiguousColumnMajor ? b : b.columnMajorCopy()
    for factor in factors.reversed() {
      let x = Matrix<Element>(
        storage: current.storage, offset: current.offset, rows: factor.columns,
        columns: current.count / factor.columns, rowStride: 1, columnStride: factor.columns)
      current = try step(factor, x)
    }
    return Matrix<Element>(
      storage: current.storage, offset: current.offset, rows: rows, columns: b.columns, rowStride: b.columns,
      columnStride: 1)
  }
}

extension KroneckerProduct {
  /// The solution X of (A₁ ⊗ A₂ ⊗ …) X = B, for square factors.
  ///
  /// Takes 2n³/3 operations for each factor of order n and 2 n N for each element of B. LAPACK: `getrf`, `getrs`.
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` where a factor is singular (the pivot counts in the factor),
  ///   ``LinearAlgebraError/notFinite(at:)`` for NaN or infinity in a factor or in `b`,
  ///   ``LinearAlgebraError/overflow(routine:)`` where the solution lies beyond the range of the element type.
  public func solve(_ b: Matrix<Element>) throws(LinearAlgebraError) -> Matrix<Element> {
    requireSquareFactors()
    precondition(
      rows == b.rows, "a Kronecker product of shape \(shapeText) and right-hand sides of \(b.shapeText) do not match")
    return try passing(b) { (factor, x) throws(LinearAlgebraError) in
      try LU(factor).solve(x).transposed().columnMajorCopy()
    }
  }

  /// The solution x of (A₁ ⊗ A₂ ⊗ …) x = b, for square factors.
  ///
  /// - Throws: as for a matrix of right-hand sides.
  public func solve(_ b: Vector<Element>) throws(LinearAlgebraError) -> Vector<Element> {
    Vector(try solve(b.asColumn))
  }

  /// The inverse A₁⁻¹ ⊗ A₂⁻¹ ⊗ …, for square factors. To solve a system, ``solve(_:)-(Matrix<Element>)`` is better.
  ///
  /// - Throws: ``LinearAlgebraError/singular(pivot:)`` where a factor is singular, and what LU throws.
  public func inverse() throws(LinearAlgebraError) -> KroneckerProduct {
    requireSquareFactors()
    var inverses: [Matrix<Element>] = []
    for factor in factors { inverses.append(try LU(factor).inverse()) }
    return KroneckerProduct(inverses)
  }

  func requireSquareFactors() {
    precondition(
      factors.allSatisfy(\.isSquare),
      "the factors of shapes \(factors.map(\.shapeText).joined(separator: ", ")) are not all square")
  }
}

extension Matrix {
  /// The Kronecker product as a matrix.
  public init(_ product: KroneckerProduct<Element>) {
    self = product.factors.dropFirst().reduce(product.factors.first ?? .identity(1)) { kronecker($0, $1) }
  }
}
