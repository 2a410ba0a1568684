import CBaseline
import Foundation
import LinearAlgebra

/// Peak memory of one decomposition in a process of its own, beside the same in C.
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

  /// Compares ours with C and prints a row for each.
  static func run() -> Bool {
    var isMet = true
    print("\npeak memory, Double \(order)×\(order), the whole process")
    for name in ["svd", "eigen"] {
      guard let ours = measure(name), let theirs = measure("\(name)-c") else { continue }
      let ratio = ours / theirs
      isMet = isMet && ratio <= 1.1
      print(
        Harness.pad(name, 44), Harness.pad("C", 22), Harness.right("\(Int(ours / 1024)) MiB", 10),
        Harness.right("\(Int(theirs / 1024)) MiB", 10), Harness.right(Harness.text(ratio, 3), 8),
        Harness.pad("  ≤ 1.10", 18), ratio <= 1.1 ? "ok" : "MISSED")
    }
    if let all = measure("neighbours"), let data = measure("neighbours-data") {
      print(
        "10 cosine neighbours, 256 of 100000×384 Float: \(Int((all - data) / 1024)) MiB beside the \(Int(data / 1024)) MiB of",
        "the data; the scores of all pairs would take 98 MiB")
    }
    return isMet
  }

  private static func measure(_ name: String) -> Double? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
    process.arguments = ["memory", name]
    let output = Pipe()
    process.standardOutput = output
    do { try process.run() } catch { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return Double(text.split(separator: "\n").first ?? "")
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
