public import LinearAlgebra

/// A tensor that is made when it is its turn to be written: a file of many tensors then costs the memory of the largest.
///
/// ```swift
/// let model = try ArrayFile("model.safetensors.index.json")
/// let tensors = try model.entries().compactMap { entry in
///   guard let kind = entry.kind, let shape = entry.shape else { return nil }
///   return PendingTensor(entry.name, kind, shape: shape) { try model.tensor(entry.name) }
/// }
/// try ArrayFile.write(tensors, to: "model.npz")
/// ```
public struct PendingTensor {
  /// The name under which it is written.
  public let name: String
  /// The type of its elements.
  public let kind: TensorElementKind
  /// The length of each axis.
  public let shape: [Int]
  private let make: () throws(ArrayFileError) -> AnyTensor

  /// A tensor of this type and shape, which `make` gives once it is wanted.
  public init(
    _ name: String, _ kind: TensorElementKind, shape: [Int], make: @escaping () throws(ArrayFileError) -> AnyTensor
  ) {
    (self.name, self.kind, self.shape, self.make) = (name, kind, shape, make)
  }

  /// A tensor that is there already.
  public init(_ name: String, _ tensor: AnyTensor) {
    self.init(name, tensor.kind, shape: tensor.shape) { tensor }
  }

  /// The size of the elements in bytes.
  var byteCount: Int { shape.reduce(1, *) * kind.byteCount }

  /// Makes the tensor, which must be what was said of it: a file can change meanwhile.
  func made() throws(ArrayFileError) -> AnyTensor {
    let tensor = try make()
    guard tensor.kind == kind, tensor.shape == shape else {
      throw tensor.mismatch(
        "shape \(tensor.layout.shape) of \(tensor.kind.name), where \(Axes(shape)) of \(kind.name) was announced")
    }
    return tensor
  }
}
