// The position embeddings of a language model in an eighth of their numbers, and what that costs.
import ArrayFiles
import LinearAlgebra

let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
let weights = try Matrix<Float>(NpyFile("/\(folder)/Data/minilm-position-embeddings.npy").tensor())
let svd = try SVD(weights)

for share: Float in [0.9, 0.95, 0.99] {
  let compressed = LowRank(svd, .energy(share))
  let error = svd.truncationError(rank: compressed.rank)
  print(
    "\(share) of the energy: rank \(compressed.rank), \(compressed.storedCount) numbers instead of \(weights.count),",
    "relative error \(error.relativeFrobenius)")
}

// Products with a vector never form the matrix again.
let compressed = LowRank(svd, .energy(0.99))
let x = Vector<Float>.ones(weights.columns)
let exact = weights * x
let approximate = compressed * x
print("|A x - L (R x)| / |A x| =", (exact - approximate).norm() / exact.norm())
