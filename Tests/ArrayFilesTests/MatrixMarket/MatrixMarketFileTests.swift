import ArrayFiles
import ComplexModule
import Foundation
import LinearAlgebra
import Testing

private let kinds = [
  "real-general", "integer-general", "complex-general", "unsigned-integer-general", "real-symmetric",
  "integer-symmetric", "complex-symmetric", "real-skew-symmetric", "integer-skew-symmetric", "complex-skew-symmetric",
  "complex-hermitian",
]

/// The elements in row-major order.
private func elements(_ tensor: AnyTensor) throws -> [Complex<Double>] {
  try Tensor<Complex<Double>>(rounding: tensor).elements
}

/// What the triplets add up to, in row-major order.
private func elements(_ triplets: MatrixMarketTriplets) throws -> [Complex<Double>] {
  var dense = [Complex<Double>](repeating: 0, count: triplets.shape.rows * triplets.shape.columns)
  let values = try elements(triplets.values)
  for (k, value) in values.enumerated() {
    dense[triplets.rows[k] * triplets.shape.columns + triplets.columns[k]] += value
  }
  return dense
}

@Suite("Matrix Market files")
struct MatrixMarketFileTests {
  @Test("what SciPy wrote is read: every field and symmetry, dense and sparse", arguments: kinds)
  func scipy(_ kind: String) throws {
    let expected = try NpyFile(fixture("mtx/\(kind).npy")).tensor()
    let array = try MatrixMarketFile(fixture("mtx/array-\(kind).mtx"))
    let coordinate = try MatrixMarketFile(fixture("mtx/coordinate-\(kind).mtx"))
    #expect(array.header.format == .array)
    #expect(coordinate.header.format == .coordinate)
    #expect(kind == "\(array.header.field.rawValue)-\(array.header.symmetry.rawValue)")
    #expect(array.header.comments.contains { $0.contains("made by SciPy") })
    for tensor in [try array.tensor(), try coordinate.tensor()] {
      #expect(tensor.kind == expected.kind)
      #expect(tensor.shape == expected.shape)
      #expect(try elements(tensor) == elements(expected))
    }
    #expect(try elements(coordinate.triplets()) == elements(expected))
    #expect(throws: ArrayFileError.self) { try array.triplets() }
  }

  @Test("patterns are read as truth values", arguments: ["general", "symmetric"])
  func patterns(_ symmetry: String) throws {
    let expected = try Tensor<Bool>(NpyFile(fixture("mtx/pattern-\(symmetry).npy")).tensor())
    let file = try MatrixMarketFile(fixture("mtx/coordinate-pattern-\(symmetry).mtx"))
    #expect(try Tensor<Bool>(file.tensor()).elements == expected.elements)
    #expect(try elements(file.triplets()) == expected.elements.map { $0 ? 1 : 0 })
  }

  @Test("what we write is read again, in every field and symmetry", arguments: kinds)
  func roundTrip(_ kind: String) throws {
    let tensor = try NpyFile(fixture("mtx/\(kind).npy")).tensor()
    let header = try MatrixMarketFile(fixture("mtx/array-\(kind).mtx")).header
    let triplets = try MatrixMarketFile(fixture("mtx/coordinate-\(kind).mtx")).triplets()
    try withTemporaryFolder { folder in
      try MatrixMarketFile.write(tensor, symmetry: header.symmetry, comments: ["one\ntwo"], to: "\(folder)/a.mtx")
      let array = try MatrixMarketFile("\(folder)/a.mtx")
      #expect(array.header.field == header.field)
      #expect(array.header.symmetry == header.symmetry)
      #expect(array.header.entries == header.entries)
      #expect(array.header.comments == ["one", "two"])
      #expect(try elements(array.tensor()) == elements(tensor))
      try MatrixMarketFile.write(triplets, to: "\(folder)/b.mtx")
      let coordinate = try MatrixMarketFile("\(folder)/b.mtx")
      #expect(coordinate.header.field == header.field)
      #expect(try elements(coordinate.tensor()) == elements(tensor))
    }
  }

