import Synchronization

/// The programs of a plan by the strides of the operands, the latest ones kept.
final class ContractionPrograms: Sendable {
  private static let limit = 8
  private let kept = Mutex<[(strides: [Axes], program: ContractionProgram)]>([])

  /// The program for operands of these strides, made where there is none yet.
  func program(_ strides: [Axes], _ make: ([Axes]) -> ContractionProgram) -> ContractionProgram {
    if let program = kept.withLock({ $0.first { $0.strides == strides }?.program }) { return program }
    let program = make(strides)
    kept.withLock { kept in
      if kept.count >= Self.limit { kept.removeFirst() }
      kept.append((strides, program))
    }
    return program
  }
}

/// The latest plans that einsum made, so that calling it again with the same equation and shapes plans nothing.
struct ContractionPlans: ~Copyable, Sendable {
  static let shared = ContractionPlans()
  private static let limit = 64

  private struct Key: Hashable {
    let equation: String
    let shapes: [Axes]
    let strategy: ContractionStrategy
    let memoryLimit: Int?
  }

  private let kept = Mutex<[Key: Contraction]>([:])

  /// The plan for operands of these shapes.
  func plan(
    _ equation: String, _ shapes: [Axes], _ strategy: ContractionStrategy, _ memoryLimit: Int?
  ) throws(LinearAlgebraError) -> Contraction {
    let key = Key(equation: equation, shapes: shapes, strategy: strategy, memoryLimit: memoryLimit)
    if let plan = kept.withLock({ $0[key] }) { return plan }
    let plan = try Contraction(
      EinsumEquation(equation), shapes: shapes.map(Array.init), strategy: strategy, memoryLimit: memoryLimit)
    kept.withLock { kept in
      if kept.count >= Self.limit { kept.removeAll() }
      kept[key] = plan
    }
    return plan
  }
}
