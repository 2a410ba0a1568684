import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

@Suite("linalg: more than memory")
struct MemoryTests {
  /// Writes an .npy file of zeros that takes no room on the disk.
  private func writeZeros(_ shape: [Int], to path: String) throws {
    let text =
      "{'descr': '<f8', 'fortran_order': False, 'shape': (\(shape.map(String.init).joined(separator: ", "))), }"
    let padded = text + String(repeating: " ", count: 117 - text.count) + "\n"
    try Data([0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, 1, 0, 118, 0] + Array(padded.utf8)).write(
      to: URL(fileURLWithPath: path))
    let file = try #require(FileHandle(forUpdatingAtPath: path))
    try file.truncate(atOffset: UInt64(128 + 8 * shape.reduce(1, *)))
    try file.close()
  }

  @Test("a result that memory cannot hold ends with a line and status 1")
  func results() throws {
    try withTemporaryFolder { folder in
      let (column, row) = ("\(folder)/column.npy", "\(folder)/row.npy")
      try writeZeros([2_000_000, 1], to: column)
      try writeZeros([1, 2_000_000], to: row)
      for (arguments, message) in [
        (["matmul", column, row], "the product: 3.2e+13 bytes would be needed"),
        (["svd", row, "--full", "--output", "\(folder)/x.npz"], "u and vh: 3.2e+13 bytes"),
        (["null", row], "all right singular vectors: 3.2e+13 bytes"),
        (["cluster", column, "-k", "2", "--method", "spectral"], "out of memory: a block of 3.2e+13 bytes"),
      ] {
        try expectFailure(arguments, 1, message, "[too-large]")
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["column.npy", "row.npy"])
    }
  }

  @Test("of a file that is larger than memory a part can be taken, and the whole is refused")
  func largeFile() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/large.npy"
      try writeZeros([500_000_000, 1000], to: path)
      let head = try linalg(["head", path, "-n", "2", "--output", "\(folder)/head.npy"])
      #expect(head.status == 0 && head.output == "\(folder)/head.npy: result, 2×1000 float64\n", "\(head)")
      #expect(try linalgValues(["slice", path, "-1,::500"])["result"]?.values == [0, 0])
      try expectFailure(["transpose", path], 1, "out of memory: a block of 4e+12 bytes", "[too-large]")
      // Room on the disk is asked for before the file is read.
      let full = try linalg(["convert", path, "-o", "\(folder)/x.safetensors"])
      #expect([1, 74].contains(full.status) && full.error.filter(\.isNewline).count == 1, "\(full)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["head.npy", "large.npy"])
    }
  }

  #if os(Linux)
    @Test("where OpenBLAS cannot have its memory a command says so; others do without")
    func backend() throws {
      try withTemporaryFolder { folder in
        try NpyFile.write(AnyTensor(Matrix<Double>.ones(2, 2)), to: "\(folder)/a.npy")
        for (arguments, status) in [(["matmul", "\(folder)/a.npy", "[1,2]"], 70), (["info", "\(folder)/a.npy"], 0)] {
          let process = try linalgProcess([])
          let (output, error) = (Pipe(), Pipe())
          (process.standardOutput, process.standardError) = (output, error)
          process.arguments =
            ["-c", "ulimit -v 200000 && exec \"$0\" \"$@\"", process.executableURL?.path ?? ""] + arguments
          process.executableURL = URL(fileURLWithPath: "/bin/sh")
          try process.run()
          process.waitUntilExit()
          let line = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
          #expect(process.terminationStatus == status, "\(line)")
          #expect(status == 0 ? line.isEmpty : line.contains("[backend-unhealthy]"), "\(line)")
          #expect(line.filter(\.isNewline).count == (status == 0 ? 0 : 1))
        }
      }
    }
  #endif
}
