import ComplexModule
import LinearAlgebra

extension MatrixMarketFile {
  /// Writes a matrix with all its elements, or a vector as one column, whole or not at all.
  ///
  /// The field is `real`, `integer` (truth values as 0 and 1) or `complex`, as the elements are; each number is the shortest
  /// text that stands for it alone in its own type.
  /// - Parameters:
  ///   - symmetry: of a matrix that has it only the entries from the diagonal down are written.
  ///   - comments: lines that are written behind the first one.
  /// - Throws: ``ArrayFileError``: `mismatch` for a matrix that lacks the symmetry, and another number of axes;
  ///   `notCreated` or `notWritten`, what was there before is then untouched.
  public static func write(
    _ tensor: AnyTensor, symmetry: MatrixMarketHeader.Symmetry = .general, comments: [String] = [], to path: String
  ) throws(ArrayFileError) {
    func mismatch(_ message: String) -> ArrayFileError { ArrayFileError(.mismatch, path: path, message) }
    guard tensor.rank == 1 || tensor.rank == 2 else {
      throw mismatch("a Matrix Market file holds a matrix or a vector, not a tensor of shape \(tensor.layout.shape)")
    }
    let matrix = tensor.rank == 2 ? tensor : tensor.column()
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    if let fault = try matrix.fault(in: symmetry, path: path) { throw mismatch(fault) }
    let text = TextWriter(try OutputFile(path, size: 0))
    try writeFirstLines(text, .array, matrix.kind.field, symmetry, comments)
    try text.append("\(rows) \(columns)\n")
    // Column after column: the rows of the transpose.
    try matrix.transposed().forEachNumber { index, number throws(ArrayFileError) in
      let (i, j) = (index % rows, index / rows)
      guard symmetry == .general || i > j || i == j && symmetry != .skewSymmetric else { return }
      try text.append(number)
      try text.append(0x0A)
    }
    try text.commit()
  }

  /// Writes the entries of a sparse matrix, whole or not at all; truth values are written as a pattern, of the entries that
  /// are true.
  ///
  /// - Throws: ``ArrayFileError`` (`notCreated`, `notWritten`); what was there before is then untouched.
  public static func write(
    _ triplets: MatrixMarketTriplets, comments: [String] = [], to path: String
  ) throws(ArrayFileError) {
    let text = TextWriter(try OutputFile(path, size: 0))
    let isPattern = triplets.values.kind == .bool
    try writeFirstLines(text, .coordinate, isPattern ? .pattern : triplets.values.kind.field, .general, comments)
    var count = triplets.rows.count
    if isPattern {
      count = 0
      try triplets.values.forEachNumber { _, number in count += number == "1" ? 1 : 0 }
    }
    try text.append("\(triplets.shape.rows) \(triplets.shape.columns) \(count)\n")
    try triplets.values.forEachNumber { index, number throws(ArrayFileError) in
      guard !isPattern || number == "1" else { return }
      try text.append("\(triplets.rows[index] + 1) \(triplets.columns[index] + 1)")
      try text.append(isPattern ? "\n" : " \(number)\n")
    }
    try text.commit()
  }

  private static func writeFirstLines(
    _ text: TextWriter, _ format: MatrixMarketHeader.Format, _ field: MatrixMarketHeader.Field,
    _ symmetry: MatrixMarketHeader.Symmetry, _ comments: [String]
  ) throws(ArrayFileError) {
    try text.append("%%MatrixMarket matrix \(format.rawValue) \(field.rawValue) \(symmetry.rawValue)\n")
    for comment in comments {
      for line in comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
        try text.append("%\(line)\n")
      }
    }
  }
}

extension TensorElementKind {
  /// The field for all elements of this type.
  fileprivate var field: MatrixMarketHeader.Field {
    switch self {
    case .float, .double, .float16, .bfloat16: .real
    case .complexFloat, .complexDouble: .complex
    case .uint64: .unsignedInteger
    default: .integer
    }
  }
}

extension AnyTensor {
  /// A vector as a matrix of one column.
  fileprivate func column() -> AnyTensor {
    let layout = Layout(shape: Axes([shape[0], 1]), strides: Axes([layout.strides[0], 1]))
    return AnyTensor(kind, storage: storage, offset: offset, layout: layout, source: source)
  }

  fileprivate func transposed() -> AnyTensor {
    let layout = Layout(shape: Axes(layout.shape.reversed()), strides: Axes(layout.strides.reversed()))
    return AnyTensor(kind, storage: storage, offset: offset, layout: layout, source: source)
  }

  /// Why the matrix has not this symmetry; nil if it has.
  fileprivate func fault(in symmetry: MatrixMarketHeader.Symmetry, path: String) throws(ArrayFileError) -> String? {
    guard symmetry != .general else { return nil }
    guard layout.shape[0] == layout.shape[1] else {
      return "a matrix of shape \(layout.shape) is not \(symmetry.rawValue)"
    }
    guard symmetry != .hermitian || kind.isComplex else {
      return "a hermitian matrix of \(kind.name), complex was expected"
    }
    guard symmetry != .skewSymmetric || ![.bool, .uint8, .uint16, .uint32, .uint64].contains(kind) else {
      return "a skew-symmetric matrix of \(kind.name)"
    }
    let isSymmetric =
      switch kind {
      case .bool: try hasSymmetry(Tensor<Bool>(self), symmetry)
      case .uint64: try hasSymmetry(Tensor<UInt64>(self), symmetry)
      case _ where kind.isInteger: try hasSymmetry(Tensor<Int64>(self), symmetry)
      case _ where kind.isComplex: try hasSymmetry(Tensor<Complex<Double>>(self), symmetry)
      default: try hasSymmetry(Tensor<Double>(self), symmetry)
      }
    return isSymmetric ? nil : "the matrix is not \(symmetry.rawValue)"
  }
}

private func hasSymmetry<Element: MatrixMarketElement>(
  _ a: Tensor<Element>, _ symmetry: MatrixMarketHeader.Symmetry
) -> Bool {
  let (n, strides) = (a.layout.shape[0], a.layout.strides)
  return a.withPointer { elements in
    (0..<n).allSatisfy { i in
      (0...i).allSatisfy { j in
        let (lower, upper) = (elements[i * strides[0] + j * strides[1]], elements[j * strides[0] + i * strides[1]])
        return lower.mirrored(symmetry) == upper
      }
    }
  }
}
