import LinearAlgebra
import Testing

/// An equation, the shapes of its operands, and what is wrong with them.
struct MalformedEquation: CustomTestStringConvertible {
  let text: String
  let shapes: [[Int]]
  let fault: EquationFault
  let message: String

  init(_ text: String, _ shapes: [[Int]], _ fault: EquationFault, _ message: String) {
    (self.text, self.shapes, self.fault, self.message) = (text, shapes, fault, message)
  }

  var testDescription: String { "\(text) \(shapes)" }

  static let all: [MalformedEquation] = [
    .init("i1->i", [[2]], .unexpectedCharacter("1", position: 1), "'1' at position 1 is no label"),
    .init("i;j", [[2], [2]], .unexpectedCharacter(";", position: 1), "';' at position 1 is no label"),
    .init("(ij)->i", [[2, 2]], .unexpectedCharacter("(", position: 0), "'(' at position 0 is no label"),
    .init("i→j", [[2]], .unexpectedCharacter("→", position: 1), "'→' at position 1 is no label"),
    .init("ié->i", [[2, 2]], .unexpectedCharacter("é", position: 1), "'é' at position 1 is no label"),
    .init("i, j*k", [[2], [2, 2]], .unexpectedCharacter("*", position: 4), "'*' at position 4 is no label"),
    .init("ij>ji", [[2, 2]], .brokenArrow(position: 2), "half an arrow at position 2"),
    .init("ij-ji", [[2, 2]], .brokenArrow(position: 2), "half an arrow at position 2"),
    .init("ij-", [[2, 2]], .brokenArrow(position: 2), "half an arrow at position 2"),
    .init("ij->j->i", [[2, 2]], .repeatedArrow(position: 5), "a second '->' at position 5"),
    .init("ij->i,j", [[2, 2]], .severalOutputs(position: 5), "a ',' behind '->' at position 5"),
    .init(".i->i", [[2]], .brokenEllipsis(operand: 0), "operand 0 has a '.' that is no part of an ellipsis"),
    .init("i,..j->j", [[2], [2]], .brokenEllipsis(operand: 1), "operand 1 has a '.' that is no part of an ellipsis"),
    .init("....i->i", [[2]], .brokenEllipsis(operand: 0), "operand 0 has a '.' that is no part of an ellipsis"),
    .init("i->..i", [[2]], .brokenEllipsis(operand: nil), "the output has a '.' that is no part of an ellipsis"),
    .init("i->i.", [[2]], .brokenEllipsis(operand: nil), "the output has a '.' that is no part of an ellipsis"),
    .init("...i...->i", [[2]], .repeatedEllipsis(operand: 0), "operand 0 has two ellipses"),
    .init("i...->...i...", [[2]], .repeatedEllipsis(operand: nil), "the output has two ellipses"),
    .init("ij->ii", [[2, 2]], .repeatedOutputLabel("i"), "the output has the label 'i' twice"),
    .init("ij->ik", [[2, 2]], .unknownOutputLabel("k"), "the output has the label 'k', which no operand has"),
    .init("->a", [[]], .unknownOutputLabel("a"), "the output has the label 'a', which no operand has"),
    .init("iJ->ij", [[2, 2]], .unknownOutputLabel("j"), "the output has the label 'j', which no operand has"),
    .init("ij,jk", [[2, 2]], .operandCount(expected: 2, given: 1), "there are 2 terms for 1 operand"),
    .init("ij", [[2, 2], [2, 2]], .operandCount(expected: 1, given: 2), "there is 1 term for 2 operands"),
    .init("", [], .operandCount(expected: 1, given: 0), "there is 1 term for 0 operands"),
    .init("i,", [[2]], .operandCount(expected: 2, given: 1), "there are 2 terms for 1 operand"),
    .init(
      "ij,jkl->i", [[2, 3], [3, 4]], .axisCount(operand: 1, labels: "jkl", given: 2),
      "operand 1 has 2 axes, its term is 'jkl'"),
    .init(
      "ij,j->i", [[2, 3, 4], [3]], .axisCount(operand: 0, labels: "ij", given: 3),
      "operand 0 has 3 axes, its term is 'ij'"),
    .init(
      "i...j->...", [[2]], .axisCount(operand: 0, labels: "i...j", given: 1),
      "operand 0 has 1 axis, its term is 'i...j'"),
    .init(
      "ij,jk->ik", [[2, 3], [4, 5]], .labelSizes(label: "j", operands: [0, 1], sizes: [3, 4]),
      "the label 'j' has the sizes 3 and 4 in operands 0 and 1"),
    .init(
      "a,a,a->a", [[1], [2], [0]], .labelSizes(label: "a", operands: [1, 2], sizes: [2, 0]),
      "the label 'a' has the sizes 2 and 0 in operands 1 and 2"),
    .init(
      "j,ii->j", [[2], [3, 4]], .diagonalSizes(label: "i", operand: 1, sizes: [3, 4]),
      "operand 1 has the label 'i' for axes of sizes 3 and 4"),
    .init(
      "ii->i", [[1, 3]], .diagonalSizes(label: "i", operand: 0, sizes: [1, 3]),
      "operand 0 has the label 'i' for axes of sizes 1 and 3"),
    .init(
      "...i,...i->...", [[5, 2, 3], [4, 3]], .ellipsisSizes(axisFromEnd: 0, operands: [0, 1], sizes: [2, 4]),
      "axis 0 from the end of the ellipses has the sizes 2 and 4 in operands 0 and 1"),
    .init(
      "...,...->...", [[5, 2, 3], [4, 2, 3]], .ellipsisSizes(axisFromEnd: 2, operands: [0, 1], sizes: [5, 4]),
      "axis 2 from the end of the ellipses has the sizes 5 and 4 in operands 0 and 1"),
    .init(
      "...", [Array(repeating: 2, count: 65)], .tooManyAxes(65), "65 distinct axes are too many: there may be 64"),
  ]
}

