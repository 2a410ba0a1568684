import Dispatch
import LinearAlgebra
import Synchronization

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

  /// From this size on several threads read, a piece at a time: one alone does not copy as fast as the memory allows, and
  /// one that the system stops holds up no more than its piece.
  private static let parallelSize = 32 << 20
  private static let pieceSize = 4 << 20

  /// Fills `target` with the bytes from `offset` on.
  func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) throws(ArrayFileError) {
    let threads = min(Backend.threads, 4)
    guard threads > 1, target.count >= Self.parallelSize else { return try readPiece(target, at: offset) }
    nonisolated(unsafe) let target = target
    let next = Atomic(0)
    let failure = Mutex<ArrayFileError?>(nil)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while true {
        let start = next.wrappingAdd(Self.pieceSize, ordering: .relaxed).oldValue
        guard start < target.count else { break }
        let range = start..<min(start + Self.pieceSize, target.count)
        do throws(ArrayFileError) {
          try readPiece(UnsafeMutableRawBufferPointer(rebasing: target[range]), at: offset + start)
        } catch {
          failure.withLock { $0 = $0 ?? error }
          break
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func readPiece(_ target: UnsafeMutableRawBufferPointer, at offset: Int) throws(ArrayFileError) {
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
