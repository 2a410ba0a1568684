import Synchronization

/// What a contraction keeps: the path, and the programs for the strides of the latest operands.
final class ContractionPlan: Sendable {
  let path: ContractionPath
  let shapes: [Axes]
  let resultShape: Axes
  private let binding: EquationBinding
  private let isEmpty: Bool
  private let programs = Mutex<[(strides: [Axes], program: ContractionProgram)]>([])
  private static let programLimit = 8

  init(
    _ equation: EinsumEquation, _ shapes: [[Int]], _ strategy: ContractionStrategy, _ memoryLimit: Int?
  ) throws(LinearAlgebraError) {
    do throws(EquationFault) {
      binding = try EquationBinding(equation, shapes)
      path = try ContractionPath(equation, shapes, binding, strategy, memoryLimit)
    } catch {
      throw .invalidEquation(equation.text, error)
    }
    self.shapes = shapes.map { Axes($0) }
    resultShape = Axes(binding.outputShape)
    isEmpty = binding.sizes.contains(0)
  }

  /// Whether the operands have the shapes of the plan.
  func fits<Element: Scalar>(_ operands: [Tensor<Element>]) -> Bool {
    operands.count == shapes.count && operands.indices.allSatisfy { operands[$0].layout.shape == shapes[$0] }
  }

  func run<Element: Scalar>(_ operands: [Tensor<Element>]) -> Tensor<Element> {
    precondition(
      fits(operands), "operands of shapes \(operands.map(\.shape)) do not fit a contraction of shapes \(shapes)")
    if path.steps.isEmpty { return view(operands[0]) }
    let result = Tensor<Element>(uninitialized: resultShape)
    if isEmpty {
      Element.fill(result.base, 0, result.count)
    } else {
      program(operands).run(operands, into: result)
    }
    return result
  }

  /// The program for operands of these strides, made where there is none yet.
  private func program<Element: Scalar>(_ operands: [Tensor<Element>]) -> ContractionProgram {
    let kept = programs.withLock { programs in
      for entry in programs
      where operands.indices.allSatisfy({ operands[$0].layout.strides == entry.strides[$0] }) {
        return entry.program as ContractionProgram?
      }
      return nil
    }
    if let kept { return kept }
    let strides = operands.map(\.layout.strides)
    var compiler = ContractionCompiler(path, binding, strides)
    let program = compiler.compile()
    programs.withLock { programs in
      if programs.count >= Self.programLimit { programs.removeFirst() }
      programs.append((strides, program))
    }
    return program
  }

  /// The operand with its axes in the order of the output, and diagonals of those that are named twice.
  private func view<Element: Scalar>(_ operand: Tensor<Element>) -> Tensor<Element> {
    let layout = OperandLayout(binding.operands[0], operand.layout.strides, labelCount: binding.sizes.count)
    let strides = Axes(binding.output.map { $0.map { layout.strides[$0] } ?? 1 })
    return Tensor(
      storage: operand.storage, offset: operand.offset, layout: Layout(shape: resultShape, strides: strides))
  }
}

/// The latest plans that einsum made, so that calling it again with the same equation and shapes plans nothing.
struct ContractionPlans: ~Copyable, Sendable {
  static let shared = ContractionPlans()
  private static let limit = 64

  private struct Entry {
    let plan: ContractionPlan
    let strategy: ContractionStrategy
    let memoryLimit: Int?
  }

  private struct State {
    var plans: [String: [Entry]] = [:]
    var count = 0
  }

  private let kept = Mutex(State())

  /// The plan for these operands.
  func plan<Element: Scalar>(
    _ equation: String, _ operands: [Tensor<Element>], _ strategy: ContractionStrategy, _ memoryLimit: Int?
  ) throws(LinearAlgebraError) -> ContractionPlan {
    let known = kept.withLock { state -> ContractionPlan? in
      guard let entries = state.plans[equation] else { return nil }
      for entry in entries
      where entry.memoryLimit == memoryLimit && entry.strategy == strategy && entry.plan.fits(operands) {
        return entry.plan
      }
      return nil
    }
    if let known { return known }
    let plan = try ContractionPlan(EinsumEquation(equation), operands.map(\.shape), strategy, memoryLimit)
    kept.withLock { state in
      if state.count >= Self.limit { state = State() }
      state.plans[equation, default: []].append(Entry(plan: plan, strategy: strategy, memoryLimit: memoryLimit))
      state.count += 1
    }
    return plan
  }
}
