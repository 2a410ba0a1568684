// The search for an element that is not its mirror image, for one element type. The includer defines SUFFIX; REAL and
// BITS, a number and an unsigned integer as wide; PARTS, 1 for real and 2 for complex; LINE, 64 bytes of BITS; NUMBERS,
// 64 bytes of REAL; MOVED and TRANSPOSE, the vector and the function that transpose a tile.

#define JOIN_(a, b) a##_##b
#define JOIN(a, b) JOIN_(a, b)
#define NAME(stem) JOIN(stem, SUFFIX)
#define LANES ((ptrdiff_t)(64 / sizeof(REAL)))
#define TILE (LANES / PARTS)

typedef MOVED NAME(moved) __attribute__((aligned(4), may_alias));
typedef NUMBERS NAME(numbers) __attribute__((aligned(4), may_alias));

VM_INLINE int NAME(differs)(const REAL *x, const REAL *mirror, REAL tolerance) {
  REAL real = x[0] - mirror[0];
  if (real > tolerance || -real > tolerance) return 1;
  if (PARTS == 1) return 0;
  REAL imaginary = x[1] + mirror[1];
  return imaginary > tolerance || -imaginary > tolerance;
}

VM_INLINE int NAME(tile_differs)(const REAL *lower, const REAL *upper, ptrdiff_t lda, REAL tolerance) {
  MOVED mirror[TILE];
  LINE found = {0}, flip = {0};
  for (int l = 1; PARTS == 2 && l < LANES; l += 2) flip[l] = ~(~(BITS)0 >> 1);
  UNROLLED for (int c = 0; c < TILE; c++) mirror[c] = *(const NAME(moved) *)(upper + PARTS * c * lda);
  TRANSPOSE(mirror);
  UNROLLED for (int c = 0; c < TILE; c++) {
    NUMBERS difference = *(const NAME(numbers) *)(lower + PARTS * c * lda) - (NUMBERS)((LINE)mirror[c] ^ flip);
    found |= (LINE)(__builtin_elementwise_abs(difference) > tolerance);
  }
  return __builtin_reduce_or(found) != 0;
}

VM_INLINE ptrdiff_t NAME(search)(const REAL *a, ptrdiff_t lda, ptrdiff_t n, ptrdiff_t first_row, ptrdiff_t end_row,
                                 ptrdiff_t first_column, ptrdiff_t end_column, REAL tolerance) {
  for (ptrdiff_t j = first_column; j < end_column; j++)
    for (ptrdiff_t i = j > first_row ? j : first_row; i < end_row; i++)
      if (NAME(differs)(a + PARTS * (i + j * lda), a + PARTS * (j + i * lda), tolerance)) return i + j * n;
  return -1;
}

VM_INLINE ptrdiff_t NAME(asymmetry)(const REAL *a, ptrdiff_t lda, ptrdiff_t n, REAL tolerance) {
  for (ptrdiff_t j = 0; j < n; j += TILE) {
    ptrdiff_t end = j + TILE < n ? j + TILE : n, i = j;
    for (; i + TILE <= n; i += TILE)
      if (NAME(tile_differs)(a + PARTS * (i + j * lda), a + PARTS * (j + i * lda), lda, tolerance)) {
        ptrdiff_t found = NAME(search)(a, lda, n, i, i + TILE, j, end, tolerance);
        if (found >= 0) return found;
      }
    ptrdiff_t found = NAME(search)(a, lda, n, i, n, j, end, tolerance);
    if (found >= 0) return found;
  }
  return -1;
}

#undef JOIN_
#undef JOIN
#undef NAME
#undef LANES
#undef TILE
#undef SUFFIX
#undef REAL
#undef BITS
#undef PARTS
#undef LINE
#undef NUMBERS
#undef MOVED
#undef TRANSPOSE
