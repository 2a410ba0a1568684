import ComplexModule

// Where the shift is an eigenvalue, as 0 is one of every graph Laplacian, 1/(λ - σ) of that one is so large that the
// others are lost in its rounding. A rough look tells how far away these are, and a shift a small part of that aside shows
// them all. From there some are nearer than others that are nearer to the shift itself, by up to twice the step; what was
// found is checked, and more is looked for where it is not certain.

extension PartialSymmetricEigen {
  /// The pairs nearest to a shift, which may be an eigenvalue, given what makes the inverse of A - σ for a σ.
  init<Inverse: LinearOperator<Element>>(
    nearest shift: Element.Real, of a: some LinearOperator<Element>, _ count: Int,
    _ options: KrylovOptions<Element.Real>,
    _ invert: (_ shift: Element.Real) throws(LinearAlgebraError) -> Inverse
  ) throws(LinearAlgebraError) {
    let size = try a.normBound(seed: options.seed)
    guard size > 0 else {
      try self.init(lanczos: a, count, .largestMagnitude, options)
      return
    }
    func pairs(at σ: Element.Real, _ count: Int, _ options: KrylovOptions<Element.Real>) throws(LinearAlgebraError)
      -> PartialSymmetricEigen
    {
      try PartialSymmetricEigen(inverse: try invert(σ), of: a, shift: σ, count, options)
    }
    let inverse = try invert(shift)
    guard try inverse.hidesOthers(beside: size) else {
      try self.init(inverse: inverse, of: a, shift: shift, count, options)
      return
    }
    // Enough copies of one eigenvalue at the shift: nothing is nearer, and nothing of the others is wanted.
    let rounding = 100 * Element.Real(a.rows).squareRoot() * Element.ulpOfOne * size
    let copies = try pairs(at: shift, count, options.short)
    if copies.report.isConverged, copies.eigenvalues.allSatisfy({ ($0 - shift).magnitude <= rounding }) {
      self = copies
      return
    }
    let (target, more) = (SymmetricEigenTarget.nearest(shift), Swift.min(count + 1, a.rows))
    let (step, looks) = try options.stepAside(size: size, rounding) { (step, options) throws(LinearAlgebraError) in
      let rough = try pairs(at: shift - step, more, options)
      return (rough.eigenvalues.map(target.key), rough.report)
    }
    if step == 0 {
      let found = try pairs(at: shift, count, options)
      self = found.selecting(Array(found.eigenvalues.indices), after: looks)
      return
    }
    let below = try pairs(at: shift - step, more, options)
    let order = Array(target.order(below.eigenvalues).prefix(count))
    let farthest = below.eigenvalues.reduce(0) { Swift.max($0, ($1 - (shift - step)).magnitude) }
    // From below, those from the shift on come in their order; where others are among them, wanted ones may be missing.
    let isCertain =
      more == a.rows || order.allSatisfy { target.key(below.eigenvalues[$0]) <= farthest - step }
      || below.eigenvalues[0..<count].allSatisfy { $0 > shift - rounding }
    if isCertain {
      self = below.selecting(order, after: looks)
      return
    }
    let above = try pairs(at: shift + step, count, options)
    let (low, high) = (below.eigenvalues, above.eigenvalues)
    let both = PartialSymmetricEigen(
      below.selecting(low.indices.filter { low[$0] <= shift - rounding }),
      above.selecting(high.indices.filter { high[$0] > shift - rounding }))
    self = both.selecting(Array(target.order(both.eigenvalues).prefix(count)), after: looks)
  }

  /// The pairs of both.
  private init(_ one: PartialSymmetricEigen, _ other: PartialSymmetricEigen) {
    self.init(
      eigenvalues: Vector(concatenating: one.eigenvalues, other.eigenvalues),
      eigenvectors: Matrix(horizontally: one.eigenvectors, other.eigenvectors), report: one.report + other.report)
  }

  /// These of the pairs, after iterations that prepared this one.
  private func selecting(
    _ chosen: [Int], after earlier: [EigenReport<Element.Real>] = []
  ) -> PartialSymmetricEigen {
    PartialSymmetricEigen(
      eigenvalues: eigenvalues.selecting(chosen), eigenvectors: eigenvectors.selecting(columns: chosen),
      report: report.selecting(chosen, after: earlier))
  }
}

