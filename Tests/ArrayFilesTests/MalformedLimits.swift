import Foundation
import Testing

/// Each of the files must be refused with less than 64 MiB of memory and one second of processor time.
///
/// To be called in a process of its own, where no other test takes memory or time.
func checkLimits(_ files: [Malformed], _ ending: String, read: (String) throws -> Void) throws {
  try withTemporaryFolder { folder in
    let path = "\(folder)/malformed.\(ending)"
    for malformed in files {
      try Data(malformed.bytes).write(to: URL(fileURLWithPath: path))
      let memory = try residentMemory()
      try forgetPeak()
      let start = clock()
      #expect(throws: (any Error).self, "\(malformed.name)") { try read(path) }
      let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
      #expect(seconds < 1, "\(malformed.name)")
      #expect(try residentMemory(peak: true) - memory < 64 << 20, "\(malformed.name)")
    }
  }
}

#if os(Linux)
  /// The memory that this process has at the moment, or had at most since ``forgetPeak()``, in bytes.
  func residentMemory(peak: Bool = false) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix(peak ? "VmHWM:" : "VmRSS:") })
    return try #require(Int(line.filter(\.isNumber))) << 10
  }

  /// Lets the peak begin anew.
  func forgetPeak() throws { try Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs")) }
#else
  func residentMemory(peak: Bool = false) throws -> Int {
    var usage = rusage()
    getrusage(RUSAGE_SELF, &usage)
    return usage.ru_maxrss
  }

  func forgetPeak() throws {}
#endif
