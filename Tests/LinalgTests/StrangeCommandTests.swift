import ArrayFiles
import ComplexModule
import Foundation
import LinearAlgebra
import Testing

/// What a stranger types: each line must end with its code and, unless it is wrong usage, one line.
@Suite("linalg: strange command lines")
struct StrangeCommandTests {
  /// Runs the lines, whose words are split at spaces, in a folder that holds the files that they name.
  private func check(_ lines: [(line: String, status: Int32, words: String)]) throws {
    try withTemporaryFolder { folder in
      try writeFiles(folder)
      for (line, status, words) in lines {
        let arguments = line.split(separator: " ").map { word in
          let name = String(word.prefix { $0 != ":" })
          let isFile = name.contains(".") && name.first?.isLetter == true || name.hasPrefix("none/")
          return isFile ? "\(folder)/\(word)" : String(word)
        }
        let result = try linalg(arguments)
        #expect(result.status == status, "\(line): \(result)")
        #expect((status == 0 ? result.output : result.error).contains(words), "\(line): \(result)")
        if status != 0 {
          #expect(result.output.isEmpty, "\(line): \(result)")
          let count = result.error.split(separator: "\n").count
          #expect(count == 1 || status == 64 && result.error.contains("Usage: "), "\(line): \(result.error)")
        } else {
          #expect(result.error.isEmpty, "\(line): \(result.error)")
        }
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(!names.contains { $0.hasPrefix(".") || $0.hasPrefix("x.") }, "\(names)")
    }
  }

  private func writeFiles(_ folder: String) throws {
    func write(_ tensor: some TensorConvertible, _ name: String) throws {
      try NpyFile.write(AnyTensor(tensor), to: "\(folder)/\(name).npy")
    }
    try write(Matrix<Double>.zeros(0, 3), "e03")
    try write(Matrix<Double>.zeros(3, 0), "e30")
    try write(Matrix<Double>.zeros(0, 0), "e00")
    try write(Matrix<Double>([[4, 1], [2, 3]]), "square")
    try write(Matrix<Double>([[1, .nan], [2, 3]]), "nan")
    try write(Matrix<Complex<Double>>([[Complex(1, 1), 2], [3, Complex(0, 4)]]), "complex")
    try write(Tensor<Bool>(shape: [2, 2], [true, false, true, true]), "bool")
    try write(Tensor<UInt64>(shape: [2, 2], [.max, 1, 1, 2]), "whole")
    try write(Matrix<Double>([[1e300, 2e300], [3e300, 4e300]]), "huge")
    try write(Matrix<Double>([[1e-300, 2e-300], [3e-300, 4e-300]]), "tiny")
    try write(Matrix<Float>([[3e38, 3e38], [3e38, -3e38]]), "float")
    try write(Tensor<Double>(shape: [2, 3, 4], (0..<24).map(Double.init)), "deep")
    try NpzFile.write(
      [("a", AnyTensor(Matrix<Double>.ones(2, 2))), ("b", AnyTensor(Vector<Double>([1])))], to: "\(folder)/two.npz")
    try NpzFile.write([] as [PendingTensor], to: "\(folder)/empty.npz")
    let whole = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/square.npy"))
    try whole.dropLast(5).write(to: URL(fileURLWithPath: "\(folder)/cut.npy"))
    try Data("a,b\n".utf8).write(to: URL(fileURLWithPath: "\(folder)/text.txt"))
    try Data().write(to: URL(fileURLWithPath: "\(folder)/empty.csv"))
    try FileManager.default.createDirectory(atPath: "\(folder)/folder.npy", withIntermediateDirectories: true)
  }

  @Test("empty matrices have empty results, or are refused")
  func empty() throws {
    try check([
      ("svd e03.npy", 0, "vh  0×3 float64"), ("svd e30.npy --full", 0, "u  3×3 float64"), ("qr e30.npy", 0, "q  3×0"),
      ("lu e00.npy", 0, "p  0 int64"), ("det e00.npy", 0, "1\n"), ("inv e00.npy", 0, "0×0"), ("norm e03.npy", 0, "0\n"),
      ("null e03.npy", 0, "3×3"), ("orth e30.npy", 0, "3×0"), ("pinv e03.npy", 0, "3×0"), ("rank e30.npy", 0, "0\n"),
      ("eig e00.npy --symmetric", 0, "vectors  0×0"), ("matmul e30.npy e03.npy", 0, "3×3 float64"),
      ("kron e03.npy square.npy", 0, "0×6"), ("cholesky e03.npy", 65, "[0, 3], a square matrix"),
      ("expm e30.npy", 65, "a square matrix"), ("lowrank e03.npy --json", 65, "no singular values"),
      ("einsum ij-> e03.npy", 0, "0\n"), ("slice e03.npy 0", 65, "outside axis 0"), ("head e03.npy", 0, "0×3"),
      ("det e03.npy", 65, "square"),
    ])
  }

  @Test("numbers that do not do have a label")
  func numbers() throws {
    try check([
      ("svd nan.npy", 65, "[not-finite]"), ("solve square.npy nan.npy", 65, "[not-finite]"),
      ("norm nan.npy", 0, "nan\n"),
      ("eig nan.npy --values-only", 65, "[not-finite]"),
      ("cholesky complex.npy", 1, "[0, 0] is not real [not-symmetric]"),
      ("svd whole.npy", 65, "18446744073709551615 of type uint64"), ("det huge.npy", 1, "--log gives both [overflow]"),
      ("det tiny.npy", 1, "[overflow]"), ("svd float.npy", 1, "[overflow]"), ("norm float.npy", 0, "inf\n"),
      ("inv tiny.npy", 0, "float64"), ("logm huge.npy", 1, "[undefined]"), ("expm huge.npy", 1, "[overflow]"),
      ("det bool.npy", 0, "1\n"), ("matmul complex.npy square.npy --dtype float32", 65, "complex elements"),
      ("eig huge.npy --generalized tiny.npy --values-only", 0, "[inf+0i  inf+0i]"),
      ("cluster complex.npy -k 2", 65, "real numbers"), ("head 1e400", 0, "inf\n"),
      ("solve huge.npy tiny.npy", 0, "x  2×2"),
    ])
  }

  @Test("inputs that are not there, or not what they seem")
  func inputs() throws {
    try check([
      ("det none/x.npy", 66, "No such file"), ("det folder.npy", 66, "not a regular file"),
      ("info text.txt", 65, "ending"),
      ("head cut.npy", 65, "needs 32 bytes of data, the file has 27"), ("det empty.csv", 65, "the file is empty"),
      ("det two.npz", 64, "(a, b): say which"), ("det two.npz:c", 65, "no tensor 'c'"),
      ("det empty.npz", 65, "holds no tensor"),
      ("det [[1,2],[3]]", 65, "at character 8"), ("det [1,,2]", 65, "a number was expected"),
      ("det -", 65, "standard input"),
      ("head {}", 66, "No such file"), ("info -inf", 66, "linalg: -inf: No such"), ("info empty.npz", 0, "0 tensors"),
    ])
    let nameless = try linalg(["det", ""])
    #expect(nameless.status == 66 && nameless.error == "linalg: '': No such file or directory\n", "\(nameless)")
  }

  @Test("outputs that cannot be written, or not in this format")
  func outputs() throws {
    try check([
      ("svd square.npy -o x.npy", 64, "3 results (u, s, vh)"), ("inv square.npy -o x.foo", 64, "the ending"),
      ("inv square.npy -o none/x.npy", 73, "none/x.npy"), ("inv square.npy -o folder.npy", 73, "not a regular file"),
      ("svd complex.npy -o x.safetensors", 65, "cannot hold complex128"),
      ("inv complex.npy -o x.csv", 65, "real numbers"),
      ("transpose deep.npy -o x.mtx", 65, "a matrix or a vector"), ("convert two.npz -o x.csv", 64, "2 results (a, b)"),
      ("svd square.npy --plot x.pdf", 64, ".png or .svg"), ("svd square.npy --plot none/x.png", 73, "none/x.png"),
      ("lowrank square.npy -o x.csv", 64, ".npz or .safetensors"),
      ("lowrank square.npy -o square.npy/sub", 73, "square.npy/sub"),
      ("convert square.npy -o x.json", 64, "the ending"), ("det square.npy --log -o x.csv", 64, "sign, logabsdet"),
      ("reshape 7 \(Array(repeating: "1", count: 33).joined(separator: ",")) -o x.npy", 65, "33 axes"),
      ("reshape 7 \(Array(repeating: "1", count: 33).joined(separator: ",")) -o x.safetensors", 65, "33 axes"),
    ])
    // A name may begin as a negative number.
    try withTemporaryFolder { folder in
      let process = try linalgProcess(["inv", "[[2]]", "-o", "-1.npy", "--quiet"])
      process.currentDirectoryURL = URL(fileURLWithPath: folder)
      try process.run()
      process.waitUntilExit()
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["-1.npy"])
    }
  }

