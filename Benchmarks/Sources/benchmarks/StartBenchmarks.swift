import ArrayFiles
import Foundation
import LinearAlgebra

/// How long a program takes that does next to nothing: `linalg svd` on a small file from start to end, of which the
/// first millisecond computes, beside what a script of NumPy's does before its first line.
enum StartBenchmarks {
  /// Where `make bench` has built the tool.
  private static let tool = ".build/release/linalg"

  /// Runs `body` with the comparison and its file, which is removed afterwards.
  static func withComparison(_ body: (Comparison) -> Void) throws {
    guard FileManager.default.isExecutableFile(atPath: tool) else { return print("\n\(tool) is missing: make build") }
    let path = FileManager.default.temporaryDirectory.path + "/start-benchmark-\(getpid()).npy"
    try NpyFile.write(AnyTensor(uniform(20, 10, seed: 1) as Matrix<Double>), to: path)
    defer { unlink(path) }
    body(
      Comparison(
        name: "linalg svd FILE, 20×10, start to end", peer: "python3, import numpy", limit: 0.2,
        theirs: {
          run("/usr/bin/env", ["python3", "-c", "import numpy"], $0)
          return nil
        },
        ours: { run(tool, ["svd", path, "--json"], $0) }))
  }

  /// By `posix_spawn`: Foundation's `Process` notices the end tens of milliseconds late.
  private static func run(_ program: String, _ arguments: [String], _ repeats: Int) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    defer {
      posix_spawn_file_actions_destroy(&actions)
      for word in words { free(word) }
    }
    for _ in 0..<repeats {
      var (child, status): (pid_t, Int32) = (0, 0)
      let error = posix_spawn(&child, program, &actions, nil, words, environ)
      guard error == 0, waitpid(child, &status, 0) == child, status == 0 else { fatalError("\(program) failed") }
    }
  }
}
