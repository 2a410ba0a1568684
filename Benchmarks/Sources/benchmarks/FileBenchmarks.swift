import ArrayFiles
import Foundation
import LinearAlgebra

/// Files in the page cache, beside what the system's own tools and Python's readers do with them.
///
/// Files are written whole or not at all and are on the disk when `write` returns: the peer of writing is a copy that is
/// synchronised, too.
enum FileBenchmarks {
  private static let folder = FileManager.default.temporaryDirectory.path + "/array-file-benchmarks-\(getpid())"

  /// Runs `body` with the files of the benchmarks, which are removed afterwards.
  static func withFiles(_ body: () -> Void) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let large = AnyTensor(uniform(4096, 4096, seed: 1) as Matrix<Double>)
    try NpyFile.write(large, to: "\(folder)/a.npy")
    try SafetensorsFile.write([("a", large)], to: "\(folder)/a.safetensors")
    try CSVFile.write(AnyTensor(uniform(1_000_000, 10, seed: 2) as Matrix<Double>), to: "\(folder)/a.csv")
    body()
  }

  static func all(_ python: NumPy) -> [Comparison] {
    var rows: [Comparison] = []
    for ending in ["npy", "safetensors"] {
      let (path, copy) = ("\(folder)/a.\(ending)", "\(folder)/copy.\(ending)")
      let read = { try ArrayFile(path).tensor() }
      rows.append(
        Comparison(
          name: ".\(ending), 128 MiB, read", peer: "cat FILE > /dev/null", limit: 1.25,
          theirs: { shell("cat \(path) > /dev/null", $0) }, ours: { repeated($0) { sink(try read()) } }))
      guard let tensor = try? read() else { continue }
      rows.append(
        Comparison(
          name: ".\(ending), 128 MiB, written", peer: "cp, sync", limit: 1.25,
          theirs: { shell("cp \(path) \(copy)-2 && sync \(copy)-2", $0) },
          ours: { repeated($0) { try ArrayFile.write([("a", tensor)], to: copy) } }))
    }
    let table = "\(folder)/a.csv"
    func reader(_ peer: String, _ code: String) -> Comparison {
      Comparison(
        name: ".csv, 10 M numbers, read", peer: peer, limit: 1, theirs: { python.time(code, repeats: $0) },
        ours: { repeated($0) { sink(try CSVFile(table).tensor()) } })
    }
    rows.append(reader("numpy.loadtxt", "numpy.loadtxt('\(table)', delimiter=',')"))
    if python.has("pandas") {
      python.execute("import pandas")
      rows.append(reader("pandas.read_csv", "pandas.read_csv('\(table)', header=None, engine='c')"))
    }
    return rows
  }

  private static func repeated(_ repeats: Int, _ body: () throws -> Void) {
    for _ in 0..<repeats {
      do { try body() } catch { fatalError("\(error)") }
    }
  }

  /// The seconds that so many runs of a command take.
  private static func shell(_ command: String, _ repeats: Int) -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", (0..<repeats).map { _ in command }.joined(separator: "; ")]
    let start = Harness.now()
    do { try process.run() } catch { return .nan }
    process.waitUntilExit()
    return Harness.now() - start
  }
}
