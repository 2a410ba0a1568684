#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the machine can hold: results may be far larger than their operands.
enum MemoryLimit {
  private static let bytes = Double(sysconf(Int32(_SC_PHYS_PAGES))) * Double(sysconf(Int32(_SC_PAGESIZE)))

  /// Checks that so many elements are fewer than would fill the machine's memory.
  static func check<Element>(_ count: Double, of type: Element.Type, source: String) throws(CommandFailure) {
    let needed = count * Double(MemoryLayout<Element>.stride)
    guard needed <= bytes else {
      let (needed, bytes) = (needed.text(digits: 3), bytes.text(digits: 3))
      throw .numerical("\(source): \(needed) bytes would be needed, this machine has \(bytes) [too-large]")
    }
  }
}
