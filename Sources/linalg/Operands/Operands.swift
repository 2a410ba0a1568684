import ArrayFiles
import LinearAlgebra

/// The operands of a command in the type that it computes in.
struct Operands<Element: Scalar> {
  private let values: [OperandValue]
  /// Whether --dtype asked for the type, so that numbers which do not fit are rounded.
  private let isRounding: Bool

  init(_ values: [OperandValue], isRounding: Bool) {
    self.values = values
    self.isRounding = isRounding
  }

  var count: Int { values.count }

  /// Where an operand came from, for messages.
  func source(_ index: Int) -> String { values[index].tensor.source }

  /// An operand of any number of axes.
  func tensor(_ index: Int) throws(ArrayFileError) -> Tensor<Element> {
    let value = values[index]
    return try isRounding || value.isLiteral ? Tensor(rounding: value.tensor) : Tensor(value.tensor)
  }

  /// An operand that must have two axes.
  func matrix(_ index: Int) throws -> Matrix<Element> {
    let tensor = try tensor(index)
    guard tensor.rank == 2 else { throw failure(index, "a matrix (two axes) was expected") }
    return Matrix(tensor)
  }

  /// An operand that must have two axes of the same length.
  func squareMatrix(_ index: Int) throws -> Matrix<Element> {
    let matrix = try matrix(index)
    guard matrix.rows == matrix.columns else { throw failure(index, "a square matrix was expected") }
    return matrix
  }

  /// An operand that must have one axis.
  func vector(_ index: Int) throws -> Vector<Element> {
    let tensor = try tensor(index)
    guard tensor.rank == 1 else { throw failure(index, "a vector (one axis) was expected") }
    return Vector(tensor)
  }

  /// That the shape of an operand does not fit.
  func failure(_ index: Int, _ expected: String) -> CommandFailure {
    .data("\(source(index)): the shape is \(values[index].tensor.shape), \(expected)")
  }
}
