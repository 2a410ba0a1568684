public import CLAPACKE

// A routine of the backend is called from one generic function with a line for each element type.
// These say, by LAPACK's prefix, which type a line is for. They change no bits: `Complex` has the
// layout of C's complex numbers, and each line is only reached for its own type.

@inlinable func s<T>(_ p: UnsafePointer<T>) -> UnsafePointer<Float> {
  UnsafeRawPointer(p).assumingMemoryBound(to: Float.self)
}
@inlinable func d<T>(_ p: UnsafePointer<T>) -> UnsafePointer<Double> {
  UnsafeRawPointer(p).assumingMemoryBound(to: Double.self)
}
@inlinable func c<T>(_ p: UnsafePointer<T>) -> UnsafePointer<lapack_complex_float> {
  UnsafeRawPointer(p).assumingMemoryBound(to: lapack_complex_float.self)
}
@inlinable func z<T>(_ p: UnsafePointer<T>) -> UnsafePointer<lapack_complex_double> {
  UnsafeRawPointer(p).assumingMemoryBound(to: lapack_complex_double.self)
}
@inlinable func s<T>(_ p: UnsafeMutablePointer<T>) -> UnsafeMutablePointer<Float> {
  UnsafeMutableRawPointer(p).assumingMemoryBound(to: Float.self)
}
@inlinable func d<T>(_ p: UnsafeMutablePointer<T>) -> UnsafeMutablePointer<Double> {
  UnsafeMutableRawPointer(p).assumingMemoryBound(to: Double.self)
}
@inlinable func c<T>(_ p: UnsafeMutablePointer<T>) -> UnsafeMutablePointer<lapack_complex_float> {
  UnsafeMutableRawPointer(p).assumingMemoryBound(to: lapack_complex_float.self)
}
@inlinable func z<T>(_ p: UnsafeMutablePointer<T>) -> UnsafeMutablePointer<lapack_complex_double> {
  UnsafeMutableRawPointer(p).assumingMemoryBound(to: lapack_complex_double.self)
}

/// A letter that selects what a LAPACK routine does, as in `Element.gesdd("S", …)`.
@usableFromInline
struct Letter: ExpressibleByUnicodeScalarLiteral, Sendable {
  @usableFromInline let code: CChar
  @inlinable init(unicodeScalarLiteral letter: Unicode.Scalar) { code = CChar(truncatingIfNeeded: letter.value) }
}

/// LAPACK_COL_MAJOR: the only layout that is passed to LAPACKE (the other one copies, and is up to 2.4 times slower).
@usableFromInline let columnMajor = LAPACK_COL_MAJOR
