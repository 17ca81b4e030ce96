# One front door; each target is a few lines over the real tools. `make help` lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup demo test test-all mutate lint format bench fuzz docs clean

VENV := .venv
BUILD := build/venv
FUZZ_SECONDS ?= 60
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

PIP_INSTALL := python -m pip install -q --disable-pip-version-check
CPP_FILES = $(shell git ls-files -co --exclude-standard '*.cpp' '*.hpp')

help:  ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

# The Python package is installed editable. The module and the C++ tests come out of one build folder,
# so that each object is compiled once; after the first time only what changed is built again.
setup: $(VENV)/.ready  ## make .venv with guiju in it, and build what changed
	@cmake --build $(BUILD)
	@cmake --install $(BUILD) --component python --prefix \
	  $$(python -c 'import sysconfig; print(sysconfig.get_path("platlib"))') >/dev/null

$(VENV)/.ready: pyproject.toml .ci/prepare python/build_backend/guiju_build.py
	.ci/prepare
	[ -x $(VENV)/bin/python ] || python3 -m venv $(VENV)
	$(PIP_INSTALL) $$(python python/build_backend/guiju_build.py) \
	  $$(command -v cmake >/dev/null || echo cmake) $$(command -v ninja >/dev/null || echo ninja)
	$(PIP_INSTALL) --no-build-isolation -e '.[office,dev]' -Cbuild-dir=$(BUILD) \
	  -Ccmake.define.GUIJU_TESTS=ON
	touch $@

demo: setup  ## run the Daoxian programme over a county-sized sample
	python -m guiju.demo

test: setup  ## all that is quick: C++ tests, then Python tests
	ctest --test-dir $(BUILD) -j 2 --output-on-failure --no-tests=error | grep -vE ' Passed |  Start '
	python -m pytest -q

test-all: setup fuzz  ## also sanitizers, clang-tidy, fuzzing, thousands of generated programs
	cmake --preset asan
	cmake --build --preset asan
	ctest --preset asan -j 2 | grep -vE ' Passed |  Start '
	run-clang-tidy-14 -quiet -p $(BUILD) '/core/guiju/(?!syntax/grammar)' >build/clang-tidy.log 2>&1 \
	  || { grep -A 8 -E '(warning|error):' build/clang-tidy.log; exit 1; }
	ctest --test-dir $(BUILD) -j 2 --output-on-failure --no-tests=error | grep -vE ' Passed |  Start '
	GUIJU_EXAMPLES=20000 python -m pytest -q

mutate: setup  ## thirty deliberate mistakes in the engine: does `make test` catch each?
	python -m tests.mutation

lint: setup  ## format, ruff, mypy, stub of the module
	@clang-format --dry-run --Werror -ferror-limit=5 $(CPP_FILES)
	ruff check
	ruff format --check
	mypy
	MYPYPATH=python python -m mypy.stubtest guiju._core

format: $(VENV)/.ready  ## lay out C++ and Python
	clang-format -i $(CPP_FILES)
	ruff check --fix-only -q
	ruff format -q

bench: setup  ## the figures of speed
	cmake --preset bench
	cmake --build --preset bench
	python -m tests.bench

fuzz:  ## libFuzzer, FUZZ_SECONDS (60) for each program; findings go to build/fuzz/found
	.ci/prepare clang
	cmake --preset fuzz
	cmake --build --preset fuzz
	for program in build/fuzz/tests/fuzz/guiju_*_fuzz; do \
	  name=$${program##*/guiju_}; name=$${name%_fuzz}; found=build/fuzz/found/$$name; \
	  mkdir -p $$found tests/fuzz/corpus/$$name; echo "fuzzing $$name"; \
	  $$program -max_total_time=$(FUZZ_SECONDS) -timeout=10 -rss_limit_mb=4096 -print_funcs=0 \
	    -print_final_stats=1 -artifact_prefix=$$found/ $$found tests/fuzz/corpus/$$name; \
	done

docs: setup  ## write again what is generated: the index of diagnostics
	python tests/tidy/diagnostics_index.py

clean:  ## remove everything that was built
	rm -rf build $(VENV)
