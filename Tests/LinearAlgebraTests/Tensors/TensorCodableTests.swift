import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite("Coding of tensors")
struct TensorCodableTests {
  @Test("Tensors come back from JSON as they were")
  func roundTrip() throws {
    let types: [any TensorElement.Type] = elementTypesBySize + [Bool.self, Int8.self, UInt64.self, Double.self]
    for type in types { try check(type) }
    func check<E: TensorElement>(_: E.Type) throws {
      for shape in [[], [3], [2, 0], [2, 3, 4], [1, 2, 1, 2, 1, 2, 1, 2, 3]] {
        for (name, t) in tensorLayouts(shape, of: E.self) {
          #expect(try JSONDecoder().decode(Tensor<E>.self, from: JSONEncoder().encode(t)) == t, "\(name)")
        }
      }
    }
  }

  @Test("Shape and elements in row-major order are written")
  func format() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let t: Tensor<Int32> = [[1, 2], [3, 4]]
    #expect(
      String(decoding: try encoder.encode(t.transposed()), as: UTF8.self) == #"{"elements":[1,3,2,4],"shape":[2,2]}"#)
  }

  @Test(
    "What is not a tensor is refused with a decoding error",
    arguments: [
      #"{"shape":[2,2],"elements":[1,2,3]}"#, #"{"shape":[2,2],"elements":[1,2,3,4,5]}"#,
      #"{"shape":[-1,-1],"elements":[1]}"#, #"{"shape":[-1,0],"elements":[]}"#, #"{"shape":[0],"elements":[1]}"#,
      #"{"shape":[4611686018427387904,4],"elements":[]}"#, #"{"shape":[4000000000,4000000000],"elements":[1]}"#,
      #"{"shape":[0,9223372036854775807,3],"elements":[]}"#, #"{"shape":[1],"elements":["a"]}"#,
      #"{"shape":[],"elements":[]}"#, #"{"shape":2,"elements":[1,2]}"#, #"{"elements":[1]}"#, #"{"shape":[1]}"#, "[1]",
      "",
    ])
  func malformed(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Tensor<Double>.self, from: Data(text.utf8)) }
  }
}
