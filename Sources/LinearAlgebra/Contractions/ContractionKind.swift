/// What a step of a contraction is.
///
/// A label is a batch label where both operands and the result have it, contracted where only the operands have it, and
/// free where one operand and the result have it.
public enum ContractionKind: String, Hashable, Sendable {
  /// The sum of one operand over the labels that nothing else has.
  case sum
  /// Contracted labels only.
  case dot
  /// Contracted labels and free ones of one operand.
  case matrixVector = "gemv"
  /// Contracted labels and free ones of both operands.
  case matrixProduct = "gemm"
  /// Free labels of both operands only.
  case outerProduct = "ger"
  /// A dot product for each index of the batch labels.
  case batchedDot = "batched dot"
  /// A matrix-vector product for each index of the batch labels.
  case batchedMatrixVector = "batched gemv"
  /// A matrix product for each index of the batch labels.
  case batchedMatrixProduct = "batched gemm"
  /// Products of elements, broadcast where an operand does not have a label, and no sum.
  case elementwise = "loop"

  init(batch: LabelSet, contracted: LabelSet, left: LabelSet, right: LabelSet) {
    if contracted.isEmpty {
      self = batch.isEmpty && !left.isEmpty && !right.isEmpty ? .outerProduct : .elementwise
    } else {
      switch (left.isEmpty, right.isEmpty) {
      case (true, true): self = batch.isEmpty ? .dot : .batchedDot
      case (false, false): self = batch.isEmpty ? .matrixProduct : .batchedMatrixProduct
      default: self = batch.isEmpty ? .matrixVector : .batchedMatrixVector
      }
    }
  }
}
