/// The order in which the operands of an equation are contracted, and what each step costs.
///
/// Labels that one operand alone has are summed first; then each step contracts a pair. Printing a path shows all of it.
///
/// ```swift
/// let path = try ContractionPath("ij,jk,kl->il", shapes: [[10, 1000], [1000, 5], [5, 200]])
/// print(path)
/// ```
public struct ContractionPath: Hashable, Sendable {
  /// A step: one operand that is summed, or two that are contracted.
  public struct Step: Hashable, Sendable {
    /// The numbers of what goes in: operands from 0, results of pairs behind them.
    public let operands: [Int]
    /// The number of what comes out; that of the operand itself where it is summed.
    public let result: Int
    /// The equation of the step; axes of size 1 are left out.
    public let equation: String
    /// Which kind of product the step is.
    public let kind: ContractionKind
    /// The number of multiplications and additions.
    public let operations: Double
    /// The number of elements that come out.
    public let size: Double

    let labels: [LabelSet]
    let resultLabels: LabelSet
  }

  /// The equation.
  public let equation: EinsumEquation
  /// The shapes of the operands.
  public let shapes: [[Int]]
  /// The steps in the order in which they run.
  public let steps: [Step]
  /// The number of multiplications and additions of all steps.
  public let operations: Double
  /// The number of multiplications and additions of one loop over all labels.
  public let directOperations: Double
  /// The number of elements of the largest intermediate, 0 where there is none; the result is not one.
  public let largestIntermediate: Double

  /// The order for operands of these shapes.
  ///
  /// Throws ``LinearAlgebraError/invalidEquation(_:_:)`` where a shape does not fit the equation, where no order keeps
  /// the limit, and where an order of one's own is none.
  /// - Parameters:
  ///   - equation: what is summed.
  ///   - shapes: those of the operands, in the order of the equation.
  ///   - strategy: how the order is found.
  ///   - memoryLimit: the most elements that an intermediate may have; nil for no limit.
  public init(
    _ equation: EinsumEquation, shapes: [[Int]], strategy: ContractionStrategy = .automatic, memoryLimit: Int? = nil
  ) throws(LinearAlgebraError) {
    do throws(EquationFault) {
      let binding = try EquationBinding(equation, shapes)
      try self.init(equation, shapes, binding, strategy, memoryLimit)
    } catch {
      throw .invalidEquation(equation.text, error)
    }
  }

  /// The order for operands of these shapes, from the text of an equation.
  public init(
    _ equation: String, shapes: [[Int]], strategy: ContractionStrategy = .automatic, memoryLimit: Int? = nil
  ) throws(LinearAlgebraError) {
    try self.init(EinsumEquation(equation), shapes: shapes, strategy: strategy, memoryLimit: memoryLimit)
  }

  init(
    _ equation: EinsumEquation, _ shapes: [[Int]], _ binding: EquationBinding, _ strategy: ContractionStrategy,
    _ memoryLimit: Int?
  ) throws(EquationFault) {
    self.equation = equation
    self.shapes = shapes
    let network = ContractionNetwork(binding)
    let order = try network.order(strategy, memoryLimit: memoryLimit)
    let labels = try network.labels(of: order, memoryLimit: memoryLimit)
    let inputs = binding.inputSets
    let sums = inputs.indices.filter { inputs[$0] != labels[$0] }.map { index in
      Step(
        operands: [index], result: index, equation: binding.text([inputs[index]], labels[index]), kind: .sum,
        operations: network.size(inputs[index]), size: network.size(labels[index]), labels: [inputs[index]],
        resultLabels: labels[index])
    }
    let pairs = order.enumerated().map { step, pair in
      let (a, b, result) = (labels[pair[0]], labels[pair[1]], labels[inputs.count + step])
      return Step(
        operands: pair, result: inputs.count + step, equation: binding.text([a, b], result),
        kind: ContractionKind(
          batch: a.intersection(b).intersection(result), contracted: a.intersection(b).subtracting(result),
          left: a.subtracting(b), right: b.subtracting(a)),
        operations: network.operations(a, b, result: result), size: network.size(result), labels: [a, b],
        resultLabels: result)
    }
    steps = sums + pairs
    operations = steps.reduce(0) { $0 + $1.operations }
    let all = inputs.reduce(LabelSet()) { $0.union($1) }
    let hasSums = all != binding.outputSet
    directOperations =
      network.size(all) * Double(Swift.max(1, inputs.count - 1) + (hasSums && inputs.count > 1 ? 1 : 0))
    largestIntermediate = steps.dropLast().reduce(0) { Swift.max($0, $1.size) }
  }
}

extension EquationBinding {
  /// The equation of a step; the result's labels in alphabetic order, but the output's as they are.
  fileprivate func text(_ operands: [LabelSet], _ result: LabelSet) -> String {
    func text(_ labels: [Int]) -> String { labels.map { names[$0] }.joined() }
    let order = result == outputSet ? output.compactMap { $0 } : result.labels
    return operands.map { text($0.labels) }.joined(separator: ",") + "->" + text(order)
  }
}
