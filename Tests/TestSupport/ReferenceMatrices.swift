public import LinearAlgebra

extension ReferenceArray {
  /// The elements in row-major order, rounded to this type.
  public func elements<Element: Scalar>(as type: Element.Type = Element.self) -> [Element] {
    parts.map { Element(real: Element.Real($0.real), imaginary: Element.Real($0.imaginary)) }
  }
}

extension ReferenceCase {
  /// The input of that name as a matrix; one axis makes a column.
  public func matrix<Element: Scalar>(_ key: String, as type: Element.Type = Element.self) throws -> Matrix<Element> {
    let array = try input(key)
    let elements = array.elements(as: Element.self)
    guard array.shape.count == 2 else { return Matrix(rows: elements.count, columns: 1, columnMajor: elements) }
    return Matrix(rows: array.shape[0], columns: array.shape[1], rowMajor: elements)
  }

  /// The input of that name as a vector, row after row.
  public func vector<Element: Scalar>(_ key: String, as type: Element.Type = Element.self) throws -> Vector<Element> {
    Vector(try input(key).elements(as: Element.self))
  }

  /// The input of that name as a single number.
  public func scalar<Element: Scalar>(_ key: String, as type: Element.Type = Element.self) throws -> Element {
    guard let element = try input(key).elements(as: Element.self).first else {
      throw ReferenceError.missing(entry: key, in: name)
    }
    return element
  }

  /// The types that the case is tried in: the complex ones for complex inputs, all four for real ones, and only those
  /// of double precision where single precision does not resolve the case.
  public var elementTypes: [any Scalar.Type] {
    TestSupport.elementTypes.filter { type in
      (type.isComplex || !isComplex) && (holdsInSinglePrecision || !isSingle(type))
    }
  }

  /// The real types among `elementTypes`.
  public var realElementTypes: [any RealScalar.Type] {
    isComplex ? [] : realTypes.filter { holdsInSinglePrecision || !isSingle($0) }
  }

  private func isSingle(_ type: any Scalar.Type) -> Bool { type.kind == .float || type.kind == .complexFloat }
}

/// The elements row after row, widened.
public func parts<Element: Scalar>(_ a: Matrix<Element>) -> [Parts] {
  (0..<a.rows).flatMap { i in (0..<a.columns).map { j in parts(a[i, j])[0] } }
}

/// The elements, widened.
public func parts<Element: Scalar>(_ x: Vector<Element>) -> [Parts] {
  (0..<x.count).map { parts(x[$0])[0] }
}

/// The one element, widened.
public func parts<Element: Scalar>(_ x: Element) -> [Parts] {
  [(Double(x.real), Double(x.imaginary))]
}
