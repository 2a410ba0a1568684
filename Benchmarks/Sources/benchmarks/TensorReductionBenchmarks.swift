import LinearAlgebra

extension TensorBenchmarks {
  /// Reductions of 4096 rows of 1024 along either axis, softmax and norms of the rows.
  var reductions: [Comparison] {
    let a = normal(4096 * 1024, seed: 7).reshaped(4096, 1024)
    let (read, written) = (4 * a.count, 8 * a.count)
    define("q", [4096, 1024])
    let sums = [0, 1].flatMap { axis in
      rows("sum over axis \(axis)", bytes: read, numpy: "q.sum(\(axis))", torch: "tq.sum(\(axis))") {
        a.sum(over: axis)
      }
    }
    let variances = [0, 1].flatMap { axis in
      rows(
        "variance over axis \(axis)", bytes: read, numpy: "q.var(\(axis))", torch: "tq.var(\(axis), correction=0)"
      ) { a.variance(over: axis) }
    }
    let maxima = [0, 1].flatMap { axis in
      rows("maximum over axis \(axis)", bytes: read, numpy: "q.max(\(axis))", torch: "tq.amax(\(axis))") {
        a.maximum(over: axis)
      }
    }
    let running = [0, 1].flatMap { axis in
      rows(
        "running sum along axis \(axis)", bytes: written, numpy: "q.cumsum(\(axis))", torch: "tq.cumsum(\(axis))"
      ) { a.cumulativeSum(along: axis) }
    }
    return sums + variances + maxima + running + rowFunctions(a, bytes: written)
  }

  private func rowFunctions(_ a: Tensor<Float>, bytes: Int) -> [Comparison] {
    let (weight, bias) = (normal(1024, seed: 8), normal(1024, seed: 9))
    define("qw", [1024])
    define("qb", [1024])
    let exponentials = "numpy.exp(q - q.max(1, keepdims=True))"
    let soft = rows(
      "softmax, (4096, 1024)", bytes: bytes, numpy: "(lambda e: e / e.sum(1, keepdims=True))(\(exponentials))",
      torch: "torch.softmax(tq, 1)"
    ) { a.softmax() }
    let layer = rows(
      "layer norm, (4096, 1024)", bytes: bytes,
      numpy: "(q - q.mean(1, keepdims=True)) / numpy.sqrt(q.var(1, keepdims=True) + 1e-5) * qw + qb",
      torch: "torch.nn.functional.layer_norm(tq, (1024,), tqw, tqb)"
    ) { a.layerNorm(weight: weight, bias: bias) }
    return soft + layer
  }
}