  @Test("options that do not fit")
  func options() throws {
    try check([
      ("svd square.npy --rank -1", 64, "'-1' is invalid for '--rank <k>'"), ("svd square.npy --rank 1.5", 64, "--rank"),
      ("svd square.npy square.npy", 64, "Unexpected argument"), ("svd square.npy --rank", 64, "Missing value"),
      ("eig square.npy --range 0:1", 64, "--symmetric"), ("inv square.npy --threads 0", 64, "--threads"),
      ("inv square.npy --threads 1000000000", 0, "2×2"), ("inv square.npy --dtype int8", 64, "'float32'"),
      ("matmul square.npy deep.npy", 65, "no product"), ("matmul square.npy", 64, "two or more"),
      ("einsum ij,jk square.npy", 64, "2 terms for 1 operand"), ("einsum ij->k square.npy", 64, "which no operand has"),
      ("reshape deep.npy 5,5", 65, "24 elements"), ("reshape deep.npy -1,-1", 64, "lengths from 0"),
      ("reshape deep.npy 99999999999,99999999999", 65, "do not fill"), ("slice deep.npy 0,0,0,0", 65, "at most 3"),
      ("slice deep.npy ::-9223372036854775808", 0, "1×3×4"), ("head deep.npy -n 0", 0, "0×3×4"),
      ("head deep.npy -n -1", 64, "'-1' is invalid"), ("lowrank square.npy --energy 2", 64, "--energy"),
      ("lowrank square.npy --rank 1 --error 1", 64, "only one"), ("bench --seconds 0", 64, "--seconds"),
      ("kron square.npy", 64, "Missing expected argument"), ("nonsense square.npy", 64, "2 unexpected arguments"),
      ("svd -- square.npy", 0, "vh  2×2"), ("complete [[1,2]] --path 1000000000", 64, "up to 10000"),
    ])
  }
}
