import ArrayFiles
import Foundation
import LinearAlgebra
import Testing

private let example: Matrix<Double> = [[1, 2], [3, 4]]

@Suite("Files are written whole or not at all")
struct OutputFileTests {
  @Test("nothing but the file is left in the folder")
  func noTemporaryFile() throws {
    try withTemporaryFolder { folder in
      try NpyFile.write(AnyTensor(example), to: "\(folder)/a.npy")
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names == ["a.npy"])
    }
  }

  @Test("an existing file keeps its mode")
  func mode() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/a.npy"
      try Data("old".utf8).write(to: URL(fileURLWithPath: path))
      #expect(chmod(path, 0o640) == 0)
      try NpyFile.write(AnyTensor(example), to: path)
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o640)
    }
  }

  @Test("a symbolic link stays one, and what it points to is replaced")
  func symbolicLink() throws {
    try withTemporaryFolder { folder in
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(folder)/target.npy"))
      #expect(symlink("target.npy", "\(folder)/link.npy") == 0)
      try NpyFile.write(AnyTensor(example), to: "\(folder)/link.npy")
      let destination = try FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/link.npy")
      #expect(destination == "target.npy")
      let written = try NpyFile("\(folder)/target.npy").tensor()
      #expect(written.shape == [2, 2])
    }
  }

  @Test("a target that cannot be created is an error that names it")
  func notCreated() throws {
    try withTemporaryFolder { folder in
      for path in ["\(folder)/none/a.npy", folder] {
        let error = #expect(throws: ArrayFileError.self) { try NpyFile.write(AnyTensor(example), to: path) }
        #expect(error?.reason == .notCreated)
        #expect(error?.path == path)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(names.isEmpty)
    }
  }
}
