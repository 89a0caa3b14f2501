// SPDX-License-Identifier: ISC
// A pane's terminal: taking output and giving the screen back.
#include <benchmark/benchmark.h>

#include "bench/sample_output.hpp"
#include "shim/term/terminal.hpp"

namespace {

constexpr std::size_t k_block = 4096;  // what the kernel gives at a time
constexpr std::size_t k_bytes = 1 << 20;
constexpr std::size_t k_history = 2000;

struct Silent final : shim::TerminalListener {
  void reply(std::string_view) override {}
};

void feed(benchmark::State& run, const std::string& text) {
  Silent silent;
  shim::Terminal terminal({80, 24}, k_history, silent);
  std::size_t at = 0;
  for ([[maybe_unused]] auto _ : run) {
    terminal.feed(std::string_view(text).substr(at, k_block));
    at = at + k_block >= text.size() ? 0 : at + k_block;
  }
}

void capture(benchmark::State& run, const shim::CaptureRequest& request) {
  Silent silent;
  shim::Terminal terminal({80, 24}, k_history, silent);
  terminal.feed(bench::full_coloured_lines(k_history + 24));
  for ([[maybe_unused]] auto _ : run) {
    const auto text = terminal.capture(request);
    if (!text) return run.SkipWithError(text.error().message.c_str());
    benchmark::DoNotOptimize(text->size());
  }
}

void capture_screen(benchmark::State& run) { capture(run, {}); }
void capture_screen_with_escapes(benchmark::State& run) { capture(run, {.escapes = true}); }
void capture_full_history(benchmark::State& run) { capture(run, {.start_of_history = true}); }

const bool k_registered = [] {
  for (const auto& [name, text] : bench::sample_outputs(k_bytes))
    benchmark::RegisterBenchmark(("screen_input_" + name).c_str(), feed, text);
  return true;
}();

}  // namespace

BENCHMARK(capture_screen);
BENCHMARK(capture_screen_with_escapes);
BENCHMARK(capture_full_history);
BENCHMARK_MAIN();
