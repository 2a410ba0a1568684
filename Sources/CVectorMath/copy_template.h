// Checked copies of one element type, included once for each. The includer defines SUFFIX; BITS, an unsigned integer as
// wide as a real number; PARTS, 1 for real and 2 for complex; LINE, 64 bytes of BITS; MOVED and TRANSPOSE, the vector
// and the function that transpose a tile. Sizes and strides are in BITS here, except rows and columns.

#define JOIN_(a, b) a##_##b
#define JOIN(a, b) JOIN_(a, b)
#define NAME(stem) JOIN(stem, SUFFIX)
#define LANES ((ptrdiff_t)(64 / sizeof(BITS)))
#define TILE (LANES / PARTS)
#define MAGNITUDE ((BITS)~(BITS)0 >> 1)

typedef BITS NAME(bits) __attribute__((may_alias));
typedef LINE NAME(line) __attribute__((aligned(4), may_alias));

// What has been seen so far, and the sign bits to flip on the way.
typedef struct {
  LINE largest, flip;
  BITS largest_one, flip_one;
} NAME(check);

VM_INLINE NAME(check) NAME(start)(int conjugate) {
  NAME(check) check = {{0}, {0}, 0, conjugate ? MAGNITUDE + 1 : 0};
  for (int l = 1; PARTS == 2 && l < LANES; l += 2) check.flip[l] = check.flip_one;
  return check;
}

VM_INLINE BITS NAME(finish)(const NAME(check) *check) {
  BITS largest = check->largest_one;
  for (int l = 0; l < LANES; l++) largest = check->largest[l] > largest ? check->largest[l] : largest;
  return largest;
}

VM_INLINE void NAME(load)(LINE *v, const NAME(bits) *src, LINE *largest, const NAME(check) *check) {
  *v = *(const NAME(line) *)src;
  *largest = __builtin_elementwise_max(*largest, *v & MAGNITUDE);
  if (PARTS == 2) *v ^= check->flip;
}

VM_INLINE void NAME(line_copy)(NAME(bits) *dst, const NAME(bits) *src, LINE *largest, const NAME(check) *check) {
  LINE v;
  NAME(load)(&v, src, largest, check);
  *(NAME(line) *)dst = v;
}

VM_INLINE void NAME(one)(NAME(bits) *dst, const NAME(bits) *src, NAME(check) *check) {
  for (int p = 0; p < PARTS; p++) {
    BITS x = src[p], size = x & MAGNITUDE;
    check->largest_one = size > check->largest_one ? size : check->largest_one;
    dst[p] = p == 1 ? x ^ check->flip_one : x;
  }
}

// MARK: Contiguous runs

VM_INLINE void NAME(run)(NAME(bits) *dst, const NAME(bits) *src, ptrdiff_t n, int streamed, NAME(check) *check) {
  ptrdiff_t i = 0;
  if (n >= LANES) {
    LINE largest[4] = {check->largest, check->largest, check->largest, check->largest};
    if (streamed && (uintptr_t)dst % (PARTS * sizeof(BITS)) == 0) {
      for (; (uintptr_t)(dst + i) % 64 != 0; i += PARTS) NAME(one)(dst + i, src + i, check);
      for (; i + 4 * LANES <= n; i += 4 * LANES)
        for (int u = 0; u < 4; u++) {
          LINE v;
          NAME(load)(&v, src + i + u * LANES, &largest[u], check);
          __builtin_nontemporal_store(v, (LINE *)(dst + i) + u);
        }
    }
    for (; i + 4 * LANES <= n; i += 4 * LANES)
      for (int u = 0; u < 4; u++)
        NAME(line_copy)(dst + i + u * LANES, src + i + u * LANES, &largest[u], check);
    for (; i + LANES <= n; i += LANES) NAME(line_copy)(dst + i, src + i, &largest[0], check);
    // The last line overlaps what has been copied: doing it twice changes nothing.
    if (i < n) NAME(line_copy)(dst + n - LANES, src + n - LANES, &largest[1], check);
    for (int u = 0; u < 4; u++) check->largest = __builtin_elementwise_max(check->largest, largest[u]);
    return;
  }
  for (; i < n; i += PARTS) NAME(one)(dst + i, src + i, check);
}

// MARK: Transposes

