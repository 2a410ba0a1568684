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
  /// The order of the steps, what they cost and what they are.
  public let path: ContractionPath
  private let binding: EquationBinding
  private let programs = ContractionPrograms()

  /// The plan for operands of these shapes.
  ///
  /// Throws ``LinearAlgebraError/invalidEquation(_:_:)`` where a shape does not fit the equation or no order keeps the
  /// limit.
  /// - Parameters:
  ///   - strategy: how the order is found.
  ///   - memoryLimit: the most elements that an intermediate may have; nil for no limit.
  public init(
    _ equation: EinsumEquation, shapes: [[Int]], strategy: ContractionStrategy = .automatic, memoryLimit: Int? = nil
  ) throws(LinearAlgebraError) {
    do throws(EquationFault) {
      binding = try EquationBinding(equation, shapes)
      path = try ContractionPath(equation, shapes, binding, strategy, memoryLimit)
    } catch {
      throw .invalidEquation(equation.text, error)
    }
  }

  /// The plan for operands of these shapes, from the text of an equation.
  public init(
    _ equation: String, shapes: [Int]..., strategy: ContractionStrategy = .automatic, memoryLimit: Int? = nil
  ) throws(LinearAlgebraError) {
    try self.init(EinsumEquation(equation), shapes: shapes, strategy: strategy, memoryLimit: memoryLimit)
  }

  /// The shape of the result.
  public var resultShape: [Int] { binding.outputShape }

  /// The contraction of these operands, whose shapes must be those of the plan.
  ///
  /// The result is row-major; of a single operand without sums it is a view.
  public func callAsFunction<Element: Scalar>(_ operands: any TensorConvertible<Element>...) -> Tensor<Element> {
    run(operands.map { $0.asTensor })
  }

  /// The contraction of an array of operands, whose shapes must be those of the plan.
  public func callAsFunction<Element: Scalar>(_ operands: [any TensorConvertible<Element>]) -> Tensor<Element> {
    run(operands.map { $0.asTensor })
  }

  func run<Element: Scalar>(_ operands: [Tensor<Element>]) -> Tensor<Element> {
    precondition(
      operands.count == path.shapes.count
        && zip(operands, path.shapes).allSatisfy { $0.layout.shape.elementsEqual($1) },
      "operands of shapes \(operands.map(\.shape)) do not fit a contraction of shapes \(path.shapes)")
    if path.steps.isEmpty { return view(operands[0]) }
    let result = Tensor<Element>(uninitialized: Axes(resultShape))
    if binding.sizes.contains(0) {
      Element.fill(result.base, 0, result.count)
    } else {
      let program = programs.program(operands.map(\.layout.strides)) { strides in
        var compiler = ContractionCompiler(path, binding, strides)
        return compiler.compile()
      }
      program.run(operands, into: result)
    }
    return result
  }

  /// The operand with its axes in the order of the output, and diagonals of those that are named twice.
  private func view<Element: Scalar>(_ operand: Tensor<Element>) -> Tensor<Element> {
    let layout = OperandLayout(binding.operands[0], operand.layout.strides, labelCount: binding.sizes.count)
    let strides = Axes(binding.output.map { $0.map { layout.strides[$0] } ?? 1 })
    return Tensor(
      storage: operand.storage, offset: operand.offset, layout: Layout(shape: Axes(resultShape), strides: strides))
  }
}

extension Contraction: CustomStringConvertible {
  /// The path.
  public var description: String { path.description }
}
