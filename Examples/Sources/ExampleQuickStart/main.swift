import LinearAlgebra

let a: Matrix = [[4, 1], [1, 3]]
let b: Vector = [1, 2]

// A linear system; the structure of the matrix chooses Cholesky here.
let x = try a.solve(b)
print("x =", x)

// Factorizations are values that keep what LAPACK returned.
let svd = try SVD(a)
print("singular values:", svd.singularValues)
print("U Σ Vᴴ:", Matrix(svd), separator: "\n")

// What only the numbers know is a typed error that says where.
let singular: Matrix = [[1, 2], [2, 4]]
do {
  _ = try singular.solve(b)
} catch {
  print("no solution:", error)
}

// Tensors have any number of axes and share their memory with vectors and matrices.
let t: Tensor<Float> = [[1, 2, 3], [4, 5, 6]]
let gram = try einsum("ij,kj->ik", t, t)  // runs as a matrix product
let heads = t.reshaped(2, 3, 1).permuted(1, 0, 2)  // a view
let shares = (t - t.maximum(over: -1, keepingAxes: true)).softmax()
print("gram:", gram, "heads:", heads.shape, "shares:", shares, separator: "\n")
