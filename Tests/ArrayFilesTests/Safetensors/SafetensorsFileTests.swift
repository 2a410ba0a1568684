import ArrayFiles
import ComplexModule
import Foundation
import LinearAlgebra
import Testing

@Suite("safetensors files")
struct SafetensorsFileTests {
  private let codes = ["b1", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]

  @Test("every element type is read")
  func types() throws {
    let file = try SafetensorsFile(fixture("safetensors/types.safetensors"))
    #expect(file.names.count == 13)
    for code in codes {
      let a = try Matrix<Double>(file.tensor(code))
      for i in 0..<6 {
        let expected: Double =
          code == "b1" ? (i % 2 == 0 ? 1 : 0) : code.hasPrefix("f") ? Double(i - 2) / 4 : Double(i)
        #expect(a[i / 3, i % 3] == expected, "\(code)")
      }
    }
    let complex = try Tensor<Complex<Float>>(file.tensor("c8"))
    #expect(complex[1, 2] == Complex(3, 2.5))
    let halves = try Tensor<BFloat16>(SafetensorsFile(fixture("safetensors/bfloat16.safetensors")).tensor("bf16"))
    #expect(halves.elements == (0..<6).map { BFloat16(Float($0)) })
  }

  @Test("scalars, empty tensors, several axes and names of all kinds are read")
  func shapes() throws {
    let file = try SafetensorsFile(fixture("safetensors/shapes.safetensors"))
    #expect(try Tensor<Double>(file.tensor("scalar")).item == 2.5)
    #expect(try file.tensor("empty").shape == [0, 3])
    #expect(try Tensor<Float>(file.tensor("cube")).elements == (0..<24).map(Float.init))
    #expect(try Tensor<Int16>(file.tensor("mäß \"\\/")).elements == [1])
    let error = #expect(throws: ArrayFileError.self) { try file.tensor("none") }
    #expect(error?.message == "there is no tensor 'none' among 6")
  }

  @Test("metadata are read, and files without tensors")
  func metadata() throws {
    let file = try SafetensorsFile(fixture("safetensors/metadata.safetensors"))
    #expect(file.metadata == ["format": "nü\"\\\n\u{1}"])
    let none = try SafetensorsFile(fixture("safetensors/none.safetensors"))
    #expect(none.names.isEmpty)
  }

  @Test("types that tensors do not have are listed, and named when they are read")
  func smallTypes() throws {
    let file = try SafetensorsFile(fixture("safetensors/small-types.safetensors"))
    #expect(file.entry("f8")?.type == "F8_E4M3")
    #expect(file.entry("f8")?.kind == nil)
    for (name, type) in [("f8", "F8_E4M3"), ("f4", "F4")] {
      let error = #expect(throws: ArrayFileError.self) { try file.tensor(name) }
      #expect(error?.reason == .mismatch)
      #expect(error?.message == "tensor '\(name)' has elements of type \(type), which are not supported")
    }
    #expect(try Tensor<Float>(file.tensor("x")).elements == [1.5])
  }

  @Test("headers with spaces on both sides, in any order and with unknown fields are read")
  func accepted() throws {
    let entries = [
      #""b":{"data_offsets":[4,8],"x":{"y":[1,null]},"shape":[1],"dtype":"F32"}"#,
      #""a":{"dtype":"F32","shape":[1,1],"data_offsets":[0,4]}"#,
    ]
    for header in ["  {\(entries[0]), \(entries[1])}\n ", "{\(entries[1]),\(entries[0])}"] {
      let text = Array(header.utf8)
      let data: [Float] = [1, 2]
      let bytes =
        withUnsafeBytes(of: UInt64(text.count).littleEndian, Array.init) + text + data.withUnsafeBytes(Array.init)
      try withTemporaryFolder { folder in
        try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/a.safetensors"))
        let file = try SafetensorsFile("\(folder)/a.safetensors")
        #expect(try Tensor<Float>(file.tensor("b")).elements == [2])
        #expect(try file.tensor("a", mapped: true).shape == [1, 1])
      }
    }
  }

