/// Many products of one shape, C ← α A B + β C at each position of the batch axes, every operand where it lies.
///
/// One product goes to BLAS as it is, with BLAS's own threads. Several are split over ``Backend/threads`` with one BLAS
/// thread each, which is faster than BLAS's threads inside each. A factor that does not change over the batch is folded
/// into one large product where strides allow it.
struct BatchedProduct<Element: Scalar> {
  /// The lengths of the batch axes, and the strides of a, b and c along them.
  var batch: AxisWalk
  var a: ProductFactor<Element>
  var b: ProductFactor<Element>
  var c: ProductTarget<Element>

  /// Computes all products.
  func assign(alpha: Element = 1, beta: Element = 0) {
    let folded = self.folded()
    let count = folded.batch.count
    guard count > 0, folded.c.rows > 0, folded.c.columns > 0 else { return }
    if count == 1 { return folded.c.assign(alpha, folded.a, folded.b, beta) }
    let operations = 2 * Double(folded.c.rows) * Double(folded.c.columns) * Double(Swift.max(1, folded.a.columns))
    // A few large products gain more from BLAS's own threads.
    guard count >= Backend.threads || operations < BackendFamily.product.threadedFrom else {
      return folded.assign(0..<count, alpha, beta, family: .product)
    }
    inParallel(count, grain: Swift.max(1, Int(Self.smallestShare / operations))) { range in
      folded.assign(range, alpha, beta, family: .other)
    }
  }

  /// The operations that a thread does at least before the next share.
  private static var smallestShare: Double { 1e5 }

  private func assign(_ range: Range<Int>, _ alpha: Element, _ beta: Element, family: BackendFamily) {
    var (left, right, target) = (a, b, c)
    target.family = family
    batch.forEach(range) { offsets in
      left.pointer = a.pointer + offsets[0]
      right.pointer = b.pointer + offsets[1]
      target.pointer = c.pointer + offsets[2]
      target.assign(alpha, left, right, beta)
    }
  }

  /// The same products with the batch axes turned into rows of A and C, or columns of B and C, where a stride says it.
  private func folded() -> BatchedProduct {
    var result = self
    while let axis = result.batch.axes.last {
      let (length, strideA, strideB, strideC) = (axis.length, axis.strides[0], axis.strides[1], axis.strides[2])
      if strideB == 0, let strideOfA = merged(result.a.rows, result.a.rowStride, strideA),
        let strideOfC = merged(result.c.rows, result.c.rowStride, strideC)
      {
        (result.a.rowStride, result.c.rowStride) = (strideOfA, strideOfC)
        result.a.rows *= length
        result.c.rows *= length
      } else if strideA == 0, let strideOfB = merged(result.b.columns, result.b.columnStride, strideB),
        let strideOfC = merged(result.c.columns, result.c.columnStride, strideC)
      {
        (result.b.columnStride, result.c.columnStride) = (strideOfB, strideOfC)
        result.b.columns *= length
        result.c.columns *= length
      } else if length != 1 {
        return result
      }
      result.batch.axes.removeLast()
    }
    return result
  }

  /// The stride of an axis of `count` elements once an axis around it is one with it; nil where no stride says it.
  private func merged(_ count: Int, _ stride: Int, _ outer: Int) -> Int? {
    count == 1 ? outer : outer == count * stride ? stride : nil
  }
}
