import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Conversions between element types")
struct TensorCastingTests {
  @Test("Halves become Float and back without a change, in every layout", arguments: TensorOperatorsTests.shapes)
  func halves(_ shape: [Int]) throws {
    let count = shape.reduce(1, *)
    let values = (0..<count).map { BFloat16(Float($0) * 0.5 - 3) }
    let t = Tensor<BFloat16>(shape: shape, values)
    for (name, variant) in layoutVariants(of: t, filler: 99) {
      let wide = Tensor<Float>(converting: variant)
      #expect(wide.shape == shape)
      #expect(wide.elements == values.map { Float($0) }, "\(name)")
      #expect(try Tensor<BFloat16>(exactly: wide).elements == values)
      #expect(Tensor<Complex<Double>>(converting: variant).elements == values.map { Complex(Double(Float($0)), 0) })
    }
  }

  @Test("Complex numbers keep their real part, or both parts", arguments: TensorOperatorsTests.shapes)
  func complex(_ shape: [Int]) {
    let t = randomTensor(shape, of: Complex<Double>.self)
    for (name, variant) in layoutVariants(of: t, filler: Complex(.nan, .nan)) {
      let narrow = Tensor<Complex<Float>>(converting: variant)
      #expect(narrow.elements == t.elements.map { Complex(Float($0.real), Float($0.imaginary)) }, "\(name)")
      #expect(Tensor<Double>(converting: variant).elements == t.elements.map(\.real), "\(name)")
      let wide = Tensor<Complex<Double>>(converting: narrow)
      #expect(wide.elements == narrow.elements.map { Complex(Double($0.real), Double($0.imaginary)) })
      #expect(Tensor<Float>(converting: narrow).elements == narrow.elements.map(\.real))
    }
  }

  @Test("Integers are cut off and kept inside their range")
  func integers() {
    let t = Tensor<Double>(shape: [6], [1.9, -1.9, 300, -300, .nan, .infinity])
    #expect(Tensor<Int8>(converting: t).elements == [1, -1, 127, -128, 0, 127])
    #expect(Tensor<UInt16>(converting: t).elements == [1, 0, 300, 0, 0, .max])
    #expect(Tensor<Bool>(converting: t - 300).elements == [true, true, false, true, true, true])
    let flags: Tensor<Bool> = [true, false]
    #expect(Tensor<Float>(converting: flags).elements == [1, 0])
  }

  @Test("The error of an exact conversion names the first element that would change")
  func exactness() throws {
    let t: Tensor<Double> = [[1, 2], [3.5, 4.5]]
    #expect(throws: LinearAlgebraError.notRepresentable(at: [1, 0])) { try Tensor<Int32>(exactly: t) }
    #expect(throws: LinearAlgebraError.notRepresentable(at: [0, 1])) { try Tensor<Int32>(exactly: t.transposed()) }
    #expect(try Tensor<Float>(exactly: t).elements == [1, 2, 3.5, 4.5])
    #expect(throws: LinearAlgebraError.notRepresentable(at: [1])) {
      try Tensor<Float>(exactly: [0.5, 0.1] as Tensor<Double>)
    }
    let z = Tensor<Complex<Double>>(shape: [3], [Complex(1, 0), Complex(2, 1), Complex(0.1, 0)])
    #expect(throws: LinearAlgebraError.notRepresentable(at: [1])) { try Tensor<Double>(exactly: z) }
    #expect(throws: LinearAlgebraError.notRepresentable(at: [2])) { try Tensor<Complex<Float>>(exactly: z) }
    #expect(try Tensor<Double>(exactly: z[..<1]).elements == [1])
    #expect(try Tensor<Complex<Double>>(exactly: Tensor<Complex<Float>>(converting: z)).count == 3)
    #expect(throws: LinearAlgebraError.notRepresentable(at: [0])) { try Tensor<UInt8>(exactly: [-1] as Tensor<Int64>) }
    #expect(throws: LinearAlgebraError.notRepresentable(at: [0])) {
      try Tensor<Float>(exactly: [16_777_217] as Tensor<Int32>)
    }
  }
}
