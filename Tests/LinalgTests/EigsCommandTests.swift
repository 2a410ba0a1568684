import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

@Suite("linalg eigs and stability")
struct EigsCommandTests {
  /// The Laplacian of a path of so many nodes, whose least eigenvalue is 0.
  private func path(_ n: Int) -> Matrix<Double> {
    Matrix(rows: n, columns: n) { i, j in
      i == j ? (i == 0 || i == n - 1 ? 1 : 2) : (i - j).magnitude == 1 ? -1 : 0
    }
  }

  @Test("a few eigenvalues of a symmetric matrix, at every end and beside a shift that is one")
  func symmetric() throws {
    try withTemporaryFolder { folder in
      let (file, output) = ("\(folder)/a.npy", "\(folder)/out.npz")
      let a = path(50)
      try NpyFile.write(AnyTensor(a), to: file)
      let all = Array(try SymmetricEigen(a).eigenvalues)
      let cases: [([String], [Double])] = [
        ([], all.suffix(3).reversed()), (["--which", "smallest"], Array(all.prefix(3))),
        (["--which", "magnitude"], all.suffix(3).reversed()), (["--shift", "0"], Array(all.prefix(3))),
        (["--which", "nearest", "--shift", "-1", "--seed", "5"], Array(all.prefix(3))),
      ]
      for (arguments, expected) in cases {
        let values = try linalgValues(["eigs", file, "-k", "3", "--output", output] + arguments)
        #expect(try #require(values["values"]).isClose([3], expected, error: 1e-12), "\(arguments)")
        #expect(values["values"]?.type == "float64" && values["residuals"]?.shape == [3])
        let vectors = try Matrix<Double>(NpzFile(output).tensor("vectors"))
        let difference = a * vectors - vectors .* Vector(expected)
        #expect(difference.frobeniusNorm() < 1e-12, "\(arguments)")
      }
    }
  }

  @Test("a matrix that is not symmetric, complex shifts, pairs, and single precision")
  func general() throws {
    let matrix = "[[0,-2,0],[2,0,0],[0,0,1]]"
    let largest = try linalgValues(["eigs", matrix, "--count", "2"])
    #expect(try #require(largest["values"]).isClose([2], [0, 2, 0, -2], error: 1e-13))
    #expect(largest["vectors"]?.shape == [3, 2] && largest["vectors"]?.type == "complex128")
    let near = try linalgValues(["eigs", matrix, "--count", "1", "--shift", "0.5,-3"])
    #expect(try #require(near["values"]).isClose([1], [0, -2], error: 1e-13))
    let real = try linalgValues(["eigs", matrix, "--count", "1", "--which", "real", "--dtype", "float32"])
    #expect(try #require(real["values"]).isClose([1], [1, 0], error: 1e-5) && real["values"]?.type == "complex64")
    let smallest = try linalgValues(["eigs", matrix, "--count", "1", "--which", "smallest"])
    #expect(try #require(smallest["values"]).isClose([1], [1, 0], error: 1e-13))
    let pair = try linalgValues(["eigs", "[[2,0],[0,9]]", "--generalized", "[[1,0],[0,3]]", "--count", "2"])
    #expect(try #require(pair["values"]).isClose([2], [3, 2], error: 1e-13))
    let other = try linalgValues(["eigs", matrix, "--generalized", "[[2,0,0],[0,2,0],[0,0,2]]", "--count", "1"])
    #expect(try #require(other["values"]).isClose([1], [0, 1], error: 1e-13))
  }