  @Test("patterns are written by the entries that are true, vectors as a column")
  func otherForms() throws {
    let triplets = MatrixMarketTriplets(
      shape: (2, 3), rows: [0, 1, 1], columns: [2, 0, 1],
      values: AnyTensor(Tensor<Bool>(shape: [3], [true, false, true])))
    try withTemporaryFolder { folder in
      try MatrixMarketFile.write(triplets, to: "\(folder)/a.mtx")
      let text = String(decoding: try bytes("\(folder)/a.mtx"), as: UTF8.self)
      #expect(text == "%%MatrixMarket matrix coordinate pattern general\n2 3 2\n1 3\n2 2\n")
      try MatrixMarketFile.write(AnyTensor(Vector<Float>([0.5, 2])), to: "\(folder)/x.mtx")
      let vector = String(decoding: try bytes("\(folder)/x.mtx"), as: UTF8.self)
      #expect(vector == "%%MatrixMarket matrix array real general\n2 1\n0.5\n2.0\n")
    }
  }

  @Test(
    "letters of any case, comments, empty lines, spaces, tabs and both line ends are accepted; double entries are added"
  )
  func forms() throws {
    let text =
      "%%matrixmarket MATRIX Coordinate REAL general\r\n%\n% a comment\n\n  2\t2 3 \r\n\n 1 1 1.5\n2\t2  -2e1\r\n1 1 +1\n\n"
    try withTemporaryFolder { folder in
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/a.mtx"))
      let expected: Matrix<Double> = [[2.5, 0], [0, -20]]
      #expect(try Matrix<Double>(MatrixMarketFile("\(folder)/a.mtx").tensor()) == expected)
    }
  }

  @Test("a matrix without the symmetry is refused", arguments: MatrixMarketHeader.Symmetry.allCases.dropFirst())
  func refused(_ symmetry: MatrixMarketHeader.Symmetry) throws {
    let (square, wide): (Matrix<Complex<Double>>, Matrix<Complex<Double>>) = ([[1, 2], [3, 4]], [[1, 2]])
    try withTemporaryFolder { folder in
      for a in [square, wide] {
        let error = #expect(throws: ArrayFileError.self) {
          try MatrixMarketFile.write(AnyTensor(a), symmetry: symmetry, to: "\(folder)/a.mtx")
        }
        #expect(error?.message.contains("is not \(symmetry.rawValue)") == true)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.isEmpty)
    }
  }

  @Test(
    "integers that we write are what SciPy writes, to the bit",
    arguments: kinds.filter { $0.contains("integer") })
  func integers(_ kind: String) throws {
    let path = fixture("mtx/array-\(kind).mtx")
    let header = try MatrixMarketFile(path).header
    let tensor = try NpyFile(fixture("mtx/\(kind).npy")).tensor()
    try withTemporaryFolder { folder in
      let copy = "\(folder)/a.mtx"
      try MatrixMarketFile.write(tensor, symmetry: header.symmetry, comments: header.comments, to: copy)
      let (written, original) = (try bytes(copy), try bytes(path))
      #expect(written == original)
      guard header.symmetry == .general else { return }
      let sparse = try MatrixMarketFile(fixture("mtx/coordinate-\(kind).mtx"))
      try MatrixMarketFile.write(sparse.triplets(), comments: sparse.header.comments, to: copy)
      let (triplets, expected) = (try bytes(copy), try bytes(fixture("mtx/coordinate-\(kind).mtx")))
      #expect(triplets == expected)
    }
  }

  @Test("zeros keep their sign")
  func negativeZero() throws {
    let zero: Matrix<Double> = [[-0.0]]
    try withTemporaryFolder { folder in
      try MatrixMarketFile.write(AnyTensor(zero), to: "\(folder)/a.mtx")
      #expect(try Matrix<Double>(MatrixMarketFile("\(folder)/a.mtx").tensor())[0, 0].sign == .minus)
    }
  }

  @Test("a huge shape of a short file has triplets, but no elements")
  func hugeShape() throws {
    try withTemporaryFolder { folder in
      let text = "%%MatrixMarket matrix coordinate real general\n1000000000 1000000000 1\n5 1000000000 2.5\n"
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/a.mtx"))
      let file = try MatrixMarketFile("\(folder)/a.mtx")
      #expect(try file.triplets().columns == [999_999_999])
      let error = #expect(throws: ArrayFileError.self) { try file.tensor() }
      #expect(error?.reason == .mismatch)
    }
  }
}
