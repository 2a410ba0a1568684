/// A norm of matrices.
public enum MatrixNorm: Hashable, Sendable {
  /// √Σ|aᵢⱼ|², the root of the sum of squared singular values.
  case frobenius
  /// The largest singular value.
  case spectral
  /// The sum of singular values.
  case nuclear
  /// (Σσᵢᵖ)^(1/p), p ≥ 1; infinity gives the spectral norm.
  case schatten(Double)
  /// The largest column sum of moduli.
  case one
  /// The largest row sum of moduli.
  case infinity
  /// The largest modulus of an element: a norm, but not one with |AB| ≤ |A||B|.
  case max
}

extension Matrix {
  /// A norm of the matrix, 0 without elements.
  ///
  /// Frobenius, one, infinity and max take one pass over the elements, neither overflow nor underflow on the way, and
  /// give NaN for a matrix that holds NaN, infinity for one that holds infinity. The others take the singular values.
  ///
  /// - Throws: for spectral, nuclear and Schatten norms what ``singularValues(algorithm:)`` throws:
  ///   ``LinearAlgebraError/notFinite(at:)`` where an element is NaN or infinite, and
  ///   ``LinearAlgebraError/notConverged(routine:info:)``.
  public func norm(_ norm: MatrixNorm) throws(LinearAlgebraError) -> Element.Real {
    switch norm {
    case .frobenius: return frobeniusNorm()
    case .one: return oneNorm()
    case .infinity: return transposed().oneNorm()
    case .max: return maxNorm()
    case .spectral: return try singularValues().norm(.infinity)
    case .nuclear: return try singularValues().norm(.one)
    case .schatten(let p):
      precondition(p >= 1, "Schatten norms need p ≥ 1, not \(p)")
      return try singularValues().norm(.p(p))
    }
  }

  /// √Σ|aᵢⱼ|², without undue overflow or underflow; NaN where an element is NaN.
  ///
  /// BLAS: `dot`, on scaled elements where squares would leave the range.
  public func frobeniusNorm() -> Element.Real {
    guard !isEmpty else { return 0 }
    let magnitude = largestMagnitude()
    guard magnitude.isFinite else { return Element.Real(magnitude.value) }
    let largest = magnitude.value
    guard largest > 0 else { return 0 }
    // Float sums its blocks in single precision, so its limits are those of its own squares.
    let isSingle = Element.Real.kind == .float
    let (low, high) = isSingle ? (0x1p-48, 0x1p52) : (0x1p-480, 0x1p480)
    if largest >= low, largest <= high { return Element.Real(sumOfSquares().squareRoot()) }
    let exponent = Swift.max(-(isSingle ? 120 : 1000), Swift.min(isSingle ? 120 : 1000, Int(largest.exponent)))
    let scale = Element.Real(sign: .plus, exponent: Element.Real.Exponent(-exponent), significand: 1)
    let sum = scaled(byReal: scale).sumOfSquares()
    return Element.Real(sum.squareRoot()) / scale
  }

  /// Σ|aᵢⱼ|² in double precision, for elements whose squares stay in the range.
  private func sumOfSquares() -> Double {
    let isByRows = rowStride.magnitude > columnStride.magnitude && columns > 1 || rows <= 1
    let view = isByRows ? transposed() : self
    let isDense = view.rowStride == 1 || view.rows <= 1
    // BLAS takes strides of 32 bits, and reads negative ones from the other end.
    guard view.rowStride > 0, 2 * view.rowStride <= Int(Int32.max) || isDense else {
      return columnMajorCopy().sumOfSquares()
    }
    let (width, stride) = (Element.isComplex ? 2 : 1, isDense ? 1 : view.rowStride)
    return view.withPointer { p in
      withBackend(operations: 2 * Double(count), family: .vector) {
        var sum = 0.0
        for j in 0..<view.columns {
          let column = UnsafeRawPointer(p + j * view.columnStride).assumingMemoryBound(to: Element.Real.self)
          if isDense {
            sum += Element.Real.sumOfSquares(column, width * view.rows, stride: 1)
          } else {
            for part in 0..<width {
              sum += Element.Real.sumOfSquares(column + part, view.rows, stride: width * stride)
            }
          }
        }
        return sum
      }
    }
  }

  /// The largest column sum of moduli.
  private func oneNorm() -> Element.Real {
    guard !isEmpty else { return 0 }
    if rowStride == 1 || rows == 1 {
      let sums = Vector<Element.Real>(uninitializedCount: columns)
      let target = sums.storage.base(of: Element.Real.self)
      return withPointer { p in
        for j in 0..<columns { target[j] = Element.absoluteSum(p + j * columnStride, rows) }
        return Element.Real.largest(target, columns)
      }
    }
    guard columnStride == 1 || columns == 1 else { return columnMajorCopy().oneNorm() }
    return withPointer { p in
      withScratch(Element.Real.self, 2 * columns) { sums in
        sums.update(repeating: 0, count: columns)
        for i in 0..<rows {
          Element.moduli(sums + columns, p + i * rowStride, columns)
          Element.Real.apply(.add, sums, sums, sums + columns, columns)
        }
        return Element.Real.largest(sums, columns)
      }
    }
  }

  /// The largest modulus.
  private func maxNorm() -> Element.Real {
    guard !isEmpty else { return 0 }
    guard Element.isComplex else { return Element.Real(largestMagnitude().value) }
    let dense = isContiguousColumnMajor ? self : columnMajorCopy()
    return withScratch(Element.Real.self, count) { moduli in
      dense.withPointer { Element.moduli(moduli, $0, count) }
      return Element.Real.largest(moduli, count)
    }
  }
}
