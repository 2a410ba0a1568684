import CBaseline
import LinearAlgebra

/// einsum beside the calls of gemm that a C programmer writes for the same work, and beside NumPy and PyTorch.
enum ContractionBenchmarks {
  private static let noTranspose: Int32 = 111
  private static let transpose: Int32 = 112

  static var all: [Comparison] {
    [
      attention(length: 128, depth: 32), attention(length: 256, depth: 64), contracted, chain, batch,
    ]
  }

  /// - Parameter torch: Whether Python has PyTorch, which is imported already.
  static func all(_ python: NumPy, torch: Bool) -> [Comparison] {
    [
      beside(python, torch, "bhqd,bhkd->bhqk", [[4, 12, 128, 32], [4, 12, 128, 32]], of: Float.self),
      beside(python, torch, "bhqd,bhkd->bhqk", [[4, 12, 256, 64], [4, 12, 256, 64]], of: Float.self),
      beside(python, torch, "ijk,jkl->il", [[40, 50, 60], [50, 60, 70]], of: Double.self),
      beside(python, torch, "ij,jk,kl->il", [[10, 1000], [1000, 5], [5, 200]], of: Double.self),
      beside(python, torch, "bij,bjk->bik", [[1024, 64, 64], [1024, 64, 64]], of: Double.self),
    ].flatMap { $0 }
  }

  /// The operands and a place for C's result, which live as long as the process.
  private static func comparison<E: Scalar>(
    _ equation: String, _ shapes: [[Int]], _ peer: String, result: Int,
    theirs: @escaping (_ repeats: Int, _ operands: [UnsafePointer<E>], _ result: UnsafeMutablePointer<E>) -> Void
  ) -> Comparison {
    let operands = inputs(shapes) as [Tensor<E>]
    let copies = operands.map { operand in
      let copy = UnsafeMutableBufferPointer<E>.allocate(capacity: operand.count)
      _ = copy.initialize(from: operand.elements)
      return UnsafePointer(copy.baseAddress ?? .allocate(capacity: 1))
    }
    let target = UnsafeMutablePointer<E>.allocate(capacity: result)
    return Comparison(
      name: name(equation, shapes, E.self), peer: peer, limit: 1.05,
      theirs: { repeats in
        theirs(repeats, copies, target)
        return nil
      },
      ours: { run(equation, operands, $0) })
  }

  private static func beside<E: Scalar>(
    _ python: NumPy, _ torch: Bool, _ equation: String, _ shapes: [[Int]], of type: E.Type
  ) -> [Comparison] {
    let operands = inputs(shapes) as [Tensor<E>]
    // Each row has arrays of its own.
    let names = shapes.indices.map { "einsum\(equation.filter(\.isLetter))\(shapes[0].reduce(1, *))\($0)" }
    let prepare = zip(names, shapes).map { name, shape in
      "\(name) = numpy.random.rand(\(shape.map(String.init).joined(separator: ","))).astype('\(code(type))')"
    }
    python.execute(prepare.joined(separator: "; "))
    func row(_ peer: String, _ call: String) -> Comparison {
      Comparison(
        name: name(equation, shapes, type), peer: peer, limit: 1, theirs: { python.time(call, repeats: $0) },
        ours: { run(equation, operands, $0) })
    }
    let numpy = row(
      "NumPy, optimized", "numpy.einsum('\(equation)', \(names.joined(separator: ", ")), optimize=True)")
    guard torch else { return [numpy] }
    python.execute(names.map { "t\($0) = torch.from_numpy(\($0))" }.joined(separator: "; "))
    let tensors = names.map { "t" + $0 }.joined(separator: ", ")
    return [numpy, row("PyTorch", "torch.einsum('\(equation)', \(tensors))")]
  }

  private static func inputs<E: Scalar>(_ shapes: [[Int]]) -> [Tensor<E>] {
    shapes.enumerated().map { uniform($1, seed: UInt64($0 + 7)) }
  }

  private static func run<E: Scalar>(_ equation: String, _ operands: [Tensor<E>], _ repeats: Int) {
    do { for _ in 0..<repeats { sink(try einsum(equation, operands)) } } catch { fatalError("\(equation): \(error)") }
  }

  private static func code<E: Scalar>(_ type: E.Type) -> String { type.kind == .float ? "f" : "d" }

  private static func name<E: Scalar>(_ equation: String, _ shapes: [[Int]], _ type: E.Type) -> String {
    "einsum \(equation), \(E.self) \(shapes[0].map(String.init).joined(separator: "×"))"
  }

  private static func attention(length: Int, depth: Int) -> Comparison {
    let (size, inner) = (Int32(length), Int32(depth))
    let shape = [4, 12, length, depth]
    return comparison("bhqd,bhkd->bhqk", [shape, shape], "cblas_sgemm, 48 calls", result: 48 * length * length) {
      (repeats, operands: [UnsafePointer<Float>], c) in
      cb_sgemm_batch(repeats, 48, transpose, size, size, inner, operands[0], operands[1], c)
    }
  }

  private static var contracted: Comparison {
    comparison("ijk,jkl->il", [[40, 50, 60], [50, 60, 70]], "cblas_dgemm", result: 40 * 70) {
      (repeats, operands: [UnsafePointer<Double>], c) in
      cb_dgemm_batch(repeats, 1, noTranspose, 40, 70, 3000, operands[0], operands[1], c)
    }
  }

  private static var chain: Comparison {
    let ab = UnsafeMutablePointer<Double>.allocate(capacity: 50)
    return comparison("ij,jk,kl->il", [[10, 1000], [1000, 5], [5, 200]], "cblas_dgemm, 2 calls", result: 2000) {
      (repeats, operands: [UnsafePointer<Double>], c) in
      cb_dgemm_chain(repeats, 10, 1000, 5, 200, operands[0], operands[1], operands[2], ab, c)
    }
  }

  private static var batch: Comparison {
    comparison("bij,bjk->bik", [[1024, 64, 64], [1024, 64, 64]], "cblas_dgemm, 1024 calls", result: 1024 * 64 * 64) {
      (repeats, operands: [UnsafePointer<Double>], c) in
      cb_dgemm_batch(repeats, 1024, noTranspose, 64, 64, 64, operands[0], operands[1], c)
    }
  }
}
