import ArrayFiles
import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Streams of rows of .npy files")
struct RowStreamNpyTests {
  @Test("the blocks are the rows of the file, converted, in either memory order")
  func blocks() throws {
    try withTemporaryFolder { folder in
      let a: Matrix<Float> = randomMatrix(23, 7)
      for (name, matrix) in [("columns", a), ("rows", MatrixLayout.rowMajor.arranged(a))] {
        let path = "\(folder)/\(name).npy"
        try NpyFile.write(AnyTensor(matrix), to: path)
        let stream = try RowStream<Double>(NpyFile(path), blockRows: 5)
        #expect(stream.rows == 23 && stream.columns == 7)
        var (first, isEqual) = (0, true)
        try stream.forEachBlock { range, block in
          isEqual = isEqual && range.lowerBound == first && block == Matrix<Double>(converting: a[range, ...])
          first = range.upperBound
        }
        #expect(isEqual && first == 23)
        let svd = try SVD(RowStream<Float>(NpyFile(path)), rank: 7, passes: 2)
        #expect(residual(a, Matrix(svd)) < 30)
      }
      let complex: Matrix<Complex<Double>> = randomMatrix(6, 4)
      try NpyFile.write(AnyTensor(complex), to: "\(folder)/complex.npy")
      let svd = try SVD(RowStream<Complex<Double>>(NpyFile("\(folder)/complex.npy")), rank: 4, passes: 2)
      #expect(residual(complex, Matrix(svd)) < 30)
      #expect(throws: ArrayFileError.self) { try RowStream<Double>(NpyFile("\(folder)/complex.npy")) }
      try NpyFile.write(AnyTensor(a.flattened()), to: "\(folder)/vector.npy")
      #expect(throws: ArrayFileError.self) { try RowStream<Float>(NpyFile("\(folder)/vector.npy")) }
    }
  }
}
