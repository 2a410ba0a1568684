extension Vector {
  /// The vector whose elements are `transform` of these, in one pass.
  ///
  /// The loop is compiled with the closure: arithmetic is vectorised in optimised builds.
  @inlinable @inline(__always)
  public func map<Target: Scalar, Failure: Error>(
    _ transform: (Element) throws(Failure) -> Target
  ) throws(Failure) -> Vector<Target> {
    let result = Vector<Target>(uninitializedCount: count)
    defer { withExtendedLifetime(storage) {} }
    try mapRun(
      count, result.storage.base(of: Target.self), UnsafePointer(storage.base(of: Element.self) + offset), stride,
      transform)
    return result
  }

  /// The vector whose elements are `transform` of those of this and another vector of the same count, in one pass.
  ///
  /// The loop is compiled with the closure: arithmetic is vectorised in optimised builds.
  @inlinable @inline(__always)
  public func zip<Other: Scalar, Target: Scalar, Failure: Error>(
    _ other: Vector<Other>, _ transform: (Element, Other) throws(Failure) -> Target
  ) throws(Failure) -> Vector<Target> {
    precondition(count == other.count, "vectors of \(count) and \(other.count) elements cannot be paired")
    let result = Vector<Target>(uninitializedCount: count)
    defer { withExtendedLifetime((storage, other.storage)) {} }
    try zipRun(
      count, result.storage.base(of: Target.self), UnsafePointer(storage.base(of: Element.self) + offset), stride,
      UnsafePointer(other.storage.base(of: Other.self) + other.offset), other.stride, transform)
    return result
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
