import LinearAlgebra
import TestSupport
import Testing

/// The strategies that einsum is tested with, and an order from the right to the left.
func contractionStrategies(operands: Int) -> [ContractionStrategy] {
  var backwards: [[Int]] = []
  for step in 0..<max(0, operands - 1) {
    backwards.append([step == 0 ? operands - 1 : operands + step - 1, operands - 2 - step])
  }
  return [.automatic, .optimal, .optimalMemory, .greedy, .leftToRight, .order(backwards)]
}

@Suite("einsum against NumPy")
struct EinsumReferenceTests {
  @Test(
    "every equation, by every strategy, gives what NumPy gives",
    arguments: try referenceCases("einsum", operation: "einsum"))
  func equations(reference: ReferenceCase) throws {
    func check<Element: Scalar>(_ type: Element.Type) throws {
      let equation = try reference.word("equation")
      let operands: [Tensor<Element>] = try reference.operands()
      let expected = try reference.output("result")
      for strategy in contractionStrategies(operands: operands.count) {
        let result = try einsum(equation, operands, strategy: strategy)
        #expect(result.shape == expected.shape, "\(strategy)")
        let parts = result.elements.map { (real: Double($0.real), imaginary: Double($0.imaginary)) }
        let ratio = try reference.errorRatio(of: parts, from: "result", epsilon: Double(Element.ulpOfOne))
        #expect(ratio <= 8, "\(strategy) in \(Element.self)")
      }
    }
    for type in reference.elementTypes { try check(type) }
  }

  @Test("the reference has at least seventy distinct equations")
  func count() throws {
    let equations = try referenceCases("einsum", operation: "einsum").map { try $0.word("equation") }
    #expect(Set(equations).count >= 70)
  }
}

extension ReferenceCase {
  /// The inputs as tensors, in the order of their names.
  func operands<Element: Scalar>() throws -> [Tensor<Element>] {
    try inputs.keys.sorted().map { key in
      let array = try input(key)
      let elements = array.parts.map { Element(real: Element.Real($0.real), imaginary: Element.Real($0.imaginary)) }
      return Tensor(shape: array.shape, elements)
    }
  }
}
