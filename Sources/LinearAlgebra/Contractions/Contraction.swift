import ComplexModule

/// A contraction that is planned once and runs on as many operands as there are.
///
/// Keeps the equation, the shapes and the order; the choice of kernels for operands of given strides is made at their
/// first use and kept as well.
///
/// ```swift
/// let scores = try Contraction("bhqd,bhkd->bhqk", shapes: queries.shape, keys.shape)
/// let s = scores(queries, keys)
/// ```
public struct Contraction: Sendable {
  let plan: ContractionPlan

  /// The plan for operands of these shapes.
  ///
  /// Throws ``LinearAlgebraError/invalidEquation(_:_:)`` where a shape does not fit the equation or no order keeps the
  /// limit.
  /// - Parameters:
  ///   - equation: what is summed.
  ///   - shapes: those of the operands, in the order of the equation.
  ///   - strategy: how the order is found.
  ///   - memoryLimit: the most elements that an intermediate may have; nil for no limit.
  public init(
    _ equation: EinsumEquation, shapes: [[Int]], strategy: ContractionStrategy = .automatic, memoryLimit: Int? = nil
  ) throws(LinearAlgebraError) {
    plan = try ContractionPlan(equation, shapes, strategy, memoryLimit)
  }

  /// The plan for operands of these shapes, from the text of an equation.
  public init(
    _ equation: String, shapes: [Int]..., strategy: ContractionStrategy = .automatic, memoryLimit: Int? = nil
  ) throws(LinearAlgebraError) {
    try self.init(EinsumEquation(equation), shapes: shapes, strategy: strategy, memoryLimit: memoryLimit)
  }

  /// The order of the steps, what they cost and what they are.
  public var path: ContractionPath { plan.path }

  /// The shape of the result.
  public var resultShape: [Int] { Array(plan.resultShape) }

  /// The contraction of these operands, whose shapes must be those of the plan.
  ///
  /// The result is row-major; of a single operand without sums it is a view.
  public func callAsFunction<Element: Scalar>(_ operands: any TensorConvertible<Element>...) -> Tensor<Element> {
    self(operands)
  }

  /// The contraction of an array of operands, whose shapes must be those of the plan.
  public func callAsFunction<Element: Scalar>(_ operands: [any TensorConvertible<Element>]) -> Tensor<Element> {
    self(operands.map { $0.asTensor })
  }

  /// The contraction of these tensors, whose shapes must be those of the plan.
  public func callAsFunction<Element: Scalar>(_ operands: Tensor<Element>...) -> Tensor<Element> { self(operands) }

  /// The contraction of an array of tensors, whose shapes must be those of the plan.
  @specialized(where Element == Float)
  @specialized(where Element == Double)
  @specialized(where Element == Complex<Float>)
  @specialized(where Element == Complex<Double>)
  public func callAsFunction<Element: Scalar>(_ operands: [Tensor<Element>]) -> Tensor<Element> { plan.run(operands) }
}

extension Contraction: CustomStringConvertible {
  /// The path.
  public var description: String { path.description }
}
