import ComplexModule
import Foundation
import LinearAlgebra
import TestSupport
import Testing

@Suite("Coding")
struct MatrixCodableTests {
  @Test("matrices and vectors come back from JSON as they were")
  func roundTrip() throws {
    func check<E: Scalar>(_: E.Type) throws {
      for (m, n) in [(0, 0), (0, 3), (3, 0), (1, 1), (3, 4)] {
        for (name, x) in layoutVariants(of: randomMatrix(m, n, seed: 41, of: E.self)) {
          let again = try JSONDecoder().decode(Matrix<E>.self, from: JSONEncoder().encode(x))
          #expect(again == x, "\(E.self) \(name)")
        }
        let x = randomVector(m, of: E.self)
        #expect(try JSONDecoder().decode(Vector<E>.self, from: JSONEncoder().encode(x.reversed())) == x.reversed())
      }
    }
    for type in elementTypes { try check(type) }
  }

  @Test("elements are written row after row")
  func format() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let a: Matrix<Double> = [[1, 2], [3, 4]]
    #expect(String(decoding: try encoder.encode(a), as: UTF8.self) == #"{"columns":2,"elements":[1,2,3,4],"rows":2}"#)
    let x: Vector<Complex<Double>> = [Complex(1, 2)]
    #expect(String(decoding: try encoder.encode(x), as: UTF8.self) == "[[1,2]]")
  }

  @Test(
    "what is not a matrix is refused with a decoding error",
    arguments: [
      #"{"rows":2,"columns":2,"elements":[1,2,3]}"#, #"{"rows":2,"columns":2,"elements":[1,2,3,4,5]}"#,
      #"{"rows":-1,"columns":-1,"elements":[1]}"#, #"{"rows":-1,"columns":0,"elements":[]}"#,
      #"{"rows":4611686018427387904,"columns":4,"elements":[]}"#,
      #"{"rows":4000000000,"columns":4000000000,"elements":[1]}"#,
      #"{"rows":0,"columns":9223372036854775807,"elements":[]}"#, #"{"rows":1,"columns":1,"elements":["a"]}"#,
      #"{"rows":1,"columns":1,"elements":[null]}"#, #"{"rows":1,"columns":1}"#, #"{"columns":1,"elements":[1]}"#,
      #"{"rows":1.5,"columns":1,"elements":[1]}"#, "[1,2]", "",
    ])
  func malformed(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Matrix<Double>.self, from: Data(text.utf8)) }
  }

  @Test(
    "a vector of something else is refused with a decoding error", arguments: [#"{"a":1}"#, "[[1]]", "[true]", "3"])
  func malformedVector(_ text: String) {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Vector<Double>.self, from: Data(text.utf8)) }
  }
}
