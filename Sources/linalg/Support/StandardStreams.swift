import ArrayFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output, checked: a disk that is full is a failure, which `print` does not notice.
enum StandardOutput {
  static func print(_ line: String) throws(ArrayFileError) {
    guard write(line + "\n", to: STDOUT_FILENO) else {
      throw ArrayFileError(.notWritten, path: "standard output", String(cString: strerror(errno)))
    }
  }
}

/// Standard error, for what went wrong; nobody could be told if this failed.
enum StandardError {
  static func print(_ line: String) {
    _ = write(line + "\n", to: STDERR_FILENO)
  }
}

private func write(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var rest = bytes[...]
    while let base = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[rest.indices]).baseAddress {
      #if canImport(Glibc)
        let written = Glibc.write(descriptor, base, rest.count)
      #else
        let written = Darwin.write(descriptor, base, rest.count)
      #endif
      if written < 0 {
        if errno == EINTR { continue }
        return false
      }
      rest = rest.dropFirst(written)
      if rest.isEmpty { return true }
    }
    return true
  }
}
