import CFileSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that appears whole or not at all: it is written beside the target under another name, then renamed.
///
/// Symbolic links are followed, an existing file keeps its mode, and both the file and its directory are synchronised.
package final class OutputFile {
  private let path: String
  private let target: String
  private let temporary: [CChar]
  private let slot: Int32
  private let descriptor: Int32
  private var isFinished = false
  private let reserved: Int
  /// How many bytes were written.
  package private(set) var position = 0

  /// Opens the temporary file beside `path` and reserves space for `size` bytes.
  package init(_ path: String, size: Int) throws(ArrayFileError) {
    self.path = path
    reserved = size
    target = Self.resolved(path)
    let directory = Self.directory(of: target)
    guard access(directory, W_OK) == 0 else {
      throw ArrayFileError(.notCreated, path: path, "cannot write into \(directory): \(lastSystemError())")
    }
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      throw ArrayFileError(.notCreated, path: path, "exists and is not a regular file")
    }
    // mkstemp puts letters of its own in the place of the six at the end.
    let letters = String(repeating: "X", count: 6)
    var template = Array("\(directory)/.\(target.split(separator: "/").last ?? "output").\(letters)".utf8CString)
    var slot: Int32 = -1
    descriptor = fs_create(&template, &slot)
    self.slot = slot
    guard descriptor >= 0 else { throw ArrayFileError(.notCreated, path: path, lastSystemError()) }
    temporary = template
    let mask = umask(0)
    umask(mask)
    fchmod(descriptor, exists ? status.st_mode & 0o7777 : 0o666 & ~mask)
    #if os(Linux)
      let failure = size > 0 ? posix_fallocate(descriptor, 0, size) : 0
      if failure == ENOSPC || failure == EFBIG || failure == EDQUOT {
        throw ArrayFileError(
          .notWritten, path: path, "no room for \(size) bytes: \(String(cString: strerror(failure)))")
      }
    #endif
  }

  /// Appends these bytes.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(ArrayFileError) {
    guard let base = bytes.baseAddress else { return }
    var done = 0
    while done < bytes.count {
      let written = retryingInterrupts {
        #if canImport(Glibc)
          Glibc.write(descriptor, base + done, min(bytes.count - done, 1 << 30))
        #else
          Darwin.write(descriptor, base + done, min(bytes.count - done, 1 << 30))
        #endif
      }
      guard written > 0 else { throw ArrayFileError(.notWritten, path: path, lastSystemError()) }
      done += written
    }
    position += done
  }

  /// Replaces bytes that were written before.
  package func overwrite(_ bytes: [UInt8], at offset: Int) throws(ArrayFileError) {
    let written = retryingInterrupts {
      bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
    }
    guard written == bytes.count else { throw ArrayFileError(.notWritten, path: path, lastSystemError()) }
  }

  /// Appends these bytes.
  package func write(_ bytes: [UInt8]) throws(ArrayFileError) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    defer { copy.deallocate() }
    copy.copyBytes(from: bytes)
    try write(UnsafeRawBufferPointer(copy))
  }

  /// Makes what was written the target.
  package func commit() throws(ArrayFileError) {
    if position < reserved, ftruncate(descriptor, off_t(position)) != 0 {
      throw ArrayFileError(.notWritten, path: path, lastSystemError())
    }
    guard fsync(descriptor) == 0 else { throw ArrayFileError(.notWritten, path: path, lastSystemError()) }
    guard rename(temporary, target) == 0 else { throw ArrayFileError(.notCreated, path: path, lastSystemError()) }
    fs_forget(slot)
    isFinished = true
    let directory = open(Self.directory(of: target), O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  deinit {
    close(descriptor)
    if !isFinished {
      unlink(temporary)
      fs_forget(slot)
    }
  }

  /// The path behind a symbolic link, or the path itself.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