extension PartialEigen {
  /// The pairs nearest to a shift, which may be an eigenvalue, given what makes the inverse of A - σ for a σ, with
  /// complex elements where σ is not real.
  init<Inverse: LinearOperator>(
    nearest shift: Inverse.Element, of a: some LinearOperator<Element>, _ count: Int,
    _ options: KrylovOptions<Element.Real>,
    _ invert: (_ shift: Inverse.Element) throws(LinearAlgebraError) -> Inverse
  ) throws(LinearAlgebraError) where Inverse.Element.Real == Element.Real {
    let size = try a.normBound(seed: options.seed)
    guard size > 0 else {
      try self.init(arnoldi: a, count, .largestModulus, options)
      return
    }
    let σ = Complex(shift.real, shift.imaginary)
    let inverse = try invert(shift)
    guard try inverse.hidesOthers(beside: size) else {
      try self.init(inverse: inverse, of: a, shift: σ, count, options)
      return
    }
    func pairs(aside step: Element.Real, _ count: Int, _ options: KrylovOptions<Element.Real>)
      throws(LinearAlgebraError) -> PartialEigen
    {
      let inverse = try invert(shift + Inverse.Element(step))
      return try PartialEigen(inverse: inverse, of: a, shift: σ + Complex(step), count, options)
    }
    let rounding = 100 * Element.Real(a.rows).squareRoot() * Element.ulpOfOne * size
    let copies = try pairs(aside: 0, count, options.short)
    if copies.report.isConverged, copies.eigenvalues.allSatisfy({ ($0 - σ).length <= rounding }) {
      self = copies
      return
    }
    let target = EigenTarget.nearest(σ)
    var more = Swift.min(count + 1, a.rows)
    var (step, looks) = try options.stepAside(size: size, rounding) { (step, options) throws(LinearAlgebraError) in
      let rough = try pairs(aside: step, more, options)
      return (rough.eigenvalues.map(target.key), rough.report)
    }
    if step == 0 { more = count }
    while true {
      let found = try pairs(aside: step, more, options)
      let chosen = Array(target.order(found.eigenvalues).prefix(count))
      let farthest = found.eigenvalues.reduce(0) { Swift.max($0, ($1 - (σ + Complex(step))).length) }
      if more == a.rows || chosen.allSatisfy({ target.key(found.eigenvalues[$0]) <= farthest - step }) {
        self.init(
          eigenvalues: found.eigenvalues.selecting(chosen), eigenvectors: found.eigenvectors.selecting(columns: chosen),
          report: found.report.selecting(chosen, after: looks))
        return
      }
      looks.append(found.report)
      more = Swift.min(2 * more, a.rows)
    }
  }
}

extension ThickRestart.Outcome {
  /// Whether an iteration with the inverse of A - σ has seen these distances |λ - σ|, the nearest first, but for the
  /// rounding of the largest 1/(λ - σ), and of numbers of this size.
  func sees(_ distances: [ThickRestart.Real], beside size: ThickRestart.Real) -> Bool {
    let unit = 1000 * ThickRestart.Real(space.v.rows).squareRoot() * .ulpOfOne
    let largest = pairs.values.reduce(0) { Swift.max($0, $1.length) }
    return zip(distances, pairs.values).allSatisfy { distance, θ in
      let seen = 1 / θ.length
      return (distance - seen).magnitude <= unit * (largest * seen * seen + size)
    }
  }
}

extension EigenReport {
  /// The report on these of the pairs, after iterations that prepared this one.
  fileprivate func selecting(_ chosen: [Int], after earlier: [EigenReport]) -> EigenReport {
    EigenReport(
      method: method, steps: earlier.reduce(steps) { $0 + $1.steps },
      products: earlier.reduce(products) { $0 + $1.products }, residuals: residuals.selecting(chosen), norm: norm,
      isConverged: isConverged, seed: seed)
  }

  /// The report on the pairs of both.
  fileprivate static func + (one: EigenReport, other: EigenReport) -> EigenReport {
    EigenReport(
      method: one.method, steps: one.steps + other.steps, products: one.products + other.products,
      residuals: Vector(concatenating: one.residuals, other.residuals), norm: Swift.max(one.norm, other.norm),
      isConverged: one.isConverged && other.isConverged, seed: one.seed)
  }
}

extension LinearOperator {
  /// Whether this inverse of A - σ is so large beside ‖A‖ that it may belong to a shift that is an eigenvalue.
  fileprivate func hidesOthers(beside size: Element.Real) throws(LinearAlgebraError) -> Bool {
    !(try Double(normBound(seed: 0)) * Double(size) < 0.01 / Double(Element.ulpOfOne).squareRoot())
  }
}

extension KrylovOptions {
  /// These options with few restarts.
  fileprivate var short: KrylovOptions {
    var result = self
    result.maximumRestarts = Swift.min(maximumRestarts, 10)
    return result
  }

  /// How far aside a shift shows all eigenvalues beside it, 0 where it does itself, and the reports on the way.
  ///
  /// - Parameters:
  ///   - rounding: up to which distance an eigenvalue is the shift itself.
  ///   - look: the distances from the shift, seen from so far aside with these options.
  fileprivate func stepAside(
    size: Real, _ rounding: Real,
    _ look: (_ step: Real, _ options: KrylovOptions) throws(LinearAlgebraError) -> (Vector<Real>, EigenReport<Real>)
  ) throws(LinearAlgebraError) -> (step: Real, looks: [EigenReport<Real>]) {
    var rough = short
    rough.tolerance = Swift.max(tolerance, 1e-4)
    var (step, looks) = (Real(0), [EigenReport<Real>]())
    // From the shift itself distances may be rounding; from the first step aside they are known.
    for _ in 0..<4 {
      let (distances, report) = try look(step, rough)
      looks.append(report)
      let largest = distances.reduce(0) { Swift.max($0, $1) }
      let others = distances.filter { $0 > Swift.max(rounding, step == 0 ? largest / 10_000 : step / 1000) }
      if step == 0, others.count == distances.count { break }
      // More copies of one eigenvalue than are wanted: a large step shows whether others are near.
      guard let nearest = others.min() else {
        if step > 0 { break }
        step = size / 4
        continue
      }
      let next = nearest / 16
      let isSame = next <= 4 * step && step <= 4 * next
      step = next
      if isSame { break }
    }
    return (step, looks)
  }
}
