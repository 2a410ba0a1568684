import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A line on the terminal that counts the seconds of whatever takes longer than one; it is erased at the end.
final class Progress: Sendable {
  private let name: String
  /// How many seconds the line shows; nil once the work is done.
  private let seconds = Mutex<Int?>(0)

  private init(_ name: String) { self.name = name }

  /// Runs `body` under the line, which stands on standard error if that is a terminal and nobody asked for quiet.
  static func show<Result>(_ name: String, quiet: Bool, _ body: () throws -> Result) rethrows -> Result {
    guard !quiet, isatty(STDERR_FILENO) == 1 else { return try body() }
    let progress = Progress(name)
    let timer = DispatchSource.makeTimerSource()
    timer.setEventHandler { progress.tick() }
    timer.schedule(deadline: .now() + 1, repeating: 1)
    timer.activate()
    defer {
      timer.cancel()
      progress.end()
    }
    return try body()
  }

  private func tick() {
    seconds.withLock { seconds in
      guard let passed = seconds else { return }
      seconds = passed + 1
      StandardError.write("\rlinalg: \(name) … \(passed + 1) s")
    }
  }

  private func end() {
    seconds.withLock { seconds in
      if let passed = seconds, passed > 0 { StandardError.write("\r\u{1B}[K") }
      seconds = nil
    }
  }
}
