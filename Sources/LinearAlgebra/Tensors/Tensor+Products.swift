/// The matrix product of the last two axes, at each position of the axes before them.
///
/// c[…, i, j] = Σₖ a[…, i, k] b[…, k, j]. The axes before the last two broadcast. A tensor of one axis is a row on the
/// left and a column on the right, and its axis is missing in the result (NumPy's `matmul`). Nothing is copied that BLAS
/// can read as it lies; many products run on ``Backend/threads`` threads, each with one BLAS thread.
///
/// Takes 2 m n k operations for each product. BLAS: `gemm`, `gemv`.
public func matmul<Element: Scalar>(_ a: Tensor<Element>, _ b: Tensor<Element>) -> Tensor<Element> {
  let shape = productShape(a, b)
  let result = Tensor<Element>(uninitialized: shape)
  product(a, b, alpha: 1, beta: 0, into: result)
  return result
}

/// C ← α A B + β C at each position of the axes before the last two, which broadcast.
///
/// β = 0 overwrites whatever C held, NaN too. C is written where it lies if nobody else sees its storage; its shape must
/// be right. Takes 2 m n k operations for each product. BLAS: `gemm`, `gemv`.
public func matmul<Element: Scalar>(
  _ a: Tensor<Element>, _ b: Tensor<Element>, alpha: Element = 1, beta: Element = 0, into c: inout Tensor<Element>
) {
  let shape = productShape(a, b)
  precondition(
    c.layout.shape == shape, "the product of shape \(shape) does not fit a tensor of shape \(c.layout.shape)")
  if beta == 0, !c.isExclusive() || !c.isWritableByBLAS {
    c = Tensor(uninitialized: shape)
  } else if !c.isExclusive() || !c.isWritableByBLAS {
    c = c.contiguousCopy()
  }
  product(a, b, alpha: alpha, beta: beta, into: c)
}

private func productShape(_ a: Tensor<some Scalar>, _ b: Tensor<some Scalar>) -> Axes {
  let (shapeA, shapeB) = (a.layout.shape, b.layout.shape)
  precondition(
    a.rank > 0 && b.rank > 0, "tensors of shapes \(shapeA) and \(shapeB) have no matrix product: one has no axes")
  let depth = b.rank == 1 ? shapeB[0] : shapeB[b.rank - 2]
  precondition(
    shapeA[a.rank - 1] == depth, "tensors of shapes \(shapeA) and \(shapeB) have no product: inner lengths differ")
  guard var shape = Layout.broadcastShape(Axes(shapeA.dropLast(2)), Axes(shapeB.dropLast(2))) else {
    preconditionFailure("the leading axes of shapes \(shapeA) and \(shapeB) do not broadcast")
  }
  if a.rank > 1 { shape.append(shapeA[a.rank - 2]) }
  if b.rank > 1 { shape.append(shapeB[b.rank - 1]) }
  return shape
}

/// Writes the products into a tensor of the right shape that nobody else sees.
private func product<Element: Scalar>(
  _ a: Tensor<Element>, _ b: Tensor<Element>, alpha: Element, beta: Element, into c: Tensor<Element>
) {
  let lead = c.rank - (a.rank > 1 ? 1 : 0) - (b.rank > 1 ? 1 : 0)
  let batch = Axes(c.layout.shape.prefix(lead))
  let (m, n) = (a.rank > 1 ? a.size(-2) : 1, b.rank > 1 ? b.size(-1) : 1)
  let (k, stridesC) = (a.size(-1), c.layout.strides)
  withExtendedLifetime((a, b, c)) {
    BatchedProduct(
      batch: AxisWalk(batch, batchStrides(a, batch), batchStrides(b, batch), Axes(stridesC.prefix(lead))),
      a: ProductFactor(
        pointer: UnsafePointer(a.base), rows: m, columns: k, rowStride: a.rank > 1 ? a.stride(-2) : k,
        columnStride: a.stride(-1), isConjugated: false),
      b: ProductFactor(
        pointer: UnsafePointer(b.base), rows: k, columns: n, rowStride: b.stride(b.rank > 1 ? -2 : 0),
        columnStride: b.rank > 1 ? b.stride(-1) : k, isConjugated: false),
      c: ProductTarget(
        pointer: c.base, rows: m, columns: n, rowStride: a.rank > 1 ? stridesC[lead] : n,
        columnStride: b.rank > 1 ? stridesC[c.rank - 1] : m)
    ).assign(alpha: alpha, beta: beta)
  }
}

/// The strides of the axes before the last two, broadcast to `batch`.
private func batchStrides(_ a: Tensor<some Scalar>, _ batch: Axes) -> Axes {
  let lead = Layout(shape: Axes(a.layout.shape.dropLast(2)), strides: Axes(a.layout.strides.dropLast(2)))
  return lead.strides(broadcastTo: batch) ?? Axes(repeating: 0, count: batch.count)
}

extension Tensor {
  /// Whether the rows or the columns of the last two axes are without gaps.
  fileprivate var isWritableByBLAS: Bool {
    rank < 2 || (-2 ... -1).contains { size($0) <= 1 || stride($0) == 1 }
  }

  /// The distance between elements along an axis; negative axes count from the end.
  func stride(_ axis: Int) -> Int { layout.strides[layout.axis(axis)] }
}
