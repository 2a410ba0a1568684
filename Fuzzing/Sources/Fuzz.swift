import ArrayFiles
import Foundation
import LinearAlgebra

/// Where the bytes of a run lie: in memory, if the system has a file system for that.
private let path: String = {
  let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
  return "\(folder)/fuzz-\(getpid()).\(ProcessInfo.processInfo.environment["FUZZ_FORMAT"] ?? "npy")"
}()

/// Reads the bytes as a file of the format in FUZZ_FORMAT and every tensor in it. Whatever they are, the only ways out are
/// tensors and an `ArrayFileError`.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard let file = fopen(path, "w") else { return 0 }
  fwrite(bytes, 1, count, file)
  fclose(file)
  do {
    if path.hasSuffix(".mtx") {
      let file = try MatrixMarketFile(path)
      if file.header.format == .coordinate { _ = try file.triplets() }
      _ = try file.tensor(limit: 1 << 20)
    } else {
      let options = CSVOptions(missing: count % 2 == 0 ? .nan : nil)
      let file = try ArrayFile(path, table: options)
      for entry in try file.entries() { try use(file.tensor(entry.name)) }
    }
  } catch is ArrayFileError {
  } catch {
    fatalError("another error than ArrayFileError: \(error)")
  }
  return 0
}

/// Converts the elements, which touches each of them.
private func use(_ tensor: AnyTensor) throws {
  if tensor.kind.isComplex {
    _ = tensor.tensor
  } else {
    _ = try Tensor<Double>(rounding: tensor)
  }
}
