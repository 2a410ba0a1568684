import LinearAlgebra

/// Elementwise work on tensors beside NumPy, and beside PyTorch where Python has it.
struct TensorBenchmarks {
  let python: NumPy
  let torch: Bool

  init(_ python: NumPy, threads: Int) {
    self.python = python
    torch = python.has("torch")
    if torch { python.execute("import torch; torch.set_num_threads(\(threads))") }
  }

  var all: [Comparison] {
    [1, 16].flatMap { elementwise(millions: $0) } + broadcastSum + permutedCopy + reductions
      + smallSums + orderAndGather
  }

  /// The same work beside both libraries.
  /// - Parameter bytes: how many bytes must be read and written.
  func rows<Element>(
    _ name: String, bytes: Int, numpy: String?, torch: String, _ ours: @escaping () -> Tensor<Element>
  ) -> [Comparison] {
    func row(_ peer: String, _ code: String) -> Comparison {
      Comparison(
        name: name, peer: peer, limit: 1, bytes: bytes, theirs: { python.time(code, repeats: $0) },
        ours: { repeats in for _ in 0..<repeats { sink(ours()) } })
    }
    return (numpy.map { [row("NumPy", $0)] } ?? []) + (self.torch ? [row("PyTorch", torch)] : [])
  }

  private func elementwise(millions: Int) -> [Comparison] {
    let (n, size) = (millions << 20, "\(millions) M Float")
    let (a, b) = (normal(n, seed: 5), normal(n, seed: 6))
    define("x\(millions)", [n])
    define("y\(millions)", [n])
    let (x, y) = ("x\(millions)", "y\(millions)")
    let (tx, ty) = ("t\(x)", "t\(y)")
    let chain = rows(
      "a .* b + a - b, \(size)", bytes: 12 * n, numpy: "\(x) * \(y) + \(x) - \(y)",
      torch: "\(tx) * \(ty) + \(tx) - \(ty)"
    ) { a .* b + a - b }
    let exp = rows("exp, \(size)", bytes: 8 * n, numpy: "numpy.exp(\(x))", torch: "torch.exp(\(tx))") { a.map(.exp) }
    let tanh = rows("tanh, \(size)", bytes: 8 * n, numpy: "numpy.tanh(\(x))", torch: "torch.tanh(\(tx))") {
      a.map(.tanh)
    }
    let gelu = rows("GELU, \(size)", bytes: 8 * n, numpy: nil, torch: "torch.nn.functional.gelu(\(tx))") {
      a.map(.gelu)
    }
    let geluTanh = rows(
      "GELU, tanh form, \(size)", bytes: 8 * n,
      numpy: "0.5 * \(x) * (1 + numpy.tanh(0.7978845608 * (\(x) + 0.044715 * \(x) * \(x) * \(x))))",
      torch: "torch.nn.functional.gelu(\(tx), approximate='tanh')"
    ) { a.map(.geluTanh) }
    return chain + exp + tanh + gelu + geluTanh
  }

  private var broadcastSum: [Comparison] {
    let (a, row) = (normal(4096 * 1024, seed: 5).reshaped(4096, 1024), normal(1024, seed: 6))
    define("em", [4096, 1024])
    define("er", [1024])
    return rows("(4096, 1024) + (1024)", bytes: 8 * a.count, numpy: "em + er", torch: "tem + ter") { a + row }
  }

  private var permutedCopy: [Comparison] {
    let a = normal(8 * 512 * 12 * 64, seed: 5).reshaped(8, 512, 12, 64)
    define("eh", [8, 512, 12, 64])
    return rows(
      "(8, 512, 12, 64) to (8, 12, 512, 64)", bytes: 8 * a.count,
      numpy: "numpy.ascontiguousarray(eh.transpose(0, 2, 1, 3))", torch: "teh.permute(0, 2, 1, 3).contiguous()"
    ) { a.permuted(0, 2, 1, 3).contiguous() }
  }

  /// What an operation costs beside its arithmetic.
  private var smallSums: [Comparison] {
    let (a, row) = (normal(32, seed: 5).reshaped(4, 8), normal(8, seed: 6))
    define("es", [4, 8])
    define("ew", [8])
    return rows("(4, 8) + (4, 8)", bytes: 384, numpy: "es + es", torch: "tes + tes") { a + a }
      + rows("(4, 8) + (8)", bytes: 288, numpy: "es + ew", torch: "tes + tew") { a + row }
  }

  func normal(_ count: Int, seed: UInt64) -> Tensor<Float> {
    var generator = RandomGenerator(seed: seed)
    return Tensor(Vector(Matrix<Float>.normal(count, 1, using: &generator)))
  }

  /// Names an array of normal numbers, and the same memory as a tensor of PyTorch.
  func define(_ name: String, _ shape: [Int]) {
    let lengths = shape.map(String.init).joined(separator: ", ")
    python.execute("\(name) = numpy.random.default_rng(1).standard_normal([\(lengths)], dtype='f')")
    if torch { python.execute("t\(name) = torch.from_numpy(\(name))") }
  }
}