VM_INLINE void NAME(tile)(NAME(bits) *dst, ptrdiff_t ldd, const NAME(bits) *src, ptrdiff_t lds, int streamed,
                          NAME(check) *check) {
  MOVED v[TILE];
  UNROLLED for (int r = 0; r < TILE; r++) {
    LINE line;
    NAME(load)(&line, src + r * lds, &check->largest, check);
    v[r] = (MOVED)line;
  }
  TRANSPOSE(v);
  if (streamed)
    UNROLLED for (int r = 0; r < TILE; r++) __builtin_nontemporal_store((LINE)v[r], (LINE *)(dst + r * ldd));
  else
    UNROLLED for (int r = 0; r < TILE; r++) *(NAME(line) *)(dst + r * ldd) = (LINE)v[r];
}

// Rows of the source are contiguous. They are read a page at a time, where the prefetcher stops; ragged edges are tiles
// moved back over what has been copied.
VM_INLINE void NAME(tiles)(NAME(bits) *dst, ptrdiff_t ldd, const NAME(bits) *src, ptrdiff_t lds, ptrdiff_t rows,
                           ptrdiff_t columns, int streamed, NAME(check) *check) {
  ptrdiff_t last_row = rows - TILE, last_column = columns - TILE;
  for (ptrdiff_t left = 0; left < columns; left += BLOCK_COLUMNS)
    for (ptrdiff_t top = 0; top < rows; top += BLOCK_ROWS)
      for (ptrdiff_t j = left; j < columns && j < left + BLOCK_COLUMNS; j += TILE)
        for (ptrdiff_t i = top; i < rows && i < top + BLOCK_ROWS; i += TILE) {
          ptrdiff_t column = j < last_column ? j : last_column, row = i < last_row ? i : last_row;
          NAME(tile)(dst + row * PARTS + column * ldd, ldd, src + row * lds + column * PARTS, lds,
                     streamed && row == i, check);
        }
}

// MARK: Any strides

VM_INLINE void NAME(strided)(NAME(bits) *dst, ptrdiff_t row_step, ptrdiff_t column_step, const NAME(bits) *src,
                             ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows, ptrdiff_t columns, NAME(check) *check) {
  for (ptrdiff_t left = 0; left < columns; left += 16)
    for (ptrdiff_t top = 0; top < rows; top += 64)
      for (ptrdiff_t j = left; j < columns && j < left + 16; j++)
        for (ptrdiff_t i = top; i < rows && i < top + 64; i++)
          NAME(one)(dst + i * row_step + j * column_step, src + i * rs + j * cs, check);
}

VM_INLINE BITS NAME(copy)(void *to, ptrdiff_t ldd, const void *from, ptrdiff_t rs, ptrdiff_t cs, ptrdiff_t rows,
                          ptrdiff_t columns, int conjugate) {
  if (rows <= 0 || columns <= 0) return 0;
  NAME(bits) *dst = to;
  const NAME(bits) *src = from;
  NAME(check) check = NAME(start)(conjugate);
  ptrdiff_t unit = PARTS;
  ldd *= unit, rs *= unit, cs *= unit;
  int streamed = rows > STREAM_BYTES / (ptrdiff_t)sizeof(BITS) / PARTS / columns;
  if (rows == 1 && cs == unit && ldd == unit) rs = unit, rows = columns, columns = 1;
  if (rs == unit && ldd == cs && ldd == rows * unit) rows *= columns, columns = 1;
  if (rs == unit) {
    for (ptrdiff_t j = 0; j < columns; j++) NAME(run)(dst + j * ldd, src + j * cs, rows * unit, streamed, &check);
  } else if (cs == unit && rows >= TILE && columns >= TILE) {
    int aligned = (uintptr_t)dst % 64 == 0 && ldd % LANES == 0;
    if (streamed && aligned)
      NAME(tiles)(dst, ldd, src, rs, rows, columns, 1, &check);
    else
      NAME(tiles)(dst, ldd, src, rs, rows, columns, 0, &check);
  } else if (rows == 1) {
    NAME(strided)(dst, ldd, unit, src, cs, rs, columns, 1, &check);
  } else {
    NAME(strided)(dst, unit, ldd, src, rs, cs, rows, columns, &check);
  }
  if (streamed) finish_streaming();
  return NAME(finish)(&check);
}

#undef JOIN_
#undef JOIN
#undef NAME
#undef LANES
#undef TILE
#undef MAGNITUDE
#undef SUFFIX
#undef BITS
#undef PARTS
#undef LINE
#undef MOVED
#undef TRANSPOSE
