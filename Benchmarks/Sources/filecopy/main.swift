import ArrayFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// filecopy SOURCE TARGET: reads a tensor and writes it, with nothing but the library, and prints the peak resident size in KiB.
try ArrayFile.write([("a", ArrayFile(CommandLine.arguments[1]).tensor())], to: CommandLine.arguments[2])

#if os(Linux)
  // On Linux getrusage inherits the parent's, so the kernel's own record is read.
  let status = fopen("/proc/self/status", "r")
  var line = [CChar](repeating: 0, count: 256)
  while fgets(&line, Int32(line.count), status) != nil {
    let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    if text.hasPrefix("VmHWM:") { print(text.filter(\.isNumber)) }
  }
#else
  var usage = rusage()
  getrusage(RUSAGE_SELF, &usage)
  print(usage.ru_maxrss / 1024)
#endif
