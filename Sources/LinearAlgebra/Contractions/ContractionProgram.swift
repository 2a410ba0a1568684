/// The steps of a contraction for operands of given strides, ready to run: which kernel, on which strides, into what.
struct ContractionProgram: Sendable {
  /// A step; operands and results are numbered as in the path.
  enum Step: Sendable {
    case sum(SumStep)
    case product(ProductStep)
    case elementwise(ElementwiseStep)
  }

  var steps: [Step] = []
}

/// The sum of an operand over some of its labels.
struct SumStep: Sendable {
  let operand: Int
  let result: Int
  /// The labels that stay and those that are summed, from the widest to the tightest of the operand.
  let kept: AxisWalk
  let summed: AxisWalk
}

/// The products of elements of two operands, which broadcast.
struct ElementwiseStep: Sendable {
  let operands: [Int]
  let result: Int
  let shape: Axes
  /// For the result and the operands, their strides.
  let strides: [Axes]
}

/// A contraction of two operands by matrix products.
struct ProductStep: Sendable {
  let operands: [Int]
  let result: Int
  let recipe: ProductRecipe
  /// The axes that are looped over, and the strides of a, b and c.
  let loops: AxisWalk
  /// The contracted axes that are looped over.
  let sums: AxisWalk
  /// What is copied before, and behind the product; nil where the role is not copied.
  let copies: [CopyStep?]
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
