import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

@Suite("linalg: commands for tensors")
struct TensorCommandTests {
  /// The only result of a command.
  private func result(_ arguments: [String]) throws -> LinalgValue {
    try #require(try linalgValues(arguments)["result"])
  }

  @Test("kron multiplies along each axis, as NumPy does")
  func kron() throws {
    let product = try result(["kron", "[[1,2],[3,4]]", "[[0,5],[6,7]]"])
    #expect(product.isClose([4, 4], [0, 5, 0, 10, 6, 7, 12, 14, 0, 15, 0, 20, 18, 21, 24, 28], error: 0))
    #expect(try result(["kron", "[1,2j]", "[1,10]"]).isClose([4], [1, 0, 10, 0, 0, 2, 0, 20], error: 0))
    #expect(try result(["kron", "3", "[[1,2]]"]).isClose([1, 2], [3, 6], error: 0))
    #expect(try result(["kron", "[[[1,2]],[[3,4]]]", "[[1],[2]]"]).shape == [2, 2, 2])
    try expectFailure(["kron", "[[1]]"], 64, "Usage: linalg kron")
    try withTemporaryFolder { folder in
      let empty = "\(folder)/empty.npy"
      try NpyFile.write(AnyTensor(Tensor<Float>.zeros(0, 1 << 40)), to: empty)
      try expectFailure(["kron", empty, empty], 65, "[0, \(1 << 40)]", "too large")
      let long = "\(folder)/long.npy"
      try NpyFile.write(AnyTensor(Tensor<Int8>.ones(1 << 22)), to: long)
      try expectFailure(["kron", long, long], 1, "1.41e+14 bytes", "[too-large]")
      try expectFailure(["einsum", "i,j->ij", long, long], 1, "1.41e+14 bytes", "[too-large]")
    }
  }

  @Test("einsum contracts any number of operands")
  func einsum() throws {
    let (a, b, c) = ("[[1,2],[3,4]]", "[[3,1],[4,2]]", "[[1],[1]]")
    #expect(try result(["einsum", "ij,jk,kl->il", a, b, c]).isClose([2, 1], [16, 36], error: 0))
    for order in ["auto", "optimal", "memory", "greedy", "left"] {
      #expect(try result(["einsum", "ij,jk->ki", a, b, "--order", order]).isClose([2, 2], [11, 25, 5, 11], error: 0))
    }
    #expect(try linalg(["einsum", "ii", a]).output == "5\n")
    #expect(try result(["einsum", "...,...->...", "[1,2]", "[[3],[4]]"]).isClose([2, 2], [3, 6, 4, 8], error: 0))
    try expectFailure(["einsum", "ij,jk->ik", a, "[[1],[2],[3]]"], 65, "'j' has the sizes 2 and 3", "[2, 2]", "[3, 1]")
    try expectFailure(["einsum", "ij,jk", a, "[1,2,3]"], 65, "operand 1 has 1 axis", "[3]")
    try expectFailure(["einsum", "ij,jk->ik", a], 64, "2 terms for 1 operand")
    try expectFailure(["einsum", "ij-k", a], 64, "position 2")
    try expectFailure(["einsum", "ij->ik", a], 64, "'k'")
  }

  @Test("einsum --path shows the order, and computes nothing")
  func path() throws {
    let operands = ["ij,jk,kl->il", "[[1,2],[3,4]]", "[[3,1],[4,2]]", "[[1],[nan]]"]
    let path = try linalg(["einsum"] + operands + ["--path"])
    #expect(path.status == 0 && path.output.contains("\n#1 #2  → #3  gemv  jk,k->j  8 operations  2 elements\n"))
    let text = try linalg(["einsum"] + operands + ["--path", "--json", "--order", "left"])
    let json = try JSONSerialization.jsonObject(with: Data(text.output.utf8)) as? [String: Any]
    #expect(json?["operations"] as? Int == 24 && json?["largest_intermediate"] as? Int == 4)
    let steps = try #require(json?["steps"] as? [[String: Any]])
    #expect(steps.map { $0["operands"] as? [Int] } == [[0, 1], [3, 2]])
    #expect(steps.map { $0["equation"] as? String } == ["ij,jk->ik", "ik,k->i"])
    try expectFailure(["einsum"] + operands + ["--path", "-o", "x.npy"], 64, "--path")
    try expectFailure(["einsum", "i,j->i", "[[1]]", "[1]", "--path"], 65, "[1, 1]")
  }

  @Test("reshape keeps order and type, and fills in one length")
  func reshape() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.npy"
      try NpyFile.write(AnyTensor(Tensor(shape: [4, 6], (0..<24).map(Int16.init)).transposed()), to: path)
      let rows = try result(["reshape", path, "-1,8"])
      #expect(rows.type == "int16" && rows.shape == [3, 8] && rows.values[..<5] == [0, 6, 12, 18, 1])
      for (shape, lengths) in [("24", [24]), ("(2, 3, 4)", [2, 3, 4]), ("[1,-1]", [1, 24]), ("(24,)", [24])] {
        #expect(try result(["reshape", path, shape]).shape == lengths)
      }
      #expect(try linalg(["reshape", "[[7]]", "[]"]).output == "7\n")
      for shape in ["5,-1", "4,5", "-1,0", "4611686018427387904,4", "[]"] {
        try expectFailure(["reshape", path, shape], 65, "a.npy: the shape is [6, 4], of 24 elements")
      }
      for shape in ["-1,-1", "2,-3", "x", "2,", "[2", "", "2.5"] {
        try expectFailure(["reshape", path, shape], 64, "Usage: linalg reshape")
      }
    }
  }

  @Test("slice reads NumPy's brackets")
  func slice() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.npy"
      try NpyFile.write(AnyTensor(Tensor(shape: [2, 3, 4], (0..<24).map(UInt8.init))), to: path)
      for (text, shape, values) in [
        ("1", [3, 4], Array(12...23)), ("-1,:,0", [3], [12, 16, 20]), ("...,1", [2, 3], [1, 5, 9, 13, 17, 21]),
        ("0,::-1,::2", [3, 2], [8, 10, 4, 6, 0, 2]), ("0,-5:2,7:0:-3", [2, 1], [3, 7]),
        ("None,1,2,-3:-1", [1, 2], [21, 22]), (":,5:1,0", [2, 0], []), ("::-1,2,::3", [2, 2], [20, 23, 8, 11]),
        ("0,...,-1:-9:-2", [3, 2], [3, 1, 7, 5, 11, 9]), ("(1,2,3)", [], [23]), ("[0, 1:99, 3]", [2], [7, 11]),
        ("1,1,::-9223372036854775808", [1], [19]), ("1,1,1::9223372036854775807", [1], [17]),
      ] {
        let part = try result(["slice", path, text])
        #expect(part.type == "uint8" && part.isClose(shape, values.map(Double.init), error: 0), "\(text): \(part)")
      }
      try expectFailure(["slice", path, "2"], 65, "a.npy: the shape is [2, 3, 4], the index 2 is outside axis 0")
      try expectFailure(["slice", path, "...,-5"], 65, "the index -5 is outside axis 2")
      try expectFailure(["slice", path, "0,0,0,:"], 65, "at most 3 slices")
      for text in ["::0", "...,...", "1:2:3:4", "x", "1,", "1:a", ""] {
        try expectFailure(["slice", path, text], 64, "Usage: linalg slice")
      }
    }
  }
}
