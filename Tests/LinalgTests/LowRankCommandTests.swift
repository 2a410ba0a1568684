import ArrayFiles
import ComplexModule
import Foundation
import LinearAlgebra
import Testing

private let weights = "\(projectFolder)/Examples/Data/minilm-position-embeddings.npy"

@Suite("linalg lowrank")
struct LowRankCommandTests {
  @Test("prints the known figures of a real weight matrix and writes factors and a picture")
  func realWeights() throws {
    try withTemporaryFolder { folder in
      let result = try linalg(["lowrank", weights, "--output", "\(folder)/made/here"])
      #expect(result.status == 0, "\(result.error)")
      // Computed with NumPy in double precision.
      for figure in [
        "512×384 float32", "10.9310973", "3.93227968", "65.0591292", "7.7274948", "90.1767325", "14.8400904", "219.43",
        "0.525867281", "0.150011685", "0.118238332", "0.100214655", "0.0720832106", "0.0301104716",
      ] {
        #expect(result.output.contains(figure), "\(figure) is missing")
      }
      for (percent, rank) in [(90, 11), (95, 13), (99, 65)] {
        #expect(result.output.contains("for \(percent) % of the energy        \(rank)\n"))
      }
      #expect(result.output.hasPrefix("OpenBLAS "))
      let left = try Matrix<Float>(NpyFile("\(folder)/made/here/left.npy").tensor())
      let right = try Matrix<Float>(NpyFile("\(folder)/made/here/right.npy").tensor())
      #expect(left.columns == 65)
      let a = try Matrix<Float>(NpyFile(weights).tensor())
      let error = try LowRank(left: left, right: right).relativeError(of: a)
      #expect(abs(error - 0.0997177) < 1e-6)
      let picture = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/made/here/spectrum.png"))
      #expect(picture.starts(with: [0x89, 0x50, 0x4E, 0x47]))
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/made/here").sorted()
      #expect(names == ["left.npy", "right.npy", "spectrum.png"])
    }
  }

  @Test("--json gives the figures, an archive takes the factors and the singular values")
  func jsonAndArchive() throws {
    try withTemporaryFolder { folder in
      let archive = "\(folder)/factors.npz"
      let result = try linalg(["lowrank", weights, "--rank", "16", "--json", "--output", archive])
      #expect(result.status == 0 && result.error.isEmpty, "\(result.error)")
      let report = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(report["shape"] as? [Int] == [512, 384] && report["rank"] as? Int == 16)
      let norms = try #require(report["norms"] as? [String: Double])
      #expect(abs((norms["frobenius"] ?? 0) - 10.9310973) < 1e-6 && abs((norms["nuclear"] ?? 0) - 65.0591292) < 1e-6)
      let ranks = try #require(report["effectiveRanks"] as? [String: Any])
      #expect(ranks["energy"] as? [String: Int] == ["0.9": 11, "0.95": 13, "0.99": 65])
      let approximations = try #require(report["approximations"] as? [[String: Double]])
      #expect(approximations.map { $0["rank"] } == [8, 16, 32, 64, 128, 256])
      #expect(abs((approximations[1]["relativeFrobeniusError"] ?? 0) - 0.150011685) < 1e-8)
      #expect((report["singularValues"] as? [Double])?.count == 384)
      let file = try NpzFile(archive)
      #expect(file.names == ["left", "right", "s"])
      #expect(try file.tensor("left").shape == [512, 16] && file.tensor("right").shape == [16, 384])
      #expect(try file.tensor("right").kind == .float && file.tensor("s").kind == .double)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["factors.npz"])
      let single = try linalg(["lowrank", weights, "--output", "\(folder)/factors.npy"])
      #expect(single.status == 64 && single.error.contains("ends in .npz"))
    }
  }

  @Test("takes every element type, and keeps it in the factors")
  func elementTypes() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.npy"
      func check<E: Scalar>(_: E.Type, _ name: String) throws {
        let a = Matrix<E>(rows: 6, columns: 4) { i, j in E(E.Real(i * j % 5)) + (i == j ? 1 : 0) }
        try NpyFile.write(AnyTensor(a), to: path)
        let result = try linalg(["lowrank", path, "--rank", "2", "--output", folder])
        #expect(result.status == 0, "\(result.error)")
        #expect(result.output.contains("6×4 \(name)"))
        let left = try NpyFile("\(folder)/left.npy").tensor()
        #expect(left.kind.name == name)
        #expect(left.shape == [6, 2])
      }
      try check(Float.self, "float32")
      try check(Double.self, "float64")
      try check(Complex<Float>.self, "complex64")
      try check(Complex<Double>.self, "complex128")
      let integers = "\(projectFolder)/Tests/Reference/npy/big-i4-F.npy"
      let result = try linalg(["lowrank", integers, "--error", "0.5", "--output", folder])
      #expect(result.status == 0, "\(result.error)")
      let left = try NpyFile("\(folder)/left.npy").tensor()
      #expect(left.kind == .double)
    }
  }

  @Test("says in one line what is wrong, and leaves nothing behind")
  func failures() throws {
    try withTemporaryFolder { folder in
      let notFinite = "\(folder)/nan.npy"
      let a: Matrix<Double> = [[1, 2], [3, .nan]]
      try NpyFile.write(AnyTensor(a), to: notFinite)
      try Data("no array".utf8).write(to: URL(fileURLWithPath: "\(folder)/text.npy"))
      let scalar = "\(projectFolder)/Tests/Reference/npy/scalar.npy"
      let empty = "\(projectFolder)/Tests/Reference/npy/empty.npy"
      let output = "\(folder)/output"
      for (arguments, status, message) in [
        (["\(folder)/none.npy"], 66, "No such file"), (["\(folder)/text.npy"], 65, "at byte 0"),
        ([notFinite], 65, "[1, 1] is not finite"), ([scalar], 65, "two axes"), ([empty], 65, "no singular values"),
        ([weights, "--rank=-1"], 64, "--rank"), ([weights, "--energy", "2"], 64, "--energy"),
        ([weights, "--error", "nan"], 64, "--error"), ([weights, "--rank", "2", "--energy", "1"], 64, "only one"),
      ] as [([String], Int32, String)] {
        let result = try linalg(["lowrank"] + arguments + ["--output", output])
        #expect(result.status == status, "\(arguments): \(result.error)")
        #expect(result.error.contains(message), "\(result.error)")
        #expect(status == 64 || result.error.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: output))
      }
      try Data().write(to: URL(fileURLWithPath: output))
      let blocked = try linalg(["lowrank", weights, "--output", output])
      #expect(blocked.status == 73)
    }
  }

  @Test("without gnuplot it writes the factors and says what to install")
  func noGnuplot() throws {
    try withTemporaryFolder { folder in
      let result = try linalg(["lowrank", weights, "--output", folder], environment: ["PATH": folder])
      #expect(result.status == 73)
      #expect(result.error.contains("gnuplot is not installed"))
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(names == ["left.npy", "right.npy"])
    }
  }
}

@Suite("linalg doctor")
struct DoctorCommandTests {
  @Test("prints the backend and passes its self-check")
  func report() throws {
    let result = try linalg(["doctor"])
    #expect(result.status == 0, "\(result.error)")
    for word in ["OpenBLAS", "kernels", "threads", "self-check", "passed"] { #expect(result.output.contains(word)) }
  }

  @Test("a full disk is a failure")
  func fullDisk() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let result = try linalg(["doctor"], standardOutput: FileHandle(forWritingAtPath: "/dev/full"))
    #expect(result.status == 74)
  }
}
