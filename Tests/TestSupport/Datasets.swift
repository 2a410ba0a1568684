import Foundation
public import LinearAlgebra

/// The samples of `Tests/Reference/datasets`, in rows: `iris`, `wine`, `breast_cancer`, `digits`; and singular values,
/// `minilm_intermediate_values`.
public func dataset(_ name: String) throws -> Matrix<Double> {
  let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Reference/datasets")
  guard name != "digits" else {
    // Bytes in row-major order behind the header.
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "digits.npy")))
    return Matrix(rows: 1797, columns: 64, rowMajor: bytes.suffix(1797 * 64).map { Double($0) })
  }
  let text = try String(contentsOf: folder.appending(path: "\(name).csv"), encoding: .utf8)
  return Matrix(text.split(separator: "\n").map { line in line.split(separator: ",").compactMap { Double($0) } })
}

/// The first 100 pictures of 25×25 that `Tests/Reference/fetch_faces.py` fetches, in rows; nil where they are not there.
public func faces() -> Matrix<Double>? {
  let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Reference/.cache/lfw_subset.npy")
  guard let data = try? Data(contentsOf: file), data.count == 1_000_080 else { return nil }
  let numbers = data.dropFirst(80).prefix(100 * 625 * 8).withUnsafeBytes { bytes in
    stride(from: 0, to: bytes.count, by: 8).map { bytes.loadUnaligned(fromByteOffset: $0, as: Double.self) }
  }
  return Matrix(rows: 100, columns: 625, rowMajor: numbers)
}

/// Which elements of a matrix a linear congruential sequence says are known, row by row: about half of them.
public func congruentialMask(_ rows: Int, _ columns: Int) -> Tensor<Bool> {
  var x = 1
  return Tensor(
    shape: [rows, columns],
    (0..<rows * columns).map { _ in
      x = (1_103_515_245 * x + 12345) % (1 << 31)
      return (x >> 16) & 1023 < 512
    })
}
