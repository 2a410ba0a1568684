// One block of rows of a small product, as many as fit in a vector: A and C have contiguous rows here. See gemm_type.h
// for what is defined. The includer adds BLOCK, the stem of the names; LANES, the reals in the vector; SWAPPED, the
// indices that exchange real and imaginary parts; LOAD(p) and STORE(p, v), which may use `mask`.

#define VECTOR PASTE(BLOCK, vector)
#define COLUMNS PASTE(BLOCK, columns)
#define SWAP(v) __builtin_shufflevector(v, v, SWAPPED)
#define GROUP (8 / PARTS)

typedef T VECTOR __attribute__((vector_size(LANES * sizeof(T)), aligned(sizeof(T)), may_alias));

// `count` columns at once, of which the first `left` are wanted; the others repeat the last and are not stored.
LEVEL VM_INLINE void COLUMNS(int count, ptrdiff_t left, uint32_t mask, PARAMETERS) {
  (void)m, (void)n, (void)rs_a, (void)rs_c, (void)mask;
  const T *column[GROUP];
  VECTOR sum[GROUP], turned[GROUP];
  UNROLLED for (int g = 0; g < count; g++) {
    column[g] = g == 0 ? b : column[g - 1] + (g < left ? cs_b : 0) * PARTS;
    KEEP(column[g]);
    sum[g] = (VECTOR){0};
    turned[g] = (VECTOR){0};
  }
  ptrdiff_t p = 0, q = 0;
#if PARTS == 1
  // Few columns are few chains of sums that wait for each other: where k is long, several for each column.
  if (count < GROUP && k >= 64) {
    enum { MOST = 4 };
    const int chains = GROUP / count;
    VECTOR chain[MOST][GROUP];
    UNROLLED for (int u = 0; u < chains; u++) {
      UNROLLED for (int g = 0; g < count; g++) chain[u][g] = (VECTOR){0};
    }
    for (; p + chains <= k; p += chains) {
      UNROLLED for (int u = 0; u < chains; u++, q += rs_b) {
        VECTOR x = LOAD(a);
        a += cs_a;
        UNROLLED for (int g = 0; g < count; g++) chain[u][g] += x * column[g][q];
      }
    }
    UNROLLED for (int u = 0; u < chains; u++) {
      UNROLLED for (int g = 0; g < count; g++) sum[g] += chain[u][g];
    }
  }
#endif
  for (; p < k; p++, q += rs_b * PARTS) {
    VECTOR x = LOAD(a);
    a += cs_a * PARTS;
    UNROLLED for (int g = 0; g < count; g++) {
      sum[g] += x * column[g][q];
      if (PARTS == 2) turned[g] += x * column[g][q + 1];
    }
  }
#if PARTS == 2
  T sign_a = conj_a ? -1 : 1, sign_b = conj_b ? -1 : 1;
  VECTOR straight, crossed, rotation;
  UNROLLED for (int l = 0; l < LANES; l += 2) {
    straight[l] = 1, straight[l + 1] = sign_a;
    crossed[l] = -sign_a * sign_b, crossed[l + 1] = sign_b;
    rotation[l] = -1, rotation[l + 1] = 1;
  }
#endif
  UNROLLED for (int g = 0; g < count; g++) {
    if (g >= left) break;
#if PARTS == 2
    VECTOR product = sum[g] * straight + SWAP(turned[g]) * crossed;
    product = product * alpha[0] + SWAP(product) * (rotation * alpha[1]);
    if (beta[0] != 0 || beta[1] != 0) {
      VECTOR old = LOAD(c);
      product += old * beta[0] + SWAP(old) * (rotation * beta[1]);
    }
#else
    VECTOR product = sum[g] * alpha;
    if (beta != 0) product += LOAD(c) * beta;
#endif
    STORE(c, product);
    c += cs_c * PARTS;
  }
}

LEVEL __attribute__((noinline)) static void BLOCK(PARAMETERS) {
  uint32_t mask = (uint32_t)(((uint64_t)1 << m * PARTS) - 1);
  for (ptrdiff_t left = n; left > 0; left -= GROUP, b += GROUP * PARTS * cs_b, c += GROUP * PARTS * cs_c) {
    if (left > GROUP / 2)
      COLUMNS(GROUP, left, mask, ARGUMENTS);
    else if (left > GROUP / 4)
      COLUMNS(GROUP / 2, left, mask, ARGUMENTS);
    else
      COLUMNS(GROUP / 4, left, mask, ARGUMENTS);
  }
}

#undef VECTOR
#undef COLUMNS
#undef SWAP
#undef GROUP
#undef BLOCK
#undef LANES
#undef SWAPPED
