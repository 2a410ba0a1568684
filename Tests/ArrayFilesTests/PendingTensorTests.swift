import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

@Suite("Tensors that are made when it is their turn")
struct PendingTensorTests {
  @Test("the file is the same as that of tensors that are there", arguments: ["npz", "safetensors"])
  func sameBytes(_ ending: String) throws {
    let columns = Matrix<Double>(rows: 3, columns: 5) { i, j in Double(i - 2 * j) }
    let tensors: [(name: String, tensor: AnyTensor)] = [
      ("b", AnyTensor(Vector<Float>([1, 2]))), ("a", AnyTensor(columns)),
      ("row-major", AnyTensor(columns.transposed())),
      ("scalar", AnyTensor(Tensor<Int8>(shape: [], [3]))), ("empty", AnyTensor(Tensor<Double>.zeros(0, 2))),
    ]
    try withTemporaryFolder { folder in
      try ArrayFile.write(tensors, to: "\(folder)/there.\(ending)")
      var made: [String] = []
      let pending = tensors.map { name, tensor in
        PendingTensor(name, tensor.kind, shape: tensor.shape) {
          made.append(name)
          return tensor
        }
      }
      #expect(made.isEmpty)
      try ArrayFile.write(pending, to: "\(folder)/pending.\(ending)")
      #expect(made.count == tensors.count && Set(made) == Set(tensors.map(\.name)))
      #expect(try bytes("\(folder)/there.\(ending)") == bytes("\(folder)/pending.\(ending)"))
    }
  }

  @Test(
    "one that cannot be made, or is another than was said, leaves the old file",
    arguments: ["npy", "npz", "safetensors", "mtx", "csv"])
  func failures(_ ending: String) throws {
    let (x, missing) = (AnyTensor(Vector<Double>([1, 2])), ArrayFileError(.unreadable, path: "x", "gone"))
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.\(ending)"
      try Data("old".utf8).write(to: URL(fileURLWithPath: path))
      func error(_ last: PendingTensor) throws -> ArrayFileError? {
        let isArchive = ending == "npz" || ending == "safetensors"
        let tensors = (isArchive ? [PendingTensor("first", x)] : []) + [last]
        return #expect(throws: ArrayFileError.self) { try ArrayFile.write(tensors, to: path) }
      }
      #expect(
        try error(PendingTensor("x", .double, shape: [2]) { () throws(ArrayFileError) in throw missing }) == missing)
      let message = "shape (2) of float64, where (3) of float64 was announced"
      #expect(try error(PendingTensor("x", .double, shape: [3]) { x })?.message == message)
      #expect(try error(PendingTensor("x", .float, shape: [2]) { x })?.reason == .mismatch)
      #expect(try bytes(path) == Array("old".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.\(ending)"])
    }
  }

  @Test("what a format lacks is said before a tensor is made")
  func refusedAhead() throws {
    func pending(_ name: String, _ kind: TensorElementKind) -> PendingTensor {
      PendingTensor(name, kind, shape: [1]) { () throws(ArrayFileError) in
        Issue.record("tensor \(name) was made")
        throw ArrayFileError(.unreadable, path: name, "made")
      }
    }
    try withTemporaryFolder { folder in
      for (tensors, ending) in [
        ([pending("x", .float), pending("y", .complexDouble)], "safetensors"),
        ([pending("x", .float), pending("x", .float)], "safetensors"),
        ([pending("x", .float), pending("y", .bfloat16)], "npz"),
        ([pending("x", .float), pending("x", .float)], "npz"),
        ([pending("x", .float), pending("../y", .float)], "npz"),
        ([pending("x", .float), pending("y", .float)], "npy"),
      ] as [([PendingTensor], String)] {
        let error = #expect(throws: ArrayFileError.self) { try ArrayFile.write(tensors, to: "\(folder)/a.\(ending)") }
        #expect(error?.reason == .mismatch)
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left.isEmpty)
    }
  }

  @Test("an archive of 64 MiB is copied with the memory of its largest tensor, 8 MiB")
  func memory() async {
    await #expect(processExitsWith: .success) {
      try withTemporaryFolder { folder in
        let x = AnyTensor(Matrix<Float>.ones(1024, 2048))
        try SafetensorsFile.write((0..<8).map { ("\($0)", x) }, to: "\(folder)/a.safetensors")
        let file = try ArrayFile("\(folder)/a.safetensors")
        for ending in ["safetensors", "npz"] {
          let before = try residentMemory()
          try forgetPeak()
          let pending = file.names.map { name in
            PendingTensor(name, x.kind, shape: x.shape) { () throws(ArrayFileError) in try file.tensor(name) }
          }
          try ArrayFile.write(pending, to: "\(folder)/b.\(ending)")
          #expect(try residentMemory(peak: true) - before < 16 << 20, "\(ending)")
        }
      }
    }
  }
}
