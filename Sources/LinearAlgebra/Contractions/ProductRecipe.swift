/// How a pair of operands is contracted: a matrix product of m by k and k by n elements at each position of the loops.
struct ProductRecipe: Sendable {
  var m = ProductAxis.none
  var n = ProductAxis.none
  var k = ProductAxis.none
  /// The axes that are in the result and not in the product.
  var loops: [ProductAxis] = []
  /// The contracted axes that are not in the product: it is added up along them.
  var sums: [ProductAxis] = []
  /// Which of the operands and the result are copied, by role.
  var isCopied = [false, false, false]
  /// The layouts that the product works on, by role.
  var layouts: [OperandLayout] = []
  /// The estimated time in nanoseconds.
  var cost = Double.infinity

  /// How often the product is called.
  var calls: Double { (loops + sums).reduce(1) { $0 * Double($1.length) } }
}

extension ProductRecipe {
  /// The estimated time on one core, in nanoseconds; what matters is only which of several recipes is faster.
  ///
  /// - Parameter isFixed: by role, whether the strides are those of the axes; others are chosen so that BLAS reads them.
  func estimate(isFixed: [Bool]) -> Double {
    let (m, n, k) = (Double(self.m.length), Double(self.n.length), Double(self.k.length))
    let isSmall = Swift.max(self.m.length, self.n.length, self.k.length) <= smallProductLimit
    let work = 2 * m * n * k
    var time: Double
    if isSmall {
      time = 15 + work / 6
    } else if self.m.length == 1 || self.n.length == 1 {
      time = 100 + work / 8
    } else {
      func share(_ length: Double) -> Double { length / (length + 8) }
      time = 250 + work / (30 * share(m) * share(n) * share(k))
    }
    if !isSmall {
      if isFixed[0], !Self.isReadable(self.m, self.k, .a) { time += 100 + 1.5 * m * k }
      if isFixed[1], !Self.isReadable(self.k, self.n, .b) { time += 100 + 1.5 * k * n }
      if isFixed[2], !Self.isReadable(self.m, self.n, .c) { return .infinity }
    }
    if !sums.isEmpty { time += 0.3 * m * n }
    return calls * time
  }

  /// Whether BLAS reads two axes as a matrix as they lie; a single row or column is read with any stride.
  private static func isReadable(_ x: ProductAxis, _ y: ProductAxis, _ role: ProductProblem.Role) -> Bool {
    let (strideX, strideY) = (x.stride(role), y.stride(role))
    if x.length == 1 || y.length == 1 { return (x.length == 1 ? strideY : strideX) != 0 || x.length == y.length }
    return strideX == 1 && strideY >= x.length || strideY == 1 && strideX >= y.length
  }
}

extension ProductProblem {
  /// The recipe that is fastest by the estimate.
  ///
  /// - Parameter resultInner: whether the columns of a result whose layout is chosen are without gaps, or its rows.
  func solve(resultInner: ResultOrder = .right) -> ProductRecipe {
    var best = ProductRecipe()
    for copies in 0..<8 {
      let isCopied = Role.allCases.map { copies >> $0.rawValue & 1 != 0 }
      guard !zip(isCopied, layouts).contains(where: { $0 && $1 == nil }) else { continue }
      let recipe = self.recipe(isCopied, resultInner)
      if recipe.cost < best.cost { best = recipe }
      // Nothing is copied and nothing looped over that could be in the product.
      if copies == 0, recipe.cost < .infinity, recipe.sums.isEmpty, recipe.loops.allSatisfy({ isBatch($0) }) { break }
    }
    return best
  }

  /// Which label of a result whose layout is chosen comes last.
  enum ResultOrder: CaseIterable {
    case left, right
  }

  private func isBatch(_ axis: ProductAxis) -> Bool { LabelSet(axis.labels).isSubset(of: batch) }

  /// The best recipe where these roles are copied.
  private func recipe(_ isCopied: [Bool], _ resultInner: ResultOrder) -> ProductRecipe {
    let fixed = zip(layouts, isCopied).map { $1 ? nil : $0 }
    let isFixed = fixed.map { $0 != nil }
    let batches = axes(batch, fixed)
    let (lefts, rights, sums) = (axes(left, fixed), axes(right, fixed), axes(contracted, fixed))
    let copying = Role.allCases.reduce(0.0) { $0 + (isCopied[$1.rawValue] ? 500 + 1.5 * size(labels($1)) : 0) }
    var best = ProductRecipe()
    for i in choices(lefts) {
      for j in choices(rights) {
        for l in choices(sums) {
          var recipe = ProductRecipe(
            m: i.map { lefts[$0] } ?? .none, n: j.map { rights[$0] } ?? .none, k: l.map { sums[$0] } ?? .none,
            loops: batches + without(lefts, i) + without(rights, j), sums: without(sums, l), isCopied: isCopied)
          recipe.cost = recipe.estimate(isFixed: isFixed) + copying
          if recipe.cost < best.cost { best = recipe }
        }
      }
    }
    if best.cost < .infinity { choose(&best, fixed, resultInner) }
    return best
  }

  private func choices(_ axes: [ProductAxis]) -> [Int?] { axes.isEmpty ? [nil] : axes.indices.map { $0 } }

  private func without(_ axes: [ProductAxis], _ index: Int?) -> [ProductAxis] {
    axes.indices.filter { $0 != index }.map { axes[$0] }
  }

  /// Chooses the layouts that are not fixed: loops outside, the matrix of each product inside.
  private func choose(_ recipe: inout ProductRecipe, _ fixed: [OperandLayout?], _ resultInner: ResultOrder) {
    for role in Role.allCases {
      let layout = fixed[role.rawValue] ?? chosenLayout(recipe, role, resultInner)
      recipe.layouts.append(layout)
      func place(_ axis: inout ProductAxis) {
        guard let last = axis.labels.last else { return }
        axis.strides[role.rawValue] = layout.strides[last]
      }
      place(&recipe.m)
      place(&recipe.n)
      place(&recipe.k)
      for index in recipe.loops.indices { place(&recipe.loops[index]) }
      for index in recipe.sums.indices { place(&recipe.sums[index]) }
    }
  }

  private func chosenLayout(_ recipe: ProductRecipe, _ role: Role, _ resultInner: ResultOrder) -> OperandLayout {
    var (outer, inner): (ProductAxis, ProductAxis)
    switch role {
    case .a: (outer, inner) = (recipe.m, recipe.k)
    case .b: (outer, inner) = (recipe.n, recipe.k)
    case .c: (outer, inner) = resultInner == .right ? (recipe.m, recipe.n) : (recipe.n, recipe.m)
    }
    // A copy keeps what is tight in the original.
    if let tightest = layouts[role.rawValue]?.nesting.last, outer.labels.contains(tightest) {
      swap(&outer, &inner)
    }
    let own = labels(role)
    let around = (recipe.loops + recipe.sums).flatMap(\.labels).filter { own.contains($0) }
    return OperandLayout(nesting: around + outer.labels + inner.labels, sizes)
  }
}
