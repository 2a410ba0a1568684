import ArgumentParser

extension ArgumentHelp {
  /// The help of an operand that is a matrix.
  static let matrix: ArgumentHelp = "A matrix: a file, FILE:NAME in an archive, a literal as '[[1,2],[3,4]]', or - ."

  /// The help of an operand of any number of axes.
  static let tensor: ArgumentHelp = "A tensor: a file, FILE:NAME in an archive, a literal as '[[1,2],[3,4]]', or - ."

  /// The help of operands of any number of axes.
  static let tensors: ArgumentHelp = "Tensors: files, FILE:NAME in an archive, literals as '[[1,2],[3,4]]', or - ."
}
