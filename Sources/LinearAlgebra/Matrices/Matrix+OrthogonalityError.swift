extension Matrix {
  /// The largest part of an entry of QᴴQ - 1, which is 0 for orthonormal columns.
  func orthogonalityError() -> Double {
    let gram = multiply(self, self, left: .adjoint)
    let p = gram.storage.base(of: Element.self)
    for i in 0..<columns { p[i * (columns + 1)] -= 1 }
    return gram.largestMagnitude().value
  }
}
