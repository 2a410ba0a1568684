/// Runs `body` with uninitialised memory for `count` elements, from the pool where it is large.
@usableFromInline
func withScratch<Element, Result, Failure: Error>(
  _ type: Element.Type, _ count: Int,
  _ body: (UnsafeMutablePointer<Element>) throws(Failure) -> Result
) throws(Failure) -> Result {
  let storage = Storage.allocate(bytes: Swift.max(count, 1) * MemoryLayout<Element>.stride)
  return try withExtendedLifetime(storage) { () throws(Failure) -> Result in try body(storage.base(of: Element.self)) }
}

/// Runs a LAPACK routine with the workspace that it asks for.
///
/// `call` is run twice: with length -1, when the routine writes the best length, and then with that length.
/// - Parameter needed: the documented minimum, computed in 64 bits: a query of the routine itself overflows silently.
func withWorkspace<Element: Scalar>(
  _ type: Element.Type, routine: String, needed: Int,
  _ call: (_ work: UnsafeMutablePointer<Element>, _ length: Int32) -> Int32
) throws(LinearAlgebraError) -> Int32 {
  let (length, info) = try workspaceLength(type, routine: routine, needed: needed) { call($0, -1) }
  guard info == 0 else { return info }
  // Rows in the workspace of complex routines are read beyond its end (see the allocation of matrices).
  return withScratch(Element.self, Element.isComplex ? 2 * length : length) { call($0, Int32(length)) }
}

/// The length of the workspace that a LAPACK routine asks for, and the info of that query.
func workspaceLength<Element: Scalar>(
  _ type: Element.Type, routine: String, needed: Int, _ query: (_ work: UnsafeMutablePointer<Element>) -> Int32
) throws(LinearAlgebraError) -> (length: Int, info: Int32) {
  guard needed <= Int(Int32.max) else { throw .tooLarge(routine: routine, needed: needed) }
  var best = Element.zero
  let info = query(&best)
  // In single precision a large length is rounded, possibly down: the next number is safe.
  let asked = Double(best.real.nextUp.rounded(.up))
  return (Swift.max(1, needed, asked < Double(Int32.max) ? Int(asked) : needed), info)
}

/// The size as LAPACK's integer.
@inlinable func lapackInteger(_ size: Int, _ routine: StaticString = #function) throws(LinearAlgebraError) -> Int32 {
  guard let integer = Int32(exactly: size) else { throw .tooLarge(routine: "\(routine)", needed: size) }
  return integer
}
