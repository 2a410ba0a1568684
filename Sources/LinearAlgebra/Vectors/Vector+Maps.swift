extension Vector {
  /// The vector whose elements are `transform` of these.
  @inlinable
  public func map<Target: Scalar>(_ transform: (Element) throws -> Target) rethrows -> Vector<Target> {
    Vector<Target>(try asColumn.map(transform))
  }

  /// The vector whose elements are `transform` of those of this and another vector of the same count.
  @inlinable
  public func zip<Other: Scalar, Target: Scalar>(
    _ other: Vector<Other>, _ transform: (Element, Other) throws -> Target
  ) rethrows -> Vector<Target> {
    precondition(count == other.count, "vectors of \(count) and \(other.count) elements cannot be paired")
    return Vector<Target>(try asColumn.zip(other.asColumn, transform))
  }

  /// The conjugate of each element, a copy; the vector itself for real elements.
  public func conjugated() -> Vector { Vector(asColumn.conjugated()) }

  /// The modulus |xᵢ| of each element.
  public func abs() -> Vector<Element.Real> { Vector<Element.Real>(asColumn.abs()) }

  /// The real part of each element.
  public var real: Vector<Element.Real> { Vector<Element.Real>(asColumn.real) }

  /// The imaginary part of each element: zeros for a real vector.
  public var imaginary: Vector<Element.Real> { Vector<Element.Real>(asColumn.imaginary) }

  /// The complex vector with these real and imaginary parts, which must have equal counts.
  public init(real: Vector<Element.Real>, imaginary: Vector<Element.Real>) {
    self.init(Matrix(real: real.asColumn, imaginary: imaginary.asColumn))
  }
}
