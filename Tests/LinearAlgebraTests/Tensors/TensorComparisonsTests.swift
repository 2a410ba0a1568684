import ComplexModule
import LinearAlgebra
import TestSupport
import Testing

@Suite("Comparisons and selection")
struct TensorComparisonsTests {
  private struct Comparison<E: OrderedTensorElement> {
    let name: String
    let tensors: (Tensor<E>, Tensor<E>) -> Tensor<Bool>
    let right: (Tensor<E>, E) -> Tensor<Bool>
    let left: (E, Tensor<E>) -> Tensor<Bool>
    let scalars: (E, E) -> Bool
  }

  private func comparisons<E: OrderedTensorElement>(_: E.Type) -> [Comparison<E>] {
    [
      Comparison(name: ".==", tensors: { $0 .== $1 }, right: { $0 .== $1 }, left: { $0 .== $1 }, scalars: ==),
      Comparison(name: ".!=", tensors: { $0 .!= $1 }, right: { $0 .!= $1 }, left: { $0 .!= $1 }, scalars: !=),
      Comparison(name: ".<", tensors: { $0 .< $1 }, right: { $0 .< $1 }, left: { $0 .< $1 }, scalars: <),
      Comparison(name: ".<=", tensors: { $0 .<= $1 }, right: { $0 .<= $1 }, left: { $0 .<= $1 }, scalars: <=),
      Comparison(name: ".>", tensors: { $0 .> $1 }, right: { $0 .> $1 }, left: { $0 .> $1 }, scalars: >),
      Comparison(name: ".>=", tensors: { $0 .>= $1 }, right: { $0 .>= $1 }, left: { $0 .>= $1 }, scalars: >=),
    ]
  }

  private typealias Variant<E: TensorElement> = (name: String, tensor: Tensor<E>)

  /// Each layout of one tensor beside some layout of the other.
  private func pairs<E>(_ a: Tensor<E>, _ b: Tensor<E>, _ filler: E) -> [(Variant<E>, Variant<E>)] {
    let (left, right) = (layoutVariants(of: a, filler: filler), layoutVariants(of: b, filler: filler))
    return Array(zip(left, right)) + Array(zip(left, right.reversed()))
  }

