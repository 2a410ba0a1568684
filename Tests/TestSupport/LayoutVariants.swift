public import LinearAlgebra

/// The same matrix in several layouts: column-major, row-major, a slice out of a larger one whose other elements are NaN,
/// the transpose of such a slice, rows and columns backwards, and every other row and column of a larger one.
public func layoutVariants<Element: Scalar>(
  of a: Matrix<Element>
) -> [(name: String, matrix: Matrix<Element>)] {
  let nan = Element(real: .nan, imaginary: .nan)
  func padded(_ a: Matrix<Element>) -> Matrix<Element> {
    var large = Matrix(rows: a.rows + 3, columns: a.columns + 2, repeating: nan)
    for j in 0..<a.columns {
      for i in 0..<a.rows { large[i + 1, j + 1] = a[i, j] }
    }
    return large[1..<a.rows + 1, 1..<a.columns + 1]
  }
  let transposed = Matrix(rows: a.columns, columns: a.rows) { i, j in a[j, i] }
  let backwards = Matrix(rows: a.rows, columns: a.columns) { i, j in a[a.rows - 1 - i, a.columns - 1 - j] }
  let spread = Matrix(rows: 2 * a.rows, columns: 3 * a.columns) { i, j in
    i % 2 == 0 && j % 3 == 0 ? a[i / 2, j / 3] : nan
  }
  return [
    ("column-major", a), ("row-major", transposed.transposed()), ("padded", padded(a)),
    ("padded and transposed", padded(transposed).transposed()),
    ("backwards", backwards.reversedRows().reversedColumns()), ("spread", spread.everyRow(2).everyColumn(3)),
  ]
}
