extension ProductTarget {
  /// Whether each thread computes a part of this product with one BLAS thread. In larger products the packing that each
  /// thread repeats is worth more than what they wait for each other.
  func isShared(_ operations: Double, _ a: ProductFactor<Element>, _ b: ProductFactor<Element>) -> Bool {
    guard operations >= sharedFrom, family.threadedFrom.isFinite, Backend.threads > 1 else { return false }
    return inDouble(operations) < 4e8 && a.layout != nil && b.layout != nil
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

  /// Single precision takes half of the time.
  private func inDouble(_ operations: Double) -> Double {
    Element.Real.kind == .float ? operations / 2 : operations
  }
}