@Suite("einsum equations")
struct EinsumEquationTests {
  @Test("a malformed equation throws what is wrong, and names operand and label", arguments: MalformedEquation.all)
  func malformed(equation: MalformedEquation) {
    let error = #expect(throws: LinearAlgebraError.self) { try ContractionPath(equation.text, shapes: equation.shapes) }
    #expect(error == .invalidEquation(equation.text, equation.fault))
    let text = error?.description ?? ""
    #expect(text.hasPrefix("the equation \"\(equation.text)\" is invalid: \(equation.message)"), "\(text)")
  }

  @Test("no two malformed equations have the same message")
  func messages() {
    let messages = MalformedEquation.all.map { "\($0.text): \($0.fault)" }
    #expect(Set(messages).count == messages.count)
    #expect(messages.count >= 25)
  }

  @Test(
    "without an arrow the output has the ellipsis and then the labels that appear once, upper case first",
    arguments: [
      ("ij,jk", "ij,jk->ik"), ("ba", "ba->ab"), ("ii", "ii->"), ("iii", "iii->"), ("ij,jk,kl", "ij,jk,kl->il"),
      ("aB,bA", "aB,bA->ABab"), ("i...,...j", "i...,...j->...ij"), ("", "->"), (",", ",->"), ("...", "...->..."),
      ("iij", "iij->j"), (" i j ,\tj k\n", "ij,jk->ik"), ("...ii", "...ii->..."),
    ])
  func impliedOutput(text: String, expected: String) throws {
    #expect(try EinsumEquation(text).description == expected)
  }

  @Test(
    "an explicit output is kept as it is, white space is not",
    arguments: [
      ("ij , jk - > ki", "ij,jk->ki"), (". . . i -> i . . .", "...i->i..."), ("i->...i", "i->...i"), ("->", "->"),
      ("a,b,c->", "a,b,c->"), ("i...->i", "i...->i"),
    ])
  func explicitOutput(text: String, expected: String) throws {
    let equation = try EinsumEquation(text)
    #expect(equation.description == expected)
    #expect(equation.text == text)
  }

  @Test("an equation knows how many operands it has", arguments: [("", 1), (",", 2), ("ij,jk,kl->il", 3)])
  func operandCount(text: String, count: Int) throws {
    #expect(try EinsumEquation(text).operandCount == count)
  }
}
