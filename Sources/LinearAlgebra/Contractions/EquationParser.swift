/// Reads the text of an equation from left to right.
struct EquationParser {
  private var terms: [EinsumEquation.Term] = [.init()]
  private var isInOutput = false
  private var inputs: [EinsumEquation.Term] = []
  private var dots = 0
  private var dashPosition: Int?

  mutating func parse(
    _ text: String
  ) throws(EquationFault) -> (inputs: [EinsumEquation.Term], output: EinsumEquation.Term) {
    for (position, character) in text.enumerated() where !character.isWhitespace {
      try read(character, position)
    }
    try finishDots()
    if let dashPosition { throw .brokenArrow(position: dashPosition) }
    guard isInOutput else { return (terms, Self.impliedOutput(of: terms)) }
    try Self.check(terms[0], against: inputs)
    return (inputs, terms[0])
  }

  /// The operand whose term is being read; nil for the output.
  private var operand: Int? { isInOutput ? nil : terms.count - 1 }

  private mutating func read(_ character: Character, _ position: Int) throws(EquationFault) {
    if let dashPosition {
      guard character == ">" else { throw .brokenArrow(position: dashPosition) }
      self.dashPosition = nil
      (inputs, terms, isInOutput) = (terms, [.init()], true)
      return
    }
    if character == "." {
      dots += 1
      if dots == 3 {
        dots = 0
        guard terms[terms.count - 1].ellipsis == nil else { throw .repeatedEllipsis(operand: operand) }
        terms[terms.count - 1].ellipsis = terms[terms.count - 1].letters.count
      }
      return
    }
    try finishDots()
    switch character {
    case ",":
      guard !isInOutput else { throw .severalOutputs(position: position) }
      terms.append(.init())
    case "-":
      guard !isInOutput else { throw .repeatedArrow(position: position) }
      dashPosition = position
    case ">": throw .brokenArrow(position: position)
    default:
      guard let letter = character.asciiValue, character.isLetter else {
        throw .unexpectedCharacter(character, position: position)
      }
      terms[terms.count - 1].letters.append(letter)
    }
  }

  private func finishDots() throws(EquationFault) {
    if dots != 0 { throw .brokenEllipsis(operand: operand) }
  }

  private static func impliedOutput(of inputs: [EinsumEquation.Term]) -> EinsumEquation.Term {
    var counts: [UInt8: Int] = [:]
    for letter in inputs.flatMap(\.letters) { counts[letter, default: 0] += 1 }
    return EinsumEquation.Term(
      letters: counts.filter { $0.value == 1 }.keys.sorted(),
      ellipsis: inputs.contains { $0.ellipsis != nil } ? 0 : nil)
  }

  private static func check(
    _ output: EinsumEquation.Term, against inputs: [EinsumEquation.Term]
  ) throws(EquationFault) {
    var seen: Set<UInt8> = []
    let known = Set(inputs.flatMap(\.letters))
    for letter in output.letters {
      let label = Character(UnicodeScalar(letter))
      guard seen.insert(letter).inserted else { throw .repeatedOutputLabel(label) }
      guard known.contains(letter) else { throw .unknownOutputLabel(label) }
    }
  }
}
