import LinearAlgebra
import TestSupport
import Testing

@Suite("Batched products")
struct TensorProductsTests {
  static let shapes: [([Int], [Int])] = [
    ([3, 4], [4, 5]), ([2, 3, 4], [4, 5]), ([3, 4], [2, 4, 5]), ([2, 3, 4], [2, 4, 5]), ([2, 1, 3, 4], [5, 4, 2]),
    ([4], [4]), ([4], [4, 3]), ([3, 4], [4]), ([2, 3, 4], [4]), ([4], [2, 4, 3]), ([2, 3, 0], [2, 0, 4]),
    ([0, 3, 4], [0, 4, 2]), ([2, 0, 4], [4, 3]), ([1, 1], [1, 1]), ([6, 20, 18], [6, 18, 17]), ([3, 1, 30], [30, 20]),
    ([2, 3, 2, 1, 40], [3, 1, 40, 33]),
  ]

  @Test("matmul is the product of matrices at each position of the batch, in every layout", arguments: shapes)
  func matmulOfAllLayouts(_ shapeA: [Int], _ shapeB: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let (a, b) = (randomTensor(shapeA, seed: 1, of: E.self), randomTensor(shapeB, seed: 2, of: E.self))
      let expected = naiveMatmul(a, b)
      let nan = E(real: .nan, imaginary: .nan)
      for left in layoutVariants(of: a, filler: nan) {
        for right in layoutVariants(of: b, filler: nan) {
          let c = matmul(left.tensor, right.tensor)
          #expect(c.shape == expected.shape)
          #expect(largestDistance(c, expected) <= 100 * E.Real.ulpOfOne, "\(left.name), \(right.name)")
        }
      }
    }
  }

  @Test("into: adds to what the target holds, which keeps its layout, and β = 0 overwrites NaN", arguments: shapes)
  func intoForms(_ shapeA: [Int], _ shapeB: [Int]) {
    for type in elementTypes { check(type) }
    func check<E: Scalar>(_: E.Type) {
      let (a, b) = (randomTensor(shapeA, seed: 1, of: E.self), randomTensor(shapeB, seed: 2, of: E.self))
      let product = naiveMatmul(a, b)
      let start = randomTensor(product.shape, seed: 3, of: E.self)
      let nan = E(real: .nan, imaginary: .nan)
      let expected = Tensor(shape: product.shape, zip(product.elements, start.elements).map { 2 * $0 - 3 * $1 })
      for (name, target) in layoutVariants(of: start, filler: nan) {
        var c = target
        matmul(a, b, alpha: 2, beta: -3, into: &c)
        #expect(largestDistance(c, expected) <= 200 * E.Real.ulpOfOne, "\(name)")
        #expect(target.elements == start.elements, "the copy is not written")
      }
      for (name, target) in layoutVariants(of: Tensor(shape: product.shape, repeating: nan), filler: nan) {
        var c = target
        matmul(a, b, into: &c)
        #expect(largestDistance(c, product) <= 100 * E.Real.ulpOfOne, "\(name)")
      }
    }
  }

  @Test("Many products on several threads are those on one, to the bit")
  func threads() async {
    await withThreads(1) {
      let (a, b) = (randomTensor([64, 40, 32], of: Float.self), randomTensor([64, 32, 40], of: Float.self))
      Backend.threads = 1
      let alone = matmul(a, b)
      Backend.threads = 4
      #expect(matmul(a, b).elements == alone.elements)
    }
  }
}

/// The largest modulus of a difference; infinite where one is NaN.
func largestDistance<E: Scalar>(_ a: Tensor<E>, _ b: Tensor<E>) -> E.Real {
  zip(a.elements, b.elements).reduce(0) { worst, pair in
    let distance = (pair.0 - pair.1).modulus
    return distance.isFinite ? Swift.max(worst, distance) : .infinity
  }
}

private func naiveMatmul<E: Scalar>(_ a: Tensor<E>, _ b: Tensor<E>) -> Tensor<E> {
  let (left, right) = (a.rank == 1 ? [1] + a.shape : a.shape, b.rank == 1 ? b.shape + [1] : b.shape)
  let depth = left[left.count - 1]
  let lead = Swift.max(left.count, right.count) - 2
  func padded(_ shape: [Int]) -> [Int] {
    [Int](repeating: 1, count: lead + 2 - shape.count) + shape
  }
  let (fullA, fullB) = (padded(left), padded(right))
  let batch = (0..<lead).map { fullA[$0] == 1 ? fullB[$0] : fullA[$0] }
  func flat(_ index: [Int], _ shape: [Int]) -> Int {
    zip(index, shape).reduce(0) { $0 * $1.1 + ($1.1 == 1 ? 0 : $1.0) }
  }
  let (elementsA, elementsB) = (a.elements, b.elements)
  let full = batch + [left[left.count - 2], right[right.count - 1]]
  let elements = indices(of: full).map { index in
    (0..<depth).reduce(E.zero) { sum, k in
      let head = Array(index.prefix(lead))
      return sum + elementsA[flat(head + [index[lead], k], fullA)]
        * elementsB[flat(head + [k, index[lead + 1]], fullB)]
    }
  }
  let shape = batch + (a.rank == 1 ? [] : [full[lead]]) + (b.rank == 1 ? [] : [full[lead + 1]])
  return Tensor(shape: shape, elements)
}
