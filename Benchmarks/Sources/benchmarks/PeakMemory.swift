import ArrayFiles
import CBaseline
import Foundation
import LinearAlgebra

/// Peak memory of one decomposition in a process of its own, beside the same in C, and of `filecopy`, which reads and writes
/// a file with the library alone, beside the size of the data.
enum PeakMemory {
  private static let order = 1000

  /// The job of the child process: `memory NAME`; prints its peak resident size in KiB.
  static func child(_ name: String) throws {
    if name.hasPrefix("neighbours") {
      let (rows, queries) = NeighborBenchmarks.data(Float.self)
      if name == "neighbours" { sink(try Neighbors(of: queries, among: rows, count: 10)) }
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
    if let all = measure("neighbours"), let data = measure("neighbours-data") {
      print(
        "10 cosine neighbours, 256 of 100000×384 Float: \(Int((all - data) / 1024)) MiB beside the \(Int(data / 1024)) MiB of",
        "the data; the scores of all pairs would take 98 MiB")
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
