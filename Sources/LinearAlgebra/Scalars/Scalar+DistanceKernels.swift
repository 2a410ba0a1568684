import CVectorMath

extension RealScalar {
  /// The sum of products in double precision, the same whatever the alignment.
  static func dot(_ x: UnsafePointer<Self>, _ y: UnsafePointer<Self>, _ n: Int) -> Double {
    kind == .float ? vm_dot_f32(s(x), s(y), n) : vm_dot_f64(d(x), d(y), n)
  }

  /// The sum of squared differences in double precision, the same whatever the alignment.
  static func squaredDistance(_ x: UnsafePointer<Self>, _ y: UnsafePointer<Self>, _ n: Int) -> Double {
    kind == .float ? vm_squared_distance_f32(s(x), s(y), n) : vm_squared_distance_f64(d(x), d(y), n)
  }

  /// The sum of squares of each row of a row-major block.
  static func rowSquares(
    _ target: UnsafeMutablePointer<Self>, _ x: UnsafePointer<Self>, _ leadingDimension: Int, _ rows: Int, _ n: Int
  ) {
    kind == .float
      ? vm_row_squares_f32(s(target), s(x), leadingDimension, rows, n)
      : vm_row_squares_f64(d(target), d(x), leadingDimension, rows, n)
  }

  /// The first index from `start` on whose score, times its scale, less its shift, is not at most the limit; n if there is
  /// none.
  static func nextAbove(
    _ limit: Self, _ scores: UnsafePointer<Self>, scale: UnsafePointer<Self>?, shift: UnsafePointer<Self>?,
    from start: Int, _ n: Int
  ) -> Int {
    kind == .float
      ? vm_next_above_f32(s(scores), scale.map { s($0) }, shift.map { s($0) }, Float(limit), start, n)
      : vm_next_above_f64(d(scores), scale.map { d($0) }, shift.map { d($0) }, Double(limit), start, n)
  }

  /// Makes products of one vector with n others squared distances, given their squares; returns in how many less than this
  /// share of the squares and the floor is left.
  static func squares(
    fromProducts products: UnsafeMutablePointer<Self>, _ squares: UnsafePointer<Self>, _ square: Self, share: Self,
    floor: Self, _ n: Int
  ) -> Int {
    kind == .float
      ? vm_squares_from_products_f32(s(products), s(squares), Float(square), Float(share), Float(floor), n)
      : vm_squares_from_products_f64(d(products), d(squares), Double(square), Double(share), Double(floor), n)
  }
}