  @Test("what we write is what the safetensors package writes, to the bit")
  func written() throws {
    for name in ["types", "shapes", "metadata", "none", "bfloat16"] {
      let path = fixture("safetensors/\(name).safetensors")
      let file = try SafetensorsFile(path)
      var tensors: [(name: String, tensor: AnyTensor)] = []
      for name in file.names.reversed() { tensors.append((name, try file.tensor(name))) }
      try withTemporaryFolder { folder in
        try SafetensorsFile.write(tensors, metadata: file.metadata, to: "\(folder)/copy.safetensors")
        let (written, original) = (try bytes("\(folder)/copy.safetensors"), try bytes(path))
        #expect(written == original, "\(name)")
      }
    }
  }

  @Test("views are written by their elements; names taken twice and complex128 are refused")
  func writtenViews() throws {
    let a = Matrix<Double>(rows: 700, columns: 900) { i, j in Double(1000 * i + j) }
    let views = [a, a.transposed(), a[3..<650, 5..<800], a[0..<1, 0..<1]]
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.safetensors"
      try SafetensorsFile.write(views.enumerated().map { ("\($0)", AnyTensor($1)) }, to: path)
      let file = try SafetensorsFile(path)
      for (i, view) in views.enumerated() {
        let (copy, mapped) = (
          try Matrix<Double>(file.tensor("\(i)")), try Matrix<Double>(file.tensor("\(i)", mapped: true))
        )
        #expect(copy == view)
        #expect(mapped == view)
      }
      let (real, complex) = (AnyTensor(a), AnyTensor(Vector<Complex<Double>>([1])))
      for tensors in [[("x", real), ("x", real)], [("x", complex)], [("__metadata__", real)]] {
        let error = #expect(throws: ArrayFileError.self) {
          try SafetensorsFile.write(tensors.map { (name: $0.0, tensor: $0.1) }, to: path)
        }
        #expect(error?.reason == .mismatch)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names == ["a.safetensors"])
    }
  }

  @Test("a mapped tensor is copied before it is changed, and the file stays")
  func mapped() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.safetensors"
      let x: Vector<Double> = [1, 2, 3]
      try SafetensorsFile.write([("x", AnyTensor(x))], to: path)
      var mapped = try Vector<Double>(SafetensorsFile(path).tensor("x", mapped: true))
      mapped[1] = 7
      #expect(mapped[1] == 7)
      #expect(try Vector<Double>(SafetensorsFile(path).tensor("x"))[1] == 2)
    }
  }

  @Test("opening a file of 10 GB costs its header, and a small tensor in it its own size")
  func large() throws {
    let size = 10 << 30
    let entries = [
      #""a":{"dtype":"U8","shape":[\#(size)],"data_offsets":[0,\#(size)]}"#,
      #""b":{"dtype":"F32","shape":[2],"data_offsets":[\#(size),\#(size + 8)]}"#,
    ]
    let header = Array("{\(entries.joined(separator: ","))}".utf8)
    try withTemporaryFolder { folder in
      let path = "\(folder)/large.safetensors"
      let bytes = withUnsafeBytes(of: UInt64(header.count).littleEndian, Array.init) + header
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      // Its zeros take no place on the disk.
      #expect(truncate(path, off_t(bytes.count + size + 8)) == 0)
      let time = try ContinuousClock().measure {
        let file = try SafetensorsFile(path)
        #expect(try Vector<Float>(file.tensor("b"))[1] == 0)
        let mapped = try file.tensor("a", mapped: true)
        #expect(mapped.count == size)
      }
      #expect(time < .seconds(1))
    }
  }

  @Test("a file that shrank after it was opened is an error")
  func shrunk() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.safetensors"
      try SafetensorsFile.write([("x", AnyTensor(Vector<Double>([1, 2, 3])))], to: path)
      let file = try SafetensorsFile(path)
      #expect(truncate(path, 80) == 0)
      let error = #expect(throws: ArrayFileError.self) { try file.tensor("x") }
      #expect(error?.message.contains("the file ended") == true)
    }
  }
}
