import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

@Suite(".npy arrays as tensors")
struct NpyTensorTests {
  @Test("three axes are read in both memory orders", arguments: ["C", "F"])
  func cube(_ order: String) throws {
    let t = try Tensor<Float>(NpyFile(fixture("npy/cube-\(order).npy")).tensor())
    #expect(t.shape == [2, 3, 4])
    #expect(t.strides == (order == "C" ? [12, 4, 1] : [1, 2, 6]))
    #expect(t.elements == (0..<24).map(Float.init))
    let wide = try Tensor<Double>(NpyFile(fixture("npy/cube-\(order).npy")).tensor())
    #expect(wide.elements == (0..<24).map(Double.init))
  }

  @Test("a large file is read by several threads, and is an error where it shrank meanwhile")
  func large() throws {
    let count = 5_000_000
    var t = Tensor<Double>(shape: [count], repeating: 1)
    let marks = [0, 524_271, 524_272, 2_500_000, count - 1]
    for (i, mark) in marks.enumerated() { t[mark] = Double(i + 2) }
    try withTemporaryFolder { folder in
      let path = "\(folder)/large.npy"
      try NpyFile.write(AnyTensor(t), to: path)
      let file = try NpyFile(path)
      let copy = try Tensor<Double>(file.tensor())
      for (i, mark) in marks.enumerated() { #expect(copy[mark] == Double(i + 2)) }
      #expect(copy[count - 2] == 1)
      #expect(truncate(path, 30_000_000) == 0)
      let error = #expect(throws: ArrayFileError.self) { try file.tensor() }
      #expect(error?.message.contains("the file ended") == true)
    }
  }

  @Test("an array without axes is a tensor of one element")
  func scalar() throws {
    let t = try Tensor<Double>(NpyFile(fixture("npy/scalar.npy")).tensor())
    #expect(t.shape == [])
    #expect(t.item == 2.5)
    let array = try NpyFile(fixture("npy/little-f8-C.npy")).tensor()
    #expect(throws: ArrayFileError.self) { try Tensor<Float>(NpyFile(fixture("npy/beyond-double.npy")).tensor()) }
    #expect(try Tensor<Double>(array).shape == [2, 3])
  }

  @Test("a tensor in any layout is written as NumPy writes it, to the bit", arguments: ["C", "F"])
  func written(_ order: String) throws {
    let t = try Tensor<Float>(NpyFile(fixture("npy/cube-\(order).npy")).tensor())
    try withTemporaryFolder { folder in
      try NpyFile.write(AnyTensor(t), to: "\(folder)/copy.npy")
      let (written, original) = (try bytes("\(folder)/copy.npy"), try bytes(fixture("npy/cube-\(order).npy")))
      #expect(written == original)
    }
  }
}
