import CBLAS

extension ProductStep {
  /// Writes the contraction of two operands.
  func run<Element: Scalar>(
    _ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>, _ target: UnsafeMutablePointer<Element>
  ) {
    guard isCopying else { return products(a, b, target) }
    let scratch = copies.map { copy in
      copy.map { Storage.allocate(bytes: $0.count * MemoryLayout<Element>.stride) }
    }
    withExtendedLifetime(scratch) {
      let bases = scratch.map { $0?.base(of: Element.self) }
      for (role, original) in [a, b].enumerated() {
        if let copy = bases[role] { copies[role]?.run(original, copy) }
      }
      products(bases[0] ?? a, bases[1] ?? b, bases[2] ?? target)
      if let result = bases[2] { copies[2]?.run(result, target) }
    }
  }

  /// The products, added up along the contracted axes that are not in them.
  private func products<Element: Scalar>(
    _ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>, _ c: UnsafeMutablePointer<Element>
  ) {
    if sums.axes.isEmpty { return product(a, b, c, beta: 0) }
    var isFirst = true
    sums.forEach(0..<sums.count) { offsets in
      product(a + offsets[0], b + offsets[1], c, beta: isFirst ? 0 : 1)
      isFirst = false
    }
  }

  private func product<Element: Scalar>(
    _ a: UnsafeMutablePointer<Element>, _ b: UnsafeMutablePointer<Element>, _ c: UnsafeMutablePointer<Element>,
    beta: Element
  ) {
    let left = ProductFactor(
      pointer: UnsafePointer(a), rows: m.length, columns: k.length, rowStride: m.stride(.a), columnStride: k.stride(.a),
      isConjugated: false)
    let right = ProductFactor(
      pointer: UnsafePointer(b), rows: k.length, columns: n.length, rowStride: k.stride(.b), columnStride: n.stride(.b),
      isConjugated: false)
    let target = ProductTarget(
      pointer: c, rows: m.length, columns: n.length, rowStride: m.stride(.c), columnStride: n.stride(.c))
    if !loops.axes.isEmpty {
      BatchedProduct(batch: loops, a: left, b: right, c: target).assign(alpha: 1, beta: beta)
    } else if m.length == 1, n.length == 1 {
      c.pointee = dot(left, right) + (beta == 0 ? 0 : c.pointee)
    } else {
      target.assignUnpacked(left, right, beta)
    }
  }

  /// The product of a row and a column.
  private func dot<Element: Scalar>(_ a: ProductFactor<Element>, _ b: ProductFactor<Element>) -> Element {
    let (strideA, strideB) = (a.columnStride, b.rowStride)
    let isPlain = strideA == 1 && strideB == 1
    // Some complex kernels read outside of vectors with gaps.
    if let count = Int32(exactly: k.length), isPlain || !Element.isComplex, strideA != 0, strideB != 0,
      let incrementA = Int32(exactly: strideA), let incrementB = Int32(exactly: strideB)
    {
      let (startA, startB) = (lowest(a.pointer, k.length, incrementA), lowest(b.pointer, k.length, incrementB))
      return withBackend(operations: 2 * Double(k.length), family: .vector) {
        Element.dotu(count, startA, incrementA, startB, incrementB)
      }
    }
    var result = Element.zero
    Element.smallGemm(
      1, 1, k.length, 1, a.pointer, 1, strideA, false, b.pointer, strideB, 1, false, 0, &result, 1, 1)
    return result
  }
}

extension ProductTarget {
  /// C ← A B + β C without BLAS where its packing would take longer than the product, by BLAS elsewhere.
  ///
  /// Measured in Double against OpenBLAS 0.3.21: 5×1000 by 1000×10 takes 0.86 of its time with the Cooperlake kernels and
  /// 0.48 with Haswell's, 200×5 by 5×10 1.07 and 0.52. A left factor whose rows have gaps takes up to three times as long.
  fileprivate func assignUnpacked(_ a: ProductFactor<Element>, _ b: ProductFactor<Element>, _ beta: Element) {
    if !isColumnMajor { return transposed.assignUnpacked(b.transposed, a.transposed, beta) }
    let isNarrow = rows <= smallProductLimit && columns <= smallProductLimit && rows >= 4
    let isLight = rows >= 4 && columns >= 4 && rows * columns * a.columns <= 20_000
    guard a.rowStride == 1, !a.isConjugated, !b.isConjugated, isNarrow || isLight else {
      return assign(1, a, b, beta)
    }
    Element.smallGemm(
      rows, columns, a.columns, 1, a.pointer, 1, a.columnStride, false, b.pointer, b.rowStride, b.columnStride, false,
      beta, pointer, 1, columnStride)
  }
}
