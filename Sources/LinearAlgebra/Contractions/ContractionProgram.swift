/// The steps of a contraction for operands of given strides, ready to run: which kernel, on which strides, into what.
///
/// Programs and steps are classes, since values of so many arrays cost more to hand around than a small product.
final class ContractionProgram: Sendable {
  /// A step; operands and results are numbered as in the path.
  enum Step: Sendable {
    case sum(SumStep)
    case product(ProductStep)
    case elementwise(ElementwiseStep)
  }

  let steps: [Step]

  init(_ steps: [Step]) { self.steps = steps }
}

/// The sum of an operand over some of its labels.
final class SumStep: Sendable {
  let operand: Int
  let result: Int
  /// The labels that stay and those that are summed, from the widest to the tightest of the operand.
  let kept: MergedAxes
  let summed: MergedAxes
  /// Moves the sums to where they belong; nil where they are nested as the operand.
  let copy: CopyStep?

  init(operand: Int, result: Int, kept: MergedAxes, summed: MergedAxes, copy: CopyStep?) {
    (self.operand, self.result, self.kept, self.summed, self.copy) = (operand, result, kept, summed, copy)
  }
}

/// The products of elements of two operands, which broadcast.
final class ElementwiseStep: Sendable {
  let operands: [Int]
  let result: Int
  /// The number of elements of the result.
  let count: Int
  /// Walks over the result and the operands.
  let nest: LoopNest

  init(operands: [Int], result: Int, count: Int, nest: LoopNest) {
    (self.operands, self.result, self.count, self.nest) = (operands, result, count, nest)
  }
}

/// A contraction of two operands by matrix products.
final class ProductStep: Sendable {
  let operands: [Int]
  let result: Int
  /// The number of elements of the result.
  let count: Int
  let m: ProductAxis
  let n: ProductAxis
  let k: ProductAxis
  /// The axes that are looped over, and the strides of a, b and c.
  let loops: AxisWalk
  /// The contracted axes that are looped over.
  let sums: AxisWalk
  /// What is copied before, and behind the product; nil where the role is not copied.
  let copies: [CopyStep?]
  let isCopying: Bool

  init(operands: [Int], result: Int, _ recipe: ProductRecipe, copies: [CopyStep?]) {
    (self.operands, self.result, self.copies) = (operands, result, copies)
    (m, n, k) = (recipe.m, recipe.n, recipe.k)
    (loops, sums) = (AxisWalk(along: recipe.loops), AxisWalk(along: recipe.sums))
    count = loops.count * m.length * n.length
    isCopying = copies.contains { $0 != nil }
  }
}

extension AxisWalk {
  /// A walk along these axes with the strides of all roles.
  init(along axes: [ProductAxis]) { self.init(axes.map { LoopAxis(length: $0.length, strides: $0.strides) }) }
}

/// A copy between two layouts of the same labels.
struct CopyStep: Sendable {
  let count: Int
  private let nest: LoopNest?

  init(_ from: OperandLayout, to: OperandLayout, _ sizes: [Int]) {
    let order = to.nesting
    let shape = Axes(order.map { sizes[$0] })
    count = shape.reduce(1, *)
    nest = LoopNest(shape, to.strides(order), from.strides(order))
  }

  func run<Element: TensorElement>(_ source: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>) {
    nest?.copyElements(from: source, to: target)
  }
}
