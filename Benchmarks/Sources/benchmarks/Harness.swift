import CBaseline
import Dispatch
import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps the optimiser from dropping what nobody reads.
@inline(never) @_optimize(none) func sink<T>(_ value: borrowing T) {}

/// Two ways to do the same work, measured by turns in one run.
struct Comparison {
  let name: String
  let peer: String
  /// What filters are compared with.
  var title: String { "\(name), beside \(peer)" }
  /// The largest ratio of our time to the peer's that the project asks for; nil where it asks for none.
  let limit: Double?
  /// Nanoseconds by which we may be slower whatever the ratio is, for calls that take as little.
  var slack = 0.0
  /// How many bytes must be read and written: their share of the memory's bandwidth is told.
  var bytes: Int?
  /// Whether the peer is a process of its own, with threads of its own.
  var isOtherProcess: Bool { ["NumPy", "SciPy", "PyTorch", "scikit-learn"].contains { peer.hasPrefix($0) } }
  /// Runs the peer's work this many times; returns the seconds that it took itself, or nil to be timed from outside.
  let theirs: (Int) -> Double?
  let ours: (Int) -> Void
}

enum Harness {
  static let rounds = 21
  /// How long one sample takes, in seconds.
  static let sample = 0.004

  /// Calibrates both sides to the same number of repeats, interleaves the samples and prints the medians.
  static func run(_ comparison: Comparison, threads: Int) -> Bool {
    Backend.threads = threads
    // The peer may use the threads too; between our calls the library keeps OpenBLAS at one.
    func theirs(_ repeats: Int) -> Double {
      cb_set_threads(Int32(threads))
      defer { cb_set_threads(1) }
      let start = now()
      return comparison.theirs(repeats) ?? now() - start
    }
    // Threads of OpenMP and OpenBLAS look out for work after a call, up to 200 ms in the peer's process and 26 ms in
    // this one, on the processor that ours need; and a processor that has slept takes milliseconds to come back where it
    // is a virtual one. So the peer's threads go to sleep and ours wake up, untimed.
    func settle(_ repeats: Int) {
      guard threads > 1 else { return }
      usleep(comparison.isOtherProcess ? 250_000 : 40_000)
      let start = now()
      repeat { comparison.ours(repeats) } while now() - start < 0.03
    }
    func ours(_ repeats: Int) -> Double {
      settle(repeats)
      let start = now()
      comparison.ours(repeats)
      return now() - start
    }
    var repeats = 1
    while min(ours(repeats), theirs(repeats)) < sample, repeats < 1 << 24 { repeats *= 2 }
    var (mine, other): ([Double], [Double]) = ([], [])
    for round in 0..<rounds {
      if round % 2 == 0 {
        mine.append(ours(repeats))
        other.append(theirs(repeats))
      } else {
        other.append(theirs(repeats))
        mine.append(ours(repeats))
      }
    }
    let (our, their) = (median(mine) / Double(repeats), median(other) / Double(repeats))
    let ratio = median(zip(mine, other).map { $0 / $1 })
    let isMet = comparison.limit.map { ratio <= $0 || comparison.slack > 0 && (our - their) * 1e9 <= comparison.slack }
    let verdict = isMet.map { $0 ? "ok" : "MISSED" } ?? ""
    let limit =
      comparison.limit.map { "≤ \(text($0, 2))\(comparison.slack > 0 ? " or +\(text(comparison.slack, 0)) ns" : "")" }
      ?? ""
    print(
      pad(comparison.name, 44), pad(comparison.peer, 22), right(time(our), 10), right(time(their), 10),
      right(text(ratio, 3), 8), pad("  \(limit)", 18), verdict, share(comparison, our, threads: threads))
    return isMet ?? true
  }

  private static func share(_ comparison: Comparison, _ seconds: Double, threads: Int) -> String {
    guard let bytes = comparison.bytes else { return "" }
    let bandwidth = bandwidths[threads == 1 ? 0 : 1]
    return "\(text(Double(bytes) / seconds / bandwidth * 100, 0)) % of \(text(bandwidth * 1e-9, 1)) GB/s"
  }

  /// Bytes read and written in a second by copies of large blocks, on one thread and on all processors.
  private static let bandwidths = [1, Backend.processors].map { threads -> Double in
    let part = (256 << 20) / threads
    let (source, target) = (Storage(part * threads), Storage(part * threads))
    let seconds = (0..<7).map { _ in
      let start = now()
      DispatchQueue.concurrentPerform(iterations: threads) { i in
        memcpy(target.base + i * part, source.base + i * part, part)
      }
      return now() - start
    }
    return 2 * Double(part * threads) / median(seconds)
  }

  /// Touched memory.
  private struct Storage: @unchecked Sendable {
    let base: UnsafeMutableRawPointer

    init(_ bytes: Int) {
      base = .allocate(byteCount: bytes, alignment: 1 << 21)
      memset(base, 1, bytes)
    }
  }

  static func header(_ title: String) {
    print("\n\(title)")
    print(
      pad("", 44), pad("beside", 22), right("ours", 10), right("theirs", 10), right("ratio", 8), pad("  asked", 18))
  }

  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted[sorted.count / 2]
  }

  static func time(_ seconds: Double) -> String {
    switch seconds {
    case ..<1e-6: "\(text(seconds * 1e9, 1)) ns"
    case ..<1e-3: "\(text(seconds * 1e6, 1)) µs"
    default: "\(text(seconds * 1e3, 2)) ms"
    }
  }

  static func text(_ value: Double, _ digits: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([Int32(digits), value]) { vsnprintf(&buffer, buffer.count, "%.*f", $0) }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
  }

  static func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
