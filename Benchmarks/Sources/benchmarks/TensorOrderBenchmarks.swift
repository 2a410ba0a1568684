import LinearAlgebra

extension TensorBenchmarks {
  /// Sorting short and long rows, and rows that indices name.
  var orderAndGather: [Comparison] {
    define("os", [20_000, 64])
    define("ol", [1 << 20])
    let short = normal(20_000 * 64, seed: 5).reshaped(20_000, 64)
    return sorting("(20000, 64)", "os", short) + sorting("1 M Float", "ol", normal(1 << 20, seed: 6)) + gather
  }

  private func sorting(_ size: String, _ name: String, _ a: Tensor<Float>) -> [Comparison] {
    let sort = rows(
      "sort, \(size)", bytes: 8 * a.count, numpy: "numpy.sort(\(name), -1)", torch: "torch.sort(t\(name), -1)[0]"
    ) { a.sorted() }
    let argsort = rows(
      "argsort, stable, \(size)", bytes: 12 * a.count, numpy: "numpy.argsort(\(name), -1, kind='stable')",
      torch: "torch.argsort(t\(name), dim=-1, stable=True)"
    ) { a.argsorted() }
    let top = rows(
      "the 8 largest, \(size)", bytes: 4 * a.count, numpy: "numpy.partition(\(name), -8, -1)[..., -8:]",
      torch: "torch.topk(t\(name), 8, -1)"
    ) { a.topK(8).values }
    return sort + argsort + top
  }

  /// The rows of an embedding.
  private var gather: [Comparison] {
    let table = normal(30_000 * 384, seed: 5).reshaped(30_000, 384)
    let (n, step) = (8192, 7919)
    let indices = Tensor(shape: [n], (0..<n).map { Int64($0 * step % 30_000) })
    define("og", [30_000, 384])
    python.execute("oi = numpy.arange(\(n)) * \(step) % 30000")
    if torch { python.execute("toi = torch.from_numpy(oi)") }
    return rows(
      "8192 rows of (30000, 384)", bytes: 8 * n * 384, numpy: "numpy.take(og, oi, 0)",
      torch: "torch.index_select(tog, 0, toi)"
    ) { (try? table.taking(indices)) ?? table }
  }
}
