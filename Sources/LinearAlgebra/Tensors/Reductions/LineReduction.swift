/// Lines of a strided block and the kernels that reduce them: along the tightest axis or many side by side as they lie;
/// first some axes and then the others, or packed, where they do not.
struct LineReduction<Element: TensorElement, Result: TensorElement> {
  let kernel: LineKernel<Element, Result>
  /// How results of parts become one, if lines may be divided.
  let again: LineKernel<Result, Result>?

  /// Reduces the lines along the axes `reduced`, one for each position of `kept`, in whose order the results lie.
  /// - Parameter areBlocks: Whether the lines are such already as threads share.
  func run(
    _ x: UnsafeMutablePointer<Element>, to target: UnsafeMutablePointer<Result>, kept: MergedAxes, reduced: MergedAxes,
    areBlocks: Bool = false
  ) {
    let (others, n, stride) = reduced.split()
    let isRow = stride == 1 || n <= 1
    let columns = kept.strides.last == 1 ? kernel.columns : nil
    guard isRow || columns != nil, others.lengths.isEmpty || again != nil else {
      return runPacked(x, to: target, kept: kept, reduced: reduced)
    }
    if let again, !others.lengths.isEmpty {
      runInTurn(again, x, to: target, kept: kept, others: others, inner: MergedAxes(lengths: [n], strides: [stride]))
    } else if let again, !areBlocks, n >= 2 * blockLength(kept.count), kept.count < blockLines {
      runInBlocks(again, x, to: target, kept: kept, n, stride)
    } else if isRow {
      kept.forEachRun(x, work: n) { number, x, rows, ld in kernel.rows(target + number, x, ld, rows, n) }
    } else if let columns {
      kept.forEachRun(x, work: n, grain: 256) { number, x, width, _ in columns(target + number, x, stride, n, width) }
    }
  }

  /// Reduces the inner axes, then the results over the others.
  private func runInTurn(
    _ again: LineKernel<Result, Result>, _ x: UnsafeMutablePointer<Element>, to target: UnsafeMutablePointer<Result>,
    kept: MergedAxes, others: MergedAxes, inner: MergedAxes
  ) {
    let (parts, lines) = (others.count, kept.count)
    var first = others
    first.append(kept)
    withScratch(Result.self, parts * lines) { partial in
      seed(partial, parts, from: target, lines)
      run(x, to: partial, kept: first, reduced: inner)
      again.finish(partial, parts, to: target, lines)
    }
  }

  /// Reduces blocks of long lines, then their results: as many whatever the number of threads.
  private func runInBlocks(
    _ again: LineKernel<Result, Result>, _ x: UnsafeMutablePointer<Element>, to target: UnsafeMutablePointer<Result>,
    kept: MergedAxes, _ n: Int, _ stride: Int
  ) {
    let (lines, block) = (kept.count, blockLength(kept.count))
    let (blocks, rest) = n.quotientAndRemainder(dividingBy: block)
    var first = MergedAxes(lengths: [blocks], strides: [block * stride])
    first.append(kept)
    withScratch(Result.self, (blocks + 1) * lines) { partial in
      seed(partial, blocks + 1, from: target, lines)
      run(x, to: partial, kept: first, reduced: MergedAxes(lengths: [block], strides: [stride]), areBlocks: true)
      if rest > 0 {
        let tail = MergedAxes(lengths: [rest], strides: [stride])
        run(x + blocks * block * stride, to: partial + blocks * lines, kept: kept, reduced: tail, areBlocks: true)
      }
      again.finish(partial, rest > 0 ? blocks + 1 : blocks, to: target, lines)
    }
  }

  private func seed(
    _ partial: UnsafeMutablePointer<Result>, _ parts: Int, from target: UnsafeMutablePointer<Result>, _ lines: Int
  ) {
    guard kernel.readsTarget else { return }
    for part in 0..<parts { (partial + part * lines).update(from: target, count: lines) }
  }

  /// Packs the lines of as many positions as fit, which become rows.
  private func runPacked(
    _ x: UnsafeMutablePointer<Element>, to target: UnsafeMutablePointer<Result>, kept: MergedAxes, reduced: MergedAxes
  ) {
    let (lines, n) = (kept.count, reduced.count)
    if lines * n > packedCapacity, let length = kept.lengths.first, let step = kept.strides.first {
      let rest = MergedAxes(lengths: Axes(kept.lengths.dropFirst()), strides: Axes(kept.strides.dropFirst()))
      inParallel(length, grain: Swift.max(1, kernelGrain / (lines / length * n))) { range in
        for i in range { runPacked(x + i * step, to: target + i * (lines / length), kept: rest, reduced: reduced) }
      }
      return
    }
    let (shape, strides) = (Axes(Array(kept.lengths) + reduced.lengths), Axes(Array(kept.strides) + reduced.strides))
    withScratch(Element.self, lines * n) { packed in
      copyElements(shape, from: x, strides, to: packed, Layout(rowMajor: shape).strides)
      kernel.rows(target, packed, n, lines, n)
    }
  }
}

extension LineKernel where Element == Result {
  /// Reduces the results of parts, each of which has one for each line.
  fileprivate func finish(
    _ partial: UnsafeMutablePointer<Result>, _ parts: Int, to target: UnsafeMutablePointer<Result>, _ lines: Int
  ) {
    if lines == 1 {
      rows(target, partial, parts, 1, parts)
    } else if let columns {
      columns(target, partial, lines, parts, lines)
    } else {
      withScratch(Result.self, parts * lines) { packed in
        for line in 0..<lines {
          for part in 0..<parts { packed[line * parts + part] = partial[part * lines + line] }
        }
        rows(target, packed, parts, lines, parts)
      }
    }
  }
}

/// The number of elements up to which they are packed at once.
private let packedCapacity = 1 << 20

/// Lines are divided where there are fewer than this, into blocks of so many elements each that threads can share them.
private let blockLines = 256

private func blockLength(_ lines: Int) -> Int { Swift.max(1024, (1 << 17) / Swift.max(1, lines)) }
