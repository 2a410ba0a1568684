import ArrayFiles
import LinearAlgebra

extension ContractionPath {
  /// The path as a JSON object; numbers of operations and elements are whole, but may be beyond 64 bits.
  var json: String {
    let steps = steps.map { step in
      "{\"operands\": \(step.operands), \"result\": \(step.result), \"equation\": \(jsonString(step.equation)), "
        + "\"kind\": \(jsonString(step.kind.rawValue)), \"operations\": \(step.operations), \"elements\": \(step.size)}"
    }
    return "{\"equation\": \(jsonString(equation.description)), \"operations\": \(operations), "
      + "\"direct_operations\": \(directOperations), \"largest_intermediate\": \(largestIntermediate), "
      + "\"steps\": [\(steps.joined(separator: ", "))]}"
  }
}
