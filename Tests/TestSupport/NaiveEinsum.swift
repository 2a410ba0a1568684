package import LinearAlgebra

// One loop over all labels, with a reader of equations of its own: what is under test does not check itself.

/// What an equation says of these operands, summed in the element type, and the same sum of moduli in Double.
package struct NaiveEinsum<Element: Scalar> {
  package let shape: [Int]
  package let values: [Element]
  package let magnitudes: [Double]
  /// How many products each element is a sum of.
  package let terms: Int

  /// Runs the loop; the equation must be right.
  package init(_ equation: String, _ operands: [Tensor<Element>]) {
    let (inputs, output) = Self.axes(equation, operands.map(\.rank))
    var sizes: [String: Int] = [:]
    for (axes, operand) in zip(inputs, operands) {
      for (axis, size) in zip(axes, operand.shape) where sizes[axis, default: 1] == 1 { sizes[axis] = size }
    }
    let summed = Set(inputs.joined()).subtracting(output).sorted()
    let order = output + summed
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    shape = output.map { sizes[$0] ?? 1 }
    terms = summed.reduce(1) { $0 * (sizes[$1] ?? 1) }
    // Strides by label, 0 where an axis of size 1 is broadcast.
    let elements = operands.map(\.elements)
    let strides = zip(inputs, operands).map { axes, operand in
      var (strides, step) = ([Int](repeating: 0, count: order.count), 1)
      for (axis, size) in zip(axes, operand.shape).reversed() {
        if let place = places[axis], size != 1 { strides[place] += step }
        step *= size
      }
      return strides
    }
    let lengths = order.map { sizes[$0] ?? 1 }
    var values: [Element] = []
    var magnitudes: [Double] = []
    var index = [Int](repeating: 0, count: order.count)
    for _ in 0..<shape.reduce(1, *) {
      var (sum, magnitude) = (Element.zero, 0.0)
      for _ in 0..<terms {
        var product: Element = 1
        for (operand, stride) in zip(elements, strides) {
          var position = 0
          for place in index.indices { position += index[place] * stride[place] }
          product *= operand[position]
        }
        sum += product
        magnitude += Double(product.modulus)
        Self.advance(&index, lengths, from: shape.count)
      }
      values.append(sum)
      magnitudes.append(magnitude)
      Self.advance(&index, Array(lengths.prefix(shape.count)), from: 0)
    }
    (self.values, self.magnitudes) = (values, magnitudes)
  }

  /// The largest error of a result in units of eps · Σ|products| · (operands + √terms); infinite for a wrong shape.
  package func errorRatio(_ result: Tensor<Element>, operands: Int) -> Double {
    guard result.shape == shape else { return .infinity }
    let growth = Double(Element.ulpOfOne) * (Double(operands) + Double(terms).squareRoot())
    var worst = 0.0
    for (element, (value, magnitude)) in zip(result.elements, zip(values, magnitudes)) where element != value {
      let error = Double((element - value).modulus)
      worst = error.isNaN ? .infinity : max(worst, error / (growth * magnitude))
    }
    return worst
  }

  /// The next index of the axes from a place on, in row-major order, back to zeros behind the last.
  private static func advance(_ index: inout [Int], _ lengths: [Int], from first: Int) {
    for axis in (first..<lengths.count).reversed() {
      index[axis] += 1
      if index[axis] < lengths[axis] { return }
      index[axis] = 0
    }
  }

  /// The axes of each operand and of the output: letters, and dots with the place from the end for ellipses.
  private static func axes(_ equation: String, _ ranks: [Int]) -> ([[String]], [String]) {
    let text = equation.filter { !$0.isWhitespace }.split(separator: "->", omittingEmptySubsequences: false)
    var widest = 0
    let inputs = zip(text[0].split(separator: ",", omittingEmptySubsequences: false), ranks).map { term, rank in
      let width = rank - term.filter(\.isLetter).count
      widest = max(widest, width)
      return axes(String(term), width)
    }
    if text.count > 1 { return (inputs, axes(String(text[1]), widest)) }
    let all = inputs.joined()
    let ellipsis = text[0].contains("...") ? axes("...", widest) : []
    return (
      inputs, ellipsis + Set(all).filter { axis in !axis.hasPrefix(".") && all.count { $0 == axis } == 1 }.sorted()
    )
  }

  private static func axes(_ term: String, _ width: Int) -> [String] {
    guard let dots = term.range(of: "...") else { return term.map(String.init) }
    return term[..<dots.lowerBound].map(String.init) + (0..<width).reversed().map { ".\($0)" }
      + term[dots.upperBound...].map(String.init)
  }
}
