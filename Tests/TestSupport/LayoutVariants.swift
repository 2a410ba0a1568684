public import LinearAlgebra

/// How the elements of a matrix lie in memory.
public enum MatrixLayout: String, CaseIterable, Sendable {
  case columnMajor = "column-major"
  case rowMajor = "row-major"
  /// A slice out of a larger matrix whose other elements are NaN.
  case padded
  /// The transpose of such a slice.
  case paddedAndTransposed = "padded and transposed"
  /// Rows and columns backwards.
  case backwards
  /// Every other row and every third column of a larger matrix whose other elements are NaN.
  case spread

  /// The same matrix in this layout.
  public func arranged<Element: Scalar>(_ a: Matrix<Element>) -> Matrix<Element> {
    let (m, n) = (a.rows, a.columns)
    func padding(_ rows: Int, _ columns: Int) -> Matrix<Element> {
      Matrix(rows: rows, columns: columns, repeating: Element(real: .nan, imaginary: .nan))
    }
    switch self {
    case .columnMajor: return a
    case .rowMajor:
      var transposed = padding(n, m)
      transposed[..., ...] = a.transposed()
      return transposed.transposed()
    case .padded:
      var large = padding(m + 3, n + 2)
      large[1..<m + 1, 1..<n + 1] = a
      return large[1..<m + 1, 1..<n + 1]
    case .paddedAndTransposed: return MatrixLayout.padded.arranged(a.transposed()).transposed()
    case .backwards:
      var backwards = padding(m, n)
      backwards[..., ...] = a.reversedRows().reversedColumns()
      return backwards.reversedRows().reversedColumns()
    case .spread:
      var large = padding(2 * m, 3 * n)
      large[stride(from: 0, to: 2 * m, by: 2), stride(from: 0, to: 3 * n, by: 3)] = a
      return large.everyRow(2).everyColumn(3)
    }
  }
}

/// The same matrix in every layout.
public func layoutVariants<Element: Scalar>(
  of a: Matrix<Element>
) -> [(name: String, matrix: Matrix<Element>)] {
  MatrixLayout.allCases.map { ($0.rawValue, $0.arranged(a)) }
}
