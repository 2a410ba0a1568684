extension SVDComputation {
  /// A = Q B Pᴴ with B bidiagonal, then B = U Σ Vᵀ by divide and conquer, and Q U and Vᵀ Pᴴ.
  ///
  /// These are the steps of `gesdd` for thin vectors. BLAS's threads pay late in the first two, where they wait for each
  /// other at every column; our own pay early in the last.
  func inSteps() throws(LinearAlgebraError) -> (Int32, Parts) {
    let (work, _, exponent) = try Matrix.scaledWorkingCopy(of: a)
    var parts = freshParts()
    let cube = Double(k) * Double(k) * Double(k)
    let info = try withScratch(Element.self, 2 * k) { tau throws(LinearAlgebraError) -> Int32 in
      let info = try withScratch(Element.Real.self, k) { beside throws(LinearAlgebraError) in
        _ = try withWorkspace(Element.self, routine: "gebrd", needed: long) { scratch, length in
          withBackend(operations: 8 / 3 * cube, family: .bidiagonalization) {
            Element.gebrd(
              m32, n32, work.base, parts.σ.storage.base(of: Element.Real.self), beside, tau, tau + k, scratch, length)
          }
        }
        return bidiagonal(beside, &parts)
      }
      guard info == 0 else { return info }
      // Columns of U and rows of Vᵀ are independent of each other. The routine writes into the reflectors and puts back what
      // was there: each part has its own.
      let (length, _) = try workspaceLength(Element.self, routine: "ormbr", needed: long) {
        Element.ormbr("P", "R", k32, n32, m32, work.base, m32, tau + k, parts.vh.base, k32, $0, -1)
      }
      shareBackend(k, operations: 2 * cube) { part in
        withScratch(Element.self, length) { scratch in
          let isAlone = part.count == k
          withScratch(Element.self, isAlone ? 0 : m * n) { copy in
            let reflectors = isAlone ? work.base : copy
            if !isAlone { copy.update(from: work.base, count: m * n) }
            withBackend(operations: 2 * cube) {
              _ = Element.ormbr(
                "Q", "L", m32, Int32(part.count), n32, reflectors, m32, tau, parts.u.base + part.lowerBound * m, m32,
                scratch, Int32(length))
              _ = Element.ormbr(
                "P", "R", Int32(part.count), n32, m32, reflectors, m32, tau + k, parts.vh.base + part.lowerBound, k32,
                scratch, Int32(length))
            }
          }
        }
      }
      return 0
    }
    return (info, (parts.u, Vector(parts.σ.asColumn.multiplied(byPowerOfTwo: -exponent)), parts.vh))
  }

  private var k32: Int32 { Swift.min(m32, n32) }

  /// The decomposition of B, whose diagonal is in σ; U and Vᵀ have zeros in the rows and columns beyond k.
  private func bidiagonal(_ beside: UnsafeMutablePointer<Element.Real>, _ parts: inout Parts) -> Int32 {
    // The vectors of B are real: of real matrices they are computed where they belong.
    let (u, vt): (Matrix<Element.Real>, Matrix<Element.Real>) =
      Element.isComplex
      ? (Matrix(uninitializedRows: k, columns: k), Matrix(uninitializedRows: k, columns: k))
      : (parts.u.topSquare, parts.vh.topSquare)
    let lengths = WorkspaceSizes.bdsdc(k)
    let info = withScratch(Element.Real.self, lengths.real) { work in
      withScratch(Int32.self, lengths.integers) { iwork in
        withBackend(operations: 8 / 3 * Double(k) * Double(k) * Double(k), family: .divideAndConquer) {
          Element.Real.bdsdc(
            m >= n ? "U" : "L", k32, parts.σ.storage.base(of: Element.Real.self), beside, u.base,
            Int32(u.columnStride), vt.base, Int32(vt.columnStride), work, iwork)
        }
      }
    }
    if Element.isComplex {
      parts.u[0..<k, ...] = Matrix(converting: u)
      parts.vh[..., 0..<k] = Matrix(converting: vt)
    }
    if m > n { parts.u[k..<m, ...] = .zeros(m - k, k) }
    if n > m { parts.vh[..., k..<n] = .zeros(k, n - k) }
    return info
  }
}

extension Matrix where Element: Scalar {
  /// The first min(m, n) rows and columns of storage that this value alone owns, as real numbers.
  fileprivate var topSquare: Matrix<Element.Real> {
    let k = Swift.min(rows, columns)
    return Matrix<Element.Real>(
      storage: storage, offset: offset, rows: k, columns: k, rowStride: rowStride, columnStride: columnStride)
  }
}
