/// The sum of products over the last axes of `a` and the first ones of `b`, paired in order.
///
/// c[i…, j…] = Σ a[i…, k…] b[k…, j…]: `axes` = 2 gives (I, J, K) × (J, K, L) → (I, L), 0 the outer product. Pairs must
/// have equal lengths. BLAS: `gemm`.
public func tensordot<Element: Scalar>(
  _ a: any TensorConvertible<Element>, _ b: any TensorConvertible<Element>, axes: Int
) -> Tensor<Element> {
  let rank = a.asTensor.rank
  precondition(
    axes >= 0 && axes <= rank && axes <= b.asTensor.rank,
    "tensors of shapes \(a.asTensor.layout.shape) and \(b.asTensor.layout.shape) do not have \(axes) axes to be contracted"
  )
  return tensordot(a, b, axes: (Array(rank - axes..<rank), Array(0..<axes)))
}

/// The sum of products over these axes of `a` and `b`, paired in order; the other axes of `a` come first in the result.
///
/// Negative axes count from the end. Pairs must have equal lengths; an axis may be named once. BLAS: `gemm`.
public func tensordot<Element: Scalar>(
  _ a: any TensorConvertible<Element>, _ b: any TensorConvertible<Element>, axes: (a: [Int], b: [Int])
) -> Tensor<Element> {
  let (a, b) = (a.asTensor, b.asTensor)
  let (left, right) = (axes.a.map(a.layout.axis), axes.b.map(b.layout.axis))
  precondition(
    left.count == right.count && Set(left).count == left.count && Set(right).count == right.count,
    "axes \(axes.a) and \(axes.b) do not pair each axis of one tensor with one of the other")
  precondition(
    zip(left, right).allSatisfy { a.layout.shape[$0] == b.layout.shape[$1] },
    "axes \(axes.a) of shape \(a.layout.shape) and axes \(axes.b) of shape \(b.layout.shape) differ in length")
  let equation = tensordotEquation(a.rank, left, b.rank, right)
  do throws(LinearAlgebraError) {
    return try ContractionPlans.shared.plan(equation, [a, b], .automatic, nil).run([a, b])
  } catch {
    preconditionFailure("\(error)")
  }
}

/// The equation of the contraction of paired axes.
private func tensordotEquation(_ rankA: Int, _ left: [Int], _ rankB: Int, _ right: [Int]) -> String {
  let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
  precondition(rankA + rankB <= letters.count, "two tensors to be contracted have at most \(letters.count) axes")
  let termA = letters.prefix(rankA)
  var termB = letters[rankA...].prefix(rankB)
  for (axisA, axisB) in zip(left, right) { termB[rankA + axisB] = letters[axisA] }
  let free = termA.indices.filter { !left.contains($0) }.map { letters[$0] }
  let others = (0..<rankB).filter { !right.contains($0) }.map { letters[rankA + $0] }
  return "\(String(termA)),\(String(termB))->\(String(free + others))"
}
