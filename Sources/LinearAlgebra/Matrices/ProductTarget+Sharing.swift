extension ProductTarget {
  /// Whether each thread computes a part of this product with one BLAS thread. In larger products the packing that each
  /// thread repeats is worth more than what they wait for each other.
  func isShared(_ operations: Double) -> Bool {
    guard operations >= sharedFrom, family.threadedFrom.isFinite, Backend.threads > 1 else { return false }
    return inDouble(operations) < 4e8
  }

  /// Splits the longer side of C.
  func assignShared(
    _ alpha: Element, _ a: ProductFactor<Element>, _ b: ProductFactor<Element>, _ beta: Element, _ operations: Double
  ) {
    var target = self
    target.family = .other
    shareBackend(Swift.max(rows, columns), operations: inDouble(operations)) { [target] part in
      if rows > columns {
        target.rows(part).assign(alpha, a.rows(part), b, beta)
      } else {
        target.columns(part).assign(alpha, a, b.columns(part), beta)
      }
    }
  }

  /// Calls `body` for parts of 0 ..< `length`, whose columns or rows do not depend on each other, with the family that tells
  /// how many BLAS threads a part takes: shared by threads with one each, or all at once.
  func forEachPart(_ length: Int, _ operations: Double, _ body: (Range<Int>, BackendFamily) -> Void) {
    guard isShared(operations) else { return body(0..<length, family) }
    shareBackend(length, operations: inDouble(operations)) { body($0, .other) }
  }

  /// Calls `body` for ranges of columns of a triangle of this order that have about the same area, on the same terms.
  func forEachTrapezoid(
    _ order: Int, _ triangle: Triangle, _ operations: Double, _ body: (Range<Int>, BackendFamily) -> Void
  ) {
    guard isShared(operations) else { return body(0..<order, family) }
    let parts = Backend.threads
    let bounds = (0...parts).map { part in
      let share = Double(triangle == .lower ? parts - part : part) / Double(parts)
      let columns = Int(Double(order) * share.squareRoot() / 8) * 8
      return part == 0 ? 0 : part == parts ? order : triangle == .lower ? order - columns : columns
    }
    inParallel(parts, grain: 1, bytes: Int(2.7 * inDouble(operations))) { range in
      for part in range where bounds[part] < bounds[part + 1] { body(bounds[part]..<bounds[part + 1], .other) }
    }
  }

  /// Single precision takes half of the time.
  private func inDouble(_ operations: Double) -> Double {
    Element.Real.kind == .float ? operations / 2 : operations
  }
}
