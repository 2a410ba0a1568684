import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

@Suite("linalg similarity, cluster and transform")
struct GeometryCommandTests {
  private let weights = "\(projectFolder)/Examples/Data/minilm-position-embeddings.npy"

  @Test("the nearest rows of a real matrix by each metric, into an archive and as JSON")
  func similarity() throws {
    try withTemporaryFolder { folder in
      let all = try Matrix<Float>(NpyFile(weights).tensor())
      let queries = "\(folder)/queries.npy"
      try NpyFile.write(AnyTensor(all[100..<103, ...].transposed().transposed()), to: queries)
      for (metric, similarity) in [("cosine", Similarity.cosine), ("euclidean", .euclidean), ("dot", .dot)] {
        let output = "\(folder)/\(metric).npz"
        let result = try linalg(
          ["similarity", queries, weights, "--top", "5", "--metric", metric, "--output", output, "--json"])
        #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
        let expected = try Neighbors(of: all[100..<103, ...], among: all, count: 5, by: similarity)
        #expect(try Tensor<Int64>(NpzFile(output).tensor("indices")) == expected.indices)
        #expect(try Matrix<Float>(NpzFile(output).tensor("scores")) == expected.scores)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let indices = try #require(json["indices"] as? [String: Any])
        #expect((indices["values"] as? [[Int]])?[0] == (0..<5).map { Int(expected.indices[0, $0]) })
      }
      let vector = try linalg(["similarity", "[1,0]", "[[0,1],[2,1],[3,0]]", "--top", "9", "--metric", "dot"])
      #expect(vector.output.contains("indices  1×3 int64\n[[2  1  0]]"), "\(vector.output)")
    }
  }

