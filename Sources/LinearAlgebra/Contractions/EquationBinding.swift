/// An equation together with the shapes of its operands: which axes are the same, and how long they are.
///
/// Labels are numbers here, counted from 0. Axes of size 1 have none: they are dropped, since they broadcast against
/// whatever the other operands have, and come back in the output.
struct EquationBinding: Sendable {
  /// The label of each axis of each operand, nil for axes of size 1.
  let operands: [[Int?]]
  /// The label of each axis of the output, nil for axes of size 1.
  let output: [Int?]
  /// The size of each label.
  let sizes: [Int]
  /// How each label is printed.
  let names: [String]

  /// The labels of each operand.
  var inputSets: [LabelSet] { operands.map { LabelSet($0.lazy.compactMap { $0 }) } }

  /// The labels of the output.
  var outputSet: LabelSet { LabelSet(output.lazy.compactMap { $0 }) }

  /// The shape of the output.
  var outputShape: [Int] { output.map { $0.map { sizes[$0] } ?? 1 } }
}

extension EquationBinding {
  /// An axis before it has a number: a letter, or a place under the ellipsis, counted from the end.
  private enum Name: Hashable {
    case letter(UInt8)
    case ellipsis(Int)
  }

  init(_ equation: EinsumEquation, _ shapes: [[Int]]) throws(EquationFault) {
    guard shapes.count == equation.inputs.count else {
      throw .operandCount(expected: equation.inputs.count, given: shapes.count)
    }
    var known: [Name: (size: Int, operand: Int)] = [:]
    var terms: [[Name]] = []
    for (operand, (term, shape)) in zip(equation.inputs, shapes).enumerated() {
      let axes = try Self.axes(of: term, operand, shape)
      var own: [Name: Int] = [:]
      for (axis, size) in zip(axes, shape) {
        if let other = own.updateValue(size, forKey: axis), other != size, case .letter(let letter) = axis {
          throw .diagonalSizes(label: Character(UnicodeScalar(letter)), operand: operand, sizes: [other, size])
        }
        guard let (other, first) = known[axis], other != 1 else {
          known[axis] = (size, operand)
          continue
        }
        guard size == other || size == 1 else { throw Self.mismatch(axis, [first, operand], [other, size]) }
      }
      terms.append(axes)
    }
    let longest = terms.joined().reduce(0) { length, axis in
      if case .ellipsis(let place) = axis { return Swift.max(length, place + 1) }
      return length
    }
    let output = Self.axes(of: equation.output, ellipsis: equation.output.ellipsis == nil ? 0 : longest)
    try self.init(known.mapValues(\.size), terms, shapes, output)
  }

  /// Numbers the axes that are not of size 1, letters first.
  private init(
    _ known: [Name: Int], _ terms: [[Name]], _ shapes: [[Int]], _ output: [Name]
  ) throws(EquationFault) {
    let axes = known.filter { $0.value != 1 }.keys.sorted { Self.rank($0) < Self.rank($1) }
    guard axes.count <= LabelSet.capacity else { throw .tooManyAxes(axes.count) }
    let numbers = Dictionary(uniqueKeysWithValues: axes.enumerated().map { ($1, $0) })
    operands = zip(terms, shapes).map { term, shape in
      zip(term, shape).map { axis, size in size == 1 ? nil : numbers[axis] }
    }
    self.output = output.map { numbers[$0] }
    sizes = axes.map { known[$0] ?? 1 }
    names = axes.map { axis in
      switch axis {
      case .letter(let letter): String(Character(UnicodeScalar(letter)))
      case .ellipsis(let place): "…\(place)"
      }
    }
  }

  private static func rank(_ name: Name) -> Int {
    switch name {
    case .letter(let letter): Int(letter)
    case .ellipsis(let place): 256 + place
    }
  }

  /// The axes of a term for an operand of this shape.
  private static func axes(
    of term: EinsumEquation.Term, _ operand: Int, _ shape: [Int]
  ) throws(EquationFault) -> [Name] {
    let surplus = shape.count - term.letters.count
    guard surplus == 0 || surplus > 0 && term.ellipsis != nil else {
      throw .axisCount(operand: operand, labels: term.description, given: shape.count)
    }
    return axes(of: term, ellipsis: surplus)
  }

  private static func axes(of term: EinsumEquation.Term, ellipsis count: Int) -> [Name] {
    let split = term.ellipsis ?? term.letters.count
    return term.letters[..<split].map(Name.letter) + (0..<count).reversed().map(Name.ellipsis)
      + term.letters[split...].map(Name.letter)
  }

  private static func mismatch(_ axis: Name, _ operands: [Int], _ sizes: [Int]) -> EquationFault {
    switch axis {
    case .letter(let letter):
      .labelSizes(label: Character(UnicodeScalar(letter)), operands: operands, sizes: sizes)
    case .ellipsis(let place): .ellipsisSizes(axisFromEnd: place, operands: operands, sizes: sizes)
    }
  }
}
