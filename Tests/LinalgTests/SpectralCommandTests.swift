import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

private let datasets = "\(projectFolder)/Tests/Reference/datasets"
private let weights = "\(projectFolder)/Examples/Data/minilm-position-embeddings.npy"

private func isPicture(_ path: String) -> Bool {
  guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)), data.count > 2000 else { return false }
  return data.starts(with: [0x89, 0x50, 0x4E, 0x47]) || String(decoding: data, as: UTF8.self).contains("<svg")
}

@Suite("linalg pca, spectrum, complete")
struct SpectralCommandTests {
  @Test("pca has scikit-learn's figures of iris, by every solver and count, and draws them")
  func pca() throws {
    try withTemporaryFolder { folder in
      let iris = "\(datasets)/iris.csv"
      let all = try linalgValues(["pca", iris, "--solver", "full"])
      let variance = [4.22824171, 0.242670748, 0.0782095, 0.023835093]
      #expect(all["explainedVariance"]?.isClose([4], variance, error: 1e-8) == true)
      let first = [0.361386592, -0.0845225141, 0.856670606, 0.358289197]
      for solver in ["auto", "full", "covariance", "randomized", "lanczos", "krylov"] {
        let picture = "\(folder)/\(solver).\(solver == "full" ? "svg" : "png")"
        let found = try linalgValues(
          ["pca", iris, "--components", "2", "--solver", solver, "--plot", picture])
        #expect(found["explainedVariance"]?.isClose([2], Array(variance[0..<2]), error: 1e-6) == true, "\(solver)")
        #expect(Array(found["components"]?.values.prefix(4) ?? []).elementsEqual(first) { abs($0 - $1) < 1e-5 })
        #expect(found["scores"]?.shape == [150, 2] && isPicture(picture), "\(solver)")
      }
      #expect(try linalgValues(["pca", iris, "--components", "0.95"])["components"]?.shape == [2, 4])
      #expect(try linalgValues(["pca", iris, "--components", "mle"])["components"]?.shape == [3, 4])
      let white = try linalgValues(["pca", iris, "--components", "1", "--whiten"])["scores"]?.values ?? []
      #expect(abs(white.reduce(0) { $0 + $1 * $1 } / 149 - 1) < 1e-10)
    }
    try expectFailure(["pca", "\(datasets)/iris.csv", "--components", "5"], 1, "4 principal components, not 5")
    try expectFailure(["pca", "[[1,2]]"], 1, "two samples")
    try expectFailure(["pca", "[[1,2],[3,nan]]"], 65, "[1, 1] is not finite")
    try expectFailure(["pca", "[[1,2],[3,4]]", "--components", "1.5"], 64, "--components")
  }

  @Test("spectrum tells ranks, bulk, spikes and tail of real weights, as text and as JSON, and draws them")
  func spectrum() throws {
    try withTemporaryFolder { folder in
      let picture = "\(folder)/spectrum.png"
      let text = try linalg(["spectrum", weights, "--plot", picture])
      #expect(text.status == 0 && text.error.isEmpty && isPicture(picture), "\(text.error)")
      for figure in ["512×384 float32", "7.7274948", "90.1767325", "14.8400904", "spikes", "exponent α"] {
        #expect(text.output.contains(figure), "\(figure): \(text.output)")
      }
      for method in ["median", "bulk", "entries", "2e-5"] {
        let result = try linalg(["spectrum", weights, "--json", "--bins", "9", "--variance", method])
        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let bulk = try #require(object?["bulk"] as? [String: Any])
        let spikes = try #require(object?["spikes"] as? [Double])
        let eigenvalues = try #require(object?["eigenvalues"] as? [Double])
        let threshold = try #require(bulk["threshold"] as? Double)
        #expect(eigenvalues.count == 384 && spikes.count == eigenvalues.count { $0 > threshold }, "\(method)")
        #expect(bulk["spikeCount"] as? Int == spikes.count)
        let histogram = object?["histogram"] as? [String: Any]
        #expect((histogram?["counts"] as? [Int])?.reduce(0, +) == 384)
      }
    }
    let small = "[[3,1,0,0],[0,2,1,0],[1,0,5,0],[0,0,1,9]]"
    let tested = try linalg(["spectrum", small, "--resamples", "40", "--seed", "3"])
    #expect(tested.status == 0 && tested.output.contains("  p-value  "), "\(tested.output)")
    let object = try linalg(["spectrum", small, "--resamples", "40", "--seed", "3", "--json"])
    let report = try JSONSerialization.jsonObject(with: Data(object.output.utf8)) as? [String: Any]
    let pValue = try #require((report?["tail"] as? [String: Any])?["pValue"] as? Double)
    #expect(pValue >= 0 && pValue <= 1 && (pValue * 40).rounded() == pValue * 40)
    try expectFailure(["spectrum", small, "--resamples", "-1"], 64, "--resamples")
    let zero = try linalg(["spectrum", "[[0,0],[0,0]]", "--json"])
    #expect(zero.status == 0 && zero.output.contains("\"bulk\": null, \"tail\": null"))
    try expectFailure(["spectrum", "[[1,nan]]"], 65, "[0, 1] is not finite")
    try expectFailure(["spectrum", weights, "--variance", "some"], 64, "--variance")
    try expectFailure(["spectrum", weights, "--bins", "0"], 64, "--bins")
  }

