import Testing

@Suite("linalg: decompositions")
struct DecompositionCommandTests {
  private func expect(
    _ arguments: [String], _ expected: [String: [Double]], at location: SourceLocation = #_sourceLocation
  ) throws {
    let results = try linalgValues(arguments)
    #expect(results.keys.sorted() == expected.keys.sorted(), sourceLocation: location)
    for (name, numbers) in expected {
      let isClose = results[name].map { $0.isClose($0.shape, numbers) } ?? false
      #expect(isClose, "\(name): \(String(describing: results[name])), not \(numbers)", sourceLocation: location)
    }
  }

  @Test("lu gives p, l and u, of singular and of oblong matrices too")
  func lu() throws {
    try expect(["lu", "[[1,2],[4,4]]"], ["p": [1, 0], "l": [1, 0, 0.25, 1], "u": [4, 4, 0, 1]])
    try expect(["lu", "[[1,2],[2,4],[4,8]]"], ["p": [2, 1, 0], "l": [1, 0, 0.5, 1, 0.25, 0], "u": [4, 8, 0, 0]])
  }

  @Test("qr gives q and r, with --pivot the columns' order too")
  func qr() throws {
    // NumPy's with the signs of LAPACK.
    try expect(["qr", "[[3,5],[4,0]]"], ["q": [-0.6, -0.8, -0.8, 0.6], "r": [-5, -3, 0, -4]])
    let pivoted = try linalgValues(["qr", "[[0,3],[1,4]]", "--pivot"])
    #expect(pivoted["p"]?.values == [1, 0] && pivoted["p"]?.type == "int64")
    #expect(abs(abs(try #require(pivoted["r"]).values[0]) - 5) < 1e-14)
  }

  @Test("cholesky gives l; with --pivot of semidefinite matrices too")
  func cholesky() throws {
    try expect(["cholesky", "[[4,2],[2,10]]"], ["l": [2, 0, 1, 3]])
    try expect(["cholesky", "[[1,2],[2,4]]", "--pivot"], ["l": [2, 1], "p": [1, 0]])
    try expect(["cholesky", "[[1,1j],[-1j,2]]"], ["l": [1, 0, 0, 0, 0, -1, 1, 0]])
  }

  @Test("ldl gives l, d and p of an indefinite matrix")
  func ldl() throws {
    try expect(["ldl", "[[0,2],[2,0]]"], ["l": [1, 0, 0, 1], "d": [0, 2, 2, 0], "p": [0, 1]])
  }

  @Test("eig gives complex values; with --symmetric real ones, all or those of a range")
  func eigen() throws {
    try expect(["eig", "[[0,2],[-2,0]]", "--values-only"], ["values": [0, 2, 0, -2]])
    let vectors = try linalgValues(["eig", "[[0,2],[-2,0]]"])["vectors"]
    #expect(vectors?.shape == [2, 2] && vectors?.type == "complex128")
    let half = 0.5.squareRoot()
    try expect(["eig", "[[2,1],[1,2]]", "--symmetric"], ["values": [1, 3], "vectors": [half, half, -half, half]])
    let diagonal = ["eig", "[[3,0,0],[0,1,0],[0,0,2]]", "--symmetric"]
    for (range, expected) in [
      ("0:2", [1, 2]), ("1:", [2, 3]), (":1", [1]), ("-1:", [3]), (":-1", [1, 2]), ("2:1", []), ("-9:9", [1, 2, 3]),
    ] as [(String, [Double])] {
      try expect(diagonal + ["--values-only", "--range", range], ["values": expected])
    }
    try expect(diagonal + ["--range", "2:3"], ["values": [3], "vectors": [1, 0, 0]])
  }

