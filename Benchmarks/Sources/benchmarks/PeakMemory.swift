import ArrayFiles
import CBaseline
import Foundation
import LinearAlgebra

/// Peak memory of one decomposition in a process of its own, beside the same in C, and of `filecopy`, which reads and writes
/// a file with the library alone, beside the size of the data.
enum PeakMemory {
  private static let order = 1000

  /// Computations whose memory is measured beside their data; `run` makes the data and, if it is told to, computes.
  private static let jobs: [(name: String, title: String, run: @Sendable (Bool) throws -> Void)] = [
    (
      "neighbours", "10 cosine neighbours, 256 of 100000×384 Float; the scores of all pairs would take 98 MiB",
      { computes in
        let (rows, queries) = NeighborBenchmarks.data(Float.self)
        if computes { sink(try Neighbors(of: queries, among: rows, count: 10)) }
      }
    ),
    (
      "truncated", "truncated SVD, rank 64 of 4096×4096 Float; its three factors take 2 MiB",
      { computes in
        let a: Matrix<Float> = uniform(4096, 4096, seed: 8)
        if computes { sink(try SVD(a, rank: 64)) }
      }
    ),
    (
      "components", "PCA of 100000×100 Double",
      { computes in
        let a: Matrix<Double> = uniform(100_000, 100, seed: 9)
        if computes { sink(try PCA(a)) }
      }
    ),
  ]

  /// The job of the child process: `memory NAME`; prints its peak resident size in KiB.
  static func child(_ name: String) throws {
    if let job = jobs.first(where: { name.hasPrefix($0.name) }) {
      try job.run(name == job.name)
      print(peak())
      return
    }
    let a = uniform(order, order, seed: 7) as Matrix<Double>
    let symmetric = a + a.transposed()
    Backend.threads = 1
    switch name {
    case "svd": sink(try SVD(a))
    case "eigen": sink(try SymmetricEigen(symmetric))
    case "svd-c": a.withUnsafeBufferPointer { cb_once(CB_SVD, Int32(order), Int32(order), $0.baseAddress) }
    default:
      symmetric.withUnsafeBufferPointer { cb_once(CB_SYMMETRIC_EIGEN, Int32(order), Int32(order), $0.baseAddress) }
    }
    print(peak())
  }

  /// Compares ours with C, and files with their data, and prints a row for each.
  static func run() throws -> Bool {
    var isMet = true
    print("\npeak memory, Double \(order)×\(order), the whole process")
    for name in ["svd", "eigen"] {
      guard let ours = measure(name), let theirs = measure("\(name)-c") else { continue }
      isMet = row(name, "C", ours, theirs, limit: 1.1) && isMet
    }
    for job in jobs {
      guard let all = measure(job.name), let data = measure("\(job.name)-data") else { continue }
      let (beside, base) = (Int((all - data) / 1024), Int(data / 1024))
      print("\(beside) MiB beside the \(base) MiB of a process with the data: \(job.title)")
    }
    return try files() && isMet
  }

  /// Reads and writes a file of each kind in a process that does nothing else; OpenBLAS, which it loads, counts too.
  private static func files() throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.path + "/peak-memory-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let copy = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
      "filecopy")
    let large: Matrix<Double> = uniform(12_500, 800, seed: 1)
    let data = Double(large.count * MemoryLayout<Double>.stride) / 1024
    var isMet = true
    for ending in ["npy", "safetensors"] {
      let paths = ["large", "small", "copy"].map { "\(folder)/\($0).\(ending)" }
      try ArrayFile.write([("a", AnyTensor(large))], to: paths[0])
      try ArrayFile.write([("a", AnyTensor(Matrix<Double>.zeros(2, 2)))], to: paths[1])
      guard let peak = printedNumber(copy.path, [paths[0], paths[2]]),
        let base = printedNumber(copy.path, [paths[1], paths[2]])
      else { continue }
      let name = ".\(ending), \(Int(data / 1024)) MiB, read and written"
      isMet = row(name, "data + 16 MiB", peak, data + 16 * 1024, limit: 1) && isMet
      print("  with four numbers in the file \(Harness.text(base / 1024, 1)) MiB")
    }
    return isMet
  }

  /// Prints a row; sizes are in KiB.
  private static func row(_ name: String, _ peer: String, _ ours: Double, _ theirs: Double, limit: Double) -> Bool {
    let ratio = ours / theirs
    print(
      Harness.pad(name, 44), Harness.pad(peer, 22), Harness.right("\(Int(ours / 1024)) MiB", 10),
      Harness.right("\(Int(theirs / 1024)) MiB", 10), Harness.right(Harness.text(ratio, 3), 8),
      Harness.pad("  ≤ \(Harness.text(limit, 2))", 18), ratio <= limit ? "ok" : "MISSED")
    return ratio <= limit
  }

  private static func measure(_ name: String) -> Double? { printedNumber(CommandLine.arguments[0], ["memory", name]) }

  /// The number that a program prints.
  private static func printedNumber(_ program: String, _ arguments: [String]) -> Double? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Double(text.split(separator: "\n").last ?? "")
  }

  /// The peak resident size in KiB. On Linux getrusage inherits the parent's, so the kernel's own record is read.
  private static func peak() -> Int {
    #if os(Linux)
      let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
      return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    #else
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss / 1024
    #endif
  }
}
