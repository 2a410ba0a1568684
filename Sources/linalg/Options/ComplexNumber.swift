import ArgumentParser
import ComplexModule

/// A point of the complex plane: `1.5`, or `0.5,-2` for its real and imaginary part.
struct ComplexNumber: ExpressibleByArgument {
  let value: Complex<Double>

  init?(argument: String) {
    let parts = argument.asTyped.split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
    guard (1...2).contains(parts.count), let real = parts[0], let imaginary = parts.count > 1 ? parts[1] : 0,
      real.isFinite, imaginary.isFinite
    else { return nil }
    value = Complex(real, imaginary)
  }
}
