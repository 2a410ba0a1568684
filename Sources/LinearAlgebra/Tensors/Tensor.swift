/// An array with any number of axes: a strided view of shared storage, copied when it is written while shared.
///
/// New tensors are row-major: the last axis is the tightest. Permutations, slices and broadcasts of other tensors are
/// views that cost nothing, and so are vectors and matrices as tensors and back.
///
/// ```swift
/// let x: Tensor<Float> = [[1, 2, 3], [4, 5, 6]]
/// let first = x[.all, .at(0)]          // a view of shape (2)
/// let y = try einsum("ij,kj->ik", x, x)
/// ```
///
/// Axes are counted from 0, or with negative numbers from the end.
///
/// It is `Sendable`, unchecked, because storage is never written while it is shared.
public struct Tensor<Element: TensorElement>: @unchecked Sendable {
  @usableFromInline package var storage: Storage
  /// The position of the first element in the storage, counted in elements.
  @usableFromInline package var offset: Int
  package var layout: Layout

  package init(storage: Storage, offset: Int, layout: Layout) {
    self.storage = storage
    self.offset = offset
    self.layout = layout
  }

  /// A row-major tensor whose elements must all be written.
  package init(uninitialized shape: Axes) { self.init(uninitialized: Layout(rowMajor: shape)) }

  /// A tensor without gaps whose elements must all be written.
  package init(uninitialized layout: Layout) {
    var count = 1
    for length in layout.shape {
      precondition(length >= 0, "a tensor cannot have the shape \(layout.shape)")
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      precondition(!overflow && product <= Int.max / 64, "a tensor of shape \(layout.shape) is too large")
      count = product
    }
    self.init(storage: .allocate(bytes: count * MemoryLayout<Element>.stride), offset: 0, layout: layout)
  }
}

extension Tensor {
  /// The length of each axis; empty for a tensor of one element without axes.
  public var shape: [Int] { Array(layout.shape) }

  /// The distance in elements from one element to the next along each axis: 0 where an axis is broadcast, negative where
  /// it is reversed.
  public var strides: [Int] { Array(layout.strides) }

  /// The number of axes.
  public var rank: Int { layout.rank }

  /// The number of elements.
  public var count: Int { layout.count }

  /// Whether there are no elements.
  public var isEmpty: Bool { layout.shape.contains(0) }

  /// Whether the elements lie one after the other in row-major order.
  public var isContiguous: Bool { layout.isContiguous }

  /// The length of an axis; negative axes count from the end.
  public func size(_ axis: Int) -> Int { layout.shape[layout.axis(axis)] }
}

extension Tensor {
  /// A tensor of this shape with every element equal to `value`.
  public init(shape: [Int], repeating value: Element) {
    self.init(uninitialized: Axes(shape))
    storage.base(of: Element.self).initialize(repeating: value, count: count)
  }

  /// A tensor of zeros.
  public static func zeros(_ shape: Int...) -> Tensor { Tensor(shape: shape, repeating: .zero) }

  /// A tensor of ones.
  public static func ones(_ shape: Int...) -> Tensor { Tensor(shape: shape, repeating: .one) }

  /// The tensor of this shape with these elements in row-major order.
  public init(shape: [Int], _ elements: some Collection<Element>) {
    self.init(uninitialized: Axes(shape))
    precondition(elements.count == count, "\(elements.count) elements do not fill the shape \(layout.shape)")
    let target = UnsafeMutableBufferPointer(start: storage.base(of: Element.self), count: count)
    _ = target.initialize(fromContentsOf: elements)
  }

  /// The tensor without axes that holds this element.
  public init(_ element: Element) { self.init(shape: [], CollectionOfOne(element)) }

  /// The elements in row-major order.
  public var elements: [Element] {
    [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
      if let target = buffer.baseAddress { copyElements(to: target) }
      initialized = count
    }
  }
}

extension Tensor {
  package func position(_ indices: some Collection<Int>) -> Int {
    precondition(
      indices.count == rank,
      "\(indices.count) indices do not name an element of shape \(layout.shape); views are made with ranges and .at()")
    var position = offset
    for (axis, index) in indices.enumerated() {
      precondition(
        index >= 0 && index < layout.shape[axis],
        "index \(Axes(indices)) is outside a tensor of shape \(layout.shape)")
      position += index * layout.strides[axis]
    }
    return position
  }

  /// The element at these indices, one for each axis, counted from 0.
  public subscript(indices: Int...) -> Element {
    get { self[at: indices] }
    set { self[at: indices] = newValue }
  }

  /// The element at these indices, one for each axis, counted from 0.
  public subscript(at indices: some Collection<Int>) -> Element {
    get {
      // The owner may be a temporary whose last use this is.
      defer { withExtendedLifetime(storage) {} }
      return storage.base(of: Element.self)[position(indices)]
    }
    set {
      makeUnique()
      storage.base(of: Element.self)[position(indices)] = newValue
    }
  }

  /// The only element of a tensor that has one.
  public var item: Element {
    precondition(count == 1, "a tensor of shape \(layout.shape) has \(count) elements, not one")
    return withPointer { $0.pointee }
  }
}
