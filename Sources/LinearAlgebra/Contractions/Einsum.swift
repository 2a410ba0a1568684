import ComplexModule

/// The sum of products of operands that the equation says, in Einstein's notation.
///
/// For each index of the labels of the output, the product of the operands is summed over all other labels; see
/// ``EinsumEquation``. Vectors, matrices and tensors may stand side by side. The operands are contracted a pair at a time
/// in the order that `strategy` finds, each pair as a matrix product on the strides as they are wherever it is one;
/// sizes of 1 broadcast. Nothing is conjugated. The result is row-major; of one operand without sums it is a view.
///
/// ```swift
/// let c = try einsum("ij,jk->ik", a, b)
/// let scores = try einsum("bqhd,bkhd->bhqk", queries, keys)
/// let trace = try einsum("ii", a).item
/// ```
///
/// The plans of the latest equations are kept; ``Contraction`` keeps one in a value. Throws
/// ``LinearAlgebraError/invalidEquation(_:_:)``, which names operand and label, where the equation is malformed, where
/// operands do not fit it, and where no order keeps the limit. BLAS: `gemm`, `gemv`, `dot`.
/// - Parameters:
///   - equation: the labels of the operands' axes and, behind the arrow, those of the result.
///   - operands: tensors, matrices or vectors, in the order of the equation.
///   - strategy: how the order of contraction is found.
///   - memoryLimit: the most elements that an intermediate may have; nil for no limit.
public func einsum<Element: Scalar>(
  _ equation: String, _ operands: any TensorConvertible<Element>..., strategy: ContractionStrategy = .automatic,
  memoryLimit: Int? = nil
) throws(LinearAlgebraError) -> Tensor<Element> {
  try einsum(equation, operands, strategy: strategy, memoryLimit: memoryLimit)
}

/// The sum of products of an array of operands, as `einsum` with the operands one by one.
public func einsum<Element: Scalar>(
  _ equation: String, _ operands: [any TensorConvertible<Element>], strategy: ContractionStrategy = .automatic,
  memoryLimit: Int? = nil
) throws(LinearAlgebraError) -> Tensor<Element> {
  try einsum(equation, operands.map { $0.asTensor }, strategy: strategy, memoryLimit: memoryLimit)
}

// Tensors alone are not put into boxes, each of which would take as long as a small product.

/// The sum of products of tensors, as `einsum` with any operands.
public func einsum<Element: Scalar>(
  _ equation: String, _ operands: Tensor<Element>..., strategy: ContractionStrategy = .automatic,
  memoryLimit: Int? = nil
) throws(LinearAlgebraError) -> Tensor<Element> {
  try einsum(equation, operands, strategy: strategy, memoryLimit: memoryLimit)
}

/// The sum of products of an array of tensors, as `einsum` with the operands one by one.
@specialized(where Element == Float)
@specialized(where Element == Double)
@specialized(where Element == Complex<Float>)
@specialized(where Element == Complex<Double>)
public func einsum<Element: Scalar>(
  _ equation: String, _ operands: [Tensor<Element>], strategy: ContractionStrategy = .automatic,
  memoryLimit: Int? = nil
) throws(LinearAlgebraError) -> Tensor<Element> {
  try ContractionPlans.shared.plan(equation, operands, strategy, memoryLimit).run(operands)
}