  private func check<E: OrderedTensorElement>(_ values: [E], filler: E, _ shapeA: [Int], _ shapeB: [Int]) {
    func filled(_ shape: [Int], from start: Int) -> Tensor<E> {
      Tensor(shape: shape, (0..<shape.reduce(1, *)).map { values[(start + $0 * 7) % values.count] })
    }
    let (a, b) = (filled(shapeA, from: 0), filled(shapeB, from: 3))
    for comparison in comparisons(E.self) {
      let expected = naive(a, b, comparison.scalars)
      for (left, right) in pairs(a, b, filler) {
        let result = comparison.tensors(left.tensor, right.tensor)
        #expect(result.shape == expected.shape)
        #expect(result.elements == expected.elements, "\(comparison.name), \(left.name), \(right.name)")
      }
      for left in layoutVariants(of: a, filler: filler) {
        for value in values {
          #expect(
            comparison.right(left.tensor, value).elements == a.elements.map { comparison.scalars($0, value) },
            "\(comparison.name), \(left.name)")
          #expect(
            comparison.left(value, left.tensor).elements == a.elements.map { comparison.scalars(value, $0) },
            "\(comparison.name), \(left.name)")
        }
      }
    }
  }

  @Test(
    "Comparisons of all element types, in every layout, with NaN and infinities", arguments: TensorOperatorsTests.pairs)
  func comparisons(_ shapeA: [Int], _ shapeB: [Int]) {
    check([0, -0.0, 1, -1, .infinity, -.infinity, .nan, 0.5] as [Float], filler: 7, shapeA, shapeB)
    check([0, -0.0, 1, -1, .infinity, -.infinity, .nan, 0.5] as [Double], filler: 7, shapeA, shapeB)
    check([0, -0.0, 1, -1, BFloat16(Float.infinity), BFloat16(Float.nan)] as [BFloat16], filler: 7, shapeA, shapeB)
    #if !(os(macOS) && arch(x86_64))
      check([0, -0.0, 1, -1, .infinity, .nan] as [Float16], filler: 7, shapeA, shapeB)
    #endif
    check([0, 1, -1, .min, .max] as [Int8], filler: 7, shapeA, shapeB)
    check([0, 1, -1, .min, .max] as [Int16], filler: 7, shapeA, shapeB)
    check([0, 1, -1, .min, .max] as [Int32], filler: 7, shapeA, shapeB)
    check([0, 1, -1, .min, .max] as [Int64], filler: 7, shapeA, shapeB)
    check([0, 1, 2, .max] as [UInt8], filler: 7, shapeA, shapeB)
    check([0, 1, 2, .max] as [UInt16], filler: 7, shapeA, shapeB)
    check([0, 1, 2, .max] as [UInt32], filler: 7, shapeA, shapeB)
    check([0, 1, 2, .max] as [UInt64], filler: 7, shapeA, shapeB)
  }

  @Test("Complex numbers and truth values are equal or not")
  func equality() {
    let z = Tensor<Complex<Double>>(shape: [3], [Complex(1, 2), Complex(1, -2), Complex(0, 0)])
    #expect((z .== Complex(1, 2)).elements == [true, false, false])
    #expect((z .!= z.conjugated()).elements == [true, true, false])
    let flags: Tensor<Bool> = [true, false, true]
    #expect((flags .== true).elements == [true, false, true])
    let others: Tensor<Bool> = [false, false, true]
    #expect((flags .!= others).elements == [true, false, false])
  }

  @Test("Masks are combined and inverted", arguments: TensorOperatorsTests.pairs)
  func masks(_ shapeA: [Int], _ shapeB: [Int]) {
    let a = randomTensor(shapeA, seed: 1, of: Float.self) .> 0
    let b = randomTensor(shapeB, seed: 2, of: Float.self) .> 0
    for left in layoutVariants(of: a, filler: true) {
      for right in layoutVariants(of: b, filler: true) {
        #expect((left.tensor .& right.tensor).elements == naive(a, b) { $0 && $1 }.elements)
        #expect((left.tensor .| right.tensor).elements == naive(a, b) { $0 || $1 }.elements)
        #expect((left.tensor .^ right.tensor).elements == naive(a, b) { $0 != $1 }.elements)
      }
      #expect((.!left.tensor).elements == a.elements.map { !$0 })
      #expect(left.tensor.elements == a.elements)
    }
  }

  private func checkSelection<E: TensorElement>(_ values: [E], filler: E, _ shapeA: [Int], _ shapeB: [Int]) {
    func filled(_ shape: [Int], from start: Int) -> Tensor<E> {
      Tensor(shape: shape, (0..<shape.reduce(1, *)).map { values[(start + $0 * 5) % values.count] })
    }
    let (a, b) = (filled(shapeA, from: 0), filled(shapeB, from: 2))
    let shape = broadcastShape(shapeA, shapeB)
    for maskShape in [shape, shapeA, []] {
      let mask = randomTensor(maskShape, seed: 4, of: Float.self) .> 0
      let flags = broadcastElements(mask, to: shape)
      let ones = broadcastElements(a, to: shape)
      let others = broadcastElements(b, to: shape)
      let expected = flags.indices.map { flags[$0] ? ones[$0] : others[$0] }
      for (left, right) in pairs(a, b, filler) {
        for condition in layoutVariants(of: mask, filler: true).dropLast() {
          let names = "\(left.name), \(right.name), \(condition.name)"
          #expect(select(condition.tensor, left.tensor, right.tensor).elements == expected, "\(names)")
          #expect(right.tensor.replacing(with: left.tensor, where: condition.tensor).elements == expected, "\(names)")
          if shape == shapeB {
            var target = right.tensor
            target.replace(with: left.tensor, where: condition.tensor)
            #expect(target.elements == expected, "\(names)")
            #expect(right.tensor.elements == b.elements)
          }
        }
      }
      if let value = values.last {
        let filled = b.replacing(with: value, where: mask)
        let own = broadcastElements(b, to: filled.shape)
        let chosen = broadcastElements(mask, to: filled.shape)
        #expect(filled.elements == own.indices.map { chosen[$0] ? value : own[$0] })
      }
    }
  }

  @Test("Selection takes elements of every size from one tensor or the other", arguments: TensorOperatorsTests.pairs)
  func selection(_ shapeA: [Int], _ shapeB: [Int]) {
    checkSelection([1, 2, 3, 4, 5, 6, 7] as [UInt8], filler: 99, shapeA, shapeB)
    checkSelection([1, 2, 3, 4, 5, 6, 7] as [Int16], filler: 99, shapeA, shapeB)
    checkSelection([1, 2, 3, 4, 5, 6, 7] as [Float], filler: 99, shapeA, shapeB)
    checkSelection([1, 2, 3, 4, 5, 6, 7] as [Double], filler: 99, shapeA, shapeB)
    checkSelection((1...7).map { Complex<Double>(Double($0), 1) }, filler: 99, shapeA, shapeB)
  }

  @Test("The positions and the elements where a mask is true", arguments: TensorOperatorsTests.shapes)
  func positions(_ shape: [Int]) {
    let t = randomTensor(shape, seed: 6, of: Float.self)
    let expected = zip(TestSupport.indices(of: shape), t.elements).filter { $0.1 > 0 }
    for (name, variant) in layoutVariants(of: t, filler: 1) {
      let found = indices(where: variant .> 0)
      #expect(found.shape == [expected.count, shape.count])
      #expect(found.elements == expected.flatMap { $0.0.map(Int64.init) }, "\(name)")
      #expect(variant.elements(where: variant .> 0).elements == expected.map(\.1), "\(name)")
    }
  }
}
