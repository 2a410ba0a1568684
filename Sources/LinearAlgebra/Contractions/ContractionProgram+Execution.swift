extension ContractionProgram {
  /// Runs all steps; the last one writes `output`.
  func run<Element: Scalar>(_ operands: [Tensor<Element>], into output: Tensor<Element>) {
    // Operands and results by number; what nothing reads any more is given back.
    var places: [(base: UnsafeMutablePointer<Element>, owner: Storage?)] = []
    places.reserveCapacity(operands.count + steps.count)
    for index in operands.indices { places.append((operands[index].base, operands[index].storage)) }
    for index in steps.indices {
      let step = steps[index]
      let storage =
        index == steps.count - 1 ? output.storage : .allocate(bytes: step.resultCount * MemoryLayout<Element>.stride)
      let target = storage.base(of: Element.self)
      switch step {
      case .sum(let sum):
        sum.run(places[sum.operand].base, target)
        places[sum.operand] = (target, storage)
      case .product(let product):
        let (a, b) = (product.operands[0], product.operands[1])
        product.run(places[a].base, places[b].base, target)
        (places[a].owner, places[b].owner) = (nil, nil)
        places.append((target, storage))
      case .elementwise(let elementwise):
        let (a, b) = (elementwise.operands[0], elementwise.operands[1])
        elementwise.run(places[a].base, places[b].base, target)
        (places[a].owner, places[b].owner) = (nil, nil)
        places.append((target, storage))
      }
    }
    withExtendedLifetime(places) {}
  }
}

extension ContractionProgram.Step {
  /// The number of elements of the result.
  fileprivate var resultCount: Int {
    switch self {
    case .sum(let sum): sum.kept.count
    case .product(let product): product.count
    case .elementwise(let elementwise): elementwise.count
    }
  }
}

extension ElementwiseStep {
  fileprivate func run<Element: Scalar>(
    _ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>
  ) {
    nest.shareEachPlane(bytes: 3 * MemoryLayout<Element>.stride) { offsets in
      elementwiseLoop(
        .multiply, rows: nest.inner, columns: nest.outer, nest.plane(0, target + offsets[0]),
        nest.plane(1, a + offsets[1]), nest.plane(2, b + offsets[2]))
    }
  }
}
