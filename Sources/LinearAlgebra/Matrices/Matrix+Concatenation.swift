extension Matrix {
  /// The matrices side by side, [A B …]; they must have equal numbers of rows.
  public init(horizontally parts: [Matrix]) {
    let rows = parts.first?.rows ?? 0
    for part in parts {
      precondition(part.rows == rows, "shapes \(parts[0].shapeText) and \(part.shapeText) do not stand side by side")
    }
    self.init(uninitializedRows: rows, columns: parts.reduce(0) { $0 + $1.columns })
    var column = 0
    for part in parts {
      view(0..<rows, column..<column + part.columns).overwrite(with: part)
      column += part.columns
    }
  }

  /// The matrices side by side, [A B …]; they must have equal numbers of rows.
  public init(horizontally parts: Matrix...) { self.init(horizontally: parts) }

  /// The matrices one below the other; they must have equal numbers of columns.
  public init(vertically parts: [Matrix]) {
    let columns = parts.first?.columns ?? 0
    for part in parts {
      precondition(
        part.columns == columns, "shapes \(parts[0].shapeText) and \(part.shapeText) do not stand one below the other")
    }
    self.init(uninitializedRows: parts.reduce(0) { $0 + $1.rows }, columns: columns)
    var row = 0
    for part in parts {
      view(row..<row + part.rows, 0..<columns).overwrite(with: part)
      row += part.rows
    }
  }

  /// The matrices one below the other; they must have equal numbers of columns.
  public init(vertically parts: Matrix...) { self.init(vertically: parts) }

  /// The matrix made up of blocks: those of a row must have equal numbers of rows, the rows equal widths in all.
  ///
  /// ```swift
  /// let saddle = Matrix(blocks: [[a, b.transposed()], [b, .zeros(b.rows, b.rows)]])
  /// ```
  public init(blocks: [[Matrix]]) { self.init(vertically: blocks.map { Matrix(horizontally: $0) }) }

  /// The matrix with these blocks along its diagonal and zeros elsewhere.
  public init(blockDiagonal blocks: [Matrix]) {
    self = .zeros(blocks.reduce(0) { $0 + $1.rows }, blocks.reduce(0) { $0 + $1.columns })
    var (row, column) = (0, 0)
    for block in blocks {
      view(row..<row + block.rows, column..<column + block.columns).overwrite(with: block)
      (row, column) = (row + block.rows, column + block.columns)
    }
  }

  /// The matrix repeated so many times below itself and beside itself.
  public func repeated(_ rows: Int, _ columns: Int) -> Matrix {
    Matrix(vertically: Array(repeating: Matrix(horizontally: Array(repeating: self, count: columns)), count: rows))
  }
}

extension Vector {
  /// The vectors one after the other.
  public init(concatenating parts: [Vector]) {
    self.init(Matrix(vertically: parts.isEmpty ? [.zeros(0, 1)] : parts.map(\.asColumn)))
  }

  /// The vectors one after the other.
  public init(concatenating parts: Vector...) { self.init(concatenating: parts) }
}
