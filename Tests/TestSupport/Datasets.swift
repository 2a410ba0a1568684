import Foundation
public import LinearAlgebra

/// The samples of `Tests/Reference/datasets`, in rows: `iris`, `wine`, `breast_cancer`, `digits`.
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
