// Source: TensorLy's convention, which suits row-major tensors. Kolda & Bader (SIAM Review 51, 2009) let the remaining
// axes vary fastest first: their unfolding is that of the tensor with the order of all axes reversed,
// `t.transposed().unfolded(mode: t.rank - 1 - n)`, and their Khatri-Rao and Kronecker products run in reverse order.

extension Tensor {
  /// The mode-n unfolding: a matrix whose rows belong to the axis `mode`, the remaining axes in increasing order along the
  /// columns, the last fastest.
  ///
  /// For shape I₀ × … × I_{N-1} a matrix of shape Iₙ × ∏ₖ≠ₙ Iₖ; a view where strides allow. With it
  /// Xₙ = Uₙ (U₀ ⊙ … ⊙ U_{N-1})ᵀ for a CP decomposition, the n-th factor missing in the Khatri-Rao product.
  public func unfolded(mode: Int) -> Tensor {
    let mode = layout.axis(mode)
    let moved = movedAxis(from: mode, to: 0)
    return moved.reshaped([layout.shape[mode], moved.layout.shape.dropFirst().reduce(1, *)])
  }

  /// The tensor of this shape whose mode-n unfolding this is: the inverse of ``unfolded(mode:)``.
  public func folded(mode: Int, shape: [Int]) -> Tensor {
    let target = Layout(rowMajor: Axes(shape))
    let mode = target.axis(mode)
    var front = shape
    front.insert(front.remove(at: mode), at: 0)
    precondition(
      rank == 2 && layout.shape[0] == shape[mode] && layout.shape[1] == front.dropFirst().reduce(1, *),
      "a tensor of shape \(layout.shape) is not the mode-\(mode) unfolding of one of shape \(Axes(shape))")
    return reshaped(front).movedAxis(from: 0, to: mode)
  }
}

extension Tensor where Element: Scalar {
  /// The mode-n product X ×ₙ A: the tensor whose mode-n unfolding is A Xₙ.
  ///
  /// y[…, j, …] = Σᵢ A[j, i] x[…, i, …], with i and j at axis `mode`. Takes 2 J ∏ Iₖ operations. BLAS: `gemm`, on the
  /// tensor as it lies where it is row-major.
  public func modeProduct(_ a: Matrix<Element>, mode: Int) -> Tensor {
    let mode = layout.axis(mode)
    precondition(
      a.columns == layout.shape[mode],
      "a matrix of shape \(a.shapeText) has no product with axis \(mode) of shape \(layout.shape)")
    let blocks = [layout.shape.prefix(mode).reduce(1, *), layout.shape[mode], -1]
    var shape = self.shape
    shape[mode] = a.rows
    if layout.shape.contains(0) { return Tensor(shape: shape, repeating: 0) }
    return matmul(Tensor(a), reshaped(blocks)).reshaped(shape)
  }

  /// The mode-n product with a vector: axis `mode` is contracted and missing in the result.
  ///
  /// y[…] = Σᵢ v[i] x[…, i, …]. Takes 2 ∏ Iₖ operations. BLAS: `gemv`.
  public func modeProduct(_ v: Vector<Element>, mode: Int) -> Tensor {
    precondition(
      v.count == size(mode), "a vector of \(v.count) elements has no product with axis \(mode) of shape \(layout.shape)"
    )
    return modeProduct(v.asRow, mode: mode).squeezed(mode)
  }

  /// The outer product: z[i…, j…] = x[i…] y[j…], of shape that of x followed by that of y.
  public func outer(_ other: Tensor) -> Tensor {
    matmul(flattened().unsqueezed(1), other.flattened().unsqueezed(0)).reshaped(shape + other.shape)
  }

  /// The inner product: z[i…, j…] = Σₖ x[i…, k] y[j…, k], over the last axis of both (NumPy's `inner`).
  public func inner(_ other: Tensor) -> Tensor {
    precondition(
      rank > 0 && other.rank > 0 && size(-1) == other.size(-1),
      "tensors of shapes \(layout.shape) and \(other.layout.shape) have no inner product: last axes differ")
    let depth = size(-1)
    let (m, n) = (layout.shape.dropLast().reduce(1, *), other.layout.shape.dropLast().reduce(1, *))
    return matmul(reshaped([m, depth]), other.reshaped([n, depth]).transposed())
      .reshaped(Array(shape.dropLast()) + Array(other.shape.dropLast()))
  }
}