  @Test(
    "pictures are PNG or SVG by the ending; without gnuplot the results are there and the error says what to install")
  func pictures() throws {
    try withTemporaryFolder { folder in
      let points = "\(folder)/points.npy"
      let a = Matrix<Double>(rows: 60, columns: 3) { i, j in Double(i % 3 * 10) + Double((i * 7 + j * 5) % 11) / 4 }
      try NpyFile.write(AnyTensor(a), to: points)
      let commands = [
        ["similarity", points, points, "--top", "4"], ["cluster", points, "--clusters", "3"],
        ["cluster", points, "--clusters", "3", "--method", "spectral", "--affinity", "neighbors"],
        ["transform", "rotation", "-30"], ["transform", "[[2,1],[1,1]]"], ["transform", "projection", "20"],
      ]
      for (index, command) in commands.enumerated() {
        let (png, svg) = ("\(folder)/\(index).png", "\(folder)/\(index).SVG")
        for path in [png, svg] {
          let result = try linalg(command + ["--plot", path])
          #expect(result.status == 0 && result.error.isEmpty, "\(command): \(result.error)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: png)).starts(with: [0x89, 0x50, 0x4E, 0x47]))
        #expect(try String(contentsOfFile: svg, encoding: .utf8).contains("<svg"))
        let without = try linalg(command + ["--plot", "\(folder)/none.png"], environment: ["PATH": folder])
        #expect(without.status == 73 && without.error.contains("gnuplot is not installed"), "\(without.error)")
        #expect(!without.output.isEmpty && !FileManager.default.fileExists(atPath: "\(folder)/none.png"))
      }
    }
  }

  @Test("labels of vectors that nearly coincide stand apart, and inside of the picture")
  func labels() throws {
    try withTemporaryFolder { folder in
      let matrices = [
        "[[2,0.02],[0,1]]", "[[1,0.9],[0.95,1]]", "[[0,0],[0,0]]", "[[1,0],[0,1.0001]]", "[[-3,0.01],[0.02,-3.1]]",
        "[[1,0.0001],[0,1]]", "[[0.01,0],[0,5]]",
      ]
      for matrix in matrices {
        let picture = "\(folder)/map.svg"
        #expect(try linalg(["transform", matrix, "--plot", picture]).status == 0)
        let places = try labelPlaces(picture)
        #expect((4...8).contains(places.count), "\(matrix): \(places)")
        for (i, a) in places.enumerated() {
          #expect((30...1010).contains(a.x) && (60...575).contains(a.y), "\(matrix): \(a)")
          // A line is 18 high, the shortest label 16 wide.
          for b in places[..<i] { #expect(abs(a.x - b.x) >= 16 || abs(a.y - b.y) >= 16, "\(matrix): \(a) \(b)") }
        }
      }
    }
  }

  /// Where labels with an index are in an SVG file.
  private func labelPlaces(_ path: String) throws -> [(x: Double, y: Double)] {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    return zip(lines, lines.dropFirst()).compactMap { group, text in
      guard text.contains("dy=\""), let start = group.firstRange(of: "translate(") else { return nil }
      let numbers = group[start.upperBound...].prefix { $0 != ")" }.split(separator: ",").compactMap { Double($0) }
      return numbers.count == 2 ? (numbers[0], numbers[1]) : nil
    }
  }

  @Test("clusters by k-means and by the graph")
  func cluster() throws {
    let points = "[[0,0],[0,1],[9,9],[9,8],[1,0]]"
    let means = try linalg(["cluster", points, "-k", "2", "--json"])
    let json = try #require(try JSONSerialization.jsonObject(with: Data(means.output.utf8)) as? [String: [String: Any]])
    let labels = try #require(json["labels"]?["values"] as? [Int])
    #expect(labels[0] == labels[1] && labels[0] == labels[4] && labels[2] == labels[3] && labels[0] != labels[2])
    #expect(abs((json["inertia"]?["values"] as? Double ?? 0) - (4.0 / 3 + 0.5)) < 1e-12)
    let spectral = try linalg(["cluster", points, "-k", "2", "--method", "spectral", "--seed", "3"])
    #expect(spectral.status == 0 && spectral.output.contains("values  2 float64"), "\(spectral.error)")
  }

  @Test("maps by name and as matrices")
  func transform() throws {
    for (arguments, text) in [
      (["rotation", "90"], "[[0  -1]\n [1   0]]"), (["rotation", "1e308"], "float64"),
      (["scaling", "2", "3"], "[[2  0]\n [0  3]]"),
      (["shear", "-1.5"], "[[1  -1.5]\n [0   1  ]]"), (["reflection", "0"], "[[1   0]\n [0  -1]]"),
      (["[[2,0],[0,3]]"], "s  2 float64\n[3  2]"),
    ] as [([String], String)] {
      let result = try linalg(["transform"] + arguments)
      #expect(result.status == 0 && result.output.contains(text), "\(arguments): \(result.output) \(result.error)")
    }
  }

  @Test("says in one line what is wrong")
  func failures() throws {
    for (arguments, status, message) in [
      (["similarity", "[1,2,3]", "[[1,2]]"], 65, "rows of 2 elements"),
      (["similarity", "[1,2]", "[[1,2]]", "--top", "0"], 64, "--top"),
      (["similarity", "[1,2]", "[[1,2]]", "--metric", "angle"], 64, "metric"),
      (["similarity", "[1,2]", "[[1,2]]", "--plot", "picture.jpg"], 64, ".png or .svg"),
      (["similarity", "[1,2]", "[[1,nan]]"], 65, "not finite"),
      (["cluster", "[[1,2]]", "-k", "2"], 65, "at least 2 rows"),
      (["cluster", "[[1,2]]", "-k", "0"], 64, "--clusters"),
      (
        ["cluster", "[[1],[2]]", "-k", "1", "--method", "spectral", "--gamma", "1e300", "--dtype", "float32"], 64,
        "--gamma"
      ),
      (["transform", "rotation"], 64, "rotation DEGREES"), (["transform", "[[1,2],[3,4]]", "5"], 64, "a name"),
      (["transform", "[[1,2,3],[4,5,6],[7,8,9]]"], 65, "2×2"),
    ] as [([String], Int32, String)] {
      let result = try linalg(arguments)
      #expect(
        result.status == status && result.error.contains(message), "\(arguments): \(result.status) \(result.error)")
    }
  }
}
