extension Tensor where Element: Scalar {
  /// The vector as a tensor of one axis, a view.
  public init(_ vector: Vector<Element>) {
    self.init(
      storage: vector.storage, offset: vector.offset, layout: Layout(shape: [vector.count], strides: [vector.stride]))
  }

  /// The matrix as a tensor of two axes, a view.
  public init(_ matrix: Matrix<Element>) {
    self.init(
      storage: matrix.storage, offset: matrix.offset,
      layout: Layout(shape: [matrix.rows, matrix.columns], strides: [matrix.rowStride, matrix.columnStride]))
  }
}

extension Vector {
  /// A tensor of one axis as a vector, a view.
  public init(_ tensor: Tensor<Element>) {
    precondition(tensor.rank == 1, "a tensor of shape \(tensor.layout.shape) is not a vector")
    let tensor = tensor.layout.repeatsElements ? tensor.contiguousCopy() : tensor
    self.init(
      storage: tensor.storage, offset: tensor.offset, count: tensor.layout.shape[0], stride: tensor.layout.strides[0])
  }
}

extension Matrix {
  /// A tensor of two axes as a matrix, a view.
  public init(_ tensor: Tensor<Element>) {
    precondition(tensor.rank == 2, "a tensor of shape \(tensor.layout.shape) is not a matrix")
    let tensor = tensor.layout.repeatsElements ? tensor.contiguousCopy() : tensor
    self.init(
      storage: tensor.storage, offset: tensor.offset, rows: tensor.layout.shape[0], columns: tensor.layout.shape[1],
      rowStride: tensor.layout.strides[0], columnStride: tensor.layout.strides[1])
  }
}

/// What einsum and other tensor operations take: a tensor, a matrix or a vector.
public protocol TensorConvertible<Element>: Sendable {
  /// The type of the elements.
  associatedtype Element: TensorElement

  /// The same elements as a tensor, a view.
  var asTensor: Tensor<Element> { get }
}

extension Tensor: TensorConvertible {
  /// The tensor itself.
  public var asTensor: Tensor { self }
}

extension Matrix: TensorConvertible {
  /// The matrix as a tensor of two axes, a view.
  public var asTensor: Tensor<Element> { Tensor(self) }
}

extension Vector: TensorConvertible {
  /// The vector as a tensor of one axis, a view.
  public var asTensor: Tensor<Element> { Tensor(self) }
}
