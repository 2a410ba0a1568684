#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A regular file that is open for reading; its size is known before anything is allocated for it.
final class InputFile: Sendable {
  let path: String
  let size: Int
  let descriptor: Int32

  init(_ path: String) throws(ArrayFileError) {
    // Non-blocking, so that a pipe without a writer is refused and not waited for.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw ArrayFileError(.unreadable, path: path, lastSystemError()) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw ArrayFileError(.unreadable, path: path, "not a regular file")
    }
    self.path = path
    self.descriptor = descriptor
    size = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// Fills `target` with the bytes from `offset` on.
  func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(ArrayFileError) {
    guard let base = target.baseAddress else { return }
    var done = 0
    while done < target.count {
      let read = retryingInterrupts { pread(descriptor, base + done, min(target.count - done, 1 << 30), offset + done) }
      guard read >= 0 else { throw ArrayFileError(.unreadable, path: path, offset: offset + done, lastSystemError()) }
      guard read > 0 else {
        throw ArrayFileError(
          .malformed, path: path, offset: offset + done,
          "the file ended, \(target.count - done) more bytes were expected")
      }
      done += read
    }
  }
}
