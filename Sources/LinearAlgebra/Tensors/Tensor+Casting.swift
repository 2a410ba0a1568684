import CVectorMath
import ComplexModule

extension Tensor {
  /// The elements converted to this type.
  ///
  /// Floating point rounds to the nearest number, ties to even. Integers take the nearest of their range: fractions are
  /// cut off, NaN becomes 0. Bool becomes 0 or 1, and is whether a number differs from 0. Real numbers have imaginary part
  /// 0; the imaginary part is dropped where this type is real.
  public init<Source: TensorElement>(converting source: Tensor<Source>) {
    if let same = source as? Tensor {
      self = same
      return
    }
    self.init(uninitialized: Layout(source.layout.shape, as: source.layout))
    switch (Element.elementKind.partKind, Source.elementKind.partKind) {
    case (nil, nil): convert(source, to: self)
    case (.float?, nil): setParts(Float.self) { convert(source, to: $0) }
    case (_?, nil): setParts(Double.self) { convert(source, to: $0) }
    case (nil, .float?): convert(source.parts(0, Float.self), to: self)
    case (nil, _?): convert(source.parts(0, Double.self), to: self)
    case (.float?, _?): for i in 0..<2 { convert(source.parts(i, Double.self), to: parts(i, Float.self)) }
    case (_?, _?): for i in 0..<2 { convert(source.parts(i, Float.self), to: parts(i, Double.self)) }
    }
  }

  /// The elements in this type, none of them changed.
  ///
  /// Throws ``LinearAlgebraError/notRepresentable(at:)`` with the indices of the first element, in row-major order, whose
  /// value this type does not have. NaN is kept between types of floating point; -0 is 0 to integers.
  public init<Source: TensorElement>(exactly source: Tensor<Source>) throws(LinearAlgebraError) {
    self.init(converting: source)
    guard Element.self != Source.self else { return }
    let first =
      switch (Element.elementKind.partKind, Source.elementKind.partKind) {
      case (nil, nil): firstInexact(source, Element.self)
      case (.float?, nil): firstInexact(source, Float.self)
      case (_?, nil): firstInexact(source, Double.self)
      case (nil, .float?):
        Swift.min(firstInexact(source.parts(0, Float.self), Element.self), firstNonzero(source.parts(1, Float.self)))
      case (nil, _?):
        Swift.min(firstInexact(source.parts(0, Double.self), Element.self), firstNonzero(source.parts(1, Double.self)))
      case (.double?, _?): count
      case (_?, _?):
        Swift.min(
          firstInexact(source.parts(0, Double.self), Float.self), firstInexact(source.parts(1, Double.self), Float.self)
        )
      }
    guard first == count else { throw .notRepresentable(at: layout.shape.indices(at: first)) }
  }

  private func setParts<Part: TensorElement>(_ type: Part.Type, _ write: (Tensor<Part>) -> Void) {
    write(parts(0, type))
    parts(1, type).overwrite(with: Tensor<Part>(Part.zero).broadcast(to: shape))
  }

  /// The real (0) or imaginary (1) parts of complex elements, a view.
  private func parts<Part: TensorElement>(_ index: Int, _ type: Part.Type) -> Tensor<Part> {
    Tensor<Part>(
      storage: storage, offset: 2 * offset + index,
      layout: Layout(shape: layout.shape, strides: Axes(layout.strides.map { 2 * $0 })))
  }
}

extension TensorElementKind {
  /// The kind of the parts of complex numbers; nil for others.
  fileprivate var partKind: TensorElementKind? {
    switch self {
    case .complexFloat: .float
    case .complexDouble: .double
    default: nil
    }
  }
}

private func convert<Source: TensorElement, Target: TensorElement>(_ source: Tensor<Source>, to target: Tensor<Target>)
{
  let (from, to) = (Source.elementKind.code, Target.elementKind.code)
  writeEach(into: target, source) { _ = vm_convert($0, to, $1, from, $2, 0) }
}

/// The position in row-major order of the first element that changes when it is converted; the count if none does.
private func firstInexact<Source: TensorElement, Target: TensorElement>(
  _ source: Tensor<Source>, _ type: Target.Type
) -> Int {
  let (source, count) = (source.contiguous(), source.count)
  return withScratch(Target.self, count) { target in
    source.withPointer { vm_convert(target, Target.elementKind.code, $0, Source.elementKind.code, count, 1) }
  }
}

/// The position in row-major order of the first element that is not 0; the count if none is.
private func firstNonzero<Element: RealScalar>(_ source: Tensor<Element>) -> Int {
  let (source, count) = (source.contiguous(), source.count)
  return source.withPointer {
    Element.kind == .float ? vm_leading_zeros_f32(s($0), count) : vm_leading_zeros_f64(d($0), count)
  }
}

extension Axes {
  /// The index along each of these axes of an element, counted in row-major order.
  func indices(at position: Int) -> [Int] {
    var (result, rest) = (Array(self), position)
    for axis in indices.reversed() { (rest, result[axis]) = rest.quotientAndRemainder(dividingBy: self[axis]) }
    return result
  }
}
