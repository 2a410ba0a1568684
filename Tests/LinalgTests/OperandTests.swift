import ArrayFiles
import ComplexModule
import Foundation
import LinearAlgebra
import Testing

@Suite("linalg: operands")
struct OperandTests {
  @Test("literals are read as Python writes them")
  func literals() throws {
    for (literal, values) in [
      ("3", "3.0"), ("[1,2.5e-3, nan,inf , -Infinity]", #"[1.0, 0.0025, "nan", "inf", "-inf"]"#),
      ("[[1, 2], [3, .5]]", "[[1.0, 2.0], [3.0, 0.5]]"),
      (
        "[1+2j, -3j, 4, 1e-3-1e+2j, j]",
        "[[1.0, 2.0], [0.0, -3.0], [4.0, 0.0], [0.001, -100.0], [0.0, 1.0]]"
      ),
      ("[[],[]]", "[[], []]"), ("[[[1]],[[2]]]", "[[[1.0]], [[2.0]]]"),
    ] {
      let result = try linalg(["head", literal, "--json"])
      #expect(result.status == 0, "\(result.error)")
      #expect(result.output.contains("\"values\": \(values)}}\n"), "\(literal): \(result.output)")
    }
    let piped = try linalg(["head", "-"], input: "[[1, 2],\n [3, 4]]\n")
    #expect(piped.output == "result  2×2 float64\n[[1  2]\n [3  4]]\n")
  }

  @Test("a literal that is none is refused with the character that is wrong")
  func badLiterals() throws {
    for (literal, message) in [
      ("[[1,2],[3]]", "at character 8: a list of 1"), ("[[1,2],3]", "at character 8: a list"),
      ("[1,[2]]", "at character 4: a number"), ("[1,x]", "at character 4: 'x' is not a number"),
      ("[1,2", "at character 5: a comma or ]"), ("[1] 2", "at character 5: the end"), ("[1,,2]", "at character 4"),
      ("[0x1p3]", "at character 2"), ("[", "at character 2"),
      (String(repeating: "[", count: 100_000), "32 brackets"),
    ] {
      let result = try linalg(["head", literal])
      #expect(result.status == 65, "\(literal.prefix(20)): \(result.error)")
      #expect(result.error.hasPrefix("linalg: ") && result.error.contains(message), "\(result.error)")
      #expect(result.error.split(separator: "\n").count == 1)
    }
  }

  @Test("a tensor in an archive has a name, and files may have colons in theirs")
  func members() throws {
    try withTemporaryFolder { folder in
      let (a, b): (Matrix<Double>, Matrix<Float>) = ([[1, 2]], [[3], [4]])
      try ArrayFile.write([("a", AnyTensor(a)), ("b:c", AnyTensor(b))], to: "\(folder)/x.safetensors")
      try NpyFile.write(AnyTensor(b), to: "\(folder)/x.safetensors:a.npy")
      func summary(_ operand: String) throws -> String {
        let result = try linalg(["head", "\(folder)/\(operand)"])
        return result.output.split(separator: "\n").first.map(String.init) ?? result.error
      }
      #expect(try summary("x.safetensors:a") == "result  1×2 float64")
      #expect(try summary("x.safetensors:b:c") == "result  2×1 float32")
      #expect(try summary("x.safetensors:a.npy") == "result  2×1 float32")
      #expect(try summary("x.safetensors:none").contains("there is no tensor 'none'"))
      let several = try linalg(["svd", "\(folder)/x.safetensors"])
      #expect(several.status == 64 && several.error.contains("holds 2 tensors"))
    }
  }

  @Test("operands of different types are computed in NumPy's common type, --dtype asks for another")
  func types() throws {
    try withTemporaryFolder { folder in
      let files: [(String, AnyTensor)] = [
        ("f32", AnyTensor(Tensor<Float>.ones(2, 2))), ("f64", AnyTensor(Tensor<Double>.ones(2, 2))),
        ("c64", AnyTensor(Tensor<Complex<Float>>.ones(2, 2))), ("i64", AnyTensor(Tensor<Int64>.ones(2, 2))),
        ("i16", AnyTensor(Tensor<Int16>.ones(2, 2))), ("f16", AnyTensor(Tensor<Float16>.ones(2, 2))),
      ]
      for (name, tensor) in files { try NpyFile.write(tensor, to: "\(folder)/\(name).npy") }
      for (left, right, type) in [
        ("f32", "f32", "float32"), ("f32", "f64", "float64"), ("c64", "f64", "complex128"), ("c64", "f32", "complex64"),
        ("f32", "i64", "float64"), ("f32", "i16", "float32"), ("i16", "i64", "float64"), ("f16", "f16", "float32"),
      ] {
        let result = try linalg(["matmul", "\(folder)/\(left).npy", "\(folder)/\(right).npy"])
        #expect(result.output.hasPrefix("result  2×2 \(type)\n"), "\(left) \(right): \(result)")
      }
      let literal = try linalg(["matmul", "\(folder)/f32.npy", "[[0.1],[1j]]"])
      #expect(literal.output.hasPrefix("result  2×1 complex64\n"))
      let asked = try linalg(["matmul", "\(folder)/f64.npy", "[1,1]", "--dtype", "complex64"])
      #expect(asked.output.hasPrefix("result  2 complex64\n"))
      let dropped = try linalg(["svd", "\(folder)/c64.npy", "--dtype", "float32"])
      #expect(dropped.status == 65 && dropped.error.contains("complex"))
    }
  }
}
