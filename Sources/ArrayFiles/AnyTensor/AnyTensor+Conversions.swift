import CVectorMath
public import LinearAlgebra

extension Tensor {
  /// The tensor with exactly its elements in this type; shares its memory where the type is the same.
  ///
  /// - Throws: ``ArrayFileError`` (`mismatch`) that names the first element which the type does not hold exactly, or
  ///   where complex elements are to become real. NaN is kept.
  public init(_ tensor: AnyTensor) throws(ArrayFileError) {
    self = try tensor.converted(to: Element.self, rounding: false)
  }

  /// The tensor with its elements in this type, rounded to the nearest where they do not fit.
  ///
  /// Fractions are cut off for integers, which take the nearest number of their range.
  /// - Throws: ``ArrayFileError`` (`mismatch`) where complex elements are to become real.
  public init(rounding tensor: AnyTensor) throws(ArrayFileError) {
    self = try tensor.converted(to: Element.self, rounding: true)
  }
}

extension Matrix {
  /// The tensor as a matrix, exactly as ``Tensor/init(_:)-(AnyTensor)`` does it.
  ///
  /// - Throws: ``ArrayFileError`` (`mismatch`) also for another number of axes than two.
  public init(_ tensor: AnyTensor) throws(ArrayFileError) {
    self.init(try Tensor<Element>(tensor.checked(rank: 2, "a matrix (two axes)")))
  }

  /// The tensor as a matrix, its elements rounded where they do not fit.
  public init(rounding tensor: AnyTensor) throws(ArrayFileError) {
    self.init(try Tensor<Element>(rounding: tensor.checked(rank: 2, "a matrix (two axes)")))
  }
}

extension Vector {
  /// The tensor as a vector, exactly as ``Tensor/init(_:)-(AnyTensor)`` does it.
  ///
  /// - Throws: ``ArrayFileError`` (`mismatch`) also for another number of axes than one.
  public init(_ tensor: AnyTensor) throws(ArrayFileError) {
    self.init(try Tensor<Element>(tensor.checked(rank: 1, "a vector (one axis)")))
  }

  /// The tensor as a vector, its elements rounded where they do not fit.
  public init(rounding tensor: AnyTensor) throws(ArrayFileError) {
    self.init(try Tensor<Element>(rounding: tensor.checked(rank: 1, "a vector (one axis)")))
  }
}

extension AnyTensor {
  fileprivate func checked(rank: Int, _ expected: String) throws(ArrayFileError) -> AnyTensor {
    guard self.rank == rank else { throw mismatch("a tensor of shape \(layout.shape), \(expected) was expected") }
    return self
  }

  fileprivate func converted<Element: TensorElement>(
    to type: Element.Type, rounding: Bool
  ) throws(ArrayFileError) -> Tensor<Element> {
    let target = Element.elementKind
    guard kind != target else { return typed(Element.self) }
    guard target.isComplex || !kind.isComplex else {
      throw mismatch("complex elements (\(kind.name)) do not fit the real type \(target.name)")
    }
    let source = packed()
    let result = Storage.allocate(bytes: count * target.byteCount)
    let parts = kind.isComplex ? 2 : 1
    let kept =
      if target.isComplex, parts == 1 {
        source.convertReal(to: result.header.base, target.part.code, exactly: !rounding)
      } else {
        withExtendedLifetime(source) {
          vm_convert(
            result.header.base, target.part.code, source.base, kind.part.code, parts * count, rounding ? 0 : 1)
        }
      }
    guard kept == parts * count else { throw source.inexact(kept / parts, target) }
    return Tensor(storage: result, offset: 0, layout: source.layout)
  }

  /// Converts real elements to complex ones with these parts; returns the first index that was not kept.
  private func convertReal(to target: UnsafeMutableRawPointer, _ part: vm_kind, exactly: Bool) -> Int {
    let tile = 1024
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: tile) { buffer in
      guard let parts = UnsafeMutableRawPointer(buffer.baseAddress) else { return 0 }
      for start in stride(from: 0, to: count, by: tile) {
        let length = min(tile, count - start)
        let kept = vm_convert(parts, part, base + start * kind.byteCount, kind.code, length, exactly ? 1 : 0)
        guard kept == length else { return start + kept }
        if part == VM_F32 {
          interleave(parts, target, start, length, Float.self)
        } else {
          interleave(parts, target, start, length, Double.self)
        }
      }
      return count
    }
  }

  private func interleave<Part: BinaryFloatingPoint>(
    _ parts: UnsafeMutableRawPointer, _ target: UnsafeMutableRawPointer, _ start: Int, _ count: Int, _ type: Part.Type
  ) {
    let (from, to) = (parts.assumingMemoryBound(to: Part.self), target.assumingMemoryBound(to: Part.self) + 2 * start)
    for i in 0..<count {
      to[2 * i] = from[i]
      to[2 * i + 1] = 0
    }
  }

  /// The element that lies at this position of a tensor without gaps does not fit.
  private func inexact(_ position: Int, _ target: TensorElementKind) -> ArrayFileError {
    var (indices, rest) = (Axes(repeating: 0, count: rank), position)
    let order = layout.isContiguous ? Array(layout.shape.indices.reversed()) : Array(layout.shape.indices)
    for axis in order {
      indices[axis] = rest % layout.shape[axis]
      rest /= layout.shape[axis]
    }
    return mismatch("element \(indices), \(text(at: position)), is not exactly a number of type \(target.name)")
  }

  /// The element at this position of a tensor without gaps, with its type.
  private func text(at position: Int) -> String {
    let place = base + position * kind.byteCount
    let number =
      switch kind {
      case .int64: "\(place.load(as: Int64.self))"
      case .uint64: "\(place.load(as: UInt64.self))"
      default:
        (0..<(kind.isComplex ? 2 : 1)).map { part in
          var value = 0.0
          vm_convert(&value, VM_F64, place + part * kind.part.byteCount, kind.part.code, 1, 0)
          return kind.isInteger ? "\(Int(value))" : "\(value)"
        }.joined(separator: " and ")
      }
    return "\(number) of type \(kind.name)"
  }
}
