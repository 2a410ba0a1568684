package import LinearAlgebra

/// A tensor of numbers uniform in (-1, 1).
package func randomTensor<Element: Scalar>(
  _ shape: [Int], seed: UInt64 = 3, of type: Element.Type = Element.self
) -> Tensor<Element> {
  var generator = SplitMix(seed: seed)
  return Tensor(shape: shape, (0..<shape.reduce(1, *)).map { _ in generator.scalar(Element.self) })
}

/// The indices of a shape in row-major order.
package func indices(of shape: [Int]) -> [[Int]] {
  shape.reduce([[]]) { heads, length in heads.flatMap { head in (0..<length).map { head + [$0] } } }
}

/// The same elements in other layouts: contiguous, axes nested the other way round, with `filler` between them, and
/// reversed along each axis.
package func layoutVariants<Element: TensorElement>(
  of t: Tensor<Element>, filler: Element
) -> [(name: String, tensor: Tensor<Element>)] {
  let shape = t.shape
  let rank = shape.count
  func placed(_ order: [Int], gap: Int, sign: Int) -> Tensor<Element> {
    var strides = [Int](repeating: 0, count: rank)
    var step = 1
    for axis in order {
      strides[axis] = sign * step * gap
      step = step * gap * Swift.max(1, shape[axis]) + (gap - 1)
    }
    let first = sign > 0 ? 0 : -(0..<rank).reduce(0) { $0 + strides[$1] * Swift.max(0, shape[$1] - 1) }
    var block = Tensor<Element>(shape: [step * gap + 1], repeating: filler)
    block.withMutablePointer { p in
      for (index, element) in zip(indices(of: shape), t.elements) {
        p[first + zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }] = element
      }
    }
    return Tensor<Element>(
      storage: block.storage, offset: first, layout: Layout(shape: Axes(shape), strides: Axes(strides)))
  }
  let natural = Array((0..<rank).reversed())
  return [
    ("contiguous", t.contiguousCopy()),
    ("nested the other way", placed(natural.reversed(), gap: 1, sign: 1)),
    ("with gaps", placed(natural, gap: 2, sign: 1)),
    ("reversed", placed(natural, gap: 1, sign: -1)),
  ]
}

/// The elements of a tensor as a broadcast to a shape reads them, in row-major order.
package func broadcastElements<Element: TensorElement>(_ t: Tensor<Element>, to shape: [Int]) -> [Element] {
  let (own, elements) = (t.shape, t.elements)
  return indices(of: shape).map { index in
    let place = zip(index.suffix(own.count), own).reduce(0) { $0 * $1.1 + ($1.1 == 1 ? 0 : $1.0) }
    return elements[place]
  }
}

/// The shape to which two broadcast.
package func broadcastShape(_ a: [Int], _ b: [Int]) -> [Int] {
  let rank = max(a.count, b.count)
  func padded(_ shape: [Int]) -> [Int] { [Int](repeating: 1, count: rank - shape.count) + shape }
  return zip(padded(a), padded(b)).map { $0 == 1 ? $1 : $0 }
}

/// What a loop over the elements makes.
package func naive<X, Target>(_ a: Tensor<X>, _ f: (X) -> Target) -> Tensor<Target> {
  Tensor(shape: a.shape, a.elements.map(f))
}

/// What a loop over pairs of elements makes, with broadcasting.
package func naive<X, Y, Target>(_ a: Tensor<X>, _ b: Tensor<Y>, _ f: (X, Y) -> Target) -> Tensor<Target> {
  let shape = broadcastShape(a.shape, b.shape)
  return Tensor(
    shape: shape, zip(broadcastElements(a, to: shape), broadcastElements(b, to: shape)).map { f($0, $1) })
}

/// Whether two tensors have the same shape and elements that differ by this many units of rounding at most.
package func isClose<Element: Scalar>(_ a: Tensor<Element>, _ b: Tensor<Element>, units: Element.Real = 4) -> Bool {
  a.shape == b.shape
    && zip(a.elements, b.elements).allSatisfy { x, y in
      (x - y).modulus <= units * Element.ulpOfOne * max(x.modulus, y.modulus)
    }
}
