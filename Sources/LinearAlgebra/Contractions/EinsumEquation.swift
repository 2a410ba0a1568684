/// An equation of einsum, such as `ij,jk->ik`, parsed once.
///
/// Each operand has a term: a label (a-z, A-Z) for each axis, or `...` for any number of axes, which are aligned from
/// the right and broadcast against the other operands' ellipses. Labels that the output does not have are summed over,
/// and so is an ellipsis that an explicit output does not have. A label twice in one term means the diagonal. Without
/// `->` the output has the axes of the ellipses and then the labels that appear exactly once, upper case first.
/// White space is ignored. The terms of scalars are empty: `,->`.
///
/// Axes of size 1 broadcast against longer ones of other operands under the same label.
public struct EinsumEquation: Hashable, Sendable {
  /// The labels of an operand or the output, in ASCII, and how many of them stand before the ellipsis.
  struct Term: Hashable, Sendable {
    var letters: [UInt8] = []
    var ellipsis: Int?
  }

  /// The equation as it was written.
  public let text: String
  let inputs: [Term]
  let output: Term

  /// The equation that a text says.
  ///
  /// Throws ``LinearAlgebraError/invalidEquation(_:_:)``, which says what is wrong with the text, and where.
  public init(_ text: String) throws(LinearAlgebraError) {
    self.text = text
    var parser = EquationParser()
    do throws(EquationFault) {
      (inputs, output) = try parser.parse(text)
    } catch {
      throw .invalidEquation(text, error)
    }
  }

  /// The number of operands.
  public var operandCount: Int { inputs.count }
}

extension EinsumEquation: CustomStringConvertible {
  /// The equation with an explicit output and without white space.
  public var description: String {
    inputs.map(\.description).joined(separator: ",") + "->" + output.description
  }
}

extension EinsumEquation.Term: CustomStringConvertible {
  var description: String {
    let text = letters.map { String(Character(UnicodeScalar($0))) }
    guard let ellipsis else { return text.joined() }
    return text[..<ellipsis].joined() + "..." + text[ellipsis...].joined()
  }
}

extension EquationFault: Error {}
