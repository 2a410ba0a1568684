import ArrayFiles
import ComplexModule
import LinearAlgebra

/// A tensor as a JSON object: `{"shape": [2, 2], "dtype": "float64", "values": [[1.0, 2.0], [3.0, 4.0]]}`.
struct JSONTensor {
  /// How much text is written at once.
  fileprivate static let pieceSize = 1 << 16

  private let tensor: AnyTensor

  init(_ tensor: AnyTensor) { self.tensor = tensor }

  func print() throws {
    try StandardOutput.write("{\"shape\": \(tensor.shape), \"dtype\": \"\(tensor.kind.name)\", \"values\": ")
    try tensor.tensor.printValues()
    try StandardOutput.write("}")
  }
}

extension TensorConvertible {
  fileprivate func printValues() throws {
    guard let type = Element.self as? any JSONElement.Type else { return }
    try printValues(type)
  }

  private func printValues<JSON: JSONElement>(_ type: JSON.Type) throws {
    guard let tensor = asTensor as? Tensor<JSON> else { return }
    var (elements, piece) = (tensor.elements[...], "")
    try write(&elements, tensor.shape[...], &piece)
    try StandardOutput.write(piece)
  }

  /// Takes the elements of this shape off the front; the text is written piece by piece.
  private func write<JSON: JSONElement>(
    _ elements: inout ArraySlice<JSON>, _ shape: ArraySlice<Int>, _ piece: inout String
  ) throws {
    guard let length = shape.first else {
      if let element = elements.popFirst() { piece += element.json }
      if piece.utf8.count > JSONTensor.pieceSize {
        try StandardOutput.write(piece)
        piece = ""
      }
      return
    }
    piece += "["
    for index in 0..<length {
      if index > 0 { piece += ", " }
      try write(&elements, shape.dropFirst(), &piece)
    }
    piece += "]"
  }
}

/// An element as JSON has it: numbers so that they are read back to the bit, and those that JSON lacks as strings.
protocol JSONElement: TensorElement {
  var json: String { get }
}

extension JSONElement where Self: FixedWidthInteger { var json: String { description } }

extension Int8: JSONElement {}
extension Int16: JSONElement {}
extension Int32: JSONElement {}
extension Int64: JSONElement {}
extension UInt8: JSONElement {}
extension UInt16: JSONElement {}
extension UInt32: JSONElement {}
extension UInt64: JSONElement {}

extension Bool: JSONElement { var json: String { description } }
extension Double: JSONElement { var json: String { isFinite ? description : isNaN ? "\"nan\"" : "\"\(self)\"" } }
extension Float: JSONElement { var json: String { isFinite ? description : Double(self).json } }
extension BFloat16: JSONElement { var json: String { Float(self).json } }
#if !(os(macOS) && arch(x86_64))
  extension Float16: JSONElement { var json: String { isFinite ? description : Double(self).json } }
#endif
extension Complex: JSONElement where RealType: JSONElement & Scalar, Self: TensorElement {
  var json: String { "[\(rawStorage.x.json), \(rawStorage.y.json)]" }
}
