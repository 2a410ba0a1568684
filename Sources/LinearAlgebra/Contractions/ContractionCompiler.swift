/// Makes the program of a path for operands of given strides, step by step.
struct ContractionCompiler {
  let path: ContractionPath
  let binding: EquationBinding
  /// The layout of each operand and result so far, by number.
  private var layouts: [OperandLayout?]
  private let output: OperandLayout
  private var steps: [ContractionProgram.Step] = []

  init(_ path: ContractionPath, _ binding: EquationBinding, _ strides: [Axes]) {
    self.path = path
    self.binding = binding
    let count = binding.sizes.count
    layouts = zip(binding.operands, strides).map { OperandLayout($0, $1, labelCount: count) }
    layouts += [OperandLayout?](repeating: nil, count: Swift.max(0, binding.operands.count - 1))
    output = OperandLayout(nesting: binding.output.compactMap { $0 }, binding.sizes)
  }

  mutating func compile() -> ContractionProgram {
    for index in path.steps.indices {
      let step = path.steps[index]
      switch step.kind {
      case .sum: addSum(step, isLast: index == path.steps.count - 1)
      case .elementwise, .outerProduct: addElementwise(step, index)
      default: addProduct(step, index)
      }
    }
    return ContractionProgram(steps)
  }

  private var sizes: [Int] { binding.sizes }

  private func lengths(_ labels: [Int]) -> Axes { Axes(labels.map { sizes[$0] }) }

  private mutating func addSum(_ step: ContractionPath.Step, isLast: Bool) {
    guard let layout = layouts[step.operands[0]] else { return }
    let kept = layout.nesting(of: step.resultLabels)
    let summed = layout.nesting(of: layout.labels.subtracting(step.resultLabels))
    let natural = OperandLayout(nesting: kept, sizes)
    let result = isLast ? output : natural
    layouts[step.result] = result
    steps.append(
      .sum(
        SumStep(
          operand: step.operands[0], result: step.result, kept: MergedAxes(lengths(kept), layout.strides(kept)),
          summed: MergedAxes(lengths(summed), layout.strides(summed)),
          copy: result == natural ? nil : CopyStep(natural, to: result, sizes))))
  }

  private mutating func addElementwise(_ step: ContractionPath.Step, _ index: Int) {
    let operands = step.operands.compactMap { layouts[$0] }
    guard operands.count == 2 else { return }
    let larger = step.labels[0].size(sizes) >= step.labels[1].size(sizes) ? 0 : 1
    let natural =
      operands[1 - larger].nesting(of: step.labels[1 - larger].subtracting(step.labels[larger]))
      + operands[larger].nesting
    let result = fixedResult(index) ?? wantedLayouts(index).first ?? OperandLayout(nesting: natural, sizes)
    layouts[step.result] = result
    let order = result.nesting
    let (x, y, count) = (operands[0].strides(order), operands[1].strides(order), Int(result.labels.size(sizes)))
    guard let nest = LoopNest(lengths(order), result.strides(order), x, y) else { return }
    steps.append(
      .elementwise(ElementwiseStep(operands: step.operands, result: step.result, count: count, nest: nest)))
  }

  private mutating func addProduct(_ step: ContractionPath.Step, _ index: Int) {
    let operands = step.operands.map { layouts[$0] }
    let recipe: ProductRecipe
    if let result = fixedResult(index) {
      recipe = problem(step, operands + [result]).solve()
    } else {
      recipe = bestRecipe(step, index, operands)
    }
    // What is written to is the layout that was asked for, or the one that the recipe chose.
    let target = fixedResult(index) ?? recipe.layouts[2]
    layouts[step.result] = target
    let places = operands + [target]
    let copies = ProductProblem.Role.allCases.map { role -> CopyStep? in
      guard recipe.isCopied[role.rawValue], let place = places[role.rawValue] else { return nil }
      let chosen = recipe.layouts[role.rawValue]
      return role == .c ? CopyStep(chosen, to: place, sizes) : CopyStep(place, to: chosen, sizes)
    }
    steps.append(.product(ProductStep(operands: step.operands, result: step.result, recipe, copies: copies)))
  }

  private func problem(_ step: ContractionPath.Step, _ layouts: [OperandLayout?]) -> ProductProblem {
    ProductProblem(sizes, step.labels[0], step.labels[1], step.resultLabels, layouts: layouts)
  }

  /// The layout of the output where this step writes it.
  private func fixedResult(_ index: Int) -> OperandLayout? { index == path.steps.count - 1 ? output : nil }
}

extension ContractionCompiler {
  /// The recipe of a step that writes an intermediate: the cheapest together with the step that reads it.
  private func bestRecipe(
    _ step: ContractionPath.Step, _ index: Int, _ operands: [OperandLayout?]
  ) -> ProductRecipe {
    let free = problem(step, operands + [nil])
    var recipes = ProductProblem.ResultOrder.allCases.map { free.solve(resultInner: $0) }
    // Of two that cost the same the first is taken: kernels read the operand best that is tight where the result is.
    if recipes[1].n.stride(.b) == 1 { recipes.reverse() }
    for layout in wantedLayouts(index) {
      var recipe = problem(step, operands + [layout]).solve()
      // A result that would have to be copied is read where it is written.
      if !recipe.isCopied[2] {
        recipe.layouts[2] = layout
        recipes.append(recipe)
      }
    }
    guard let reader = reader(index) else { return recipes[0] }
    return recipes.min { total($0, reader, index) < total($1, reader, index) } ?? recipes[0]
  }

  private func total(_ recipe: ProductRecipe, _ reader: Int, _ index: Int) -> Double {
    guard isProduct(path.steps[reader]) else { return recipe.cost }
    let result = path.steps[index].result
    let layouts = readerLayouts(reader).enumerated().map { position, layout in
      position < 2 && path.steps[reader].operands[position] == result ? recipe.layouts[2] : layout
    }
    return recipe.cost + problem(path.steps[reader], layouts).solve().cost
  }

  /// Layouts in which the step that reads the result of this one needs no copy of it.
  private func wantedLayouts(_ index: Int) -> [OperandLayout] {
    guard let reader = reader(index) else { return [] }
    let (step, result) = (path.steps[reader], path.steps[index].result)
    let labels = path.steps[index].resultLabels
    if isProduct(step) {
      let recipe = problem(step, readerLayouts(reader)).solve()
      return step.operands[0] == result ? [recipe.layouts[0]] : [recipe.layouts[1]]
    }
    guard step.kind != .sum, let target = fixedResult(reader) else { return [] }
    return [OperandLayout(nesting: target.nesting(of: labels), sizes)]
  }

  private func readerLayouts(_ reader: Int) -> [OperandLayout?] {
    path.steps[reader].operands.map { layouts[$0] } + [fixedResult(reader)]
  }

  private func isProduct(_ step: ContractionPath.Step) -> Bool {
    switch step.kind {
    case .sum, .elementwise, .outerProduct: false
    default: true
    }
  }

  /// The step that reads the result of this one.
  private func reader(_ index: Int) -> Int? {
    let result = path.steps[index].result
    return path.steps.indices.first { $0 > index && path.steps[$0].operands.contains(result) }
  }
}
