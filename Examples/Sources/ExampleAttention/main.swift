// Multi-head attention written by hand with tensor operations, beside what PyTorch computes from the same numbers.
import ArrayFiles
import LinearAlgebra

let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
func load(_ name: String) throws -> Tensor<Float> {
  try Tensor<Float>(NpyFile("/\(folder)/Data/\(name).npy").tensor())
}

let (batch, length, width, heads) = (2, 16, 384, 12)

/// (B, S, D) to (B, H, S, D/H): a view, no element moves.
func split(_ t: Tensor<Float>) -> Tensor<Float> {
  t.reshaped(batch, length, heads, width / heads).permuted(0, 2, 1, 3)
}

/// (B, H, S, D/H) to (B, S, D).
func merge(_ t: Tensor<Float>) -> Tensor<Float> {
  t.permuted(0, 2, 1, 3).reshaped(batch, length, width)
}

let embeddings = try load("minilm-position-embeddings")
let x = embeddings[0..<batch * length].reshaped(batch, length, width).layerNorm()

// The projections are blocks of the same real matrix.
let projections = [0, 64, 128].map { matmul(x, 3 * embeddings[$0..<$0 + width]) }
let (queries, keys, values) = (split(projections[0]), split(projections[1]), split(projections[2]))

let scores = try einsum("bhqd,bhkd->bhqk", queries, keys) / Float(width / heads).squareRoot()
let full = merge(try einsum("bhqk,bhkd->bhqd", scores.softmax(), values))

// A position sees itself and those before it.
let positions = Tensor<Int64>(shape: [length], (0..<Int64(length)))
let isHidden = positions.unsqueezed(0) .> positions.unsqueezed(1)
let causal = merge(matmul(scores.replacing(with: -.infinity, where: isHidden).softmax(), values))

var isRight = true
for (name, result) in [("scores", scores), ("full", full), ("causal", causal)] {
  let expected = try load("attention-\(name)")
  let error = (result - expected).norm() / expected.norm()
  print("\(name) \(result.shape): relative difference from PyTorch \(error)")
  isRight = isRight && error < 1e-6
}
precondition(isRight, "attention differs from PyTorch's by more than rounding")
