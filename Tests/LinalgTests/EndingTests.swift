import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

@Suite("linalg: how it ends")
struct EndingTests {
  @Test("every kind of failure has its exit code, and one line that begins with the program's name")
  func exitCodes() throws {
    try withTemporaryFolder { folder in
      try Data("1,2\n3,x\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/bad.csv"))
      try Data("what".utf8).write(to: URL(fileURLWithPath: "\(folder)/a.txt"))
      let square = "[[1,2],[2,4]]"
      for (arguments, status, message) in [
        (["svd", "\(folder)/none.npy"], 66, "none.npy: No such file"), (["svd", "none"], 66, "none: No such file"),
        (["svd", "\(folder)/bad.csv"], 65, "bad.csv: line 2, column 2"), (["svd", "\(folder)/a.txt"], 65, "ending"),
        (["svd", "[1,2]"], 65, "[1,2]: the shape is [2], a matrix"), (["svd", "[[nan]]"], 65, "[not-finite]"),
        (["solve", "[[1,2]]", "[1]"], 65, "square"), (["solve", square, "[1,2,3]"], 65, "2 rows"),
        (["solve", square, "[1,2]"], 1, "[singular]"), (["matmul", "[1,2]", "[1,2,3]"], 65, "no product"),
        (["matmul", "3", "3"], 65, "one axis"), (["transpose", square, "--axes", "0,0"], 65, "--axes"),
        (["svd", square, "--output", "\(folder)/x.npy"], 64, "3 results (u, s, vh)"),
        (["svd", square, "--output", "\(folder)/x.foo"], 64, "the ending must be"),
        (["solve", square, "[1,2]", "--output", "\(folder)/none/x.npy"], 73, "none/x.npy"),
      ] as [([String], Int32, String)] {
        let result = try linalg(arguments)
        #expect(result.status == status, "\(arguments): \(result.error)")
        #expect(result.error.hasPrefix("linalg: ") && result.error.contains(message), "\(arguments): \(result.error)")
        #expect(result.error.split(separator: "\n").count == 1 && result.output.isEmpty)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(names == ["a.txt", "bad.csv"])
    }
  }

  @Test("wrong usage ends with 64 and says how it is right")
  func usage() throws {
    for arguments in [
      ["nonsense"], ["svd"], ["svd", "[[1]]", "--nonsense"], ["svd", "[[1]]", "--dtype", "int8"],
      ["svd", "[[1]]", "--threads", "0"], ["svd", "[[1]]", "--full", "--rank", "1"], ["matmul", "[1]"],
      ["convert", "[1]"], ["transpose", "[1]", "--axes", "x"],
    ] {
      let result = try linalg(arguments)
      #expect(result.status == 64 && result.output.isEmpty, "\(arguments): \(result)")
      #expect(result.error.split(separator: "\n").allSatisfy { $0.hasPrefix("linalg: ") }, "\(result.error)")
      #expect(result.error.contains("Usage: linalg"), "\(result.error)")
    }
    let help = try linalg(["svd", "--help"])
    #expect(help.status == 0 && help.output.contains("numpy.linalg.svd") && help.error.isEmpty)
  }

  @Test("a reader that has seen enough is no failure, a full disk is one")
  func closedPipe() throws {
    let weights = "\(projectFolder)/Examples/Data/minilm-position-embeddings.npy"
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let result = try linalg(["head", weights, "-n", "512", "--json"], standardOutput: pipe.fileHandleForWriting)
    #expect(result.status == 0 && result.error.isEmpty, "\(result)")
    // Files are there before anything is printed.
    try withTemporaryFolder { folder in
      for arguments in [["svd", weights, "--values-only"], ["spectrum", weights]] {
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let picture = "\(folder)/\(arguments[0]).svg"
        let result = try linalg(arguments + ["--plot", picture], standardOutput: pipe.fileHandleForWriting)
        #expect(result.status == 0 && result.error.isEmpty, "\(result)")
        #expect(FileManager.default.fileExists(atPath: picture))
      }
    }
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let full = try linalg(["svd", "--help"], standardOutput: FileHandle(forWritingAtPath: "/dev/full"))
    #expect(full.status == 74 && full.error.hasPrefix("linalg: standard output"))
  }

  @Test("SIGTERM, SIGINT and faults of the program leave the old output, and no other file")
  func signals() throws {
    try withTemporaryFolder { folder in
      let n = 2000
      let a = Matrix<Double>(rows: n, columns: n) { i, j in Double((i * 31 + j * 17) % 101) + (i == j ? 50 : 0) }
      try NpyFile.write(AnyTensor(a), to: "\(folder)/a.npy")
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder)/f.npz"))
      for signal in [SIGTERM, SIGINT, SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE] {
        let process = try linalgProcess(["svd", "\(folder)/a.npy", "--output", "\(folder)/f.npz"])
        let error = Pipe()
        process.standardError = error
        try process.run()
        usleep(150_000)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        let text = String(decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        if [SIGTERM, SIGINT].contains(signal) {
          #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
          #expect(text.isEmpty)
        } else {
          #expect(process.terminationReason == .exit && process.terminationStatus == 70, "signal \(signal)")
          #expect(text.hasPrefix("internal error: ") && text.filter(\.isNewline).count == 1, "\(text)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/f.npz")) == Data("old".utf8), "signal \(signal)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == ["a.npy", "f.npz"])
      }
    }
  }
}
