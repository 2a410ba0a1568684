import ComplexModule
import LinearAlgebra

/// An entry of a Matrix Market file.
protocol MatrixMarketElement: TensorElement {
  static func read(_ cursor: TextCursor, _ reader: inout NumberReader) throws(ArrayFileError) -> Self

  /// The sum, or nil if it does not fit.
  func adding(_ other: Self) -> Self?

  /// The entry on the other side of the diagonal, or nil if it does not fit.
  func mirrored(_ symmetry: MatrixMarketHeader.Symmetry) -> Self?

  var isReal: Bool { get }
}

extension MatrixMarketElement {
  var isReal: Bool { true }
}

extension Double: MatrixMarketElement {
  static func read(_ cursor: TextCursor, _ reader: inout NumberReader) throws(ArrayFileError) -> Double {
    try cursor.number("a number", &reader)
  }

  func adding(_ other: Double) -> Double? { self + other }

  func mirrored(_ symmetry: MatrixMarketHeader.Symmetry) -> Double? { symmetry == .skewSymmetric ? -self : self }
}

extension Complex<Double>: MatrixMarketElement {
  static func read(_ cursor: TextCursor, _ reader: inout NumberReader) throws(ArrayFileError) -> Complex {
    let real = try cursor.number("a real part", &reader)
    return Complex(real, try cursor.number("an imaginary part", &reader))
  }

  func adding(_ other: Complex) -> Complex? { self + other }

  func mirrored(_ symmetry: MatrixMarketHeader.Symmetry) -> Complex? {
    switch symmetry {
    case .general, .symmetric: self
    case .skewSymmetric: -self
    case .hermitian: conjugate
    }
  }

  var isReal: Bool { imaginary == 0 }
}

extension Int64: MatrixMarketElement {
  static func read(_ cursor: TextCursor, _ reader: inout NumberReader) throws(ArrayFileError) -> Int64 {
    try cursor.integer("an integer")
  }

  func adding(_ other: Int64) -> Int64? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }

  func mirrored(_ symmetry: MatrixMarketHeader.Symmetry) -> Int64? {
    guard symmetry == .skewSymmetric else { return self }
    return self == .min ? nil : -self
  }
}

extension UInt64: MatrixMarketElement {
  static func read(_ cursor: TextCursor, _ reader: inout NumberReader) throws(ArrayFileError) -> UInt64 {
    try cursor.unsignedInteger("an integer from 0")
  }

  func adding(_ other: UInt64) -> UInt64? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }

  func mirrored(_ symmetry: MatrixMarketHeader.Symmetry) -> UInt64? { self }
}

extension Bool: MatrixMarketElement {
  static func read(_ cursor: TextCursor, _ reader: inout NumberReader) -> Bool { true }

  func adding(_ other: Bool) -> Bool? { self || other }

  func mirrored(_ symmetry: MatrixMarketHeader.Symmetry) -> Bool? { self }
}
