/// A half format: stored in 16 bits, computed with in `Float`. Do not declare new conformances.
public protocol HalfElement: OrderedTensorElement {}

extension BFloat16: HalfElement {}
#if !(os(macOS) && arch(x86_64))
  extension Float16: HalfElement {}
#endif

// Halves are widened, reduced as floats, and the results are rounded once.

extension Tensor where Element: HalfElement {
  /// The sum of all elements, added in `Float`; 0 of none.
  public func sum() -> Element { sum(over: allAxes).item }

  /// The sums over these axes, added in `Float`.
  public func sum(over axes: Int..., keepingAxes: Bool = false) -> Tensor {
    sum(over: axes, keepingAxes: keepingAxes)
  }

  /// The sums over these axes, added in `Float`.
  public func sum(over axes: [Int], keepingAxes: Bool = false) -> Tensor {
    inSingle { $0.sum(over: axes, keepingAxes: keepingAxes) }
  }

  /// The product of all elements, multiplied in `Float`; 1 of none.
  public func product() -> Element { product(over: allAxes).item }

  /// The products over these axes, multiplied in `Float`.
  public func product(over axes: Int..., keepingAxes: Bool = false) -> Tensor {
    product(over: axes, keepingAxes: keepingAxes)
  }

  /// The products over these axes, multiplied in `Float`.
  public func product(over axes: [Int], keepingAxes: Bool = false) -> Tensor {
    inSingle { $0.product(over: axes, keepingAxes: keepingAxes) }
  }

  /// The mean of all elements; NaN of none.
  public func mean() -> Element { mean(over: allAxes).item }

  /// The means over these axes; NaN of nothing.
  public func mean(over axes: Int..., keepingAxes: Bool = false) -> Tensor {
    mean(over: axes, keepingAxes: keepingAxes)
  }

  /// The means over these axes; NaN of nothing.
  public func mean(over axes: [Int], keepingAxes: Bool = false) -> Tensor {
    inSingle { $0.mean(over: axes, keepingAxes: keepingAxes) }
  }

  /// The variance Σ(x - mean)² / (n - correction) of all elements.
  public func variance(correction: Float = 0) -> Element {
    variance(over: allAxes, correction: correction).item
  }

  /// The variances Σ(x - mean)² / (n - correction) over these axes.
  public func variance(over axes: Int..., keepingAxes: Bool = false, correction: Float = 0)
    -> Tensor
  {
    variance(over: axes, keepingAxes: keepingAxes, correction: correction)
  }

  /// The variances Σ(x - mean)² / (n - correction) over these axes.
  public func variance(over axes: [Int], keepingAxes: Bool = false, correction: Float = 0) -> Tensor {
    inSingle { $0.variance(over: axes, keepingAxes: keepingAxes, correction: correction) }
  }

  /// The standard deviation of all elements, the square root of the variance.
  public func standardDeviation(correction: Float = 0) -> Element {
    standardDeviation(over: allAxes, correction: correction).item
  }

  /// The standard deviations over these axes, the square roots of the variances.
  public func standardDeviation(over axes: Int..., keepingAxes: Bool = false, correction: Float = 0)
    -> Tensor
  {
    standardDeviation(over: axes, keepingAxes: keepingAxes, correction: correction)
  }

  /// The standard deviations over these axes, the square roots of the variances.
  public func standardDeviation(over axes: [Int], keepingAxes: Bool = false, correction: Float = 0)
    -> Tensor
  {
    inSingle { $0.standardDeviation(over: axes, keepingAxes: keepingAxes, correction: correction) }
  }

  /// The norm of all elements, by default Euclid's.
  public func norm(_ norm: VectorNorm = .two) -> Element { self.norm(norm, over: allAxes).item }

  /// The norms over these axes, by default Euclid's.
  public func norm(_ norm: VectorNorm = .two, over axes: Int..., keepingAxes: Bool = false)
    -> Tensor
  {
    self.norm(norm, over: axes, keepingAxes: keepingAxes)
  }

  /// The norms over these axes, by default Euclid's.
  public func norm(_ norm: VectorNorm = .two, over axes: [Int], keepingAxes: Bool = false) -> Tensor {
    inSingle { $0.norm(norm, over: axes, keepingAxes: keepingAxes) }
  }

  /// log Σ exp(x) of all elements, without undue overflow or underflow; minus infinity of none.
  public func logSumExp() -> Element { logSumExp(over: allAxes).item }

  /// log Σ exp(x) over these axes, without undue overflow or underflow; minus infinity of nothing.
  public func logSumExp(over axes: Int..., keepingAxes: Bool = false) -> Tensor {
    logSumExp(over: axes, keepingAxes: keepingAxes)
  }

  /// log Σ exp(x) over these axes, without undue overflow or underflow; minus infinity of nothing.
  public func logSumExp(over axes: [Int], keepingAxes: Bool = false) -> Tensor {
    inSingle { $0.logSumExp(over: axes, keepingAxes: keepingAxes) }
  }

  /// The softmax along an axis: exp(x - max) / Σ exp(x - max).
  public func softmax(along axis: Int = -1) -> Tensor { inSingle { $0.softmax(along: axis) } }

  /// The logarithm of the softmax along an axis: x - max - log Σ exp(x - max).
  public func logSoftmax(along axis: Int = -1) -> Tensor { inSingle { $0.logSoftmax(along: axis) } }

  /// Layer norm: (x - mean) / √(variance + epsilon) · weight + bias along an axis, with the variance over n.
  public func layerNorm(
    along axis: Int = -1, weight: Tensor? = nil, bias: Tensor? = nil, epsilon: Float = 0.00001
  ) -> Tensor {
    let (weight, bias) = (
      weight.map { Tensor<Float>(converting: $0) }, bias.map { Tensor<Float>(converting: $0) }
    )
    return inSingle { $0.layerNorm(along: axis, weight: weight, bias: bias, epsilon: epsilon) }
  }

  /// RMS norm: x / √(mean of squares + epsilon) · weight along an axis.
  public func rmsNorm(along axis: Int = -1, weight: Tensor? = nil, epsilon: Float = 0.00001)
    -> Tensor
  {
    let weight = weight.map { Tensor<Float>(converting: $0) }
    return inSingle { $0.rmsNorm(along: axis, weight: weight, epsilon: epsilon) }
  }

  private func inSingle(_ body: (consuming Tensor<Float>) -> Tensor<Float>) -> Tensor {
    Tensor(converting: body(Tensor<Float>(converting: self)))
  }
}
