import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

@Suite("linalg: commands")
struct CommandTests {
  /// The values of a result in the JSON that a command prints.
  private func json(_ arguments: [String]) throws -> [String: [String: Any]] {
    let result = try linalg(arguments + ["--json"])
    #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
    return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: [String: Any]])
  }

  @Test("svd gives u, s and vh, whose product is the matrix")
  func svd() throws {
    try withTemporaryFolder { folder in
      let a = Matrix<Double>(rows: 5, columns: 3) { i, j in Double((i * i + 7 * j) % 11) }
      try NpyFile.write(AnyTensor(a), to: "\(folder)/a.npy")
      let result = try linalg(["svd", "\(folder)/a.npy", "--output", "\(folder)/f.npz"])
      #expect(result.status == 0 && result.output.contains("f.npz: u, 5×3 float64\n"), "\(result)")
      let file = try NpzFile("\(folder)/f.npz")
      #expect(file.names == ["u", "s", "vh"])
      let u = try Matrix<Double>(file.tensor("u"))
      let s = try Vector<Double>(file.tensor("s"))
      let product = (u .* s) * (try Matrix<Double>(file.tensor("vh")))
      #expect((product - a).frobeniusNorm() < 1e-13 * a.frobeniusNorm())
      let values = try json(["svd", "\(folder)/a.npy", "--values-only"])
      let alone = try #require(values["s"]?["values"] as? [Double])
      #expect(alone.count == 3 && zip(alone, s).allSatisfy { abs($0 - $1) < 1e-13 * s[0] })
      let full = try json(["svd", "\(folder)/a.npy", "--full"])
      #expect(full["u"]?["shape"] as? [Int] == [5, 5])
      let cut = try json(["svd", "\(folder)/a.npy", "--rank", "2"])
      #expect(cut["vh"]?["shape"] as? [Int] == [2, 3] && cut["vh"]?["dtype"] as? String == "float64")
      let error = try #require(cut["error"]?["values"] as? Double)
      #expect((error - s[2]).magnitude < 1e-10 * s[0])
      for method in ["full", "gram", "krylov", "randomized", "lanczos"] {
        let other = try json(["svd", "\(folder)/a.npy", "--rank", "1", "--method", method, "--accuracy", "1e-9"])
        let values = try #require(other["s"]?["values"] as? [Double])
        #expect(values.count == 1 && (values[0] - s[0]).magnitude < 1e-9 * s[0], "\(method)")
      }
      let picture = try linalg(["svd", "\(folder)/a.npy", "--values-only", "--quiet", "--plot", "\(folder)/s.svg"])
      #expect(picture.status == 0, "\(picture.error)")
      #expect(try String(contentsOfFile: "\(folder)/s.svg", encoding: .utf8).contains("singular value"))
    }
  }

  @Test("solve, matmul and transpose give NumPy's results")
  func products() throws {
    #expect(try json(["solve", "[[2,1],[1,3]]", "[3,5]"])["x"]?["values"] as? [Double] == [0.8, 1.4])
    #expect(try json(["matmul", "[[1,2],[3,4]]", "[1,1]"])["result"]?["values"] as? [Double] == [3, 7])
    let transposed = try json(["transpose", "[[1,2,3],[4,5,6]]"])
    #expect(transposed["result"]?["values"] as? [[Double]] == [[1, 4], [2, 5], [3, 6]])
    let moved = try json(["transpose", "[[[1,2,3],[4,5,6]]]", "--axes", "2,0,1"])
    #expect(moved["result"]?["shape"] as? [Int] == [3, 1, 2])
    let counted = try json(["transpose", "[[[1,2,3],[4,5,6]]]", "--axes", "-1,0,-2"])
    #expect(counted["result"]?["shape"] as? [Int] == [3, 1, 2])
    let inner = try linalg(["matmul", "[1,2]", "[3,4]"])
    #expect(inner.output == "11\n")
  }

  @Test("info, head and convert go through every format and keep element types")
  func files() throws {
    try withTemporaryFolder { folder in
      let weights = "\(projectFolder)/Examples/Data/minilm-position-embeddings.npy"
      let head = try linalg(["head", weights, "--rows", "2", "--output", "\(folder)/a.npy"])
      #expect(head.status == 0 && head.output.contains("2×384 float32"), "\(head)")
      for ending in ["npz", "safetensors", "mtx", "csv", "tsv"] {
        let there = try linalg(["convert", "\(folder)/a.npy", "--output", "\(folder)/b.\(ending)", "--quiet"])
        #expect(there.status == 0 && there.output.isEmpty, "\(there)")
        let back = try linalg(
          ["convert", "\(folder)/b.\(ending)", "--dtype", "float32", "--output", "\(folder)/c.npy"])
        #expect(back.status == 0, "\(back.error)")
        let tensors = try ["a", "c"].map { try Tensor<Float>(NpyFile("\(folder)/\($0).npy").tensor()) }
        let isSame = tensors[0] == tensors[1]
        #expect(isSame, "\(ending)")
        let info = try linalg(["info", "\(folder)/b.\(ending)"])
        #expect(info.status == 0 && info.output.contains("2×384") && info.output.hasSuffix("1 tensor\n"), "\(info)")
      }
      try SafetensorsFile.write(
        [("t", AnyTensor(Tensor<Int16>.ones(3)))], metadata: ["a \"note\"": "text"], to: "\(folder)/m.safetensors")
      let result = try linalg(["info", "\(folder)/m.safetensors", "--json"])
      let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
      #expect(object?["metadata"] as? [String: String] == ["a \"note\"": "text"])
      let tensors = try #require(object?["tensors"] as? [[String: Any]])
      #expect(tensors.count == 1 && tensors[0]["dtype"] as? String == "int16" && tensors[0]["bytes"] as? Int == 6)
      #expect(try linalg(["info", "\(folder)/m.safetensors"]).output.contains("metadata a \"note\": text\n"))
    }
  }
  @Test("convert takes the tensors of an archive one after the other")
  func archives() throws {
    try withTemporaryFolder { folder in
      let a = Matrix<Double>(rows: 3, columns: 2) { i, j in Double(i) - 0.5 * Double(j) }
      let tensors = [
        ("a", AnyTensor(a)), ("n", AnyTensor(Tensor<Int16>(shape: [2], [7, -7]))), ("f", AnyTensor(a.transposed())),
      ]
      try ArrayFile.write(tensors, to: "\(folder)/a.npz")
      let there = try linalg(["convert", "\(folder)/a.npz", "--output", "\(folder)/b.safetensors"])
      let lines = ["a, 3×2 float64", "n, 2 int16", "f, 2×3 float64"].map { "\(folder)/b.safetensors: \($0)\n" }
      #expect(there.status == 0 && there.output == lines.joined(), "\(there)")
      let back = try linalg([
        "convert", "\(folder)/b.safetensors", "--dtype", "float32", "-o", "\(folder)/c.npz", "--json",
      ])
      #expect(back.status == 0 && back.output.contains("\"n\": {\"shape\": [2], \"dtype\": \"float32\""), "\(back)")
      let single = try linalg(["convert", "\(folder)/b.safetensors", "--dtype", "float32", "-o", "\(folder)/d.npz"])
      #expect(single.status == 0, "\(single.error)")
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: "\(folder)/c.npz"))
          == Data(contentsOf: URL(fileURLWithPath: "\(folder)/d.npz")))
      let last = try Matrix<Float>(ArrayFile("\(folder)/d.npz").tensor("f"))
      #expect(last == Matrix<Float>(converting: a.transposed()))
      // The last of the members is damaged: nothing is left of those before it.
      var bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/a.npz"))
      let place = try #require(bytes.range(of: Data("f.npy".utf8))).upperBound + 20 + 128
      bytes[place] ^= 1
      try bytes.write(to: URL(fileURLWithPath: "\(folder)/bad.npz"))
      let bad = try linalg(["convert", "\(folder)/bad.npz", "--output", "\(folder)/e.npz"])
      #expect(bad.status == 65 && bad.error.contains("f.npy") && bad.error.contains("checksum"), "\(bad)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 5)
    }
  }
}
