import ComplexModule
package import LinearAlgebra

/// An element type of each size: 1, 2, 4, 8 and 16 bytes.
package let elementTypesBySize: [any TensorElement.Type] = [
  UInt8.self, BFloat16.self, Float.self, Int64.self, Complex<Double>.self,
]

/// The tensor whose elements are different numbers from 1 on, in row-major order; of bytes up to 250 of them.
package func countingTensor<Element: TensorElement>(
  _ shape: [Int], of type: Element.Type = Element.self
) -> Tensor<Element> {
  Tensor(shape: shape, (0..<shape.reduce(1, *)).map { element($0 + 1) })
}

/// A small number as an element of the type.
package func element<Element: TensorElement>(_ number: Int, of type: Element.Type = Element.self) -> Element {
  let element: any TensorElement =
    switch Element.elementKind {
    case .float: Float(number)
    case .double: Double(number)
    case .complexFloat: Complex<Float>(Float(number), Float(-number))
    case .complexDouble: Complex<Double>(Double(number), Double(-number))
    case .float16: BFloat16(Float(number))
    case .bfloat16: BFloat16(Float(number))
    case .int8: Int8(truncatingIfNeeded: number)
    case .int16: Int16(number)
    case .int32: Int32(number)
    case .int64: Int64(number)
    case .uint8: UInt8(truncatingIfNeeded: number)
    case .uint16: UInt16(number)
    case .uint32: UInt32(number)
    case .uint64: UInt64(number)
    case .bool: number % 2 == 1
    }
  guard let element = element as? Element else { preconditionFailure("no test makes elements of \(Element.self)") }
  return element
}

/// Whether a tensor has this shape and, at each index, the element of `source` at the index that `place` names.
package func shows<Element: TensorElement>(
  _ view: Tensor<Element>, _ shape: [Int], of source: Tensor<Element>, _ place: ([Int]) -> [Int]
) -> Bool {
  view.shape == shape && indices(of: shape).allSatisfy { view[at: $0] == source[at: place($0)] }
    && view.elements == indices(of: shape).map { source[at: place($0)] }
}

/// The counting tensor of a shape in several layouts, zeros where there are gaps.
package func tensorLayouts<Element: TensorElement>(
  _ shape: [Int], of type: Element.Type
) -> [(name: String, tensor: Tensor<Element>)] {
  layoutVariants(of: countingTensor(shape), filler: element(0)).map { ("\(type), \($0.name)", $0.tensor) }
}