  @Test("zeros, a single value and huge numbers can be drawn")
  func awkwardPictures() throws {
    try withTemporaryFolder { folder in
      let (zeros, single, huge) = ("[[0,0],[0,0]]", "[[2,1]]", "[[1e200,2e200],[3e200,-1e200],[0,1e200]]")
      let commands = [
        ["spectrum", zeros], ["spectrum", single], ["spectrum", "[[1,2],[3,4]]", "--variance", "1e9"], ["svd", zeros],
        ["svd", single, "--rank", "1"], ["svd", huge, "--rank", "1"], ["svd", huge, "--rank", "0"], ["pca", zeros],
        ["cluster", single, "-k", "1"], ["cluster", "[[1e150,0,0],[2e150,0,1],[0,0,1e150]]", "-k", "2"],
        ["similarity", single, single], ["similarity", huge, huge, "--metric", "euclidean"], ["transform", zeros],
        ["transform", "[[1e200,0],[0,-1e200]]"], ["transform", "[[1e-200,0],[0,1e-200]]"],
        ["eigs", zeros, "--count", "1"],
      ]
      for (index, command) in commands.enumerated() {
        for ending in ["png", "svg"] {
          let picture = "\(folder)/\(index).\(ending)"
          let result = try linalg(command + ["--plot", picture])
          #expect(result.status == 0 && result.error.isEmpty && isPicture(picture), "\(command): \(result.error)")
        }
      }
    }
  }

  @Test("the name of a file is text in a picture, not a command, whatever is in it")
  func hostileNames() throws {
    try withTemporaryFolder { folder in
      let trace = "\(folder)/trace"
      for (index, name) in ["`touch trace`.npy", "it's \"$x\" @y \\n.npy", "a\nb.npy"].enumerated() {
        let (file, picture) = ("\(folder)/\(name)", "\(folder)/\(index).svg")
        try NpyFile.write(AnyTensor([[1, 2], [3, 5], [0, 7]] as Matrix<Double>), to: file)
        for command in ["svd", "pca", "spectrum"] {
          let process = try linalgProcess([command, file, "--plot", picture])
          process.currentDirectoryURL = URL(fileURLWithPath: folder)
          process.standardOutput = FileHandle.nullDevice
          try process.run()
          process.waitUntilExit()
          #expect(process.terminationStatus == 0 && isPicture(picture), "\(command) \(name)")
        }
        #expect(!FileManager.default.fileExists(atPath: trace))
      }
      #expect(try String(contentsOfFile: "\(folder)/0.svg", encoding: .utf8).contains("`touch trace`.npy"))
    }
  }

  @Test("complete fills gaps by both methods, follows a path and draws")
  func complete() throws {
    try withTemporaryFolder { folder in
      let literal = "[[1,2,3],[2,4,6],[3,6,nan]]"
      let picture = "\(folder)/completed.png"
      let found = try linalgValues(["complete", literal, "--lambda", "0.001", "--fill", "--plot", picture])
      let matrix = try #require(found["matrix"]?.values)
      #expect(matrix.prefix(8).elementsEqual([1, 2, 3, 2, 4, 6, 3, 6]) && abs(matrix[8] - 5) < 0.1, "\(matrix)")
      #expect((found["gap"]?.values[0] ?? 1) <= 1e-8 && isPicture(picture))
      #expect(abs((found["dualNorm"]?.values[0] ?? 0) - 1) < 1e-3)
      let path = try linalgValues(["complete", literal, "--share", "0.01", "--path", "4"])
      let lambdas = try #require(path["lambdas"]?.values)
      #expect(lambdas.count == 4 && zip(lambdas, lambdas.dropFirst()).allSatisfy { $0 > $1 })
      #expect(path["lambda"]?.values == [lambdas[3]] && path["ranks"]?.values.count == 4)
      let exact = try linalgValues(["complete", literal, "--method", "svt", "--tolerance", "1e-6"])
      #expect((exact["residual"]?.values[0] ?? 1) <= 1e-6)
      #expect(try linalg(["complete", literal, "--output", "\(folder)/c.npz"]).status == 0)
      #expect(try NpzFile("\(folder)/c.npz").tensor("matrix").shape == [3, 3])
    }
    try expectFailure(["complete", "[[nan,nan]]"], 1, "no element")
    try expectFailure(["complete", "[[inf,nan]]"], 65, "[0, 0] is not finite")
    try expectFailure(["complete", "[[1,nan]]", "--lambda", "1", "--share", "1"], 64, "only one")
    try expectFailure(["complete", "[[1,nan]]", "--lambda=-1"], 64, "--lambda")
    for (option, method) in [("--lambda", "softimpute"), ("--threshold", "svt")] {
      for value in ["1e300", "1e-300"] {
        let command = ["complete", "[[1,nan]]", "--method", method, option, value, "--dtype", "float32"]
        try expectFailure(command, 64, option)
      }
    }
    try expectFailure(["complete", "[[1,2],[3,nan]]", "--share", "0.01", "--iterations", "1"], 1, "did not converge")
    let wide = ["complete", "[[1e300,nan]]", "--lambda", "1e-300", "--path", "3", "--iterations", "1"]
    try expectFailure(wide, 1, "did not converge")
  }
}