  @Test("eig --interval keeps values above the lower end and up to the upper one")
  func eigenInterval() throws {
    // scipy.linalg.eigh(a, b, subset_by_value=…) of SciPy 1.17.
    let matrix = ["eig", "[[4,1,2],[1,3,0],[2,0,5]]", "--symmetric"]
    let pair = matrix + ["--generalized", "[[1,0,0],[0,2,0],[0,0,4]]"]
    for (interval, alone, generalized) in [
      ("2,4", [3.4760236029181333], []),
      ("-inf,3.5", [1.8548973087995764, 3.4760236029181333], [0.8354382924705333, 1.436833096788686]),
      ("3.5,inf", [6.669079088282287], [4.477728610740779]), ("-10,-9.5", [], []),
    ] as [(String, [Double], [Double])] {
      try expect(matrix + ["--values-only", "--interval", interval], ["values": alone])
      try expect(pair + ["--values-only", "--interval", interval], ["values": generalized])
      for arguments in [matrix, pair] {
        let results = try linalgValues(arguments + ["--interval", interval])
        #expect(results["vectors"]?.shape == [3, try #require(results["values"]).values.count])
      }
    }
    let diagonal = ["eig", "[[3,0,0],[0,1,0],[0,0,2]]", "--symmetric", "--interval", "1,3"]
    try expect(diagonal, ["values": [2, 3], "vectors": [0, 1, 0, 0, 1, 0]])
    for interval in ["1", "1,0", "1,nan", "1,2,3", "a,b"] {
      try expectFailure(matrix + ["--interval", interval], 64, "--interval")
    }
    try expectFailure(["eig", "[[1]]", "--interval", "0,1"], 64, "--symmetric")
    try expectFailure(matrix + ["--interval", "0,1", "--range", "0:1"], 64, "only one of")
  }

  @Test("eig --generalized takes a second matrix")
  func generalizedEigen() throws {
    let pair = ["eig", "[[2,0],[0,3]]", "--generalized", "[[1,0],[0,6]]"]
    try expect(pair + ["--symmetric", "--values-only"], ["values": [0.5, 2]])
    try expect(pair + ["--symmetric", "--range", "1:2"], ["values": [2], "vectors": [1, 0]])
    let singular = try linalgValues(["eig", "[[2,0],[0,3]]", "--generalized", "[[1,0],[0,0]]"])
    #expect(singular["values"]?.values.contains(.infinity) ?? false)
  }

  @Test("schur gives q and t, triangular for a complex type")
  func schur() throws {
    try expect(["schur", "[[1,2],[0,3]]"], ["q": [1, 0, 0, 1], "t": [1, 2, 0, 3]])
    let t = try #require(try linalgValues(["schur", "[[0,1],[-1,0]]", "--dtype", "complex128"])["t"]).values
    #expect(abs(abs(t[1]) - 1) < 1e-15 && t[4] == 0 && t[5] == 0)
  }

  @Test("what the numbers or shapes do not allow has its exit code and label")
  func failures() throws {
    let (square, wide, skew) = ("[[1,2],[2,1]]", "[[1,2]]", "[[1,2],[3,4]]")
    for (arguments, status, message) in [
      (["lu", "[1]"], 65, "two axes"), (["lu", "[[inf]]"], 65, "[not-finite]"), (["qr", "[1]"], 65, "two axes"),
      (["cholesky", square], 1, "[not-positive-definite]"), (["cholesky", wide], 65, "square"),
      (["cholesky", square, "--pivot"], 1, "[not-positive-definite]"), (["cholesky", skew], 1, "[not-symmetric]"),
      (["ldl", skew], 1, "[not-symmetric]"), (["ldl", wide], 65, "square"), (["schur", wide], 65, "square"),
      (["eig", wide], 65, "square"), (["eig", skew, "--symmetric"], 1, "[not-symmetric]"),
      (["eig", square, "--range", "0:1"], 64, "--symmetric"),
      (["eig", square, "--symmetric", "--range", "0"], 64, "lo:hi"),
      (["eig", square, "--generalized", "[[1]]"], 65, "[[1]]: the shape is [1, 1], 2×2"),
      (["eig", square, "--generalized", square, "--symmetric"], 1, "[not-positive-definite]"),
      (["eig", square, "--output", "values.npy"], 64, "2 results (values, vectors)"),
    ] as [([String], Int32, String)] {
      try expectFailure(arguments, status, message)
    }
  }
}
