import CFileSupport
import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the machine can hold: results may be far larger than their operands.
enum MemoryLimit {
  /// What is free as the program begins to take much, in bytes.
  private static let bytes = available()

  /// Lets the program end with a line, rather than be ended by the system, where memory does not suffice.
  static func install() {
    MemoryPool.watch(
      MemoryWatch {
        Double($0) <= bytes
      } end: { needed in
        fs_remove_all()
        StandardError.print(
          "out of memory: a block of \(Double(needed).text(digits: 3)) bytes cannot be had [too-large]")
        _exit(1)
      })
  }

  /// Checks that so many elements are fewer than would fill the machine's memory.
  static func check<Element>(_ count: Double, of type: Element.Type, source: String) throws(CommandFailure) {
    let needed = count * Double(MemoryLayout<Element>.stride)
    guard needed <= bytes else {
      let (needed, bytes) = (needed.text(digits: 3), bytes.text(digits: 3))
      throw .numerical("\(source): \(needed) bytes would be needed, \(bytes) are free [too-large]")
    }
  }

  /// The memory and swap space that are free, and no more than the limit of the container.
  private static func available() -> Double {
    var free = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))
    #if os(Linux)
      if let memory = number(in: "/proc/meminfo", after: "MemAvailable:") {
        free = 1024 * (memory + (number(in: "/proc/meminfo", after: "SwapFree:") ?? 0))
      }
      for path in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
        if let limit = number(in: path, after: "") { free = min(free, limit) }
      }
    #endif
    return free
  }

  /// The number behind a word at the beginning of a line; nil where there is none.
  private static func number(in path: String, after word: String) -> Double? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
      guard text.hasPrefix(word) else { continue }
      return Double(text.dropFirst(word.count).drop { $0.isWhitespace }.prefix { $0.isNumber })
    }
    return nil
  }
}
