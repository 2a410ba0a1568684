/// What is wrong with an equation of ``EinsumEquation``, or with operands that do not fit it.
///
/// Operands and axes count from 0; where `operand` is nil, the output is meant.
public enum EquationFault: Hashable, Sendable {
  /// A character that is no label (a-z, A-Z), comma, arrow, ellipsis or white space; positions count from 0.
  case unexpectedCharacter(Character, position: Int)
  /// A '-' without the '>' behind it, or a '>' without the '-' before it.
  case brokenArrow(position: Int)
  /// A second '->'.
  case repeatedArrow(position: Int)
  /// A ',' behind the arrow: there is one output.
  case severalOutputs(position: Int)
  /// One or two dots, or dots behind an ellipsis.
  case brokenEllipsis(operand: Int?)
  /// Two ellipses in one operand, or in the output.
  case repeatedEllipsis(operand: Int?)
  /// A label twice in the output.
  case repeatedOutputLabel(Character)
  /// A label of the output that no operand has.
  case unknownOutputLabel(Character)
  /// More or fewer operands than the equation has terms.
  case operandCount(expected: Int, given: Int)
  /// An operand whose number of axes is not what its labels say.
  case axisCount(operand: Int, labels: String, given: Int)
  /// One label for two axes of one operand that differ in size.
  case diagonalSizes(label: Character, operand: Int, sizes: [Int])
  /// One label for axes of two operands that differ in size, where neither size is 1.
  case labelSizes(label: Character, operands: [Int], sizes: [Int])
  /// Axes under the ellipsis, counted from the last one, that differ in size, where neither size is 1.
  case ellipsisSizes(axisFromEnd: Int, operands: [Int], sizes: [Int])
  /// More distinct axes longer than 1 than a contraction can have.
  case tooManyAxes(Int)
  /// More operands than an exact search tries all orders of.
  case tooManyOperands(Int, limit: Int)
  /// No order of contraction keeps each intermediate within the limit on its number of elements.
  case memoryLimit(Int)
  /// The pair at this place of an order is not two different operands or results that are still there.
  case invalidOrder(step: Int)
}

extension EquationFault: CustomStringConvertible {
  /// One line that names the operand and the label.
  public var description: String {
    switch self {
    case .unexpectedCharacter(let character, let position):
      "'\(character)' at position \(position) is no label (a-z, A-Z), ',', '->' or '...'"
    case .brokenArrow(let position): "half an arrow at position \(position): the output stands behind '->'"
    case .repeatedArrow(let position): "a second '->' at position \(position)"
    case .severalOutputs(let position): "a ',' behind '->' at position \(position): there is one output"
    case .brokenEllipsis(let operand): "\(Self.place(operand)) has a '.' that is no part of an ellipsis '...'"
    case .repeatedEllipsis(let operand): "\(Self.place(operand)) has two ellipses"
    case .repeatedOutputLabel(let label): "the output has the label '\(label)' twice"
    case .unknownOutputLabel(let label): "the output has the label '\(label)', which no operand has"
    case .operandCount(let expected, let given):
      "there \(expected == 1 ? "is 1 term" : "are \(expected) terms") for \(given) operand\(given == 1 ? "" : "s")"
    case .axisCount(let operand, let labels, let given):
      "operand \(operand) has \(given) ax\(given == 1 ? "is" : "es"), its term is '\(labels)'"
    case .diagonalSizes(let label, let operand, let sizes):
      "operand \(operand) has the label '\(label)' for axes of sizes \(Self.list(sizes))"
    case .labelSizes(let label, let operands, let sizes):
      "the label '\(label)' has the sizes \(Self.list(sizes)) in operands \(Self.list(operands))"
    case .ellipsisSizes(let axis, let operands, let sizes):
      "axis \(axis) from the end of the ellipses has the sizes \(Self.list(sizes)) in operands \(Self.list(operands))"
    case .tooManyAxes(let count): "\(count) distinct axes are too many: there may be \(LabelSet.capacity)"
    case .tooManyOperands(let count, let limit): "\(count) operands are too many for an exact search, up to \(limit)"
    case .memoryLimit(let limit): "no order keeps each intermediate within \(limit) elements"
    case .invalidOrder(let step): "pair \(step) of the order is not two operands that are still there, or is missing"
    }
  }

  private static func place(_ operand: Int?) -> String { operand.map { "operand \($0)" } ?? "the output" }

  private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: " and ") }
}
