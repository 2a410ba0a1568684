import ArrayFiles
import ComplexModule
import Foundation
import LinearAlgebra
import Testing

private let codes = ["b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]

/// The elements that make_npy.py writes for a type, row after row.
private func expected(_ code: String) -> [Double] {
  (0..<6).map { i in
    switch code.first {
    case "b": i % 2 == 0 ? 1 : 0
    case "f": Double(i - 2) / 4
    case "u": Double(i * 7)
    default: Double(i * 7 - 14)
    }
  }
}

@Suite("NumPy's files are read")
struct NpyFileTests {
  @Test(
    "every real element type is read in both memory orders and both byte orders", arguments: codes, ["little", "big"])
  func reals(_ code: String, _ byteOrder: String) throws {
    for layout in ["C", "F"] {
      let array = try NpyFile(fixture("npy/\(byteOrder)-\(code)-\(layout).npy")).tensor()
      #expect(array.shape == [2, 3])
      let a = try Matrix<Double>(array)
      let elements = expected(code)
      for i in 0..<2 { for j in 0..<3 { #expect(a[i, j] == elements[3 * i + j]) } }
      let complex = try Matrix<Complex<Float>>(rounding: array)
      #expect(complex[1, 2] == Complex(Float(elements[5])))
    }
  }

  @Test("complex elements are read in both orders", arguments: ["c8", "c16"], ["little", "big"])
  func complex(_ code: String, _ byteOrder: String) throws {
    for layout in ["C", "F"] {
      let array = try NpyFile(fixture("npy/\(byteOrder)-\(code)-\(layout).npy")).tensor()
      let a = try Matrix<Complex<Double>>(array)
      for i in 0..<2 {
        for j in 0..<3 { #expect(a[i, j] == Complex(Double(3 * i + j) - 2, Double(3 * i + j) / 2)) }
      }
      let error = #expect(throws: ArrayFileError.self) { try Matrix<Double>(array) }
      #expect(error?.reason == .mismatch)
    }
  }

  @Test("all format versions are read", arguments: [1, 2, 3])
  func versions(_ version: Int) throws {
    let x = try Vector<Double>(NpyFile(fixture("npy/version-\(version).npy")).tensor())
    #expect(x.count == 2)
    #expect(x[0] == 1.5)
    #expect(x[1] == -2)
  }

  @Test("halves are exact, with subnormals, infinities and NaN")
  func halves() throws {
    let x = try Vector<Float>(NpyFile(fixture("npy/halves.npy")).tensor())
    let smallest = Float(sign: .plus, exponent: -24, significand: 1)
    #expect(x[1] == 1)
    #expect(x[2] == -2)
    #expect(x[3] == 65504)
    #expect(x[4] == smallest)
    #expect(x[5] == 1023 * smallest)
    #expect(x[6] == .infinity)
    #expect(x[7] == -.infinity)
    #expect(x[8].isNaN)
  }

  @Test("an integer that Double cannot hold is an error, unless rounding is asked for")
  func beyondDouble() throws {
    let array = try NpyFile(fixture("npy/beyond-double.npy")).tensor()
    let error = #expect(throws: ArrayFileError.self) { try Vector<Double>(array) }
    #expect(error?.message == "element (1), 9007199254740993 of type int64, is not exactly a number of type float64")
    let rounded = try Vector<Double>(rounding: array)
    #expect(rounded[1] == 9_007_199_254_740_992)
  }

  @Test("a number that Float cannot hold is an error, unless rounding is asked for")
  func rounding() throws {
    try withTemporaryFolder { folder in
      let third: Vector<Double> = [1.0 / 3]
      try NpyFile.write(AnyTensor(third), to: "\(folder)/third.npy")
      let array = try NpyFile("\(folder)/third.npy").tensor()
      #expect(throws: ArrayFileError.self) { try Vector<Float>(array) }
      let rounded = try Vector<Float>(rounding: array)
      #expect(rounded[0] == Float(1.0 / 3))
    }
  }

  @Test("scalars and empty arrays are read; they are no matrices")
  func edgeShapes() throws {
    let scalar = try NpyFile(fixture("npy/scalar.npy")).tensor()
    #expect(scalar.shape == [])
    #expect(throws: ArrayFileError.self) { try Matrix<Double>(scalar) }
    let empty = try Matrix<Double>(NpyFile(fixture("npy/empty.npy")).tensor())
    #expect(empty.rows == 0)
    #expect(empty.columns == 3)
  }

  @Test("what we write is what NumPy writes, to the bit", arguments: ["f4", "f8", "c8", "c16"], ["C", "F"])
  func roundTrip(_ code: String, _ layout: String) throws {
    let path = fixture("npy/little-\(code)-\(layout).npy")
    let array = try NpyFile(path).tensor()
    try withTemporaryFolder { folder in
      let copy = "\(folder)/copy.npy"
      switch code {
      case "f4": try NpyFile.write(AnyTensor(Matrix<Float>(array)), to: copy)
      case "f8": try NpyFile.write(AnyTensor(Matrix<Double>(array)), to: copy)
      case "c8": try NpyFile.write(AnyTensor(Matrix<Complex<Float>>(array)), to: copy)
      default: try NpyFile.write(AnyTensor(Matrix<Complex<Double>>(array)), to: copy)
      }
      let (written, original) = (try bytes(copy), try bytes(path))
      #expect(written == original)
    }
  }

  @Test("slices and reversed views are written by their elements")
  func views() throws {
    let a = Matrix<Double>(rows: 5, columns: 4) { i, j in Double(10 * i + j) }
    let slice = a[1..<4, 1..<3]
    try withTemporaryFolder { folder in
      for view in [slice, slice.transposed()] {
        try NpyFile.write(AnyTensor(view), to: "\(folder)/view.npy")
        let back = try Matrix<Double>(NpyFile("\(folder)/view.npy").tensor())
        #expect(back.rows == view.rows)
        for i in 0..<view.rows { for j in 0..<view.columns { #expect(back[i, j] == view[i, j]) } }
      }
    }
  }
}
