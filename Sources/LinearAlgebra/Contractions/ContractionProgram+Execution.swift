import CBLAS

/// The memory of operands and intermediates while a program runs.
struct ContractionMemory<Element: Scalar> {
  /// Where each operand and result begins, by number.
  private(set) var bases: [UnsafeMutablePointer<Element>?]
  private var owners: [Storage?]

  init(_ operands: [Tensor<Element>], results: Int) {
    bases = operands.map { $0.base } + [UnsafeMutablePointer<Element>?](repeating: nil, count: results)
    owners = operands.map { $0.storage } + [Storage?](repeating: nil, count: results)
  }

  /// Gives a result its place.
  mutating func place(_ result: Int, _ storage: Storage) {
    bases[result] = storage.base(of: Element.self)
    owners[result] = storage
  }

  /// Gives back what nothing reads any more.
  mutating func release(_ operand: Int) {
    bases[operand] = nil
    owners[operand] = nil
  }
}

extension ContractionProgram {
  /// Runs all steps; the last one writes `output`.
  func run<Element: Scalar>(_ operands: [Tensor<Element>], into output: Tensor<Element>) {
    var memory = ContractionMemory(operands, results: Swift.max(0, operands.count - 1))
    for (index, step) in steps.enumerated() {
      let storage =
        index == steps.count - 1
        ? output.storage : .allocate(bytes: step.resultCount * MemoryLayout<Element>.stride)
      let target = storage.base(of: Element.self)
      withExtendedLifetime(storage) {
        switch step {
        case .sum(let sum):
          if let x = memory.bases[sum.operand] { sum.run(x, target) }
        case .product(let product):
          if let a = memory.bases[product.operands[0]], let b = memory.bases[product.operands[1]] {
            product.run(a, b, target)
          }
        case .elementwise(let elementwise):
          if let a = memory.bases[elementwise.operands[0]], let b = memory.bases[elementwise.operands[1]] {
            elementwise.run(a, b, target)
          }
        }
      }
      for operand in step.operands { memory.release(operand) }
      memory.place(step.result, storage)
    }
  }
}

extension ContractionProgram.Step {
  var operands: [Int] {
    switch self {
    case .sum(let sum): [sum.operand]
    case .product(let product): product.operands
    case .elementwise(let elementwise): elementwise.operands
    }
  }

  var result: Int {
    switch self {
    case .sum(let sum): sum.result
    case .product(let product): product.result
    case .elementwise(let elementwise): elementwise.result
    }
  }

  /// The number of elements of the result.
  var resultCount: Int {
    switch self {
    case .sum(let sum): sum.kept.count
    case .product(let product): product.loops.count * product.recipe.m.length * product.recipe.n.length
    case .elementwise(let elementwise): elementwise.shape.reduce(1, *)
    }
  }
}

extension ElementwiseStep {
  fileprivate func run<Element: Scalar>(
    _ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>
  ) {
    guard let nest = LoopNest(shape, strides) else { return }
    nest.forEachPlane { offsets in
      elementwiseLoop(
        .multiply, rows: nest.inner, columns: nest.outer, nest.plane(0, target + offsets[0]),
        nest.plane(1, a + offsets[1]), nest.plane(2, b + offsets[2]))
    }
  }
}

extension ProductStep {
  fileprivate func run<Element: Scalar>(
    _ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>
  ) {
    var (a, b, c, scratch) = (a, b, target, [Storage]())
    func copied(_ role: ProductProblem.Role, _ p: UnsafeMutablePointer<Element>) -> UnsafeMutablePointer<Element> {
      guard let copy = copies[role.rawValue] else { return p }
      let storage = Storage.allocate(bytes: copy.count * MemoryLayout<Element>.stride)
      scratch.append(storage)
      if role != .c { copy.run(p, storage.base(of: Element.self)) }
      return storage.base(of: Element.self)
    }
    a = copied(.a, a)
    b = copied(.b, b)
    c = copied(.c, c)
    withExtendedLifetime(scratch) {
      var isFirst = true
      sums.forEach(0..<sums.count) { offsets in
        product(a + offsets[0], b + offsets[1], c, beta: isFirst ? 0 : 1)
        isFirst = false
      }
      copies[2]?.run(c, target)
    }
  }

  private func product<Element: Scalar>(
    _ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>, _ c: UnsafeMutablePointer<Element>,
    beta: Element
  ) {
    let (m, n, k) = (recipe.m, recipe.n, recipe.k)
    let left = ProductFactor(
      pointer: UnsafePointer(a), rows: m.length, columns: k.length, rowStride: m.stride(.a), columnStride: k.stride(.a),
      isConjugated: false)
    let right = ProductFactor(
      pointer: UnsafePointer(b), rows: k.length, columns: n.length, rowStride: k.stride(.b), columnStride: n.stride(.b),
      isConjugated: false)
    let target = ProductTarget(
      pointer: c, rows: m.length, columns: n.length, rowStride: m.stride(.c), columnStride: n.stride(.c))
    if loops.lengths.isEmpty {
      target.assign(1, left, right, beta)
    } else {
      BatchedProduct(batch: loops, a: left, b: right, c: target).assign(alpha: 1, beta: beta)
    }
  }
}

extension CopyStep {
  fileprivate func run<Element: TensorElement>(
    _ source: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>
  ) {
    copyElements(shape, from: source, from, to: target, to)
  }
}
