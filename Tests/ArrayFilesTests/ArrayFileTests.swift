import ArrayFiles
import LinearAlgebra
import Testing

@Suite("Files of any format, by their ending")
struct ArrayFileTests {
  @Test("what is written is read again", arguments: ["npy", "npz", "safetensors", "mtx", "csv", "tsv", "NPY"])
  func roundTrip(_ ending: String) throws {
    let a: Matrix<Double> = [[1, 2.5], [-3, 4]]
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.\(ending)"
      try ArrayFile.write([("x", AnyTensor(a))], to: path)
      let file = try ArrayFile(path)
      let isArchive = ending == "npz" || ending == "safetensors"
      #expect(file.names == [isArchive ? "x" : ""])
      #expect(try Matrix<Double>(file.tensor()) == a)
      #expect(try Matrix<Double>(file.tensor(file.names[0], mapped: true)) == a)
      let entries = try file.entries()
      #expect(entries.map(\.type) == ["float64"])
      #expect(entries[0].shape == (ending.hasSuffix("sv") ? nil : [2, 2]))
      let error = #expect(throws: ArrayFileError.self) { try file.tensor("none") }
      #expect(error?.reason == .mismatch)
    }
  }

  @Test("a name is needed among several tensors, and a single tensor where the format holds one")
  func several() throws {
    let model = try ArrayFile(fixture("safetensors/model.safetensors.index.json"))
    #expect(model.names == ["first", "second"])
    #expect(try model.entries().map(\.shape) == [[4], [4]])
    #expect(try Vector<Float>(model.tensor("first"))[3] == 3)
    let error = #expect(throws: ArrayFileError.self) { try model.tensor() }
    #expect(error?.message == "holds 2 tensors, a name was expected")
    let x = AnyTensor(Vector<Double>([1]))
    try withTemporaryFolder { folder in
      for path in ["\(folder)/a.npy", "\(folder)/a.mtx", "\(folder)/a.csv", "\(folder)/a.txt"] {
        let error = #expect(throws: ArrayFileError.self) { try ArrayFile.write([("x", x), ("y", x)], to: path) }
        #expect(error?.reason == .mismatch)
      }
      #expect(throws: ArrayFileError.self) { try ArrayFile("\(folder)/a.txt") }
    }
  }

  @Test("element types that tensors do not have are listed under their own name")
  func types() throws {
    let entries = try ArrayFile(fixture("safetensors/small-types.safetensors")).entries()
    #expect(entries.map(\.type) == ["F8_E4M3", "F4", "float32"])
    #expect(entries.map { $0.kind == nil } == [true, true, false])
  }
}
