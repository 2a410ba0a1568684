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
  let kept: AxisWalk
  let summed: AxisWalk

  init(operand: Int, result: Int, kept: AxisWalk, summed: AxisWalk) {
    (self.operand, self.result, self.kept, self.summed) = (operand, result, kept, summed)
  }
}

/// The products of elements of two operands, which broadcast.
final class ElementwiseStep: Sendable {
  let operands: [Int]
  let result: Int
  let shape: Axes
  /// For the result and the operands, their strides.
  let strides: [Axes]

  init(operands: [Int], result: Int, shape: Axes, strides: [Axes]) {
    (self.operands, self.result, self.shape, self.strides) = (operands, result, shape, strides)
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
    (loops, sums) = (AxisWalk(recipe.loops), AxisWalk(recipe.sums))
    count = loops.count * m.length * n.length
    isCopying = copies.contains { $0 != nil }
  }
}

extension AxisWalk {
  /// A walk along these axes with the strides of all roles.
  init(_ axes: [ProductAxis]) {
    self.init(
      lengths: Axes(axes.map(\.length)),
      strides: ProductProblem.Role.allCases.map { role in Axes(axes.map { $0.stride(role) }) })
  }
}

/// A copy between two layouts of the same labels.
struct CopyStep: Sendable {
  let shape: Axes
  let from: Axes
  let to: Axes
  var count: Int { shape.reduce(1, *) }

  init(_ from: OperandLayout, to: OperandLayout, _ sizes: [Int]) {
    let order = to.nesting
    shape = Axes(order.map { sizes[$0] })
    self.from = from.strides(order)
    self.to = to.strides(order)
  }
}
