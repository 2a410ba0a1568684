# make run     the main job: low-rank analysis of a real weight matrix (INPUT=path.npy for yours, OUTPUT=folder)
# make test    all tests
# make check   what CI runs: lint, build without warnings, typical expressions, tests, examples
# make bench   speed and memory beside raw C and NumPy, as ratios
# make fuzz    fuzzes the readers of files, FUZZ_SECONDS for each format (default 60)
# make docs    the documentation, in output/docs
# make format  formats the sources
# make reference  makes the reference outputs of the tests anew (needs what Tests/Reference/README.md names)

INPUT ?= Examples/Data/minilm-position-embeddings.npy
OUTPUT ?= output
SWIFT ?= swift
SWIFT_SOURCES = $(foreach folder,. Examples Benchmarks,$(folder)/Package.swift $(folder)/Sources) Fuzzing/Sources Tests

ifeq ($(shell uname),Darwin)
  export PKG_CONFIG_PATH := $(shell brew --prefix openblas 2>/dev/null)/lib/pkgconfig:$(shell brew --prefix zlib 2>/dev/null)/lib/pkgconfig:$(PKG_CONFIG_PATH)
else
  # The tool starts 2 ms sooner without the loading of Swift's libraries. By lld, which knows no warnings of the C library
  # about code that is never called.
  TOOL_FLAGS := --static-swift-stdlib -Xswiftc -use-ld=lld
endif

.PHONY: all deps build run test check lint warnings expressions examples bench fuzz docs format reference clean
all: build

deps:
	@Scripts/install-dependencies blas zlib gnuplot

build: deps
	$(SWIFT) build -c release --product linalg $(TOOL_FLAGS)

run: build
	@.build/release/linalg lowrank "$(INPUT)" --output "$(OUTPUT)"

test: deps
	$(SWIFT) test

check: deps lint warnings expressions test examples

lint:
	$(SWIFT) format lint --strict --recursive $(SWIFT_SOURCES)

# A clean build of our own targets must print no warning.
warnings: deps
	@mkdir -p output
	@$(SWIFT) build --build-tests >output/build.log 2>&1 || { cat output/build.log; exit 1; }
	@if grep -E '^(/|warning:).*warning:' output/build.log; then echo 'the build has warnings'; exit 1; fi

# Typical expressions must not keep the type-checker busy: below 300 ms each.
expressions: warnings
	@SWIFTC="$(SWIFT)c" Scripts/check-expressions

examples: deps
	cd Examples && $(SWIFT) build
	@for example in $(notdir $(wildcard Examples/Sources/*)); do \
	  echo "$$example:"; Examples/.build/debug/$$example || exit 1; done

# Where OPENBLAS_CORETYPE is set it is measured both ways: as it is, and with the kernels that users see.
bench: build
	cd Benchmarks && $(SWIFT) build -c release
	Benchmarks/.build/release/benchmarks
	@if [ -n "$$OPENBLAS_CORETYPE" ]; then env -u OPENBLAS_CORETYPE -u OPENBLAS_L2_SIZE Benchmarks/.build/release/benchmarks; fi

fuzz: deps
	Fuzzing/run

docs: deps
	Scripts/build-documentation output/docs

format:
	$(SWIFT) format --in-place --recursive $(SWIFT_SOURCES)

reference:
	python3 Tests/Reference/make_reference.py
	python3 Tests/Reference/make_npy.py
	python3 Tests/Reference/make_safetensors.py
	python3 Tests/Reference/make_npz.py
	python3 Tests/Reference/make_csv.py
	python3 Tests/Reference/make_mtx.py

clean:
	rm -rf .build output Examples/.build Benchmarks/.build
