// What the position embeddings of a language model are made of.
import ArrayFiles
import LinearAlgebra

let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
let weights = try Matrix<Float>(NpyFile("/\(folder)/Data/minilm-position-embeddings.npy").tensor())

// The leading triplets alone, without the others.
let svd = try SVD(weights, rank: 16)
if let report = svd.report {
  print("rank 16: ‖A - U Σ Vᵀ‖ = \(report.frobeniusError), after \(report.products) products")
}

// What stands out of a random matrix of the same shape, and how the tail falls.
let spectrum = try SpectrumReport(weights)
print("spikes above the Marchenko-Pastur edge: \(spectrum.spikes.count) of \(spectrum.eigenvalues.count)")
if let tail = spectrum.tail { print("power law of the tail: α = \(tail.exponent)") }

// As many principal components as 90 % of the variance take.
let pca = try PCA(weights, components: .variance(0.9))
print("\(pca.components.rows) components explain \(pca.explainedVarianceRatio.sum()) of the variance")

// Which positions are most alike.
let neighbors = try Neighbors(of: weights[100..<101, ...], among: weights, count: 3)
print("nearest to position 100: \(neighbors.indices), cosines \(neighbors.scores[row: 0])")

// Whether x ← A x dies out.
let a: Matrix = [[0.9, 0.5], [-0.4, 0.8]]
let stability = try Stability(a, .discrete)
print("spectral radius \(stability.spectralRadius): \(stability.verdict)")
