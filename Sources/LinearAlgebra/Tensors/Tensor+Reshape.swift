extension Tensor {
  /// The elements in row-major order in another shape; one length may be -1 and follows from the others.
  ///
  /// A view wherever strides can say it, else a copy. A change of the order of axes is ``permuted(_:)-([Int])``, not this.
  public func reshaped(_ shape: Int...) -> Tensor { reshaped(shape) }

  /// The elements in row-major order in another shape; one length may be -1 and follows from the others.
  public func reshaped(_ shape: [Int]) -> Tensor {
    if let view = viewReshaped(shape) { return view }
    var copy = contiguousCopy()
    copy.layout = Layout(rowMajor: layout.filled(shape))
    return copy
  }

  /// What ``reshaped(_:)-([Int])`` gives without a copy; nil where only a copy has the shape (NumPy's `copy=False`).
  public func viewReshaped(_ shape: Int...) -> Tensor? { viewReshaped(shape) }

  /// What ``reshaped(_:)-([Int])`` gives without a copy; nil where only a copy has the shape (NumPy's `copy=False`).
  public func viewReshaped(_ shape: [Int]) -> Tensor? {
    let target = layout.filled(shape)
    if target == layout.shape { return self }
    return layout.strides(reshapedTo: target).map { viewing(target, $0) }
  }

  /// The axes from one to another made one, all of them if not said otherwise; a view wherever strides can say it.
  public func flattened(from first: Int = 0, through last: Int = -1) -> Tensor {
    guard rank > 0 else { return reshaped(1) }
    let (first, last) = (layout.axis(first), layout.axis(last))
    precondition(first <= last, "axes \(first) to \(last) are not a range of axes of shape \(layout.shape)")
    let length = layout.shape[first...last].reduce(1, *)
    return reshaped(layout.shape[..<first] + [length] + layout.shape[(last + 1)...])
  }
}

extension Layout {
  /// The shape with the length in place of -1.
  fileprivate func filled(_ shape: [Int]) -> Axes {
    let known = shape.reduce(1) { $1 == -1 ? $0 : $0 * $1 }
    let open = shape.indices.filter { shape[$0] == -1 }
    var filled = Axes(shape)
    if open.count == 1, known > 0, count % known == 0 { filled[open[0]] = count / known }
    precondition(
      filled.allSatisfy { $0 >= 0 } && filled.reduce(1, *) == count,
      "a tensor of shape \(self.shape) cannot be reshaped to \(Axes(shape))")
    return filled
  }

  /// The strides that show the elements in row-major order in another shape of as many; nil where none do.
  ///
  /// Old and new axes are matched in groups of equal size; the old axes of a group must follow each other without gaps
  /// (NumPy's `attempt_nocopy_reshape`).
  fileprivate func strides(reshapedTo target: Axes) -> Axes? {
    var result = Layout(rowMajor: target).strides
    guard count > 0 else { return result }
    let old = shape.indices.filter { shape[$0] != 1 }
    var (oldStart, newStart) = (0, 0)
    while oldStart < old.count {
      var (oldEnd, newEnd) = (oldStart + 1, newStart + 1)
      var (oldSize, newSize) = (shape[old[oldStart]], target[newStart])
      while oldSize != newSize {
        if newSize < oldSize {
          newSize *= target[newEnd]
          newEnd += 1
        } else {
          oldSize *= shape[old[oldEnd]]
          oldEnd += 1
        }
      }
      for (outer, inner) in zip(old[oldStart..<oldEnd], old[oldStart..<oldEnd].dropFirst()) {
        guard strides[outer] == strides[inner] * shape[inner] else { return nil }
      }
      var step = strides[old[oldEnd - 1]]
      for axis in (newStart..<newEnd).reversed() {
        result[axis] = step
        step *= target[axis]
      }
      (oldStart, newStart) = (oldEnd, newEnd)
    }
    return result
  }
}
