// Vectors of equal count are matched; one of a single element is repeated. A temporary operand lends its storage to the
// result. There is no product x * y: it is called `dot` or `outer`.

extension Vector {
  /// The sum x + y.
  public static func + (x: consuming Vector, y: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(.add, x.intoColumn(), y.intoColumn()))
  }

  /// The sum of each element and the scalar.
  public static func + (x: consuming Vector, y: Element) -> Vector {
    Vector(Matrix.elementwise(.add, x.intoColumn(), y))
  }

  /// The sum of the scalar and each element.
  public static func + (x: Element, y: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(.add, x, y.intoColumn()))
  }

  /// Replaces the vector by the sum, in place.
  public static func += (x: inout Vector, y: Vector) { x.combine(.add, y) }

  /// Replaces each element by the sum of it and the scalar, in place.
  public static func += (x: inout Vector, y: Element) { x.combine(.add, y) }

  /// The difference x - y.
  public static func - (x: consuming Vector, y: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(.subtract, x.intoColumn(), y.intoColumn()))
  }

  /// The difference of each element and the scalar.
  public static func - (x: consuming Vector, y: Element) -> Vector {
    Vector(Matrix.elementwise(.subtract, x.intoColumn(), y))
  }

  /// The difference of the scalar and each element.
  public static func - (x: Element, y: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(.subtract, x, y.intoColumn()))
  }

  /// Replaces the vector by the difference, in place.
  public static func -= (x: inout Vector, y: Vector) { x.combine(.subtract, y) }

  /// Replaces each element by the difference of it and the scalar, in place.
  public static func -= (x: inout Vector, y: Element) { x.combine(.subtract, y) }

  /// The elementwise product xᵢ yᵢ.
  public static func .* (x: consuming Vector, y: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(.multiply, x.intoColumn(), y.intoColumn()))
  }

  /// The elementwise product of each element and the scalar.
  public static func .* (x: consuming Vector, y: Element) -> Vector {
    Vector(Matrix.elementwise(.multiply, x.intoColumn(), y))
  }

  /// The elementwise product of the scalar and each element.
  public static func .* (x: Element, y: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(.multiply, x, y.intoColumn()))
  }

  /// Replaces the vector by the elementwise product, in place.
  public static func .*= (x: inout Vector, y: Vector) { x.combine(.multiply, y) }

  /// Replaces each element by the elementwise product of it and the scalar, in place.
  public static func .*= (x: inout Vector, y: Element) { x.combine(.multiply, y) }

  /// The elementwise quotient xᵢ / yᵢ.
  public static func ./ (x: consuming Vector, y: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(.divide, x.intoColumn(), y.intoColumn()))
  }

  /// The elementwise quotient of each element and the scalar.
  public static func ./ (x: consuming Vector, y: Element) -> Vector {
    Vector(Matrix.elementwise(.divide, x.intoColumn(), y))
  }

  /// The elementwise quotient of the scalar and each element.
  public static func ./ (x: Element, y: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(.divide, x, y.intoColumn()))
  }

  /// Replaces the vector by the elementwise quotient, in place.
  public static func ./= (x: inout Vector, y: Vector) { x.combine(.divide, y) }

  /// Replaces each element by the elementwise quotient of it and the scalar, in place.
  public static func ./= (x: inout Vector, y: Element) { x.combine(.divide, y) }

  /// The vector times a scalar.
  public static func * (x: consuming Vector, y: Element) -> Vector {
    Vector(Matrix.elementwise(.multiply, x.intoColumn(), y))
  }

  /// The vector times a scalar.
  public static func * (x: Element, y: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(.multiply, y.intoColumn(), x))
  }

  /// The vector divided by a scalar.
  public static func / (x: consuming Vector, y: Element) -> Vector {
    Vector(Matrix.elementwise(.divide, x.intoColumn(), y))
  }

  /// Multiplies the vector by a scalar, in place.
  public static func *= (x: inout Vector, y: Element) { x.combine(.multiply, y) }

  /// Divides the vector by a scalar, in place.
  public static func /= (x: inout Vector, y: Element) { x.combine(.divide, y) }

  /// The vector with the sign of each element changed.
  public static prefix func - (x: consuming Vector) -> Vector {
    Vector(Matrix.elementwise(x.intoColumn(), Element.negate))
  }

  /// The vector as a matrix of one column that takes over its storage.
  consuming func intoColumn() -> Matrix<Element> {
    Matrix(storage: storage, offset: offset, rows: count, columns: 1, rowStride: stride, columnStride: count)
  }

  /// Whether the elements may be overwritten: nobody else sees them.
  mutating func isExclusive() -> Bool { isKnownUniquelyReferenced(&storage) && storage.isWritable }

  private mutating func combine(_ operation: ElementwiseOperation, _ y: Vector) {
    let exclusive = isExclusive()
    var column = asColumn
    Matrix.elementwise(operation, into: &column, exclusive: exclusive, y.asColumn)
    if !exclusive { self = Vector(column) }
  }

  private mutating func combine(_ operation: ElementwiseOperation, _ y: Element) {
    let exclusive = isExclusive()
    var column = asColumn
    Matrix.elementwise(operation, into: &column, exclusive: exclusive, y)
    if !exclusive { self = Vector(column) }
  }
}
