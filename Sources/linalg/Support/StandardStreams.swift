import ArrayFiles

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output, checked: a disk that is full is a failure, which `print` does not notice.
///
/// Where the reader of a pipe has seen enough, as in `linalg … | head`, the program ends quietly: files are written before
/// anything is printed.
enum StandardOutput {
  static func print(_ line: String) throws(ArrayFileError) { try write(line + "\n") }

  static func write(_ text: String) throws(ArrayFileError) {
    guard put(text, to: STDOUT_FILENO) else {
      if errno == EPIPE { _exit(0) }
      throw ArrayFileError(.notWritten, path: "standard output", String(cString: strerror(errno)))
    }
  }
}

/// Standard error, for what went wrong; nobody could be told if this failed.
enum StandardError {
  /// Prints each line of the text under the program's name.
  static func print(_ text: String) {
    write(text.split(separator: "\n").map { "linalg: \($0)\n" }.joined())
  }

  static func write(_ text: String) { _ = put(text, to: STDERR_FILENO) }
}

private func put(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    let bytes = UnsafeRawBufferPointer(bytes)
    var done = 0
    while done < bytes.count, let base = bytes.baseAddress {
      #if canImport(Glibc)
        let written = Glibc.write(descriptor, base + done, bytes.count - done)
      #else
        let written = Darwin.write(descriptor, base + done, bytes.count - done)
      #endif
      if written < 0 {
        if errno == EINTR { continue }
        return false
      }
      done += written
    }
    return true
  }
}
