import LinearAlgebra

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file as memory.
enum FileMapping {
  /// Storage that is these bytes of the file, or nil where they cannot be used in place: complex elements (kernels may read
  /// behind the last one), truth values (their bytes must be checked), and bytes that are not aligned.
  static func storage(
    _ file: InputFile, _ range: Range<Int>, _ kind: TensorElementKind
  ) throws(ArrayFileError) -> Storage? {
    guard !kind.isComplex, kind != .bool, range.lowerBound % kind.byteCount == 0, !range.isEmpty else { return nil }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let begin = range.lowerBound / page * page
    let length = range.upperBound - begin
    guard let base = mmap(nil, length, PROT_READ, MAP_PRIVATE, file.descriptor, off_t(begin)), base != MAP_FAILED else {
      throw ArrayFileError(.unreadable, path: file.path, "cannot be mapped: \(lastSystemError())")
    }
    let address = UInt(bitPattern: base)
    return .foreign(base + (range.lowerBound - begin)) {
      munmap(UnsafeMutableRawPointer(bitPattern: address), length)
    }
  }
}
