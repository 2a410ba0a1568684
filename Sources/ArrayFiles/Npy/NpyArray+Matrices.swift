public import LinearAlgebra

extension Matrix {
  /// The array as a matrix whose elements are exactly those of the file.
  ///
  /// Shares the array's memory where the element types are the same; integers, halves and narrower numbers are widened.
  /// - Throws: ``ArrayFileError`` (`mismatch`) for another number of axes than two, or where a number would be rounded.
  public init(_ array: NpyArray) throws(ArrayFileError) {
    self = try array.matrix(Element.self, rounding: false)
  }

  /// The array as a matrix, its elements rounded to the element type where they do not fit it.
  public init(rounding array: NpyArray) throws(ArrayFileError) {
    self = try array.matrix(Element.self, rounding: true)
  }
}

extension Vector {
  /// The array as a vector whose elements are exactly those of the file.
  ///
  /// - Throws: ``ArrayFileError`` (`mismatch`) for another number of axes than one, or where a number would be rounded.
  public init(_ array: NpyArray) throws(ArrayFileError) {
    self = try array.vector(Element.self, rounding: false)
  }

  /// The array as a vector, its elements rounded to the element type where they do not fit it.
  public init(rounding array: NpyArray) throws(ArrayFileError) {
    self = try array.vector(Element.self, rounding: true)
  }
}

extension NpyArray {
  func matrix<Element: Scalar>(
    _ type: Element.Type, rounding: Bool
  ) throws(ArrayFileError) -> Matrix<Element> {
    guard shape.count == 2 else { throw mismatch("an array of shape \(shape), a matrix (two axes) was expected") }
    let (rows, columns) = (shape[0], shape[1])
    return Matrix(
      storage: try elements(Element.self, rounding: rounding), offset: 0, rows: rows, columns: columns,
      rowStride: header.isFortranOrder ? 1 : columns, columnStride: header.isFortranOrder ? rows : 1)
  }

  func vector<Element: Scalar>(
    _ type: Element.Type, rounding: Bool
  ) throws(ArrayFileError) -> Vector<Element> {
    guard shape.count == 1 else { throw mismatch("an array of shape \(shape), a vector (one axis) was expected") }
    return Vector(
      storage: try elements(Element.self, rounding: rounding), offset: 0, count: header.count, stride: 1)
  }

  private func mismatch(_ message: String) -> ArrayFileError { ArrayFileError(.mismatch, path: path, message) }

  /// The elements in this type, in the order of the file.
  func elements<Element: Scalar>(
    _ type: Element.Type, rounding: Bool
  ) throws(ArrayFileError) -> Storage {
    guard element != NpyElement(Element.kind) else { return storage }
    return switch element {
    case .bool, .uint8: try widened(UInt8.self, Element.self, rounding) { element == .bool && $0 != 0 ? 1 : Double($0) }
    case .int8: try widened(Int8.self, Element.self, rounding) { Double($0) }
    case .int16: try widened(Int16.self, Element.self, rounding) { Double($0) }
    case .int32: try widened(Int32.self, Element.self, rounding) { Double($0) }
    case .uint16: try widened(UInt16.self, Element.self, rounding) { Double($0) }
    case .uint32: try widened(UInt32.self, Element.self, rounding) { Double($0) }
    case .int64:
      try widened(Int64.self, Element.self, rounding) { Double(exactly: $0) ?? (rounding ? Double($0) : nil) }
    case .uint64:
      try widened(UInt64.self, Element.self, rounding) { Double(exactly: $0) ?? (rounding ? Double($0) : nil) }
    case .float16: try widened(UInt16.self, Element.self, rounding) { widenHalf($0) }
    case .float32: try widened(Float.self, Element.self, rounding) { Double($0) }
    case .float64: try widened(Double.self, Element.self, rounding) { $0 }
    case .complex64: try complex(Float.self, Element.self, rounding)
    case .complex128: try complex(Double.self, Element.self, rounding)
    }
  }

  private func inexact<Element>(_ index: Int, _ type: Element.Type) -> ArrayFileError {
    mismatch("element \(index) of type \(element) is not exactly a number of type \(type)")
  }

  /// Converts element by element; `number` is nil for an integer beyond the exact range of Double.
  private func widened<Stored, Element: Scalar>(
    _ stored: Stored.Type, _ type: Element.Type, _ rounding: Bool, _ number: (Stored) -> Double?
  ) throws(ArrayFileError) -> Storage {
    let result = Storage.allocate(bytes: header.count * MemoryLayout<Element>.stride)
    let source = storage.base(of: Stored.self)
    let target = result.base(of: Element.self)
    for i in 0..<header.count {
      guard let value = number(source[i]) else { throw inexact(i, Element.self) }
      let part = Element.Real(value)
      guard rounding || Double(part) == value || value.isNaN else { throw inexact(i, Element.self) }
      target[i] = Element(part)
    }
    return result
  }

  private func complex<Part: RealScalar, Element: Scalar>(
    _ part: Part.Type, _ type: Element.Type, _ rounding: Bool
  ) throws(ArrayFileError) -> Storage {
    guard Element.isComplex else { throw mismatch("complex elements (\(element)) do not fit the real type \(type)") }
    let result = Storage.allocate(bytes: header.count * MemoryLayout<Element>.stride)
    let source = storage.base(of: Part.self)
    let target = result.base(of: Element.self)
    for i in 0..<header.count {
      let (re, im) = (Double(source[2 * i]), Double(source[2 * i + 1]))
      let value = Element(real: Element.Real(re), imaginary: Element.Real(im))
      let isExact = (Double(value.real) == re || re.isNaN) && (Double(value.imaginary) == im || im.isNaN)
      guard rounding || isExact else { throw inexact(i, Element.self) }
      target[i] = value
    }
    return result
  }
}

/// A half (1 sign, 5 exponent, 10 fraction bits) as a number; exact.
func widenHalf(_ bits: UInt16) -> Double {
  let sign: Double = bits & 0x8000 == 0 ? 1 : -1
  let exponent = Int(bits >> 10 & 0x1F)
  let fraction = Double(bits & 0x3FF)
  return switch exponent {
  case 0: sign * Double(sign: .plus, exponent: -24, significand: fraction)
  case 31: fraction == 0 ? sign * .infinity : .nan
  default: sign * Double(sign: .plus, exponent: exponent - 25, significand: fraction + 1024)
  }
}
