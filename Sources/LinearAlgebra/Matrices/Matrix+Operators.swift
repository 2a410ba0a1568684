infix operator .* : MultiplicationPrecedence
infix operator ./ : MultiplicationPrecedence
infix operator .*= : AssignmentPrecedence
infix operator ./= : AssignmentPrecedence

// Axes of equal length are matched, an axis of length 1 is repeated (NumPy's rule); a vector stands for a row. A
// temporary operand lends its storage to the result.

extension Matrix {
  /// The sum A + B.
  public static func + (a: consuming Matrix, b: consuming Matrix) -> Matrix { elementwise(.add, a, b) }

  /// The sum of each row of the matrix and the vector.
  public static func + (a: consuming Matrix, b: Vector<Element>) -> Matrix { elementwise(.add, a, b.asRow) }

  /// The sum of the vector and each row of the matrix.
  public static func + (a: Vector<Element>, b: consuming Matrix) -> Matrix { elementwise(.add, a.asRow, b) }

  /// The sum of each element and the scalar.
  public static func + (a: consuming Matrix, b: Element) -> Matrix { elementwise(.add, a, b) }

  /// The sum of the scalar and each element.
  public static func + (a: Element, b: consuming Matrix) -> Matrix { elementwise(.add, a, b) }

  /// Replaces the matrix by the sum, in place.
  public static func += (a: inout Matrix, b: Matrix) { a.combine(.add, b) }

  /// Replaces each row by the sum of it and the vector, in place.
  public static func += (a: inout Matrix, b: Vector<Element>) { a.combine(.add, b.asRow) }

  /// Replaces each element by the sum of it and the scalar, in place.
  public static func += (a: inout Matrix, b: Element) { a.combine(.add, b) }

  /// The difference A - B.
  public static func - (a: consuming Matrix, b: consuming Matrix) -> Matrix { elementwise(.subtract, a, b) }

  /// The difference of each row of the matrix and the vector.
  public static func - (a: consuming Matrix, b: Vector<Element>) -> Matrix { elementwise(.subtract, a, b.asRow) }

  /// The difference of the vector and each row of the matrix.
  public static func - (a: Vector<Element>, b: consuming Matrix) -> Matrix { elementwise(.subtract, a.asRow, b) }

  /// The difference of each element and the scalar.
  public static func - (a: consuming Matrix, b: Element) -> Matrix { elementwise(.subtract, a, b) }

  /// The difference of the scalar and each element.
  public static func - (a: Element, b: consuming Matrix) -> Matrix { elementwise(.subtract, a, b) }

  /// Replaces the matrix by the difference, in place.
  public static func -= (a: inout Matrix, b: Matrix) { a.combine(.subtract, b) }

  /// Replaces each row by the difference of it and the vector, in place.
  public static func -= (a: inout Matrix, b: Vector<Element>) { a.combine(.subtract, b.asRow) }

  /// Replaces each element by the difference of it and the scalar, in place.
  public static func -= (a: inout Matrix, b: Element) { a.combine(.subtract, b) }

  /// The elementwise (Hadamard) product aᵢⱼ bᵢⱼ.
  public static func .* (a: consuming Matrix, b: consuming Matrix) -> Matrix { elementwise(.multiply, a, b) }

  /// The elementwise (Hadamard) product of each row of the matrix and the vector.
  public static func .* (a: consuming Matrix, b: Vector<Element>) -> Matrix { elementwise(.multiply, a, b.asRow) }

  /// The elementwise (Hadamard) product of the vector and each row of the matrix.
  public static func .* (a: Vector<Element>, b: consuming Matrix) -> Matrix { elementwise(.multiply, a.asRow, b) }

  /// The elementwise (Hadamard) product of each element and the scalar.
  public static func .* (a: consuming Matrix, b: Element) -> Matrix { elementwise(.multiply, a, b) }

  /// The elementwise (Hadamard) product of the scalar and each element.
  public static func .* (a: Element, b: consuming Matrix) -> Matrix { elementwise(.multiply, a, b) }

  /// Replaces the matrix by the elementwise (Hadamard) product, in place.
  public static func .*= (a: inout Matrix, b: Matrix) { a.combine(.multiply, b) }

  /// Replaces each row by the elementwise (Hadamard) product of it and the vector, in place.
  public static func .*= (a: inout Matrix, b: Vector<Element>) { a.combine(.multiply, b.asRow) }

  /// Replaces each element by the elementwise (Hadamard) product of it and the scalar, in place.
  public static func .*= (a: inout Matrix, b: Element) { a.combine(.multiply, b) }

  /// The elementwise quotient aᵢⱼ / bᵢⱼ.
  public static func ./ (a: consuming Matrix, b: consuming Matrix) -> Matrix { elementwise(.divide, a, b) }

  /// The elementwise quotient of each row of the matrix and the vector.
  public static func ./ (a: consuming Matrix, b: Vector<Element>) -> Matrix { elementwise(.divide, a, b.asRow) }

  /// The elementwise quotient of the vector and each row of the matrix.
  public static func ./ (a: Vector<Element>, b: consuming Matrix) -> Matrix { elementwise(.divide, a.asRow, b) }

  /// The elementwise quotient of each element and the scalar.
  public static func ./ (a: consuming Matrix, b: Element) -> Matrix { elementwise(.divide, a, b) }

  /// The elementwise quotient of the scalar and each element.
  public static func ./ (a: Element, b: consuming Matrix) -> Matrix { elementwise(.divide, a, b) }

  /// Replaces the matrix by the elementwise quotient, in place.
  public static func ./= (a: inout Matrix, b: Matrix) { a.combine(.divide, b) }

  /// Replaces each row by the elementwise quotient of it and the vector, in place.
  public static func ./= (a: inout Matrix, b: Vector<Element>) { a.combine(.divide, b.asRow) }

  /// Replaces each element by the elementwise quotient of it and the scalar, in place.
  public static func ./= (a: inout Matrix, b: Element) { a.combine(.divide, b) }

  /// The matrix times a scalar.
  public static func * (a: consuming Matrix, b: Element) -> Matrix { elementwise(.multiply, a, b) }

  /// The matrix times a scalar.
  public static func * (a: Element, b: consuming Matrix) -> Matrix { elementwise(.multiply, b, a) }

  /// The matrix divided by a scalar.
  public static func / (a: consuming Matrix, b: Element) -> Matrix { elementwise(.divide, a, b) }

  /// Multiplies the matrix by a scalar, in place.
  public static func *= (a: inout Matrix, b: Element) { a.combine(.multiply, b) }

  /// Divides the matrix by a scalar, in place.
  public static func /= (a: inout Matrix, b: Element) { a.combine(.divide, b) }

  /// The matrix with the sign of each element changed.
  public static prefix func - (a: consuming Matrix) -> Matrix { elementwise(a, Element.negate) }

  private mutating func combine(_ operation: ElementwiseOperation, _ b: Matrix) {
    Matrix.elementwise(operation, into: &self, exclusive: isExclusive(), b)
  }

  private mutating func combine(_ operation: ElementwiseOperation, _ b: Element) {
    Matrix.elementwise(operation, into: &self, exclusive: isExclusive(), b)
  }
}
