import ArrayFiles
import ComplexModule
import Foundation
import LinearAlgebra
import Testing

private let names = ["a", "b", "c", "d", "h", "e", "folder/name", "größe"]

@Suite(".npz archives")
struct NpzFileTests {
  @Test("stored and deflated archives of NumPy are read", arguments: ["stored", "deflated"])
  func read(_ name: String) throws {
    let archive = try NpzFile(fixture("npz/\(name).npz"))
    #expect(archive.names == names)
    #expect(try Matrix<Double>(archive.tensor("a")) == Matrix<Double>([[0, 1, 2], [3, 4, 5]]))
    #expect(try Tensor<Float>(archive.tensor("b")).strides == [1, 2])
    #expect(try Matrix<Float>(archive.tensor("b")) == Matrix<Float>([[0, 1, 2], [3, 4, 5]]))
    #expect(try Tensor<Bool>(archive.tensor("c")).elements == [true, false])
    #expect(try Tensor<Complex<Double>>(archive.tensor("d")).item == Complex(2.5, -1))
    #expect(try Tensor<Float>(archive.tensor("h")).elements == [0.5, -2])
    #expect(try archive.tensor("e").shape == [0, 3])
    #expect(try Tensor<UInt16>(archive.tensor("folder/name")).elements == [0, 1, 2])
    #expect(try Tensor<Int32>(archive.tensor("größe")).elements == (0..<1000).map { $0 % 7 })
    let header = try archive.header("größe")
    #expect(header.shape == [1000])
    #expect(header.kind == .int32)
    let error = #expect(throws: ArrayFileError.self) { try archive.tensor("none") }
    #expect(error?.message == "there is no tensor 'none' among 8")
  }

  @Test("archives without members, with zip64 records, with sizes behind the data and with other files are read")
  func variants() throws {
    #expect(try NpzFile(fixture("npz/none.npz")).names.isEmpty)
    let large = try NpzFile(fixture("npz/zip64.npz"))
    #expect(try Tensor<Double>(large.tensor("x")).elements == (0..<20).map(Double.init))
    #expect(try Tensor<Double>(large.tensor("y")).elements == [0, 1, 2])
    let streamed = try NpzFile(fixture("npz/streamed.npz"))
    #expect(streamed.names == ["a", "c"])
    #expect(try Matrix<Double>(streamed.tensor("a"))[1, 2] == 5)
    #expect(try Tensor<Double>(NpzFile(fixture("npz/big-endian.npz")).tensor("x")).elements == [0, 1, 2])
  }

  @Test("stored archives that we write are those of NumPy, to the bit", arguments: ["stored", "none"])
  func written(_ name: String) throws {
    let path = fixture("npz/\(name).npz")
    let archive = try NpzFile(path)
    var tensors: [(name: String, tensor: AnyTensor)] = []
    for name in archive.names { tensors.append((name, try archive.tensor(name))) }
    try withTemporaryFolder { folder in
      try NpzFile.write(tensors, to: "\(folder)/copy.npz")
      let (written, original) = (try bytes("\(folder)/copy.npz"), try bytes(path))
      #expect(written == original)
    }
  }

  @Test("archives that we write are read again, large members and views, too", arguments: [false, true])
  func roundTrip(_ deflated: Bool) throws {
    let a = Matrix<Double>(rows: 700, columns: 900) { i, j in Double((1000 * i + j) % 777) }
    let views = [a, a.transposed(), a[3..<650, 5..<800], a[0..<1, 0..<1], a[0..<0, 0..<5]]
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.npz"
      try NpzFile.write(views.enumerated().map { ("\($0)", AnyTensor($1)) }, deflated: deflated, to: path)
      let archive = try NpzFile(path)
      for (i, view) in views.enumerated() {
        let copy = try Matrix<Double>(archive.tensor("\(i)"))
        #expect(copy == view)
      }
      let size = try bytes(path).count
      #expect(deflated ? size < 5_000_000 : size > 14_000_000)
    }
  }

  @Test("names that are taken or not safe, and bfloat16, are refused; nothing is left behind")
  func refused() throws {
    let (x, halves) = (AnyTensor(Vector<Double>([1])), AnyTensor(Tensor<BFloat16>(shape: [1], [1])))
    try withTemporaryFolder { folder in
      for tensors in [
        [("x", x), ("x", x)], [("../x", x)], [("/x", x)], [("a\\b", x)], [("a\0", x)], [("C:/x", x)], [("x", halves)],
      ] {
        let error = #expect(throws: ArrayFileError.self) {
          try NpzFile.write(tensors.map { (name: $0.0, tensor: $0.1) }, to: "\(folder)/a.npz")
        }
        #expect(error?.reason == .mismatch)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.isEmpty)
    }
  }

  @Test("a file that changed after it was opened is an error")
  func changed() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.npz"
      try NpzFile.write([("x", AnyTensor(Vector<Double>([1, 2, 3])))], to: path)
      let archive = try NpzFile(path)
      #expect(truncate(path, 190) == 0)
      let error = #expect(throws: ArrayFileError.self) { try archive.tensor("x") }
      #expect(error?.message.contains("the file ended") == true)
    }
  }
}
