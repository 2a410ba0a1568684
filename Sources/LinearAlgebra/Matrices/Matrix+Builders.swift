extension Matrix {
  /// The matrix with these elements on the diagonal at `offset` and zeros elsewhere: square, as small as it can be.
  public static func diagonal(_ elements: Vector<Element>, offset k: Int) -> Matrix {
    let n = elements.count + Int(k.magnitude)
    var result = zeros(n, n)
    result.setDiagonal(elements, offset: k)
    return result
  }

  /// The tridiagonal matrix with these elements below, on and above the main diagonal.
  public static func tridiagonal(lower: Vector<Element>, diagonal: Vector<Element>, upper: Vector<Element>) -> Matrix {
    let n = diagonal.count
    precondition(
      lower.count == Swift.max(0, n - 1) && upper.count == Swift.max(0, n - 1),
      "a diagonal of \(n) elements does not go with \(lower.count) below and \(upper.count) above it")
    var result = Matrix.diagonal(diagonal)
    if n > 1 {
      result.setDiagonal(lower, offset: -1)
      result.setDiagonal(upper, offset: 1)
    }
    return result
  }

  /// The Vandermonde matrix with rows 1, x, x², …, of as many columns as there are points unless another number is given.
  public static func vandermonde(_ points: Vector<Element>, columns: Int? = nil) -> Matrix {
    let result = Matrix(uninitializedRows: points.count, columns: columns ?? points.count)
    var power = Vector<Element>.ones(points.count)
    for j in 0..<result.columns {
      result[column: j].asColumn.overwrite(with: power.asColumn)
      power .*= points
    }
    return result
  }

  /// The Toeplitz matrix with this first column and this first row, whose own first element is ignored.
  public static func toeplitz(column: Vector<Element>, row: Vector<Element>) -> Matrix {
    Matrix(rows: column.count, columns: row.count) { i, j in i >= j ? column[i - j] : row[j - i] }
  }

  /// The Hermitian Toeplitz matrix with this first column.
  public static func toeplitz(_ column: Vector<Element>) -> Matrix {
    toeplitz(column: column, row: column.conjugated())
  }

  /// The circulant matrix with this first column.
  public static func circulant(_ column: Vector<Element>) -> Matrix {
    let n = column.count
    return Matrix(rows: n, columns: n) { i, j in column[i >= j ? i - j : n + i - j] }
  }

  /// The Hankel matrix with this first column and this last row, whose own first element is ignored.
  public static func hankel(column: Vector<Element>, row: Vector<Element>) -> Matrix {
    let m = column.count
    return Matrix(rows: m, columns: row.count) { i, j in i + j < m ? column[i + j] : row[i + j - m + 1] }
  }

  /// The Hilbert matrix 1 / (i + j + 1), badly conditioned.
  public static func hilbert(_ order: Int) -> Matrix {
    Matrix(rows: order, columns: order) { i, j in Element(1 / Element.Real(i + j + 1)) }
  }

  /// The companion matrix of the monic polynomial xⁿ + cₙ₋₁ xⁿ⁻¹ + … + c₀, whose eigenvalues are its roots.
  ///
  /// - Parameter coefficients: c₀, c₁, …, cₙ₋₁.
  public static func companion(_ coefficients: Vector<Element>) -> Matrix {
    let n = coefficients.count
    return Matrix(rows: n, columns: n) { i, j in j == n - 1 ? -coefficients[i] : i == j + 1 ? 1 : 0 }
  }

  /// The matrix P with P A = the rows of A in this order: row i of P A is row `order[i]` of A.
  public static func permutation(_ order: [Int]) -> Matrix {
    var result = zeros(order.count, order.count)
    var seen = Array(repeating: false, count: order.count)
    for (i, j) in order.enumerated() {
      precondition(j >= 0 && j < order.count && !seen[j], "\(order) is not a permutation")
      seen[j] = true
      result[i, j] = 1
    }
    return result
  }
}

extension Vector {
  /// `count` numbers at equal distances from `first` to `last`, both among them (NumPy's `linspace`).
  public static func linearlySpaced(from first: Element, to last: Element, count: Int) -> Vector {
    let step = count > 1 ? (last - first) * Element(1 / Element.Real(count - 1)) : 0
    return Vector(count: count) { i in
      i == count - 1 && count > 1 ? last : first + step * Element(Element.Real(i))
    }
  }

  /// The unit vector with 1 at `index` and zeros elsewhere.
  public static func unit(_ index: Int, count: Int) -> Vector {
    var result = zeros(count)
    result[index] = 1
    return result
  }
}