  @Test("verdict, margin and distance in both times")
  func stability() throws {
    let matrix = "[[-0.5,0.25],[-0.25,-0.5]]"
    for (domain, margin) in [("--continuous", 0.5), ("--discrete", 1 - 0.3125.squareRoot())] {
      let result = try linalg(["stability", matrix, domain, "--distance", "--json"])
      #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
      let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(json["verdict"] as? String == "stable")
      func number(_ name: String) -> Any? { (json[name] as? [String: Any])?["values"] }
      #expect(abs((number("margin") as? Double ?? 0) - margin) < 1e-14)
      let distance = try #require(number("distance") as? [Double])
      #expect(distance.allSatisfy { abs($0 - margin) < 1e-7 }, "\(distance)")
    }
    let unstable = try linalg(["stability", "[[1,0],[0,-2]]", "--continuous"])
    #expect(unstable.output.hasPrefix("verdict  unstable\n\nvalues  2 complex128\n[1+0i  -2+0i]\n"))
    #expect(try linalg(["stability", "[[0,1],[-1,0]]", "--continuous"]).output.hasPrefix("verdict  marginal\n"))
    let wide = try linalg(["stability", "[[-1]]", "--continuous", "--tolerance", "2"])
    #expect(wide.output.hasPrefix("verdict  marginal\n"))
  }

  @Test("pictures are drawn for symmetric and general matrices and for both times")
  func pictures() throws {
    try withTemporaryFolder { folder in
      let general = "[[0.5,2,0],[-2,0.5,1],[0,0,-1]]"
      let commands = [
        ["eigs", general], ["eigs", "[[2,1],[1,2]]"], ["stability", general, "--continuous"],
        ["stability", general, "--discrete"], ["stability", "[[0]]", "--continuous"],
      ]
      for (index, command) in commands.enumerated() {
        for path in ["\(folder)/\(index).png", "\(folder)/\(index).svg"] {
          let result = try linalg(command + ["--plot", path])
          #expect(result.status == 0 && result.error.isEmpty, "\(command): \(result.error)")
          #expect(try Data(contentsOf: URL(fileURLWithPath: path)).count > 3000)
        }
        let without = try linalg(command + ["--plot", "\(folder)/none.png"], environment: ["PATH": folder])
        #expect(without.status == 73 && without.error.contains("gnuplot is not installed"), "\(without.error)")
      }
    }
  }

  @Test("what cannot be done ends with one line and its status")
  func failures() throws {
    try expectFailure(["eigs", "[[1,2],[3,4]]", "--count", "0"], 64, "--count")
    try expectFailure(["eigs", "[[1,2],[3,4]]", "--which", "nearest"], 64, "--shift")
    try expectFailure(["eigs", "[[1,2],[3,4]]", "--which", "largest", "--shift", "1"], 64, "nearest")
    try expectFailure(["eigs", "[[1,2],[3,4]]", "--shift", "a"], 64, "shift")
    try expectFailure(["eigs", "[[1,2,3],[3,4,5]]"], 65, "square")
    try expectFailure(["eigs", "[[1,2],[2,4]]", "--generalized", "[[1,0],[0,-1]]"], 1, "[not-positive-definite]")
    try expectFailure(["eigs", "[[1,2],[2,4]]", "--generalized", "[[1]]"], 65, "2×2")
    try expectFailure(["stability", "[[1,2],[2,4]]"], 64, "--continuous")
    try expectFailure(["stability", "[[1,2],[2,4]]", "--discrete", "--tolerance", "-1"], 64, "--tolerance")
    try expectFailure(["stability", "[[1,2,3],[3,4,5]]", "--discrete"], 65, "square")
    try withTemporaryFolder { folder in
      let slow = "\(folder)/slow.npy"
      try NpyFile.write(AnyTensor(path(900)), to: slow)
      let tight = ["eigs", slow, "--count", "2", "--which", "smallest", "--tolerance", "0"]
      try expectFailure(tight, 1, "[not-converged]")
      let file = "\(folder)/broken.npy"
      try NpyFile.write(AnyTensor([[1, .nan], [0, 1]] as Matrix<Double>), to: file)
      try expectFailure(["eigs", file], 65, "[not-finite]")
      try expectFailure(["stability", file, "--discrete"], 65, "[not-finite]")
    }
  }
}
